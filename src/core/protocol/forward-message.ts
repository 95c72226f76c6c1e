/**
 * Server to browser. `docs/protocol.md` is the prose of this file.
 *
 * After the hello, each text frame is one flush of a run, in one of two forms:
 * - a JSON array of operations; a bare number in it says «your events up to this one are applied»;
 * - `+` followed by text: append that text where the last append went. A stream of tokens costs one byte a frame.
 *
 * Frames carry no sequence number: both sides count them, and the hello of a resumed connection says where the count
 * stands. Operations are arrays that begin with their number in {@link op}.
 */
import type { Json } from "../element/element-props.js";

/** Refused with a clear message when browser and server differ. */
export const protocolVersion = 1;

export const op = {
  insert: 0,
  remove: 1,
  move: 2,
  set: 3,
  append: 4,
  unset: 5,
  status: 6,
  page: 7,
  query: 8,
  checksum: 9,
  toast: 10,
  reset: 11,
} as const;

/** What the run is doing, as the header shows it. */
export type RunStatus = "running" | "idle" | "failed";

export interface PageConfig {
  title?: string;
  icon?: string;
  layout?: "centered" | "wide";
  sidebar?: "auto" | "expanded" | "collapsed" | "locked" | number;
  menu?: Readonly<Record<string, string | null>>;
}

export interface ToastMessage {
  id: number;
  body: string;
  icon?: string;
  /** Seconds; absent: stays until closed. */
  seconds?: number;
}

/** A new node under `parent`, before the sibling `before` (0: at the end). */
export type InsertOp = readonly [
  typeof op.insert,
  id: number,
  parent: number,
  before: number,
  type: string,
  props: Readonly<Record<string, Json>>,
];
/** The node and all beneath it go. */
export type RemoveOp = readonly [typeof op.remove, id: number];
/** The node goes before its sibling `before` (0: to the end). */
export type MoveOp = readonly [typeof op.move, id: number, before: number];
/** Pairs of field and value. */
export type SetOp = readonly [typeof op.set, id: number, ...pairs: Json[]];
/** The text in `field` grows by `suffix`. */
export type AppendOp = readonly [typeof op.append, id: number, field: string, suffix: string];
/** The fields are absent from now on. */
export type UnsetOp = readonly [typeof op.unset, id: number, ...fields: string[]];
export type StatusOp = readonly [typeof op.status, status: RunStatus];
export type PageOp = readonly [typeof op.page, config: PageConfig];
/** The query string of the address, without `?`. */
export type QueryOp = readonly [typeof op.query, query: string];
export type ChecksumOp = readonly [typeof op.checksum, checksum: number];
export type ToastOp = readonly [typeof op.toast, toast: ToastMessage];
/** Forget the whole tree; a new one follows. */
export type ResetOp = readonly [typeof op.reset];

export type TreeOp = InsertOp | RemoveOp | MoveOp | SetOp | AppendOp | UnsetOp | ResetOp;
export type Op = TreeOp | StatusOp | PageOp | QueryOp | ChecksumOp | ToastOp;

/** One decoded frame: operations, and the last applied event where it moved on. */
export interface Frame {
  applied?: number;
  ops: Op[];
}

/** First message on every connection. `resume`: frames that were missed follow. `full`: the whole tree follows. */
export interface HelloMessage {
  type: "hello";
  version: number;
  /** Public part of the session's name; resuming also needs the cookie. */
  session: string;
  /** Proof that this tab owns the session; sent back when resuming, kept in the tab alone. */
  token: string;
  mode: "new" | "resume" | "full";
  /** Frames this session has sent so far, the replayed ones included. */
  seq: number;
  /** Frames that follow at once and are already counted in `seq`. */
  replay: number;
  /** The last event of this tab that the server holds; later ones must be sent again. */
  received: number;
  dev: boolean;
}

/** Answer to a request of the browser ({@link RequestMessage} of `back-message.ts`). */
export interface ReplyMessage {
  type: "reply";
  id: number;
  ok: boolean;
  value?: Json;
  error?: { code: string; message: string };
}

/** Something was refused; the connection may be closed after it. */
export interface ProblemMessage {
  type: "problem";
  code: string;
  message: string;
}

export type ControlMessage = HelloMessage | ReplyMessage | ProblemMessage;
