/**
 * Knows which widgets a session has and keeps their values.
 *
 * A value is kept as the plain JSON that travels on the wire; each run the widget's current definition turns it into
 * the value the script reads (`parse`). So a value outlives every change of label, help, options or bounds as long as
 * it is still valid; where it is not, the widget falls back to its seed and says so (`wasReset`).
 *
 * Rules: `docs/decisions/0003-identity-and-state.md`. It never talks to the browser: the session runtime does.
 */
import { sameValue } from "../delta/diff.js";
import type { LiveNode } from "../delta/live-node.js";
import type { ElementProps, ElementType, Json, WidgetProps } from "../element/element-props.js";
import { describeValue, MillraceError } from "../errors.js";
import { type CallSite, placeOf, type RunContext, type Scope } from "../runner/run-context.js";

/** Element types that have a value. */
export type WidgetType = { [T in ElementType]: ElementProps[T] extends WidgetProps ? T : never }[ElementType];

export type Callback = () => unknown;
/** What a change does: start a run (default), start a run that calls this first, or wait for the next run. */
export type OnChange = Callback | "rerun" | "ignore";
/** How long a value is kept: see `docs/guide/state.md`. */
export type PersistState = "session" | "page" | "run";

export interface WidgetSpec<T extends WidgetType, V> {
  type: T;
  label: string;
  key?: string;
  /** Wire value before anybody touched the widget. */
  seed: Json;
  /** The seed came from `value`: when the script passes another one than in its last run, the script wins. */
  seedWins?: boolean;
  /**
   * What the author passed, where the seed depends on more than that (an index and the options behind it): only when
   * this changes does the script win. Default: the seed.
   */
  seedCause?: Json;
  /** Wire value → the script's value. Throws (any error, its message is shown) when the widget cannot have this value. */
  parse(raw: Json): V;
  /** The script's value → wire value, for writes through session state. Default: the value itself. */
  serialize?(value: unknown): Json;
  /** A kept value that this definition cannot have → what of it still can stand (the options that are left). Default: the seed. */
  repair?(raw: Json): Json;
  /** True for one run only, when it was clicked. */
  trigger?: boolean;
  /** Everything but id, label and value. */
  props: Omit<ElementProps[T], "id" | "label" | "value" | "key">;
  onChange?: OnChange;
  persistState?: PersistState;
  /** The author left the label empty where people need one: the log says so once. */
  nameless?: true;
  /** Other nodes can stand in it (an expander with a value). */
  holds?: boolean;
  onRequest?: LiveNode["onRequest"];
}

export interface WidgetRecord {
  id: string;
  readonly wid: number;
  type: string;
  label: string;
  key: string | undefined;
  site: CallSite | undefined;
  raw: Json;
  seed: Json;
  seedCause: Json;
  /** Somebody has set a value; it no longer follows the seed. */
  touched: boolean;
  trigger: boolean;
  /** Set by an event, not yet read by the script. */
  fired: boolean;
  disabled: boolean;
  persist: PersistState;
  form: string | undefined;
  lastRun: number;
  /** The callback of the event that is being handled has returned: it is not called again when the event comes back. */
  called: boolean;
  /** The value was no longer valid in this run. */
  wasReset: boolean;
  parse: ((raw: Json) => unknown) | undefined;
  serialize: ((value: unknown) => Json) | undefined;
  callback: Callback | undefined;
  node: LiveNode | undefined;
}

/** What is kept of a widget outside the worker. */
export interface StoredWidget {
  id: string;
  wid: number;
  type: string;
  label: string;
  raw: Json;
  seed: Json;
  /** Left out where it is the seed. */
  seedCause?: Json;
  touched: boolean;
  key?: string;
  trigger?: true;
}

export type ApplyResult =
  | { accepted: true; changed: boolean; record: WidgetRecord }
  | { accepted: false; record?: WidgetRecord; problem: string };

export class WidgetManager {
  readonly #records = new Map<string, WidgetRecord>();
  readonly #byNumber = new Map<number, WidgetRecord>();
  readonly #byKey = new Map<string, WidgetRecord>();
  /** Sites that have run more than once in one run: their widgets are told apart by label and turn. */
  readonly #repeatedSites = new Set<string>();
  #nextNumber = 1;
  /** Something that is kept outside the worker has changed. */
  dirty = false;

  byNumber(wid: number): WidgetRecord | undefined {
    return this.#byNumber.get(wid);
  }

  byKey(key: string): WidgetRecord | undefined {
    return this.#byKey.get(key);
  }

  keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  /** The id of the widget that is called at `site` now: its key, else the call site; see the head of this file. */
  identify(
    context: RunContext,
    { block, keyPrefix: prefix }: Scope,
    site: CallSite | undefined,
    spec: { type: string; label: string; key?: string; trigger?: boolean },
  ): string {
    const { key, label } = spec;
    if (key !== undefined) {
      checkKey(spec.type, key);
      context.claimKey(`key:${prefix}${key}`, site, key, block);
      return `key:${prefix}${key}`;
    }
    const place = site ? `${prefix}${site.id}` : `${prefix}${spec.type}`;
    const turn = context.takeTurn(place, block);
    if (!site) this.#repeatedSites.add(place);
    if (turn === 0 && !this.#repeatedSites.has(place)) return `site:${place}`;
    if (!this.#repeatedSites.has(place)) {
      this.#repeatedSites.add(place);
      this.#renameFirst(context, place);
    }
    const labelled = `${place}|${label}`;
    const occurrence = context.takeTurn(labelled, block);
    if (occurrence > 0 && spec.trigger) {
      throw new MillraceError(
        "MR_WIDGET_DUPLICATE_TRIGGER",
        `st.${spec.type}(${JSON.stringify(label)}) stands ${occurrence + 1} times at ${placeOf(site)} with the same label: a click could reach another one.`,
        "Give each a key, or put the loop into st.each(items, keyOf, body).",
      );
    }
    return `site:${labelled}|${occurrence}`;
  }

  /** The first widget of a site that turned out to run several times gets the name it would have had from the start. */
  #renameFirst(context: RunContext, place: string): void {
    const first = this.#records.get(`site:${place}`);
    if (!first) return;
    this.#records.delete(first.id);
    first.id = `site:${place}|${first.label}|0`;
    this.#records.set(first.id, first);
    context.siteCounts.set(`${place}|${first.label}`, 1);
    this.dirty = true;
  }

  /** The record for a definition of this run, with its value checked against it. */
  register<T extends WidgetType, V>(
    run: number,
    id: string,
    site: CallSite | undefined,
    spec: WidgetSpec<T, V>,
    form: string | undefined,
    given: { value: unknown } | undefined,
  ): { record: WidgetRecord; value: V } {
    let record = this.#records.get(id);
    if (!record || record.type !== spec.type) {
      if (record) this.#forget(record);
      record = this.#create(id, spec);
    }
    const trigger = spec.trigger === true;
    if (!trigger) this.#followSeed(record, spec);
    record.label = spec.label;
    record.site = site;
    record.key = spec.key;
    record.trigger = trigger;
    record.disabled = (spec.props as { disabled?: true }).disabled === true;
    record.persist = spec.persistState ?? "session";
    record.form = form;
    record.lastRun = run;
    record.wasReset = false;
    record.parse = spec.parse;
    record.serialize = spec.serialize;
    record.callback = typeof spec.onChange === "function" ? spec.onChange : undefined;
    if (given) this.assign(record, given.value);
    return { record, value: this.#read(record, spec) };
  }

  #followSeed<T extends WidgetType, V>(record: WidgetRecord, spec: WidgetSpec<T, V>): void {
    const cause = spec.seedCause === undefined ? spec.seed : spec.seedCause;
    const causeMoved = !sameValue(record.seedCause, cause);
    if (!causeMoved && sameValue(record.seed, spec.seed)) return;
    record.seed = spec.seed;
    record.seedCause = cause;
    if ((spec.seedWins && causeMoved) || !record.touched) {
      record.raw = spec.seed;
      record.touched = false;
    }
    this.dirty = true;
  }

