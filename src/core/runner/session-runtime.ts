/**
 * One session where its script runs: applies events, calls callbacks, runs the script, and hands out frames.
 *
 * The order of a run: take the values of the events → callbacks of changed widgets → the script → remove what it did
 * not show → triggers are spent. One run at a time; a newer run request arrives as an interrupt from outside, and the
 * interrupted run's unseen triggers go back so that the next run gets them. Nothing here knows threads or sockets:
 * the host gives `RuntimeHost`. From here the frames go to the host's `send`, and by it to the browser.
 */
import { DeltaGenerator } from "../delta/delta-generator.js";
import type { LiveNode } from "../delta/live-node.js";
import { type AnyNode, treeChecksum } from "../delta/tree.js";
import type { WidgetResult } from "../element/element-host.js";
import type { Json } from "../element/element-props.js";
import type { ErrorDescription } from "../element/error-description.js";
import { describeValue, MillraceError } from "../errors.js";
import { encodeFrame, newAppendTarget } from "../protocol/codec.js";
import { type Op, op, type PageConfig, type RunStatus, type ToastMessage } from "../protocol/forward-message.js";
import { limits } from "../protocol/limits.js";
import { type QueryParams, QueryValues, queryParamsProxy } from "../state/query-params.js";
import { type SessionState, SessionValues, sessionStateProxy } from "../state/session-state.js";
import { type LeftValue, restoreState, StateSnapshots } from "../state/state-snapshot.js";
import { WidgetManager, type WidgetRecord, type WidgetSpec, type WidgetType } from "../widgets/widget-manager.js";
import { type CallSite, RunContext, RunSignal, type Scope } from "./run-context.js";
import type {
  ClientInfo,
  MediaAccess,
  OutgoingFrame,
  RunOutcome,
  RunRequest,
  RunResult,
  StoredSession,
  UploadAccess,
  UploadInfo,
  WidgetEvent,
} from "./runner-port.js";

/** How an error stands in the server's log. */
function logText({ name, message, code, frames }: ErrorDescription): string {
  const place = frames.find((frame) => frame.user);
  return `${code ?? name}: ${message}${place ? ` (${place.file}:${place.line}:${place.column})` : ""}`;
}

/** The script, ready to run from top to bottom with `st` bound to this run. */
export type Script = (context: RunContext) => Promise<void>;

export interface RuntimeHost {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Calls back when the script yields to the event loop. */
  defer(callback: () => void): void;
  /** Asked at every st call: has a newer run been requested, or has the person pressed «Stop»? */
  interruptRequested(): "no" | "interrupt" | "stop";
  send(frame: OutgoingFrame): void;
  /** Uncaught errors are shown with message, stack and lines. False in production. */
  showErrorDetails: boolean;
  /** What is shown of an error: the lines of the person's own files first. */
  describeError(error: unknown): ErrorDescription;
  log(level: "info" | "warn" | "error", message: string): void;
  uploads: UploadAccess;
  media: MediaAccess;
}

/** In synchronous code the browser gets news at this pace. */
const syncFlushMs = 16;
/** A run that has seen a click gets this long to act on it before it may be interrupted. */
const triggerGraceMs = 500;
/** Shorter runs are never interrupted: finishing is cheaper, and a stream of events cannot starve the page. */
const startGraceMs = 20;
/** «Running» is told to the browser only by runs that last. */
const statusAfterMs = 150;
/** Extra passes for state that was set after its widget stood. */
const maxPasses = 10;
const checksumEvery = 64;

export class SessionRuntime {
  readonly generator = new DeltaGenerator();
  readonly widgets = new WidgetManager();
  readonly values = new SessionValues();
  readonly query = new QueryValues();
  readonly uploads = new Map<string, UploadInfo>();
  readonly host: RuntimeHost;
  client: ClientInfo;
  current: RunContext | undefined;
  /** What the browser was told last. */
  #status: RunStatus = "idle";
  #ops: Op[] = [];
  #applied: number | undefined;
  #flushDue = false;
  #lastFlush = 0;
  #startedAt = 0;
  #claims = 0;
  #frames = 0;
  #logBytes = 0;
  #toasts = 0;
  #page: PageConfig = {};
  readonly #target = newAppendTarget();

