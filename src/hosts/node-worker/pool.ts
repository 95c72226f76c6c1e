/**
 * The server's side of the workers: starts them, hands sessions to them, notices when one is blocked or lost.
 *
 * A worker that does not answer within `patience` while other sessions wait is left to the session that blocks it; the
 * others move to a fresh worker with what the server keeps of them. When `maxBlock` is over the blocked worker is
 * ended. Out of memory or a crash ends a worker at once; the session that was at work then is told why, all others go
 * on elsewhere. The pool decides nothing about runs: it tells its listener, the session handler.
 */
import { Worker } from "node:worker_threads";
import type { ErrorCode } from "../../core/errors.js";
import { type FromWorker, flag, newFlags, slotCount, type ToWorker, type WorkerSettings } from "./worker-messages.js";

export interface PoolSettings {
  script: string;
  dev: boolean;
  /** Compiled `worker.js`. */
  workerFile: string | URL;
  /** Workers that sessions are spread over. Default 1: shared resources then mean the same for all. */
  workers: number;
  /** Milliseconds that other sessions wait for a busy worker. */
  patience: number;
  /** Milliseconds a script may keep its worker from answering. */
  maxBlock: number;
  /** Megabytes of heap for one worker. */
  maxMemory: number;
}

/** Why sessions were taken from a worker. */
export interface Loss {
  /** Sessions that did nothing wrong. */
  moved: readonly string[];
  culprit?: { session: string; code: ErrorCode; message: string; hint: string };
}

export interface PoolListener {
  message(session: string, message: Exclude<FromWorker, { type: "ready" | "pong" | "files" | "invalidated" | "log" }>): void;
  files(files: readonly string[]): void;
  /** The source that these sessions run has changed. */
  sourceChanged(sessions: readonly string[]): void;
  log(level: "info" | "warn" | "error", message: string): void;
  /** Sessions whose worker is gone or given up; they must be opened again. */
  lost(loss: Loss): void;
}

class WorkerHandle {
  readonly worker: Worker;
  readonly flags: Int32Array;
  readonly sessions = new Map<string, number>();
  /** Runs in progress, by session. */
  readonly busy = new Set<string>();
  /** When it last showed that its event loop turns. */
  answeredAt = Date.now();
  askedAt = 0;
  /** Left to the session that blocks it. */
  abandoned = false;
  ended = false;
  readonly #free: number[] = [];
  #nextSlot = 0;

  constructor(settings: PoolSettings) {
    const shared = newFlags();
    this.flags = new Int32Array(shared);
    const workerData: WorkerSettings = { script: settings.script, dev: settings.dev, flags: shared };
    this.worker = new Worker(settings.workerFile, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: settings.maxMemory },
      // The script's own output goes to the terminal; its input is not ours to read.
      stdin: false,
    });
  }

  takeSlot(): number {
    return this.#free.pop() ?? this.#nextSlot++;
  }

  freeSlot(slot: number): void {
    Atomics.store(this.flags, flag.firstSlot + slot, 0);
    this.#free.push(slot);
  }

  get room(): boolean {
    return this.sessions.size < slotCount - 1;
  }

  post(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}

export class WorkerPool {
  readonly #settings: PoolSettings;
  readonly #listener: PoolListener;
  #workers: WorkerHandle[] = [];
  readonly #bySession = new Map<string, WorkerHandle>();
  readonly #watch: NodeJS.Timeout;
  #closing = false;

  constructor(settings: PoolSettings, listener: PoolListener) {
    this.#settings = settings;
    this.#listener = listener;
    for (let i = 0; i < settings.workers; i++) this.#start();
    this.#watch = setInterval(() => this.#look(), Math.max(50, settings.patience / 4));
    this.#watch.unref();
  }

  /** Gives the session a place. */
  open(session: string, message: Omit<Extract<ToWorker, { type: "open" }>, "type" | "session" | "slot">): void {
    const usable = this.#workers.filter((handle) => !handle.abandoned && !handle.ended && handle.room);
    const handle = usable.sort((a, b) => a.sessions.size - b.sessions.size)[0] ?? this.#start();
    const slot = handle.takeSlot();
    handle.sessions.set(session, slot);
    this.#bySession.set(session, handle);
    handle.post({ type: "open", session, slot, ...message });
  }

  send(message: Extract<ToWorker, { session: string }>): void {
    const handle = this.#bySession.get(message.session);
    if (!handle) return;
    if (message.type === "run") {
      this.#setFlag(handle, message.session, 0);
      if (handle.busy.size === 0) handle.answeredAt = Date.now();
      handle.busy.add(message.session);
    }
    handle.post(message);
  }

  /** Asks the run in progress to make way (1) or to stop (2): seen at the next st call, or at once where it waits. */
  interrupt(session: string, how: "interrupt" | "stop"): void {
    const handle = this.#bySession.get(session);
    if (!handle) return;
    this.#setFlag(handle, session, how === "interrupt" ? 1 : 2);
    handle.post({ type: how, session });
  }

  close(session: string): void {
    const handle = this.#bySession.get(session);
    if (!handle) return;
    this.interrupt(session, "stop");
    handle.post({ type: "close", session });
    this.#detach(handle, session);
    if (handle.abandoned && handle.sessions.size === 0) this.#end(handle);
  }

