/**
 * The one socket of the page: hello, frames in, events and questions out, and coming back after it drops.
 *
 * It counts the frames it has handed on (`seen`). After a drop it names that count and gets exactly the frames it
 * missed; after a page load it has no tree, names 0 and gets the whole one. Events the server had not received are sent
 * again, in order and under their old numbers, so none is lost and none counts twice. It holds no rule about what a
 * frame means (`frames.ts`) or when a value is sent (`widget-store.ts`).
 */

import { type BackMessage, type CommandMessage, encodeBackMessage, type HelloRequest } from "../core/protocol/back-message.js";
import { decodeFrame, newAppendTarget } from "../core/protocol/codec.js";
import { type ControlMessage, type HelloMessage, protocolVersion } from "../core/protocol/forward-message.js";
import { backOff } from "./back-off.js";
import { type Cell, createCell } from "./cell.js";
import type { FrameReceiver } from "./frames.js";
import type { Outbox, OutboxEvent } from "./outbox.js";
import type { Requests } from "./request.js";

export type ConnectionState =
  | { phase: "connecting"; attempt: number }
  | { phase: "open" }
  /** Between two attempts; `retryAt` in the time of `Date.now()`. */
  | { phase: "waiting"; attempt: number; retryAt: number }
  /** Not to be tried again by itself: the page is of another version, or the session is shown in another tab. */
  | { phase: "refused"; code: string; message: string };

export interface SessionIdentity {
  session: string;
  token: string;
}

/** The part of a WebSocket that is used. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface ConnectionEffects {
  openSocket(): Socket;
  /** Where the page is and who looks at it, for the hello. */
  describePage(): Pick<HelloRequest, "page" | "client">;
  random(): number;
  /** The session of the hello is known: a new one, or the one the tab had. `lost`: the tab had another one before. */
  onSession(hello: HelloMessage, lost: boolean): void;
  onProblem(code: string, message: string): void;
}

export interface Connection {
  state: Cell<ConnectionState>;
  /** Which session this tab shows; undefined before the first hello. */
  session: Cell<SessionIdentity | undefined>;
  /** The server runs for its author: errors are shown in full. */
  dev: Cell<boolean>;
  /** Begins; with the session an earlier load of the tab had, if any. */
  start(earlier?: SessionIdentity): void;
  /** Tries at once: instead of at the end of the countdown, or although it was refused. */
  retryNow(): void;
  command(type: CommandMessage["type"]): void;
  changeLocation(query: string): void;
  /** Ends for good: the page is going away. */
  stop(): void;
}

const helloTimeout = 10_000;
const ackAfterFrames = 32;
const ackAfterCharacters = 64_000;
const ackAfterTime = 2_000;

/** The server closes with this code when another tab has taken the session: coming back would take it away there. */
const takenOver = 4001;

type Timer = ReturnType<typeof setTimeout> | undefined;