  constructor(host: RuntimeHost, client: ClientInfo) {
    this.host = host;
    this.client = client;
    this.query.load(client.query);
    this.query.onWrite = () => this.#note([op.query, this.query.toString()]);
  }

  // ---- runs

  /** Runs the script once (and again where it sets the state of widgets that already stand). */
  async run(request: RunRequest, script: Script): Promise<RunResult> {
    const { taken, rest } = this.#applyEvents(request.events);
    let outcome: RunOutcome = "completed";
    for (let pass = 1; ; pass++) {
      const context = new RunContext(this, request.run);
      this.current = context;
      this.#startedAt = this.#lastFlush = this.host.now();
      this.generator.begin();
      outcome = await this.#pass(context, script);
      if (outcome !== "completed" || !context.needsAnotherPass) break;
      if (pass >= maxPasses) {
        this.host.log("warn", `Session state of a widget was set after the widget in ${maxPasses} passes in a row; the last one stands.`);
        this.flush(true);
        break;
      }
      for (const record of this.#changed) record.fired = false;
    }
    const redeliver = outcome === "interrupted" ? this.#undelivered(taken) : [];
    if (outcome !== "interrupted") {
      this.widgets.endRun(request.run);
      if (outcome !== "rerun") this.#clearSubmittedForms();
      this.#changed = [];
    }
    this.#setStatus(outcome === "failed" ? "failed" : "idle");
    this.flush(false);
    return { run: request.run, outcome, redeliver: [...redeliver, ...rest] };
  }

  async #pass(context: RunContext, script: Script): Promise<RunOutcome> {
    const slow = setTimeout(() => {
      if (context.closed) return;
      this.#setStatus("running");
      this.flush(false);
    }, statusAfterMs);
    let outcome: RunOutcome = "completed";
    try {
      await this.#callbacks(context);
      await Promise.race([script(context), context.abandoned]);
      await Promise.race([context.settled(), context.abandoned]);
      if (context.signal) throw context.signal;
    } catch (error) {
      outcome = this.#outcomeOf(context, error);
      if (outcome === "failed") this.#showFailure(context, error);
    }
    clearTimeout(slow);
    // A pass that another one follows keeps the old page until that one has spoken.
    const final = outcome === "failed" || (outcome === "completed" && !context.needsAnotherPass);
    if (final || outcome !== "completed") this.flush(final);
    context.closed = true;
    return outcome;
  }

