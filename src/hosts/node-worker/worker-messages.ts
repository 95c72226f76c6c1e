/** What crosses between the server's thread and a worker, besides the flags in shared memory. */
import type { Json } from "../../core/element/element-props.js";
import type { ErrorCode } from "../../core/errors.js";
import type { ClientInfo, OutgoingFrame, RunRequest, RunResult, StoredSession, UploadInfo } from "../../core/runner/runner-port.js";

export interface WorkerSettings {
  /** Absolute path of the main script. */
  script: string;
  dev: boolean;
  flags: SharedArrayBuffer;
}

/** A page that another worker left. */
export interface LeftSession {
  stored: StoredSession;
  frames: readonly string[];
  identities: readonly (readonly [number, string])[];
}

export interface UploadedPath extends UploadInfo {
  path: string;
}

export type ToWorker =
  | { type: "open"; session: string; slot: number; client: ClientInfo; left?: LeftSession; uploads: readonly UploadedPath[] }
  | { type: "run"; session: string; request: RunRequest }
  | { type: "interrupt" | "stop" | "close" | "reset"; session: string }
  | { type: "request"; session: string; id: number; node: number; payload: Json }
  | { type: "query"; session: string; query: string }
  | { type: "upload"; session: string; file: UploadedPath }
  | { type: "upload-removed"; session: string; id: string }
  | { type: "published"; session: string; id: number; url: string }
  | { type: "late-error"; session: string; code: ErrorCode; message: string; hint: string }
  | { type: "clear-cache" }
  | { type: "changed"; files: readonly string[] }
  | { type: "ping" };

export type FromWorker =
  | { type: "ready" }
  | { type: "pong" }
  | { type: "frame"; session: string; frame: OutgoingFrame }
  | {
      type: "ended";
      session: string;
      result: RunResult;
      frame?: OutgoingFrame;
      stored?: StoredSession;
      left?: readonly { name: string; reason: string }[];
    }
  | { type: "reply"; session: string; id: number; value: Json }
  | { type: "reply-error"; session: string; id: number; code: string; message: string }
  | { type: "publish"; session: string; id: number; bytes: Uint8Array; mime: string; fileName?: string; download: boolean }
  | { type: "files"; files: readonly string[] }
  /** Modules of the app have to be evaluated again. */
  | { type: "invalidated" }
  | { type: "log"; level: "info" | "warn" | "error"; message: string };

/**
 * The flags, as 32-bit integers in shared memory. The first ones tell the server what a busy worker is at; from
 * `firstSlot` on each session has one: 0 go on, 1 make way for a newer run, 2 stop.
 */
export const flag = { activeSlot: 0, activeLine: 1, firstSlot: 8 } as const;
export const slotCount = 16_384;

export function newFlags(): SharedArrayBuffer {
  return new SharedArrayBuffer((flag.firstSlot + slotCount) * 4);
}