export function createConnection(frames: FrameReceiver, outbox: Outbox, requests: Requests, effects: ConnectionEffects): Connection {
  const state = createCell<ConnectionState>({ phase: "connecting", attempt: 0 });
  const session = createCell<SessionIdentity | undefined>(undefined);
  const dev = createCell(false);
  let socket: Socket | undefined;
  let open = false;
  let attempt = 0;
  let retryTimer: Timer;
  let helloTimer: Timer;
  let ackTimer: Timer;
  let seen = 0;
  /** Frames of a whole tree still to come, and the count when they are there: half a tree is nothing to resume from. */
  let rebuilding = { left: 0, seq: 0 };
  let target = newAppendTarget();
  let unseenFrames = 0;
  let unseenCharacters = 0;

  function transmit(message: BackMessage): void {
    if (open) socket?.send(encodeBackMessage(message));
  }

  function acknowledged(): void {
    clearTimeout(ackTimer);
    ackTimer = undefined;
    unseenFrames = 0;
    unseenCharacters = 0;
  }

  function acknowledge(): void {
    acknowledged();
    transmit({ type: "ack", seen });
  }

  function sendEvent({ n, values }: OutboxEvent): void {
    if (!open) return;
    acknowledged();
    transmit({ type: "event", n, seen, values });
  }

  function countFrame(): void {
    if (rebuilding.left === 0) seen++;
    else if (--rebuilding.left === 0) seen = rebuilding.seq;
  }

  function takeFrame(text: string): void {
    countFrame();
    unseenFrames++;
    unseenCharacters += text.length;
    if (!frames.receive(decodeFrame(text, target))) transmit({ type: "resync" });
    if (unseenFrames >= ackAfterFrames || unseenCharacters >= ackAfterCharacters) acknowledge();
    else ackTimer ??= setTimeout(acknowledge, ackAfterTime);
  }

  function refuse(code: string, message: string): void {
    state.set({ phase: "refused", code, message });
    drop();
  }

  function takeHello(hello: HelloMessage): void {
    if (hello.version !== protocolVersion) {
      refuse("MR_PROTOCOL_VERSION", `The server speaks version ${hello.version}, this page version ${protocolVersion}.`);
      return;
    }
    startCounting(hello);
    // The server also says hello to begin anew with the whole tree, on a connection that is open.
    if (open) return;
    clearTimeout(helloTimer);
    open = true;
    attempt = 0;
    const lost = hello.mode === "new" && session.get() !== undefined;
    effects.onSession(hello, lost);
    if (hello.mode === "new") {
      outbox.restart(0);
      requests.abandon();
    } else if (outbox.last() < hello.received) {
      outbox.restart(hello.received, outbox.after(0));
    }
    session.set({ session: hello.session, token: hello.token });
    dev.set(hello.dev);
    for (const event of outbox.after(hello.received)) sendEvent(event);
    for (const question of requests.open()) transmit(question);
    state.set({ phase: "open" });
  }

  function startCounting({ mode, seq, replay }: HelloMessage): void {
    if (mode === "resume") {
      seen = seq - replay;
      return;
    }
    seen = replay === 0 ? seq : 0;
    rebuilding = { left: replay, seq };
    target = newAppendTarget();
    frames.expectWholeTree();
  }

  function takeControl(message: ControlMessage): void {
    switch (message.type) {
      case "hello":
        takeHello(message);
        break;
      case "reply":
        requests.answer(message);
        break;
      case "problem":
        if (message.code === "MR_PROTOCOL_VERSION") refuse(message.code, message.message);
        else effects.onProblem(message.code, message.message);
    }
  }

  /** Forgets the socket; nothing it still says is heard. */
  function drop(): void {
    clearTimeout(helloTimer);
    clearTimeout(retryTimer);
    acknowledged();
    if (rebuilding.left > 0) seen = 0;
    rebuilding = { left: 0, seq: 0 };
    open = false;
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
    socket = undefined;
  }

  function lose(): void {
    drop();
    const delay = backOff(attempt, effects.random());
    attempt++;
    state.set({ phase: "waiting", attempt, retryAt: Date.now() + delay });
    retryTimer = setTimeout(connect, delay);
  }

  function connect(): void {
    drop();
    state.set({ phase: "connecting", attempt });
    const next = effects.openSocket();
    socket = next;
    helloTimer = setTimeout(lose, helloTimeout);
    next.onopen = () => {
      const known = session.get();
      const hello: HelloRequest = { type: "hello", version: protocolVersion, ...effects.describePage() };
      if (known) hello.resume = { ...known, seq: seen };
      next.send(encodeBackMessage(hello));
    };
    next.onmessage = ({ data }) => {
      if (typeof data !== "string") return;
      if (data.startsWith("{")) takeControl(JSON.parse(data) as ControlMessage);
      else takeFrame(data);
    };
    next.onclose = ({ code }) => {
      if (code === takenOver) refuse("MR_SESSION_TAKEN", "This session was opened in another place.");
      else lose();
    };
  }

  outbox.onAdd(sendEvent);
  requests.onAsk(transmit);

  return {
    state,
    session,
    dev,
    start(earlier) {
      session.set(earlier);
      connect();
    },
    retryNow() {
      const { phase } = state.get();
      if (phase === "waiting" || phase === "refused") connect();
    },
    command: (type) => transmit({ type }),
    changeLocation: (query) => transmit({ type: "location", query }),
    stop: drop,
  };
}
