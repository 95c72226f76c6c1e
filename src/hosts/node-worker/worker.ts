/**
 * The thread that scripts run in. It holds the runtimes of its sessions and the module graph, and speaks with the
 * server's thread by messages (`worker-messages.ts`) and by flags in shared memory, which a busy script sees at its
 * next `st` call.
 *
 * What a script does wrong stays here and with its session: `process.exit` is an error with a line, a rejection that
 * nobody handles is shown to the session it came from. It knows no socket and no HTTP.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { clearCaches } from "../../core/cache/cached-function.js";
import { rebuildTree } from "../../core/delta/rebuild.js";
import { MillraceError } from "../../core/errors.js";
import { provideScopeStorage, type RunContext, RunSignal, type Scope } from "../../core/runner/run-context.js";
import type { OutgoingFrame } from "../../core/runner/runner-port.js";
import { type RuntimeHost, SessionRuntime } from "../../core/runner/session-runtime.js";
import * as millrace from "../../index.js";
import { at, bindSt, commandNames } from "../../st.js";
import { ModuleGraph } from "./module-graph.js";
import { describeError, installStackMapping } from "./stack-trace.js";
import { type FromWorker, flag, type LeftSession, type ToWorker, type UploadedPath, type WorkerSettings } from "./worker-messages.js";

const port = parentPort;
if (!port) throw new Error("worker.js is started by the server, not by hand");
const settings = workerData as WorkerSettings;
const flags = new Int32Array(settings.flags);

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

const storage = new AsyncLocalStorage<Scope>();
provideScopeStorage(storage);

const graph = new ModuleGraph({
  root: dirname(settings.script),
  commands: commandNames,
  builtins: { millrace: () => millrace },
  at: (site, receiver) => {
    flags[flag.activeLine] = site.line;
    return at(site, receiver);
  },
});
installStackMapping(graph);

interface Hosted {
  runtime: SessionRuntime;
  slot: number;
  files: Map<string, UploadedPath>;
  publishing: Map<number, (url: string) => void>;
}

const sessions = new Map<string, Hosted>();
let publications = 0;
let knownFiles = "";

/** Runs the script from the top for one run; compiles it where it has changed. */
async function script(context: RunContext): Promise<void> {
  try {
    const main = await graph.loadScript(settings.script);
    await main.run({ millrace: { ...millrace, st: bindSt(context) } });
  } finally {
    // Also after a failure: a file that does not compile yet must be watched.
    tellFiles();
  }
}

function tellFiles(): void {
  const files = graph.files();
  const joined = files.join("\n");
  if (joined === knownFiles) return;
  knownFiles = joined;
  post({ type: "files", files });
}

/** The frame that a run ends with waits for the news of that end, so that both cross in one message. */
let held: { session: string; frame: OutgoingFrame } | undefined;

function send(session: string, frame: OutgoingFrame): void {
  release();
  if (frame.last) held = { session, frame };
  else post({ type: "frame", session, frame });
}

function release(): void {
  if (held) post({ type: "frame", ...held });
  held = undefined;
}

function hostOf(session: string, slot: number, files: Hosted["files"], publishing: Hosted["publishing"]): RuntimeHost {
  const pathOf = (id: string): string => {
    const file = files.get(id);
    if (!file)
      throw new MillraceError("MR_UPLOAD_GONE", `The uploaded file ${id} is not there any more.`, "Ask for it to be uploaded again.");
    return file.path;
  };
  return {
    now: () => performance.now(),
    defer: (callback) => void setImmediate(callback),
    interruptRequested: () => {
      flags[flag.activeSlot] = slot;
      const wanted = Atomics.load(flags, flag.firstSlot + slot);
      return wanted === 0 ? "no" : wanted === 1 ? "interrupt" : "stop";
    },
    send: (frame) => send(session, frame),
    endsAbandoned: true,
    showErrorDetails: settings.dev,
    describeError: (error) => describeError(error, graph),
    log: (level, message) => post({ type: "log", level, message }),
    uploads: { read: (id) => readFile(pathOf(id)), stream: (id) => createReadStream(pathOf(id), { highWaterMark: 1 << 20 }) },
    media: {
      publish: (data, { mime, fileName, download = false }) =>
        new Promise((resolve) => {
          const id = ++publications;
          publishing.set(id, resolve);
          const bytes = Uint8Array.from(data);
          const message: FromWorker = { type: "publish", session, id, bytes, mime, download };
          post(fileName === undefined ? message : { ...message, fileName }, [bytes.buffer]);
        }),
    },
  };
}