  broadcast(message: Extract<ToWorker, { type: "clear-cache" | "changed" }>): void {
    for (const handle of this.#workers) handle.post(message);
  }

  async closeAll(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#watch);
    await Promise.all(this.#workers.map((handle) => handle.worker.terminate()));
  }

  #start(): WorkerHandle {
    const handle = new WorkerHandle(this.#settings);
    this.#workers.push(handle);
    handle.worker.on("message", (message: FromWorker) => this.#receive(handle, message));
    handle.worker.on("error", (error: Error & { code?: string }) => this.#fail(handle, error));
    handle.worker.on("exit", () => this.#fail(handle, undefined));
    return handle;
  }

  #receive(handle: WorkerHandle, message: FromWorker): void {
    handle.answeredAt = Date.now();
    if (message.type === "ready" || message.type === "pong") {
      handle.askedAt = 0;
      return;
    }
    switch (message.type) {
      case "files":
        this.#listener.files(message.files);
        return;
      case "invalidated":
        this.#listener.sourceChanged([...handle.sessions.keys()]);
        return;
      case "log":
        this.#listener.log(message.level, message.message);
        return;
    }
    // What a worker says of a session that has moved away counts no longer.
    if (this.#bySession.get(message.session) !== handle) return;
    if (message.type === "ended") {
      handle.busy.delete(message.session);
      this.#setFlag(handle, message.session, 0);
    }
    this.#listener.message(message.session, message);
  }

  #setFlag(handle: WorkerHandle, session: string, value: number): void {
    const slot = handle.sessions.get(session);
    if (slot !== undefined) Atomics.store(handle.flags, flag.firstSlot + slot, value);
  }

  #detach(handle: WorkerHandle, session: string): void {
    const slot = handle.sessions.get(session);
    if (slot !== undefined && !handle.abandoned) handle.freeSlot(slot);
    handle.sessions.delete(session);
    handle.busy.delete(session);
    this.#bySession.delete(session);
  }

  #expectAnswer(handle: WorkerHandle): void {
    if (handle.askedAt !== 0) return;
    handle.askedAt = Date.now();
    handle.post({ type: "ping" });
  }

  /** Looks for workers whose event loop stands still. */
  #look(): void {
    const now = Date.now();
    for (const handle of [...this.#workers]) {
      if (handle.busy.size === 0) continue;
      this.#expectAnswer(handle);
      const silent = now - Math.max(handle.answeredAt, handle.askedAt);
      const { patience, maxBlock } = this.#settings;
      if (!handle.abandoned && silent > patience && handle.sessions.size > 1) this.#moveOthers(handle);
      if (now - handle.answeredAt > maxBlock && handle.askedAt !== 0) {
        const seconds = Math.round((now - handle.answeredAt) / 1000);
        this.#loseAll(
          handle,
          "MR_SCRIPT_TOO_LONG",
          `The script kept its worker busy for ${seconds} s without a pause`,
          "Give other code a turn with await, or do long work in pieces.",
        );
      }
    }
  }

  #culpritOf(handle: WorkerHandle): string | undefined {
    const active = Atomics.load(handle.flags, flag.activeSlot);
    for (const [session, slot] of handle.sessions) if (slot === active && handle.busy.has(session)) return session;
    return handle.busy.values().next().value;
  }

  #moveOthers(handle: WorkerHandle): void {
    const culprit = this.#culpritOf(handle);
    handle.abandoned = true;
    const moved = [...handle.sessions.keys()].filter((session) => session !== culprit);
    for (const session of moved) this.#detach(handle, session);
    this.#listener.log(
      "warn",
      `A script has kept its worker busy; ${moved.length} other session${moved.length === 1 ? "" : "s"} moved to another one.`,
    );
    this.#listener.lost({ moved });
  }

  #fail(handle: WorkerHandle, error: (Error & { code?: string }) | undefined): void {
    if (handle.ended || this.#closing) return;
    if (error?.code === "ERR_WORKER_OUT_OF_MEMORY") {
      this.#loseAll(
        handle,
        "MR_SCRIPT_OUT_OF_MEMORY",
        `The script used more than ${this.#settings.maxMemory} MB of memory`,
        "Work on smaller pieces, or raise runner.maxMemory.",
      );
    } else {
      this.#loseAll(
        handle,
        "MR_WORKER_LOST",
        `The worker that ran the script ended${error ? `: ${error.message}` : ""}`,
        "See the server's log.",
      );
    }
  }

  #loseAll(handle: WorkerHandle, code: ErrorCode, what: string, hint: string): void {
    const session = this.#culpritOf(handle);
    const line = Atomics.load(handle.flags, flag.activeLine);
    const moved = [...handle.sessions.keys()].filter((other) => other !== session);
    for (const other of [...handle.sessions.keys()]) this.#detach(handle, other);
    this.#end(handle);
    const message = `${what}${line > 0 ? ` after the st call in line ${line}` : ""}.`;
    this.#listener.log("error", `${code} ${message}`);
    this.#listener.lost(session === undefined ? { moved } : { moved, culprit: { session, code, message, hint } });
  }

  #end(handle: WorkerHandle): void {
    handle.ended = true;
    this.#workers = this.#workers.filter((other) => other !== handle);
    void handle.worker.terminate();
  }
}