  #read<T extends WidgetType, V>(record: WidgetRecord, spec: WidgetSpec<T, V>): V {
    if (record.trigger) return spec.parse(record.fired ? record.raw : false);
    try {
      return spec.parse(record.raw);
    } catch {
      record.wasReset = true;
      this.dirty = true;
      const kept = repaired(record.raw, spec);
      record.raw = kept ? kept.raw : spec.seed;
      record.touched = kept !== undefined;
      return spec.parse(record.raw);
    }
  }

  #create(id: string, spec: { type: string; label: string; key?: string; seed: Json; seedCause?: Json; trigger?: boolean }): WidgetRecord {
    const record: WidgetRecord = {
      id,
      wid: this.#nextNumber++,
      type: spec.type,
      label: spec.label,
      key: spec.key,
      site: undefined,
      raw: spec.trigger ? false : spec.seed,
      seed: spec.seed,
      seedCause: spec.seedCause === undefined ? spec.seed : spec.seedCause,
      touched: false,
      trigger: spec.trigger === true,
      fired: false,
      disabled: false,
      persist: "session",
      form: undefined,
      lastRun: 0,
      called: false,
      wasReset: false,
      parse: undefined,
      serialize: undefined,
      callback: undefined,
      node: undefined,
    };
    this.#add(record);
    this.dirty = true;
    return record;
  }

  #add(record: WidgetRecord): void {
    this.#records.set(record.id, record);
    this.#byNumber.set(record.wid, record);
    if (record.key !== undefined) this.#byKey.set(record.key, record);
  }

  #forget(record: WidgetRecord): void {
    this.#records.delete(record.id);
    this.#byNumber.delete(record.wid);
    if (record.key !== undefined && this.#byKey.get(record.key) === record) this.#byKey.delete(record.key);
    this.dirty = true;
  }

  /** Takes a value that the browser sent. Refused values change nothing. */
  apply(wid: number, raw: Json): ApplyResult {
    const record = this.#byNumber.get(wid);
    if (!record) return { accepted: false, problem: `there is no widget ${wid}` };
    if (record.disabled) return { accepted: false, record, problem: "the widget is disabled" };
    if (record.trigger) {
      if (raw === false || raw === null) return { accepted: false, record, problem: "a trigger is either set or not sent" };
      try {
        record.parse?.(raw);
      } catch (error) {
        return { accepted: false, record, problem: messageOf(error) };
      }
      record.fired = true;
      record.raw = raw;
      return { accepted: true, changed: true, record };
    }
    try {
      record.parse?.(raw);
    } catch (error) {
      return { accepted: false, record, problem: messageOf(error) };
    }
    const changed = !sameValue(record.raw, raw);
    record.raw = raw;
    record.touched = true;
    if (changed) this.dirty = true;
    return { accepted: true, changed, record };
  }

  /** Sets a value from the script (session state). Returns whether it differs from before. */
  assign(record: WidgetRecord, value: unknown): boolean {
    if (record.trigger) {
      throw new MillraceError(
        "MR_STATE_READ_ONLY",
        `st.sessionState[${JSON.stringify(record.key)}] belongs to a ${record.type} and cannot be set.`,
        "A click is set by the person only. Use another key for your own value.",
      );
    }
    let raw: Json;
    try {
      raw = record.serialize ? record.serialize(value) : (value as Json);
      record.parse?.(raw);
    } catch (error) {
      throw new MillraceError(
        "MR_OPTION_INVALID",
        `st.sessionState[${JSON.stringify(record.key)}] = ${describeValue(value)}: ${messageOf(error)}`,
        `Set a value that st.${record.type}(${JSON.stringify(record.label)}) can have.`,
      );
    }
    const changed = !sameValue(record.raw, raw);
    record.raw = raw;
    record.touched = true;
    if (changed) this.dirty = true;
    return changed;
  }

  /** Back to the seed. Returns whether the value differs from before. */
  reset(record: WidgetRecord): boolean {
    const changed = !sameValue(record.raw, record.seed);
    record.raw = record.trigger ? false : record.seed;
    record.touched = false;
    record.fired = false;
    if (changed) this.dirty = true;
    return changed;
  }

  /** The script's value of a widget that has stood at least once. */
  read(record: WidgetRecord): unknown {
    const raw = record.trigger && !record.fired ? false : record.raw;
    return record.parse ? record.parse(raw) : raw;
  }

  /** A completed run is over: triggers are spent, values that live for a run only are dropped. */
  endRun(run: number): void {
    for (const record of this.#records.values()) {
      record.fired = false;
      record.called = false;
      if (record.persist === "run" && record.lastRun !== run) this.#forget(record);
    }
  }

  /** All widgets of a form. */
  *ofForm(form: string): Iterable<WidgetRecord> {
    for (const record of this.#records.values()) if (record.form === form) yield record;
  }

  clear(): void {
    for (const record of [...this.#records.values()]) this.reset(record);
  }

  store(): StoredWidget[] {
    return [...this.#records.values()].map((record) => {
      const { id, wid, type, label, raw, seed, seedCause, touched, key, trigger } = record;
      const stored: StoredWidget = { id, wid, type, label, raw: trigger ? false : raw, seed, touched };
      if (!sameValue(seedCause, seed)) stored.seedCause = seedCause;
      if (key !== undefined) stored.key = key;
      if (trigger) stored.trigger = true;
      return stored;
    });
  }

  restore(stored: readonly StoredWidget[]): void {
    for (const one of stored) {
      const record = this.#create(one.id, one);
      this.#byNumber.delete(record.wid);
      Object.assign(record, { wid: one.wid, raw: one.raw, touched: one.touched });
      this.#add(record);
      this.#nextNumber = Math.max(this.#nextNumber, one.wid + 1);
      const place = repeatedPlace(one);
      if (place !== undefined) this.#repeatedSites.add(place);
    }
    this.dirty = false;
  }
}

/** The place in an id that `identify` has made of place, label and turn. A label may hold the separator itself. */
function repeatedPlace({ id, label }: StoredWidget): string | undefined {
  const end = id.lastIndexOf("|") - label.length - 1;
  return id.startsWith("site:") && end >= 0 && id.startsWith(`|${label}|`, end) ? id.slice("site:".length, end) : undefined;
}

/** What is left of a value that the definition cannot have, where the widget can tell. */
function repaired<T extends WidgetType, V>(raw: Json, spec: WidgetSpec<T, V>): { raw: Json } | undefined {
  if (!spec.repair) return undefined;
  try {
    const kept = spec.repair(raw);
    spec.parse(kept);
    return { raw: kept };
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function checkKey(type: string, key: string): void {
  if (typeof key !== "string" || key === "" || key.length > 256) {
    throw new MillraceError("MR_OPTION_INVALID", `st.${type}: key is ${describeValue(key)}.`, "A key is a text of 1 to 256 characters.");
  }
}
