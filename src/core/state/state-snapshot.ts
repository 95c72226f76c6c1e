/**
 * Session state as text, so that it can be kept outside the worker. Keeps Date, Temporal, Map, Set, RegExp, bigint, typed
 * arrays, shared references and cycles (devalue). What cannot be kept (functions, sockets, class instances, very large
 * values) is named; it stays in the worker only.
 */
import { DevalueError, parse, stringify } from "devalue";
import { Temporal } from "temporal-polyfill";
import { describeValue } from "../errors.js";

export interface LeftValue {
  name: string;
  reason: string;
}

export interface StateSnapshot {
  text: string;
  left: LeftValue[];
}

interface Kept {
  value: unknown;
  part: string | undefined;
  reason: string;
  large: boolean;
}

/** Values with more parts than this are not written out after each run. */
const maxParts = 50_000;
/** Values with more parts than this are written again only when another value was set. */
const largeParts = 1_000;

/** Counts the parts of a value, up to a limit. */
function countParts(value: unknown, limit: number): number {
  let count = 0;
  const open: unknown[] = [value];
  const seen = new Set<object>();
  while (open.length > 0 && count < limit) {
    const one = open.pop();
    count++;
    if (typeof one === "string") count += one.length >> 6;
    if (typeof one !== "object" || one === null || seen.has(one)) continue;
    seen.add(one);
    if (one instanceof ArrayBuffer || ArrayBuffer.isView(one)) {
      count += one.byteLength >> 6;
      continue;
    }
    for (const part of partsOf(one)) {
      if (open.length + count >= limit) return limit;
      open.push(part);
    }
  }
  return count;
}

function* partsOf(value: object): Iterable<unknown> {
  if (value instanceof Map) for (const entry of value) yield* entry;
  else if (value instanceof Set || Array.isArray(value)) yield* value;
  else for (const name of Object.keys(value)) yield (value as Record<string, unknown>)[name];
}

/** Remembers what it has written, so that unchanged large values cost nothing after the next run. */
export class StateSnapshots {
  readonly #kept = new Map<string, Kept>();

  take(values: ReadonlyMap<string, unknown>): StateSnapshot {
    const left: LeftValue[] = [];
    const parts: string[] = [];
    for (const name of this.#kept.keys()) if (!values.has(name)) this.#kept.delete(name);
    for (const [name, value] of values) {
      let kept = this.#kept.get(name);
      if (!kept?.large || kept.value !== value) {
        kept = write(name, value);
        this.#kept.set(name, kept);
      }
      if (kept.part === undefined) left.push({ name, reason: kept.reason });
      else parts.push(kept.part);
    }
    return { text: `[${parts.join(",")}]`, left };
  }
}

function write(name: string, value: unknown): Kept {
  const count = countParts(value, maxParts);
  if (count >= maxParts) return { value, part: undefined, reason: `it has more than ${maxParts} parts`, large: true };
  try {
    return { value, part: JSON.stringify([name, stringify(value)]), reason: "", large: count > largeParts };
  } catch (error) {
    return { value, part: undefined, reason: reasonOf(error), large: false };
  }
}

/** In words that go on after «it lives in its worker only:». */
function reasonOf(error: unknown): string {
  if (!(error instanceof DevalueError)) return error instanceof Error ? error.message : String(error);
  return `${describeValue(error.value)}${error.path ? ` in it (at ${error.path})` : ""} cannot be written as text`;
}

/** Also where the runtime has no Temporal of its own. */
const revivers = Object.fromEntries(
  (["Duration", "Instant", "PlainDate", "PlainDateTime", "PlainMonthDay", "PlainTime", "PlainYearMonth", "ZonedDateTime"] as const).map(
    (name) => [`Temporal.${name}`, (text: string) => Temporal[name].from(text)],
  ),
);

/** @throws Error when the text is not a snapshot. */
export function restoreState(text: string): Map<string, unknown> {
  const parts: unknown = JSON.parse(text);
  if (!Array.isArray(parts)) throw new Error("not a snapshot of session state");
  return new Map(parts.map(([name, value]: [string, string]) => [name, parse(value, revivers)]));
}
