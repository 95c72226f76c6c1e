/**
 * The options of radio, selectbox, multiselect and their like: what they are, how they are shown, how they are named
 * on the wire.
 *
 * The browser gets texts and sends back ids. An id names the option itself, not its place and not its text: the value
 * of a text or number, the `id` (or `optionKey`) of an object, the name of an enum member. So a choice outlives a new
 * order, new neighbours and a changed `format`. From here the way goes to `elements/radio` and the other lists.
 */
import { type CellValue, isTable, type Table } from "../data/table.js";
import { describeValue, optionError } from "../errors.js";

/**
 * What options can be made of:
 *
 * - an array, a Set or any other iterable (an Arrow vector, `map.keys()`): its items;
 * - a Map, a plain object or a TypeScript enum: the names are shown, the values are what the script gets;
 * - a table: the different values of its first column, without the empty ones; so also a column with `length` and `get`.
 */
export type OptionSource =
  | readonly unknown[]
  | Iterable<unknown>
  | ReadonlyMap<unknown, unknown>
  | Table
  | OptionColumn
  | { readonly [name: string]: unknown };

/** A column that is read by row number, like an Arrow vector. */
export interface OptionColumn<T = unknown> {
  readonly length: number;
  get(row: number): T;
}

/** What the script gets for a choice out of `S`. */
export type OptionOf<S> =
  S extends ReadonlyMap<unknown, infer V>
    ? V
    : S extends Table
      ? NonNullable<CellValue>
      : S extends Iterable<infer V>
        ? V
        : S extends OptionColumn<infer V>
          ? NonNullable<V>
          : S[keyof S];

export interface OptionListOptions<T> {
  /** The text of an option. Default: the option as text; of an object its `label`, `name` or `title`. */
  format?: (option: T) => unknown;
  /** Streamlit's name for `format`. */
  formatFunc?: (option: T) => unknown;
  /** What names an object among the others: a field, or a function. Default: its `id`, where every option has one. */
  optionKey?: (keyof T & string) | ((option: T) => string | number);
}

/** The options of one widget in one run. */
export interface OptionList<T> {
  readonly values: readonly T[];
  /** What is shown, in order. */
  readonly texts: readonly string[];
  /** What travels on the wire, in order; all different. */
  readonly ids: readonly string[];
  /** The fields for the widget's props. `ids` is left out where it equals the texts. */
  readonly props: OptionListProps;
  /** Place of an id in the list, or -1. */
  indexOfId(id: string): number;
  /** The id of one of the options, or of a value with the same identity (an equal object made anew). */
  idOf(value: unknown): string | undefined;
  /** The option a wire value names. @throws Error with a short text for everything else. */
  parse(raw: unknown): T;
}

/** What the view of an option list gets. */
export interface OptionListProps {
  /** The texts, in order. */
  options: readonly string[];
  /** The ids, in order; absent: the texts are the ids. */
  ids?: readonly string[];
}

interface NamedOption {
  value: unknown;
  /** Given by the source: the name of an enum member, the key of a Map. */
  name?: string;
}

/**
 * Reads the options of a widget. Equal ones are taken once.
 *
 * @throws MillraceError `MR_OPTION_INVALID` when `source` has no options in it, or two objects share an `optionKey`.
 */
export function readOptions<const S extends OptionSource>(
  command: string,
  label: string,
  source: S,
  how: OptionListOptions<OptionOf<S>> = {},
): OptionList<OptionOf<S>> {
  type T = OptionOf<S>;
  const found = itemsOf(command, label, source);
  const format = formatOf(command, label, how);
  const keyOf = identityOf(command, label, how, found);

  const describe = ({ value, name }: NamedOption): { id: string; text: string; strict: boolean } => {
    const key = keyOf?.(value as T);
    const text = format ? String(format(value as T)) : (name ?? plainText(value));
    return { id: key ?? name ?? (isPrimitive(value) ? String(value) : text), text, strict: key !== undefined };
  };

  const values: T[] = [];
  const texts: string[] = [];
  const ids: string[] = [];
  const places = new Map<string, number>();
  for (const option of found) {
    const { id, text, strict } = describe(option);
    const free = freeId(id, (taken) => Object.is(values[places.get(taken) ?? -1], option.value), places);
    if (free === undefined) continue;
    if (strict && free !== id) {
      throw optionError(
        command,
        label,
        `two options have the identity ${describeValue(id)}.`,
        "Give an optionKey that differs for each option.",
      );
    }
    places.set(free, ids.length);
    ids.push(free);
    texts.push(text);
    values.push(option.value as T);
  }
  const props: OptionListProps = ids.every((id, i) => id === texts[i]) ? { options: texts } : { options: texts, ids };
  const indexOfId = (id: string): number => places.get(id) ?? -1;

  return {
    values,
    texts,
    ids,
    props,
    indexOfId,
    idOf(value) {
      const same = values.findIndex((one) => Object.is(one, value));
      if (same >= 0) return ids[same];
      if (isPrimitive(value)) return undefined;
      const id = equalId(value, describe);
      return id !== undefined && places.has(id) ? id : undefined;
    },
    parse(raw) {
      if (typeof raw !== "string") throw new Error("a choice is the id of an option, as text");
      const index = indexOfId(raw);
      if (index < 0) throw new Error(`${describeValue(raw)} is not one of the options`);
      return values[index] as T;
    },
  };
}

