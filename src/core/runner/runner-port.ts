/**
 * The thick line between the server and the place where scripts run. Only what stands here crosses it, so the runner
 * can live in a worker thread, in a browser worker or, one day, in another process.
 */
import type { Json } from "../element/element-props.js";
import type { StoredWidget } from "../widgets/widget-manager.js";

/** Values that changed together in the browser, numbered by the tab. */
export interface WidgetEvent {
  n: number;
  values: Readonly<Record<number, Json>>;
}

export interface ClientInfo {
  path: string;
  query: string;
  timezone: string;
  locale: string;
  theme: "light" | "dark";
  embedded: boolean;
}

/** Why a run starts; shown in logs and tools. */
export type RunCause = "open" | "event" | "rerun" | "source" | "shared" | "restore";

export interface RunRequest {
  run: number;
  cause: RunCause;
  events: readonly WidgetEvent[];
}

/**
 * - `completed`: to the end, or by `st.stop()`.
 * - `failed`: an error is shown on the page.
 * - `interrupted`: given up for newer events; the page keeps what stood there.
 * - `rerun`: the script asked for another run.
 */
export type RunOutcome = "completed" | "failed" | "interrupted" | "rerun";

export interface RunResult {
  run: number;
  outcome: RunOutcome;
  /** Events whose triggers no code has seen: they belong to the next run. */
  redeliver: readonly WidgetEvent[];
}

/** What is kept of a session outside its runner. */
export interface StoredSession {
  widgets: readonly StoredWidget[];
  /** Own values of session state, as text (`state-snapshot.ts`). */
  state: string;
  query: string;
}

/** One flush on its way to the browser. */
export interface OutgoingFrame {
  text: string;
  /** The browser made this change itself: for the copy of the tree only, not to be sent. */
  echo?: true;
  /** The frame rebuilds the whole tree: earlier ones need not be kept. */
  snapshot?: true;
  /** For those who look at this moment (a toast): not kept for rebuilding the page. */
  once?: true;
  /** The run ends with it: it may travel together with the news of that. */
  last?: true;
  /** Number and identity of the nodes it inserts. */
  identities?: readonly (readonly [number, string])[];
}

/** Where a file of the person lies, as the server tells the runner. */
export interface UploadInfo {
  id: string;
  name: string;
  size: number;
  type: string;
}

/** Reads uploaded files. */
export interface UploadAccess {
  read(id: string): Promise<Uint8Array>;
  stream(id: string): AsyncIterable<Uint8Array>;
}

/** Hands bytes to the server; returns the address under which the browser fetches them. */
export interface MediaAccess {
  publish(data: Uint8Array, options: { mime: string; fileName?: string; download?: boolean }): Promise<string>;
}
