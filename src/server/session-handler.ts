/**
 * Sessions: who is connected to which, what is kept of each, and carrying out what `core/session` decides.
 *
 * A connection says hello; it gets a new session, or takes up the one that its browser (cookie) and tab (token) own.
 * From then on its messages are checked (`core/protocol/back-message.ts`) and become events of the session's step
 * function; the effects go to the worker pool. Frames of the worker are passed on as they are, and kept (`frame-log.ts`)
 * so that a reload, a dropped socket or a lost worker costs no run and no state.
 */
import { createHash } from "node:crypto";
import { MillraceError } from "../core/errors.js";
import { type BackMessage, type HelloRequest, parseBackMessage } from "../core/protocol/back-message.js";
import { type ControlMessage, type HelloMessage, protocolVersion } from "../core/protocol/forward-message.js";
import { limits } from "../core/protocol/limits.js";
import type { ClientInfo, OutgoingFrame, StoredSession } from "../core/runner/runner-port.js";
import { newSession, type SessionEvent, type SessionState, step } from "../core/session/session.js";
import type { Loss, PoolListener, WorkerPool } from "../hosts/node-worker/pool.js";
import type { FromWorker, UploadedPath } from "../hosts/node-worker/worker-messages.js";
import { newToken } from "../security/tokens.js";
import { type Connection, closeCodes } from "./connection.js";
import { FrameLog } from "./frame-log.js";
import type { UploadRule } from "./http-options.js";
import { uploadRuleOf } from "./upload-rule.js";

export interface SessionHandlerOptions {
  dev: boolean;
  /** Milliseconds that a session is kept after its last connection has gone. */
  keepDisconnected: number;
  /** Sessions at the same time; more are refused. */
  maxSessions: number;
  log(level: "info" | "warn" | "error", message: string): void;
  publish(session: string, browser: string, bytes: Uint8Array, options: { mime: string; fileName?: string; download: boolean }): string;
  dropFiles(session: string): void;
}

class Session {
  readonly id = newToken();
  readonly token = newToken();
  readonly browser: string;
  client: ClientInfo;
  machine: SessionState = newSession();
  readonly frames = new FrameLog();
  readonly uploads = new Map<string, UploadedPath>();
  stored: StoredSession;
  connection: Connection | undefined;
  /** The reader is too slow: frames are only kept until it has caught up. */
  lagging = false;
  warned = new Set<string>();

  constructor(browser: string, client: ClientInfo) {
    this.browser = browser;
    this.client = client;
    this.stored = { widgets: [], state: "[]", query: client.query };
  }

  send(message: ControlMessage): void {
    this.connection?.send(JSON.stringify(message));
  }
}

function keyOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

export class SessionHandler implements PoolListener {
  readonly #options: SessionHandlerOptions;
  readonly #sessions = new Map<string, Session>();
  /** By hash of the tab's token, so that looking one up tells nothing about the others. */
  readonly #byToken = new Map<string, Session>();
  readonly #sweep: NodeJS.Timeout;
  #pool: WorkerPool | undefined;
  #onFiles: (files: readonly string[]) => void = () => {};

  constructor(options: SessionHandlerOptions) {
    this.#options = options;
    this.#sweep = setInterval(() => this.#dispatchAll({ type: "tick", now: Date.now(), keepMs: options.keepDisconnected }), 5_000);
    this.#sweep.unref();
  }

  attach(pool: WorkerPool): void {
    this.#pool = pool;
  }

  onFiles(listener: (files: readonly string[]) => void): void {
    this.#onFiles = listener;
  }

  get size(): number {
    return this.#sessions.size;
  }

  close(): void {
    clearInterval(this.#sweep);
  }

  // ---- connections

  /** A socket that passed the gate. */
  accept(connection: Connection, browser: string): void {
    let session: Session | undefined;
    connection.onText((text) => {
      let message: BackMessage;
      try {
        message = parseBackMessage(text);
      } catch (error) {
        return this.#refuse(connection, error);
      }
      if (message.type === "hello") {
        if (session) return this.#refuse(connection, new MillraceError("MR_PROTOCOL_MALFORMED", "Second hello on one connection."));
        session = this.#hello(connection, browser, message);
      } else if (!session) {
        this.#refuse(connection, new MillraceError("MR_PROTOCOL_MALFORMED", "The first message of a connection is a hello."));
      } else if (session.connection === connection) {
        this.#receive(session, message);
      }
    });
    connection.onDrain(() => {
      if (session?.lagging && session.connection === connection && connection.bufferedAmount === 0) this.#catchUp(session);
    });
    connection.onClose(() => {
      if (!session || session.connection !== connection) return;
      session.connection = undefined;
      this.#dispatch(session, { type: "disconnected", now: Date.now() });
    });
  }

  #refuse(connection: Connection, error: unknown): void {
    const code = error instanceof MillraceError ? error.code : "MR_PROTOCOL_MALFORMED";
    const message = error instanceof Error ? error.message : "The message could not be understood.";
    this.#options.log("warn", `${code} from connection ${connection.id}: ${message}`);
    connection.send(JSON.stringify({ type: "problem", code, message } satisfies ControlMessage));
    connection.close(code === "MR_PROTOCOL_TOO_LARGE" ? closeCodes.tooLarge : closeCodes.policyViolation, message);
  }

