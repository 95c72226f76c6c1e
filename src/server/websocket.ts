/**
 * Upgrades to a socket. Before any session, worker or memory of ours is spent: the gate (Host, address, rate), the one
 * path, the Origin, the number of sockets. Refusals are plain HTTP answers: 403, 404, 405, 421, 429, 503. What passed
 * becomes a {@link Connection} and is handed to `onConnection`; the hello that follows there names the session.
 */
import type { IncomingMessage } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { limitKey } from "../security/addresses.js";
import { cookieName, issueCookie, readCookie, setCookie } from "../security/cookies.js";
import { commonHeaders } from "../security/headers.js";
import type { InputLimits } from "../security/input-limits.js";
import { type Clock, RateLimiter } from "../security/rate-limit.js";
import { closeCodes, SocketConnection } from "./connection.js";
import type { Admitted, Refusal } from "./exchange.js";
import type { HttpOptions } from "./http-options.js";
import { type RequestGate, tooMany } from "./request-gate.js";

export const streamPath = "/_millrace/stream";

/** Name of our protocol, for clients that offer one. */
export const subprotocol = "millrace";

export interface UpgradeParts {
  gate: RequestGate;
  cookieKey: Uint8Array;
  limits: InputLimits;
  onConnection: HttpOptions["onConnection"];
  now: Clock;
  warn: (text: string) => void;
}

export class WebSocketUpgrades {
  readonly #parts: UpgradeParts;
  readonly #server: WebSocketServer;
  readonly #upgrades: RateLimiter;
  readonly #cookies = new WeakMap<IncomingMessage, string>();
  readonly #open = new Set<SocketConnection>();
  readonly #perAddress = new Map<string, number>();
  readonly #pings: NodeJS.Timeout;
  #closing = false;

  constructor(parts: UpgradeParts) {
    this.#parts = parts;
    this.#upgrades = new RateLimiter(parts.limits.upgrades, parts.now);
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: parts.limits.messageBytes,
      handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
    });
    this.#server.on("headers", (lines, request) => {
      const cookie = this.#cookies.get(request);
      if (cookie !== undefined) lines.push(`Set-Cookie: ${cookie}`);
    });
    this.#pings = setInterval(() => {
      for (const connection of this.#open) connection.ping();
    }, parts.limits.pingInterval);
    this.#pings.unref();
  }

  /** Listener of the HTTP server's `upgrade` event. */
  readonly handle = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on("error", () => stream.destroy());
    const answer = this.#parts.gate.check(request);
    const refusal = "refusal" in answer ? answer.refusal : this.#refusal(request, answer.admitted);
    if (refusal) writeRefusal(stream, refusal);
    else if ("admitted" in answer) this.#accept(request, stream, head, answer.admitted);
  };

  /** Says goodbye to every socket and cuts those that do not answer in time. */
  async close(patience: number): Promise<void> {
    this.#closing = true;
    clearInterval(this.#pings);
    for (const connection of this.#open) connection.close(closeCodes.goingAway, "The server is shutting down.");
    const until = Date.now() + patience;
    while (this.#open.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const connection of this.#open) connection.terminate();
    this.#server.close();
  }

  #refusal(request: IncomingMessage, { path, outward }: Admitted): Refusal | null {
    const { gate, limits } = this.#parts;
    if (path !== streamPath) return { status: 404, message: "There is no socket at this address." };
    if (request.method !== "GET") return { status: 405, message: "A socket is opened with GET.", headers: { Allow: "GET" } };
    const origin = gate.checkOrigin(request, outward);
    if (origin) return origin;
    const key = limitKey(outward.address);
    const wait = this.#upgrades.take(key);
    if (wait > 0) return tooMany(wait, "new connections");
    if ((this.#perAddress.get(key) ?? 0) >= limits.socketsPerAddress) return tooMany(1_000, "open connections");
    if (this.#closing || this.#open.size >= limits.sockets) {
      return { status: 503, message: "The server takes no more connections at the moment.", headers: { "Retry-After": "5" } };
    }
    return null;
  }

  #accept(request: IncomingMessage, stream: Duplex, head: Buffer, { outward }: Admitted): void {
    const { cookieKey, limits, now, onConnection, warn } = this.#parts;
    const { headers } = request;
    const known = readCookie(cookieKey, headers.cookie, cookieName(outward));
    let browser = known;
    if (browser === null) {
      // The page came without passing through us (a cache, a restart with a new secret): the cookie comes with the answer.
      const issued = issueCookie(cookieKey);
      browser = issued.browser;
      this.#cookies.set(request, setCookie(outward, issued.value));
    }
    const cookieSession = browser;
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      const connection = new SocketConnection({
        socket,
        tcp: stream as Socket,
        cookieSession,
        address: outward.address,
        limits,
        now,
        warn,
      });
      this.#count(connection, limitKey(outward.address));
      onConnection(connection, {
        browser: cookieSession,
        address: outward.address,
        origin: headers.origin ?? "",
        secure: outward.scheme === "https",
        userAgent: (headers["user-agent"] ?? "").slice(0, 512),
        acceptLanguage: (headers["accept-language"] ?? "").slice(0, 256),
      });
    });
  }

  #count(connection: SocketConnection, key: string): void {
    this.#open.add(connection);
    this.#perAddress.set(key, (this.#perAddress.get(key) ?? 0) + 1);
    connection.onClose(() => {
      this.#open.delete(connection);
      const left = (this.#perAddress.get(key) ?? 1) - 1;
      if (left > 0) this.#perAddress.set(key, left);
      else this.#perAddress.delete(key);
    });
  }
}

function writeRefusal(stream: Duplex, { status, message, hint, headers }: Refusal): void {
  const body = `${hint ? `${message} ${hint}` : message}\n`;
  const lines = Object.entries({
    Connection: "close",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": `${Buffer.byteLength(body)}`,
    ...commonHeaders,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`, () => stream.destroy());
}