function restore(runtime: SessionRuntime, { stored, frames, identities }: LeftSession): void {
  runtime.restore(stored, rebuildTree(frames), new Map(identities));
}

function open(message: Extract<ToWorker, { type: "open" }>): void {
  const { session, slot, client, left, uploads } = message;
  const files = new Map(uploads.map((file) => [file.id, file]));
  const publishing: Hosted["publishing"] = new Map();
  const runtime = new SessionRuntime(hostOf(session, slot, files, publishing), client);
  for (const { id, name, size, type } of uploads) runtime.uploads.set(id, { id, name, size, type });
  sessions.set(session, { runtime, slot, files, publishing });
  if (left) restore(runtime, left);
}

async function run(session: string, { runtime, slot }: Hosted, request: Extract<ToWorker, { type: "run" }>["request"]): Promise<void> {
  flags[flag.activeSlot] = slot;
  const result = await runtime.run(request, (context) => storage.run(context.mainScope, () => script(context)));
  const kept = runtime.store();
  const message: Extract<FromWorker, { type: "ended" }> = { type: "ended", session, result };
  if (kept) Object.assign(message, { stored: kept.stored, left: kept.left });
  if (held?.session === session) {
    message.frame = held.frame;
    held = undefined;
  }
  release();
  post(message);
}

function interrupt(hosted: Hosted): void {
  if (Atomics.load(flags, flag.firstSlot + hosted.slot) === 0) return;
  const again = hosted.runtime.interrupt();
  if (again > 0) setTimeout(() => interrupt(hosted), again);
}

async function answer(
  session: string,
  runtime: SessionRuntime,
  { id, node, payload }: Extract<ToWorker, { type: "request" }>,
): Promise<void> {
  try {
    post({ type: "reply", session, id, value: await runtime.request(node, payload) });
  } catch (error) {
    const { code, message, hint } = describeError(error, graph);
    const shown = settings.dev || code ? [message, hint].filter(Boolean).join(" ") : "The server could not answer.";
    post({ type: "reply-error", session, id, code: code ?? "MR_REQUEST_FAILED", message: shown });
  }
}

port.on("message", (message: ToWorker) => {
  if (message.type === "ping") return post({ type: "pong" });
  if (message.type === "open") return open(message);
  if (message.type === "clear-cache") return clearCaches();
  if (message.type === "changed") {
    const affected = message.files.flatMap((file) => graph.invalidate(file));
    if (affected.length > 0) post({ type: "invalidated" });
    return;
  }
  const hosted = sessions.get(message.session);
  if (!hosted) return;
  const { runtime, files, publishing } = hosted;
  switch (message.type) {
    case "run":
      void run(message.session, hosted, message.request);
      break;
    case "interrupt":
      interrupt(hosted);
      break;
    case "stop":
      // Pressed for a run that has ended meanwhile: the flag is down again.
      if (Atomics.load(flags, flag.firstSlot + hosted.slot) === 2) runtime.stop();
      break;
    case "reset":
      runtime.reset();
      break;
    case "close":
      runtime.stop();
      sessions.delete(message.session);
      break;
    case "request":
      void answer(message.session, runtime, message);
      break;
    case "query":
      runtime.query.load(message.query);
      break;
    case "upload": {
      const { path: _, ...file } = message.file;
      files.set(file.id, message.file);
      runtime.uploads.set(file.id, file);
      break;
    }
    case "upload-removed":
      files.delete(message.id);
      runtime.uploads.delete(message.id);
      break;
    case "published":
      publishing.get(message.id)?.(message.url);
      publishing.delete(message.id);
      break;
    case "late-error":
      runtime.showLateError(new MillraceError(message.code, message.message, message.hint));
      break;
  }
});

/** An error that nobody handled belongs to the session whose code caused it. */
function lateError(error: unknown): void {
  if (error instanceof RunSignal) return;
  const session = storage.getStore()?.context.session;
  if (session) session.showLateError(error);
  else post({ type: "log", level: "error", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
process.on("unhandledRejection", lateError);
process.on("uncaughtException", lateError);

function refuseExit(): never {
  throw new MillraceError(
    "MR_SCRIPT_EXIT",
    "The script called process.exit(). It would end the app for everybody.",
    "Use st.stop() to end this run.",
  );
}
process.exit = refuseExit;
const kill = process.kill.bind(process);
process.kill = (pid, signal) => (pid === process.pid && signal !== 0 ? refuseExit() : kill(pid, signal));

post({ type: "ready" });