  #hello(connection: Connection, browser: string, hello: HelloRequest): Session | undefined {
    if (hello.version !== protocolVersion) {
      this.#refuse(
        connection,
        new MillraceError(
          "MR_PROTOCOL_VERSION",
          `The page speaks protocol ${hello.version}, the server ${protocolVersion}. Reload the page.`,
        ),
      );
      return undefined;
    }
    const client: ClientInfo = { ...hello.page, ...hello.client };
    const known = hello.resume && this.#byToken.get(keyOf(hello.resume.token));
    if (hello.resume && known && known.browser === browser && known.id === hello.resume.session) {
      this.#resume(known, connection, client, hello.resume.seq);
      return known;
    }
    if (this.#sessions.size >= this.#options.maxSessions) {
      connection.close(closeCodes.tryAgainLater, "The app is at its limit of sessions. Try again later.");
      return undefined;
    }
    const session = new Session(browser, client);
    this.#sessions.set(session.id, session);
    this.#byToken.set(keyOf(session.token), session);
    this.#pool?.open(session.id, { client, uploads: [] });
    session.connection = connection;
    session.send(this.#helloOf(session, "new", 0));
    this.#dispatch(session, { type: "connected" });
    return session;
  }

  #resume(session: Session, connection: Connection, client: ClientInfo, seq: number): void {
    session.connection?.close(closeCodes.replaced, "This session was opened in another place.");
    session.connection = connection;
    session.client = client;
    const missed = seq > 0 ? session.frames.after(seq) : undefined;
    if (missed) {
      session.frames.acknowledge(seq);
      session.send(this.#helloOf(session, "resume", missed.length));
      for (const text of missed) connection.send(text);
    } else this.#sendAll(session);
    this.#dispatch(session, { type: "connected" });
  }

  /** The whole page, without a run. */
  #sendAll(session: Session): void {
    const frames = session.frames.all();
    session.lagging = false;
    session.send(this.#helloOf(session, "full", frames.length));
    for (const text of frames) session.connection?.send(text);
  }

  #helloOf(session: Session, mode: HelloMessage["mode"], replay: number): HelloMessage {
    const { id, token, frames, machine } = session;
    return {
      type: "hello",
      version: protocolVersion,
      session: id,
      token,
      mode,
      seq: frames.seq,
      replay,
      received: machine.received,
      dev: this.#options.dev,
    };
  }

  #catchUp(session: Session): void {
    this.#sendAll(session);
  }

  // ---- messages of the browser

  #receive(session: Session, message: Exclude<BackMessage, HelloRequest>): void {
    switch (message.type) {
      case "event":
        session.frames.acknowledge(message.seen);
        this.#dispatch(session, { type: "widgets", event: { n: message.n, values: message.values } });
        break;
      case "ack":
        session.frames.acknowledge(message.seen);
        break;
      case "request":
        this.#pool?.send({ type: "request", session: session.id, id: message.id, node: message.node, payload: message.payload });
        break;
      case "rerun":
        this.#dispatch(session, { type: "rerun", cause: "rerun" });
        break;
      case "stop":
        this.#dispatch(session, { type: "stop" });
        break;
      case "reset":
        this.#pool?.send({ type: "reset", session: session.id });
        this.#dispatch(session, { type: "rerun", cause: "rerun" });
        break;
      case "clear-cache":
        this.#pool?.broadcast({ type: "clear-cache" });
        this.#dispatch(session, { type: "rerun", cause: "rerun" });
        break;
      case "resync":
        this.#sendAll(session);
        break;
      case "location":
        this.#pool?.send({ type: "query", session: session.id, query: message.query });
        this.#dispatch(session, { type: "rerun", cause: "rerun" });
        break;
    }
  }

  // ---- effects

  #dispatch(session: Session, event: SessionEvent): void {
    const { state, effects } = step(session.machine, event);
    session.machine = state;
    for (const effect of effects) {
      switch (effect.type) {
        case "start-run":
          this.#pool?.send({ type: "run", session: session.id, request: { run: effect.run, cause: effect.cause, events: effect.events } });
          break;
        case "interrupt":
        case "stop":
          this.#pool?.interrupt(session.id, effect.type);
          break;
        case "refuse":
          if (session.connection) this.#refuse(session.connection, new MillraceError("MR_PROTOCOL_MALFORMED", effect.problem));
          break;
        case "rerun-loop":
          this.#lateError(session, {
            code: "MR_RERUN_LOOP",
            message: "st.rerun() was called over and over without anything else happening.",
            hint: "Call it only after something has changed.",
          });
          break;
        case "end":
          this.#end(session);
          break;
      }
    }
  }

  #dispatchAll(event: SessionEvent): void {
    for (const session of [...this.#sessions.values()]) this.#dispatch(session, event);
  }

  /** Files of the app's folders have changed on disk. Whether that matters to anybody the workers know. */
  filesChanged(files: readonly string[]): void {
    this.#pool?.broadcast({ type: "changed", files });
  }

  /** Every session runs again, with its state. */
  sourceChanged(ids: readonly string[]): void {
    for (const id of ids) {
      const session = this.#sessions.get(id);
      if (session) this.#dispatch(session, { type: "rerun", cause: "source" });
    }
  }

  #lateError(session: Session, error: { code: MillraceError["code"]; message: string; hint: string }): void {
    this.#pool?.send({ type: "late-error", session: session.id, ...error });
  }

  #end(session: Session): void {
    this.#sessions.delete(session.id);
    this.#byToken.delete(keyOf(session.token));
    this.#pool?.close(session.id);
    this.#options.dropFiles(session.id);
  }

  // ---- news of the workers

  message(id: string, message: Exclude<FromWorker, { type: "ready" | "pong" | "files" | "invalidated" | "log" }>): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    switch (message.type) {
      case "frame":
        this.#take(session, message.frame);
        break;
      case "ended":
        if (message.frame) this.#take(session, message.frame);
        if (message.stored) session.stored = message.stored;
        this.#warnLeft(session, message.left);
        this.#dispatch(session, { type: "run-ended", ...message.result });
        break;
      case "reply":
        session.send({ type: "reply", id: message.id, ok: true, value: message.value });
        break;
      case "reply-error":
        session.send({ type: "reply", id: message.id, ok: false, error: { code: message.code, message: message.message } });
        break;
      case "publish": {
        const { bytes, mime, fileName, download } = message;
        const url = this.#options.publish(
          id,
          session.browser,
          bytes,
          fileName === undefined ? { mime, download } : { mime, fileName, download },
        );
        this.#pool?.send({ type: "published", session: id, id: message.id, url });
        break;
      }
    }
  }

  #take(session: Session, frame: OutgoingFrame): void {
    if (session.frames.add(frame)) this.#forward(session, frame.text);
  }

  #forward(session: Session, text: string): void {
    const { connection } = session;
    if (!connection || session.lagging) return;
    if (connection.bufferedAmount > limits.unsentBytes) {
      session.lagging = true;
      return;
    }
    connection.send(text);
  }

  #warnLeft(session: Session, left: readonly { name: string; reason: string }[] | undefined): void {
    if (!this.#options.dev || !left) return;
    for (const { name, reason } of left) {
      if (session.warned.has(name)) continue;
      session.warned.add(name);
      this.#options.log("info", `MR_STATE_NOT_SERIALISABLE st.sessionState.${name} lives in its worker only: ${reason}.`);
    }
  }

  files(files: readonly string[]): void {
    this.#onFiles(files);
  }

  log(level: "info" | "warn" | "error", message: string): void {
    this.#options.log(level, message);
  }

  lost({ moved, culprit }: Loss): void {
    for (const id of moved) this.#reopen(id, true);
    if (!culprit) return;
    const session = this.#reopen(culprit.session, false);
    if (session) this.#lateError(session, culprit);
  }

  #reopen(id: string, rerun: boolean): Session | undefined {
    const session = this.#sessions.get(id);
    if (!session) return undefined;
    const { client, stored, frames, uploads } = session;
    this.#pool?.open(id, {
      client,
      uploads: [...uploads.values()],
      left: { stored, frames: [...frames.all()], identities: frames.identities() },
    });
    this.#dispatch(session, { type: "runner-lost", rerun });
    return session;
  }

  // ---- files

  /** The session of a tab, for HTTP requests. */
  authenticate(browser: string, token: string): string | null {
    const session = this.#byToken.get(keyOf(token));
    return session && session.browser === browser ? session.id : null;
  }

  uploadRule(id: string, widget: number): UploadRule | null {
    const session = this.#sessions.get(id);
    return session ? uploadRuleOf(session.frames.all(), widget) : null;
  }

  uploaded(id: string, file: UploadedPath): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    session.uploads.set(file.id, file);
    this.#pool?.send({ type: "upload", session: id, file });
  }

  uploadRemoved(id: string, file: string): void {
    this.#sessions.get(id)?.uploads.delete(file);
    this.#pool?.send({ type: "upload-removed", session: id, id: file });
  }
}