/** The id a foreign object would have; undefined where `format` cannot even read it. */
function equalId(value: unknown, describe: (option: NamedOption) => { id: string }): string | undefined {
  try {
    return describe({ value }).id;
  } catch {
    return undefined;
  }
}

/** `id`, or with a number behind it where another option has it; undefined when that other is this very option. */
function freeId(id: string, isSame: (taken: string) => boolean, places: ReadonlyMap<string, number>): string | undefined {
  let free = id;
  for (let n = 2; places.has(free); n++) {
    if (isSame(free)) return undefined;
    free = `${id} (${n})`;
  }
  return free;
}

function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== "object" && typeof value !== "function");
}

function plainText(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid date" : value.toISOString();
  if (isPrimitive(value) || typeof value === "function") return String(value);
  const { label, name, title } = value as { label?: unknown; name?: unknown; title?: unknown };
  for (const text of [label, name, title]) if (typeof text === "string") return text;
  const own = String(value);
  return own.startsWith("[object ") ? (JSON.stringify(value) ?? own) : own;
}

function formatOf<T>(command: string, label: string, how: OptionListOptions<T>): ((option: T) => unknown) | undefined {
  const { format, formatFunc } = how;
  if (format && formatFunc) throw optionError(command, label, "format and formatFunc are both given.", "They mean the same: keep format.");
  const chosen = format ?? formatFunc;
  if (chosen !== undefined && typeof chosen !== "function") {
    throw optionError(command, label, `format is ${describeValue(chosen)}.`, "Give a function from an option to its text.");
  }
  return chosen;
}

function identityOf<T>(
  command: string,
  label: string,
  { optionKey }: OptionListOptions<T>,
  found: readonly NamedOption[],
): ((option: T) => string | undefined) | undefined {
  if (optionKey === undefined) {
    const own = (option: unknown): unknown => (isPrimitive(option) ? undefined : (option as { id?: unknown }).id);
    const isKey = (id: unknown): boolean => (typeof id === "string" && id !== "") || typeof id === "number";
    return found.length > 0 && found.every(({ value }) => isKey(own(value))) ? (option) => String(own(option)) : undefined;
  }
  return (option) => {
    const key: unknown = typeof optionKey === "function" ? optionKey(option) : (option as Record<string, unknown>)[optionKey];
    if (typeof key === "string" || typeof key === "number") return String(key);
    throw optionError(
      command,
      label,
      `optionKey gives ${describeValue(key)} for an option.`,
      "It must give a text or a number for each option.",
    );
  };
}

function itemsOf(command: string, label: string, source: unknown): NamedOption[] {
  if (typeof source !== "object" || source === null) {
    throw optionError(
      command,
      label,
      `options is ${describeValue(source)}.`,
      "Give an array, a Set, a Map, an enum or a column of a table.",
    );
  }
  if (source instanceof Map) return Array.from(source, ([name, value]) => ({ name: String(name), value }));
  if (isIterable(source)) return Array.from(source, (value) => ({ value }));
  if (isTable(source)) return columnItems(source.rowCount, (row) => source.columns[0]?.get(row));
  if (isColumn(source)) return columnItems(source.length, (row) => source.get(row));
  return Object.keys(source)
    .filter((name) => !isReverseName(source as Record<string, unknown>, name))
    .map((name) => ({ name, value: (source as Record<string, unknown>)[name] }));
}

function isIterable(source: object): source is Iterable<unknown> {
  return typeof (source as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";
}

function isColumn(source: object): source is OptionColumn {
  const { length, get } = source as { length?: unknown; get?: unknown };
  return typeof length === "number" && typeof get === "function";
}

function columnItems(rows: number, get: (row: number) => unknown): NamedOption[] {
  const items = new Set<unknown>();
  for (let row = 0; row < rows; row++) {
    const value = get(row);
    if (value !== null && value !== undefined) items.add(value);
  }
  return Array.from(items, (value) => ({ value }));
}

/** Numeric enums also map each number back to its name; that half is no option. */
function isReverseName(source: Readonly<Record<string, unknown>>, name: string): boolean {
  const value = source[name];
  return typeof value === "string" && String(Number(name)) === name && source[value] === Number(name);
}