  /** In production a number stands for the error; what it was is in the log under that number. */
  #shownError(error: ErrorDescription): Record<string, unknown> {
    if (this.host.showErrorDetails) return { error };
    const reference = Math.floor(Math.random() * 36 ** 8)
      .toString(36)
      .toUpperCase()
      .padStart(8, "0");
    const stack = error.frames.map(({ file, line, column }) => `\n    at ${file}:${line}:${column}`).join("");
    this.host.log("error", `[${reference}] ${logText(error)}${stack}`);
    return { error: { name: "Error", message: "", frames: [] }, reference };
  }

  /** Calls the callbacks of what has changed, in order, before the script. What they show stands at the top. */
  async #callbacks(context: RunContext): Promise<void> {
    for (const record of this.#changed) {
      const { callback } = record;
      if (!callback || record.called) continue;
      const returned = context.within(this.generator.main, "", callback);
      if (returned instanceof Promise) await Promise.race([returned, context.abandoned]);
      record.called = true;
    }
  }

  #outcomeOf(context: RunContext, error: unknown): RunOutcome {
    const signal = context.signal ?? (error instanceof RunSignal ? error : undefined);
    if (!signal) return "failed";
    if (signal.kind === "interrupt") return "interrupted";
    return signal.kind === "rerun" ? "rerun" : "completed";
  }

  #showFailure(context: RunContext, error: unknown): void {
    context.signal = undefined;
    const described = this.host.describeError(error);
    if (this.host.showErrorDetails) this.host.log("error", logText(described));
    // At the place where the script stood; a container's error stands in the page's own flow.
    this.claim(context, context.mainScope, undefined, "exception", this.#shownError(described), undefined, false);
  }

  /** Asked by every st call through the context: how the run must end here, if it must. */
  endsHere(context: RunContext): "stop" | "interrupt" | undefined {
    this.#maybeFlush();
    const wanted = this.host.interruptRequested();
    if (wanted === "no") return undefined;
    return wanted === "stop" || this.#graceLeft(context) <= 0 ? wanted : undefined;
  }

  /** Milliseconds that a run may go on although a newer one waits: it has just begun, or has just read a click. */
  #graceLeft(context: RunContext): number {
    const now = this.host.now();
    const begun = this.#startedAt + startGraceMs - now;
    return context.triggerReadAt === undefined ? begun : Math.max(begun, context.triggerReadAt + triggerGraceMs - now);
  }

  /** A newer run is wanted, and the event loop is free: end a run that awaits. Returns ms to wait before asking again. */
  interrupt(): number {
    const context = this.current;
    if (!context || context.closed) return 0;
    const left = this.#graceLeft(context);
    if (left > 0) return Math.ceil(left);
    context.abandon();
    return 0;
  }

  /** The person asked to stop: no grace. The page shows what there is. */
  stop(): void {
    const context = this.current;
    if (!context || context.closed) return;
    context.signal = new RunSignal("stop");
    context.abandon();
  }

  /** An error outside any run's flow (a floating rejection) that belongs to this session. */
  showLateError(error: unknown): void {
    const context = this.current ?? new RunContext(this, 0);
    const wasClosed = context.closed;
    context.closed = false;
    const { signal } = context;
    this.#showFailure(context, error);
    context.signal = signal;
    context.closed = wasClosed;
    if (wasClosed) this.flush(false);
  }

  // ---- events

  /** Widgets whose events this run handles, in order; kept over an interrupt until their callbacks have returned. */
  #changed: WidgetRecord[] = [];
  /** Triggers that code of this run has read. */
  readonly #delivered = new Set<number>();
  #lastEvent = 0;
  readonly #clearedForms = new Set<string>();

  /** Takes the values of events, up to one that would click a widget a second time: that is for the next run. */
  #applyEvents(events: readonly WidgetEvent[]): { taken: WidgetEvent[]; rest: WidgetEvent[] } {
    const echoes: Op[] = [];
    this.#delivered.clear();
    this.#changed = this.#changed.filter((record) => !record.trigger && !record.called);
    let count = 0;
    for (const event of events) {
      const wids = Object.keys(event.values).map(Number);
      if (wids.some((wid) => this.widgets.byNumber(wid)?.fired)) break;
      count++;
      const again = event.n <= this.#lastEvent;
      if (!again) this.#applied = this.#lastEvent = event.n;
      for (const wid of wids) this.#applyValue(wid, event.values[wid] as Json, again, echoes);
    }
    if (echoes.length > 0) this.host.send({ text: encodeFrame({ ops: echoes }, this.#target), echo: true });
    return { taken: events.slice(0, count), rest: events.slice(count) };
  }

  #applyValue(wid: number, raw: Json, again: boolean, echoes: Op[]): void {
    const result = this.widgets.apply(wid, raw);
    const { record } = result;
    if (!result.accepted) {
      const name = record ? `st.${record.type}(${JSON.stringify(record.label)})` : `widget ${wid}`;
      this.host.log("warn", `${record ? "MR_WIDGET_VALUE_REFUSED" : "MR_WIDGET_UNKNOWN"} ${name}: ${result.problem}.`);
    }
    if (!record) return;
    if (result.accepted && result.changed) {
      if (!again) record.called = false;
      if (!this.#changed.includes(record)) this.#changed.push(record);
    }
    if (!record.node || record.trigger) return;
    this.generator.echo(record.node, raw, result.accepted);
    echoes.push([op.set, record.node.id, "value", raw]);
  }

  /** The triggers of an interrupted run that no code has read, as events for the next run. */
  #undelivered(events: readonly WidgetEvent[]): WidgetEvent[] {
    const again: WidgetEvent[] = [];
    for (const event of events) {
      const values: Record<number, Json> = {};
      for (const [wid, raw] of Object.entries(event.values)) {
        const record = this.widgets.byNumber(Number(wid));
        if (!record?.trigger || !record.fired) continue;
        record.fired = false;
        if (!this.#delivered.has(record.wid) || (record.callback && !record.called)) values[record.wid] = raw;
      }
      if (Object.keys(values).length > 0) again.push({ n: event.n, values });
    }
    return again;
  }

  #clearSubmittedForms(): void {
    for (const { trigger, form } of this.#changed) {
      if (!trigger || form === undefined || !this.#clearedForms.has(form)) continue;
      for (const field of this.widgets.ofForm(form)) {
        if (!field.trigger && this.widgets.reset(field)) this.#showValue(field);
      }
    }
    this.#clearedForms.clear();
  }

  /** A form of this run wants its fields back at their seeds after a submit. */
  clearOnSubmit(form: string): void {
    this.#clearedForms.add(form);
  }

  #showValue(record: WidgetRecord): void {
    const { node } = record;
    if (node && !record.trigger) this.generator.update(node, { ...node.props, value: record.raw });
  }

  // ---- what commands call

  /** The node for an element that is not a widget. */
  claim(
    context: RunContext,
    scope: Scope,
    site: CallSite | undefined,
    type: string,
    props: Record<string, unknown>,
    key: string | undefined,
    holds: boolean,
    name?: string,
  ): LiveNode {
    if (scope.block.slot) context.slotClaims.release(scope.block);
    let identity: string;
    let repeated = false;
    if (key !== undefined) {
      identity = `element:${scope.keyPrefix}${key}`;
      context.claimKey(identity, site, key, scope.block);
    } else if (name !== undefined) {
      identity = `${scope.keyPrefix}${site?.id ?? type}[${name}]`;
    } else if (site) {
      identity = scope.keyPrefix + site.id;
      repeated = site.multi;
    } else {
      identity = scope.keyPrefix + type;
      repeated = true;
    }
    if (!repeated || holds) {
      const place = (holds && repeated) || name !== undefined ? `${identity}@${scope.block.identity}` : identity;
      const turn = context.takeTurn(place, scope.block);
      if (turn > 0) identity = `${identity}#${turn}`;
    }
    const node = this.generator.claim(scope.block, { type, identity, props, repeated, holds });
    this.#noteChange();
    return node;
  }

  /** Registers a widget and shows it. */
  registerWidget<T extends WidgetType, V>(
    context: RunContext,
    scope: Scope,
    site: CallSite | undefined,
    spec: WidgetSpec<T, V>,
  ): WidgetResult<V> {
    if (scope.block.slot) context.slotClaims.release(scope.block);
    const id = this.widgets.identify(context, scope, site, spec);
    const given = spec.key !== undefined && !spec.trigger ? this.values.take(spec.key) : undefined;
    const { record, value } = this.widgets.register(context.run, id, site, spec, scope.block.form, given);
    if (record.trigger && record.fired) {
      context.triggerReadAt = this.host.now();
      this.#delivered.add(record.wid);
    }
    const props: Record<string, unknown> = { id: record.wid, label: spec.label, value: record.trigger ? false : record.raw };
    for (const [name, prop] of Object.entries(spec.props)) if (prop !== undefined) props[name] = prop;
    if (spec.key !== undefined) props.key = spec.key;
    if (spec.onChange === "ignore") props.quiet = true;
    const node = this.generator.claim(scope.block, {
      type: spec.type,
      identity: record.id,
      props,
      repeated: false,
      holds: spec.holds ?? false,
    });
    node.onRequest = spec.onRequest;
    const before = record.node;
    record.node = node;
    // A widget stands in one place: the one in a hidden tab of an earlier run goes.
    if (before && before !== node && before.run === node.run) this.generator.drop(before);
    this.#noteChange();
    return { value, record };
  }

  /** A widget called after its run is over: its value, without any effect. */
  lateWidget<T extends WidgetType, V>(spec: WidgetSpec<T, V>): WidgetResult<V> {
    const known = spec.key === undefined ? undefined : this.widgets.byKey(spec.key);
    const record = known ?? ({ wid: 0, wasReset: false, trigger: spec.trigger === true } as WidgetRecord);
    return { value: spec.parse(known && !known.trigger ? known.raw : spec.trigger ? false : spec.seed), record };
  }

  change(node: LiveNode, props: Record<string, unknown>): void {
    if (node.dropped) return;
    this.generator.update(node, props);
    this.#noteChange();
  }

  drop(node: LiveNode): void {
    this.generator.drop(node);
    this.#noteChange();
  }

  /** What stood in a block in the last run stays, except widgets that this run has shown elsewhere. */
  keepBlock(block: LiveNode): void {
    for (const node of this.generator.keep(block)) {
      const wid = node.props.id;
      const shown = typeof wid === "number" ? this.widgets.byNumber(wid)?.node : undefined;
      if (shown && shown !== node && shown.run === node.run) this.generator.drop(node);
    }
    this.#noteChange();
  }

  clearBlock(context: RunContext, node: LiveNode): void {
    context.slotClaims.release(node);
    this.generator.clear(node);
    this.#noteChange();
  }

  toast(toast: Omit<ToastMessage, "id">): void {
    this.#note([op.toast, { id: ++this.#toasts, ...toast }]);
  }

  /** Later calls override only what they pass. */
  configurePage(config: PageConfig): void {
    const next = { ...this.#page, ...config };
    if (JSON.stringify(next) === JSON.stringify(this.#page)) return;
    this.#page = next;
    this.#note([op.page, next]);
  }

  /** The widget back to its seed; code after this call and the next pass see it. */
  resetWidget(context: RunContext, record: WidgetRecord): void {
    if (!this.widgets.reset(record)) return;
    this.#showValue(record);
    if (record.lastRun === context.run) context.needsAnotherPass = true;
  }

  /** `st.sessionState` for a run; without one (a late call) writes are ignored. */
  sessionState(context: RunContext): SessionState {
    const { widgets } = this;
    return sessionStateProxy(this.values, {
      check: () => context.acting.check(),
      has: (name) => widgets.byKey(name) !== undefined,
      names: () => widgets.keys(),
      read: (name) => {
        const record = widgets.byKey(name);
        return record ? widgets.read(record) : undefined;
      },
      write: (name, value) => {
        const record = widgets.byKey(name);
        if (!record || !widgets.assign(record, value)) return;
        this.#showValue(record);
        this.#noteChange();
        const { acting } = context;
        if (record.lastRun === acting.run) acting.needsAnotherPass = true;
      },
      remove: (name) => {
        const record = widgets.byKey(name);
        if (record) this.resetWidget(context.acting, record);
      },
    });
  }

  queryParams(context: RunContext): QueryParams {
    return queryParamsProxy(this.query, () => context.acting.check());
  }

  // ---- requests of views

  /** Answers a question that the browser asked of one element. */
  async request(node: number, payload: unknown): Promise<Json> {
    const handler = this.generator.sent.get(node)?.onRequest;
    if (!handler)
      throw new MillraceError(
        "MR_REQUEST_STALE",
        `Element ${node} does not answer questions now.`,
        "The page is brought up to date; ask again.",
      );
    const answer = await handler(payload);
    if (answer === undefined) throw new MillraceError("MR_REQUEST_STALE", `Element ${node} gave ${describeValue(answer)}.`);
    return answer as Json;
  }

  // ---- frames

  #note(one: Op): void {
    this.#ops.push(one);
    this.#noteChange();
  }

  #noteChange(): void {
    if (!this.#flushDue) {
      this.#flushDue = true;
      this.host.defer(() => {
        if (this.#flushDue) this.flush(false);
      });
    }
  }

  /** In code that never yields: every 64 commands a look at the clock. */
  #maybeFlush(): void {
    if ((++this.#claims & 63) !== 0 || !this.#flushDue) return;
    const now = this.host.now();
    if (now - this.#lastFlush >= syncFlushMs) this.flush(false);
  }

  #setStatus(status: RunStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#ops.push([op.status, status]);
  }

  /** Sends what was gathered. `final`: what the run did not say goes. */
  flush(final: boolean): void {
    this.#flushDue = false;
    this.#lastFlush = this.host.now();
    const ops: Op[] = this.generator.flush(final);
    if (this.#ops.length > 0) {
      ops.push(...this.#ops);
      this.#ops = [];
    }
    const applied = this.#applied;
    if (ops.length === 0 && applied === undefined) return;
    this.#applied = undefined;
    if (++this.#frames % checksumEvery === 0) ops.push([op.checksum, this.#checksum()]);
    const identities = this.generator.takeIdentities();
    const text = encodeFrame(applied === undefined ? { ops } : { applied, ops }, this.#target);
    const frame: OutgoingFrame = { text };
    if (identities.length > 0) frame.identities = identities;
    if (final) frame.last = true;
    this.host.send(frame);
    this.#logBytes += text.length;
    if (this.#logBytes > limits.frameLogBytes) this.sendSnapshot();
  }

  /** Sends the whole tree for the copy that is kept outside (it is not sent to the browser). */
  sendSnapshot(): void {
    const ops: Op[] = this.generator.snapshot();
    if (Object.keys(this.#page).length > 0) ops.push([op.page, this.#page]);
    if (this.#status !== "idle") ops.push([op.status, this.#status]);
    // Appends after the snapshot must name their place again: the copy begins with this frame.
    this.#target.id = 0;
    const text = encodeFrame(this.#lastEvent > 0 ? { applied: this.#lastEvent, ops } : { ops }, newAppendTarget());
    this.#logBytes = Math.min(text.length, limits.frameLogBytes / 2);
    this.host.send({ text, snapshot: true, echo: true });
  }

  #checksum(): number {
    const tree = new Map<number, AnyNode>();
    const visit = (node: LiveNode, parent: number): void => {
      tree.set(node.id, { id: node.id, type: node.type, parent, props: node.props, children: node.children.map((child) => child.id) });
      for (const child of node.children) visit(child, node.id);
    };
    const { main, sidebar, bottom, event } = this.generator;
    for (const block of [main, sidebar, bottom, event]) visit(block, 0);
    return treeChecksum(tree);
  }

  // ---- keeping and restoring

  /** What has changed since the last call and must be kept outside; undefined: nothing. Values changed in place are noticed. */
  store(): { stored: StoredSession; left: LeftValue[] } | undefined {
    const state = this.#snapshots.take(this.values.own);
    const query = this.query.toString();
    const changed = this.widgets.dirty || state.text !== this.#storedState || query !== this.#storedQuery;
    this.widgets.dirty = false;
    this.values.dirty = false;
    this.#storedState = state.text;
    this.#storedQuery = query;
    return changed ? { stored: { widgets: this.widgets.store(), state: state.text, query }, left: state.left } : undefined;
  }

  readonly #snapshots = new StateSnapshots();
  #storedState = "[]";
  #storedQuery = "";

  restore(stored: StoredSession, tree: ReadonlyMap<number, AnyNode>, identities: ReadonlyMap<number, string>): void {
    this.widgets.restore(stored.widgets);
    for (const [name, value] of restoreState(stored.state)) this.values.own.set(name, value);
    this.query.load(stored.query);
    this.#storedState = stored.state;
    this.#storedQuery = stored.query;
    this.generator.restore(tree, identities);
    for (const node of this.generator.sent.values()) {
      const id = node.props.id;
      const record = typeof id === "number" ? this.widgets.byNumber(id) : undefined;
      if (record && record.type === node.type) record.node = node;
    }
  }

  /** «Reset session»: state, widget values and query are as on the first visit. */
  reset(): void {
    this.values.own.clear();
    this.values.dirty = true;
    this.widgets.clear();
    for (const node of this.generator.sent.values()) {
      const id = node.props.id;
      const record = typeof id === "number" ? this.widgets.byNumber(id) : undefined;
      if (record) this.#showValue(record);
    }
  }
}
