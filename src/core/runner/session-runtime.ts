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
import type { AnyNode } from "../delta/tree.js";
import type { WidgetResult } from "../element/element-host.js";
import type { Json } from "../element/element-props.js";
import type { ErrorDescription } from "../element/error-description.js";
import { describeValue, MillraceError } from "../errors.js";
import { op, type PageConfig, type ToastMessage } from "../protocol/forward-message.js";
import { type QueryParams, QueryValues, queryParamsProxy } from "../state/query-params.js";
import { type SessionState, SessionValues, sessionStateProxy } from "../state/session-state.js";
import { type LeftValue, restoreState, StateSnapshots } from "../state/state-snapshot.js";
import { WidgetManager, type WidgetRecord, type WidgetSpec, type WidgetType } from "../widgets/widget-manager.js";
import { EventIntake } from "./event-intake.js";
import { FrameOutlet } from "./frame-outlet.js";
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
  /** Signals that nobody catches (in a timer of an abandoned run) are swallowed by the host: late calls may throw. */
  endsAbandoned: boolean;
  /** Uncaught errors are shown with message, stack and lines. False in production. */
  showErrorDetails: boolean;
  /** What is shown of an error: the lines of the person's own files first. */
  describeError(error: unknown): ErrorDescription;
  log(level: "info" | "warn" | "error", message: string): void;
  uploads: UploadAccess;
  media: MediaAccess;
}

/** A run that has seen a click gets this long to act on it before it may be interrupted. */
const triggerGraceMs = 500;
/** Shorter runs are never interrupted: finishing is cheaper, and a stream of events cannot starve the page. */
const startGraceMs = 20;
/** «Running» is told to the browser only by runs that last. */
const statusAfterMs = 150;
/** Extra passes for state that was set after its widget stood. */
const maxPasses = 10;

export class SessionRuntime {
  readonly generator = new DeltaGenerator();
  readonly widgets = new WidgetManager();
  readonly values = new SessionValues();
  readonly query = new QueryValues();
  readonly uploads = new Map<string, UploadInfo>();
  readonly host: RuntimeHost;
  client: ClientInfo;
  current: RunContext | undefined;
  readonly #outlet: FrameOutlet;
  readonly #events: EventIntake;
  /** Forms whose fields go back to their seeds after a submit. */
  readonly #clearedForms = new Set<string>();
  /** Widgets whose empty label the log has told of. */
  readonly #toldNameless = new Set<string>();
  #startedAt = 0;

  constructor(host: RuntimeHost, client: ClientInfo) {
    this.host = host;
    this.client = client;
    this.query.load(client.query);
    this.#outlet = new FrameOutlet(this.generator, host);
    this.#events = new EventIntake(this.widgets, this.generator, this.#outlet, (code, text) => host.log("warn", `${code} ${text}`));
    this.query.onWrite = () => this.#outlet.note([op.query, this.query.toString()]);
  }

  // ---- runs

  /** Runs the script once (and again where it sets the state of widgets that already stand). */
  async run(request: RunRequest, script: Script): Promise<RunResult> {
    const { taken, rest } = this.#events.take(request.events);
    let outcome: RunOutcome = "completed";
    for (let pass = 1; ; pass++) {
      const context = new RunContext(this, request.run);
      this.current = context;
      this.#startedAt = this.host.now();
      this.#outlet.begin();
      this.generator.begin();
      outcome = await this.#pass(context, script);
      if (outcome !== "completed" || !context.needsAnotherPass) break;
      if (pass >= maxPasses) {
        this.host.log("warn", `Session state of a widget was set after the widget in ${maxPasses} passes in a row; the last one stands.`);
        this.#outlet.flush(true);
        break;
      }
      this.#events.spendTriggers();
    }
    const redeliver = outcome === "interrupted" ? this.#events.giveBack(taken) : [];
    if (outcome !== "interrupted") {
      this.widgets.endRun(request.run);
      if (outcome !== "rerun") this.#clearSubmittedForms();
      this.#events.finish();
    }
    this.#outlet.setStatus(outcome === "failed" ? "failed" : "idle");
    this.#outlet.flush(false);
    return { run: request.run, outcome, redeliver: [...redeliver, ...rest] };
  }

  async #pass(context: RunContext, script: Script): Promise<RunOutcome> {
    const slow = setTimeout(() => {
      if (context.closed) return;
      this.#outlet.setStatus("running");
      this.#outlet.flush(false);
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
    if (final || outcome !== "completed") this.#outlet.flush(final);
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
    for (const record of this.#events.changed) {
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
    this.#outlet.keepPace();
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
    if (wasClosed) this.#outlet.flush(false);
  }

  // ---- forms

  #clearSubmittedForms(): void {
    for (const { trigger, form } of this.#events.changed) {
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
    this.#outlet.changed();
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
      this.#events.markRead(record);
    }
    if (spec.nameless && !this.#toldNameless.has(id)) {
      this.#toldNameless.add(id);
      const place = site ? ` (${site.file}:${site.line})` : "";
      this.host.log("warn", `st.${spec.type}${place}: the label is empty. Give one, and hide it with labelVisibility: "collapsed".`);
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
    this.#outlet.changed();
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
    this.#outlet.changed();
  }

  drop(node: LiveNode): void {
    this.generator.drop(node);
    this.#outlet.changed();
  }

  /** What stood in a block in the last run stays, except widgets that this run has shown elsewhere. */
  keepBlock(block: LiveNode): void {
    for (const node of this.generator.keep(block)) {
      const wid = node.props.id;
      const shown = typeof wid === "number" ? this.widgets.byNumber(wid)?.node : undefined;
      if (shown && shown !== node && shown.run === node.run) this.generator.drop(node);
    }
    this.#outlet.changed();
  }

  clearBlock(context: RunContext, node: LiveNode): void {
    context.slotClaims.release(node);
    this.generator.clear(node);
    this.#outlet.changed();
  }

  /** Sends at once what was said so far: before work that does not yield. */
  showNow(): void {
    this.#outlet.flush(false);
  }

  toast(toast: Omit<ToastMessage, "id">): void {
    this.#outlet.toast(toast);
  }

  configurePage(config: PageConfig): void {
    this.#outlet.configurePage(config);
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
        this.#outlet.changed();
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
