/** A node as the runner holds it: what the browser has, what this run has said so far, and how to recognise it again. */
import type { Props } from "./diff.js";

export type RequestHandler = (payload: unknown) => unknown;

export class LiveNode {
  /** Number on the wire; 0 until the node was sent. */
  id = 0;
  readonly type: string;
  /** Equal in two runs: the same element. */
  readonly identity: string;
  readonly parent: LiveNode | undefined;
  /** Whether other nodes can stand in it. */
  readonly holds: boolean;
  /** What the script says now. */
  props: Props;
  /** What the browser has, where that differs from `props` (then `dirty`). */
  base: Props;
  dirty = false;
  /** Last run that emitted this node. */
  run = 0;
  /** Taken out of its place in this run: writes to it go nowhere. */
  dropped = false;
  /** Waits for the flush to learn whether it is an old node with new content. */
  deferred = false;

  /** Children as the browser has them. */
  children: LiveNode[] = [];
  /** Children emitted in this run, in order. */
  next: LiveNode[] = [];
  /** Where in `children` the next match is expected. */
  cursor = 0;
  /** Run for which `next` was begun. */
  opened = 0;
  /** Order or membership differs from `children`. */
  touched = false;
  /** Each write replaces what stood here (`st.empty()`). */
  slot = false;
  /** Children by identity, made when first needed in a run. */
  index: Map<string, LiveNode> | undefined;
  /** Key of the form that this node is or stands in. */
  form: string | undefined;
  onRequest: RequestHandler | undefined;

  constructor(type: string, identity: string, parent: LiveNode | undefined, props: Props, holds: boolean) {
    this.type = type;
    this.identity = identity;
    this.parent = parent;
    this.props = props;
    this.base = props;
    this.holds = holds;
    this.form = parent?.form;
  }
}
