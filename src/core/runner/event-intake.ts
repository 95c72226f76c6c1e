/**
 * The events of a run: taking their values, knowing whose callbacks are owed, and giving back what no code has seen.
 *
 * A value is taken once, also when its event comes back. A click belongs to the run whose code reads it; when a run is
 * interrupted before that, the click goes back. A callback counts as called when it has returned.
 */
import type { DeltaGenerator } from "../delta/delta-generator.js";
import type { Json } from "../element/element-props.js";
import { type Op, op } from "../protocol/forward-message.js";
import type { WidgetManager, WidgetRecord } from "../widgets/widget-manager.js";
import type { FrameOutlet } from "./frame-outlet.js";
import type { WidgetEvent } from "./runner-port.js";

export class EventIntake {
  readonly #widgets: WidgetManager;
  readonly #generator: DeltaGenerator;
  readonly #outlet: FrameOutlet;
  readonly #refuse: (code: string, text: string) => void;
  /** Triggers that code of this run has read. */
  readonly #read = new Set<number>();
  /** Widgets whose events this run handles, in order; kept over an interrupt until their callbacks have returned. */
  #changed: WidgetRecord[] = [];

  constructor(widgets: WidgetManager, generator: DeltaGenerator, outlet: FrameOutlet, refuse: (code: string, text: string) => void) {
    this.#widgets = widgets;
    this.#generator = generator;
    this.#outlet = outlet;
    this.#refuse = refuse;
  }

  /** Widgets that changed, in the order of their events. */
  get changed(): readonly WidgetRecord[] {
    return this.#changed;
  }

  /** Takes the values of events, up to one that would click a widget a second time: that is for the next run. */
  take(events: readonly WidgetEvent[]): { taken: WidgetEvent[]; rest: WidgetEvent[] } {
    const echoes: Op[] = [];
    this.#read.clear();
    this.#changed = this.#changed.filter((record) => !record.trigger && !record.called);
    let count = 0;
    for (const event of events) {
      const wids = Object.keys(event.values).map(Number);
      if (wids.some((wid) => this.#widgets.byNumber(wid)?.fired)) break;
      count++;
      const again = event.n <= this.#outlet.applied;
      if (!again) this.#outlet.apply(event.n);
      for (const wid of wids) this.#takeValue(wid, event.values[wid] as Json, again, echoes);
    }
    this.#outlet.echo(echoes);
    return { taken: events.slice(0, count), rest: events.slice(count) };
  }

  #takeValue(wid: number, raw: Json, again: boolean, echoes: Op[]): void {
    const result = this.#widgets.apply(wid, raw);
    const { record } = result;
    if (!record) {
      this.#refuse("MR_WIDGET_UNKNOWN", `widget ${wid}: ${result.accepted ? "" : result.problem}.`);
      return;
    }
    if (!result.accepted) this.#refuse("MR_WIDGET_VALUE_REFUSED", `st.${record.type}(${JSON.stringify(record.label)}): ${result.problem}.`);
    else if (result.changed) {
      if (!again) record.called = false;
      if (!this.#changed.includes(record)) this.#changed.push(record);
    }
    if (!record.node || record.trigger) return;
    this.#generator.echo(record.node, raw, result.accepted);
    echoes.push([op.set, record.node.id, "value", raw]);
  }

  /** The script has read a trigger that was set. */
  markRead(record: WidgetRecord): void {
    this.#read.add(record.wid);
  }

  /** Another pass of the same run begins: it sees no clicks. */
  spendTriggers(): void {
    for (const record of this.#changed) record.fired = false;
  }

  /** The triggers of an interrupted run that no code has read, as events for the next run. */
  giveBack(events: readonly WidgetEvent[]): WidgetEvent[] {
    const again: WidgetEvent[] = [];
    for (const event of events) {
      const values: Record<number, Json> = {};
      for (const [wid, raw] of Object.entries(event.values)) {
        const record = this.#widgets.byNumber(Number(wid));
        if (!record?.trigger || !record.fired) continue;
        record.fired = false;
        if (!this.#read.has(record.wid) || (record.callback && !record.called)) values[record.wid] = raw;
      }
      if (Object.keys(values).length > 0) again.push({ n: event.n, values });
    }
    return again;
  }

  /** The run has handled everything. */
  finish(): void {
    this.#changed = [];
  }
}
