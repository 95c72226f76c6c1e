/**
 * One socket as the session handler sees it: text in, text or bytes out. Pings, size limits and the pace of a too fast
 * sender are settled here. A sender above the rate is read more slowly, never cut off, so no event is lost.
 */
import type { Socket } from "node:net";
import type { RawData, WebSocket } from "ws";
import type { InputLimits } from "../security/input-limits.js";
import { type Clock, TokenBucket } from "../security/rate-limit.js";
import { newToken } from "../security/tokens.js";

/** Why the server closes a socket. */
export const closeCodes = {
  normal: 1000,
  goingAway: 1001,
  unsupportedData: 1003,
  policyViolation: 1008,
  tooLarge: 1009,
  serverError: 1011,
  tryAgainLater: 1013,
  /** The session was opened in another place; the page offers to take it back. */
  replaced: 4001,
} as const;
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

export interface Connection {
  /** Name of this connection in logs; no secret. */
  readonly id: string;
  /** Id of the browser. Never log it. */
  readonly cookieSession: string;
  readonly address: string;
  /** Bytes that were sent but have not left yet. Look before each send: nothing bounds it. */
  readonly bufferedAmount: number;
  readonly open: boolean;
  send(data: string | Uint8Array): void;
  close(code: CloseCode, reason?: string): void;
  /** Begins reading. Call it once. */
  onText(handler: (text: string) => void): void;
  /** A slow reader has taken everything that waited. */
  onDrain(handler: () => void): void;
  onClose(handler: (code: number) => void): void;
}

export interface ConnectionParts {
  socket: WebSocket;
  tcp: Socket;
  cookieSession: string;
  address: string;
  limits: InputLimits;
  now: Clock;
  warn: (text: string) => void;
}

/** A reason fits into 123 bytes of a close frame. */
function shortReason(reason: string): string {
  const bytes = Buffer.from(reason);
  return bytes.length <= 123
    ? reason
    : bytes
        .subarray(0, 120)
        .toString("utf8")
        .replace(/\ufffd+$/, "");
}

export class SocketConnection implements Connection {
  readonly id = newToken().slice(0, 8);
  readonly cookieSession: string;
  readonly address: string;
  readonly #parts: ConnectionParts;
  readonly #socket: WebSocket;
  #alive = true;

  constructor(parts: ConnectionParts) {
    const { socket } = parts;
    this.cookieSession = parts.cookieSession;
    this.address = parts.address;
    this.#parts = parts;
    this.#socket = socket;
    // Nothing is read, and so nothing lost, until somebody listens.
    socket.pause();
    socket.on("pong", () => {
      this.#alive = true;
    });
    // Malformed and oversized frames: ws closes with the right code by itself, and `close` follows.
    socket.on("error", () => {});
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(data: string | Uint8Array): void {
    if (this.open) this.#socket.send(data);
  }

  close(code: CloseCode, reason = ""): void {
    // A paused socket would never read the answer to the close frame.
    if (this.#socket.isPaused) this.#socket.resume();
    this.#socket.close(code, shortReason(reason));
  }

  onText(handler: (text: string) => void): void {
    const { limits, now } = this.#parts;
    const messages = new TokenBucket(limits.messages, now);
    const traffic = new TokenBucket(limits.messageTraffic, now);
    const silence = setTimeout(() => this.close(closeCodes.policyViolation, "No hello came."), limits.helloTimeout);
    this.#socket.once("close", () => clearTimeout(silence));
    this.#socket.on("message", (data: RawData, binary: boolean) => {
      clearTimeout(silence);
      this.#alive = true;
      if (!this.open) return;
      if (binary) {
        this.close(closeCodes.unsupportedData, "Only text frames are understood.");
        return;
      }
      // nodebuffer is the binary type of ws unless changed: one Buffer per message.
      const bytes = data as Buffer;
      this.#pause(Math.max(messages.spend(), traffic.spend(bytes.length)));
      this.#deliver(bytes.toString("utf8"), handler);
    });
    this.#socket.resume();
  }

  onDrain(handler: () => void): void {
    this.#parts.tcp.on("drain", handler);
  }

  onClose(handler: (code: number) => void): void {
    this.#socket.on("close", handler);
  }

  /** Asks for a sign of life; a peer that owes the last one is cut off. */
  ping(): void {
    if (!this.#alive) {
      this.#socket.terminate();
      return;
    }
    this.#alive = false;
    if (this.open) this.#socket.ping();
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #pause(ms: number): void {
    if (ms === 0 || this.#socket.isPaused) return;
    this.#socket.pause();
    setTimeout(() => this.#socket.resume(), ms).unref();
  }

  #deliver(text: string, handler: (text: string) => void): void {
    try {
      handler(text);
    } catch (error) {
      this.#parts.warn(`connection ${this.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      this.close(closeCodes.serverError, "The message could not be handled.");
    }
  }
}
