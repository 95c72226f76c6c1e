/**
 * A list whose elements and widgets belong to the items, not to the places they stand at.
 *
 * Every item is a block of its own that takes no part in the layout. Its key is part of the identity of all that is
 * shown for it (`Scope.keyPrefix`), so that values, focus and scroll positions follow the item when the list is
 * sorted or filtered, and a reordered item is one move on the wire.
 */
import type { ElementHost } from "../../core/element/element-host.js";
import type { CommonProps } from "../../core/element/element-props.js";
import { describeValue, MillraceError, optionError } from "../../core/errors.js";
import { placeOf } from "../../core/runner/run-context.js";
import type { Container } from "../../st.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    each: EachProps;
  }
}

export interface EachProps extends CommonProps {}

export type ItemKey = string | number;

/**
 * Runs `body` for each item, with identities that follow the item's key.
 *
 * @param items Anything that can be iterated.
 * @param keyOf What names an item among the others, like its id. Not its place in the list.
 * @param body Plain `st.…` calls in it belong to the item; the item's container is its second argument. When it is
 * async the items are worked off one after the other.
 * @returns What `body` returned for each item; a promise of it when `body` is async.
 * @throws MillraceError `MR_WIDGET_DUPLICATE_KEY` when two items have one key.
 * @example
 * const tasks = [{ id: 1, name: "Write" }, { id: 2, name: "Test" }];
 * st.each(tasks, (task) => task.id, (task) => {
 *   if (st.button("Done")) st.text(`${task.name} is done`);
 * });
 */
export function each<T, R>(
  this: ElementHost,
  items: Iterable<T>,
  keyOf: (item: T, index: number) => ItemKey,
  body: (item: T, inner: Container, index: number) => Promise<R>,
): Promise<R[]>;
export function each<T, R>(
  this: ElementHost,
  items: Iterable<T>,
  keyOf: (item: T, index: number) => ItemKey,
  body: (item: T, inner: Container, index: number) => R,
): R[];
export function each<T, R>(
  this: ElementHost,
  items: Iterable<T>,
  keyOf: (item: T, index: number) => ItemKey,
  body: (item: T, inner: Container, index: number) => R,
): R[] | Promise<Awaited<R>[]> {
  const { context, scope, site } = this;
  if (!context.check()) return [];
  const entries = readEntries(items, keyOf, placeOf(site));
  const place = `${scope.keyPrefix}${site?.id ?? "each"}`;
  const turn = context.takeTurn(`each:${place}`, scope.block);
  const call = turn === 0 ? "" : `${turn}:`;
  const show = ({ item, key }: Entry<T>, index: number): R => {
    const inner = this.block("each", {}, { name: `${call}${key}`, keyPrefix: `${place}[${call}${key}]/` }) as Container;
    return this.fill(inner, () => body(item, inner, index));
  };
  const results: R[] = [];
  for (const [index, entry] of entries.entries()) {
    const result = show(entry, index);
    if (result instanceof Promise) {
      const rest = inTurn(entries.slice(index + 1), result as Promise<Awaited<R>>, (next, at) => show(next, index + 1 + at));
      context.track(rest);
      return rest;
    }
    results.push(result);
  }
  return results;
}

interface Entry<T> {
  readonly item: T;
  readonly key: ItemKey;
}

function readEntries<T>(items: Iterable<T>, keyOf: (item: T, index: number) => ItemKey, place: string): Entry<T>[] {
  if (typeof items?.[Symbol.iterator] !== "function") {
    throw optionError(
      "each",
      undefined,
      `items is ${describeValue(items)}.`,
      "Give an array, a Map, a Set or anything else that can be iterated.",
    );
  }
  if (typeof keyOf !== "function") {
    throw optionError("each", undefined, `keyOf is ${describeValue(keyOf)}.`, "Give a function that names an item: (item) => item.id.");
  }
  const seen = new Map<string, number>();
  return Array.from(items, (item, index) => {
    const key = keyOf(item, index);
    if (typeof key !== "string" && typeof key !== "number") {
      throw optionError(
        "each",
        undefined,
        `keyOf gives ${describeValue(key)} for item ${index}.`,
        "It must give a text or a number for each item.",
      );
    }
    const first = seen.get(String(key));
    if (first !== undefined) {
      throw new MillraceError(
        "MR_WIDGET_DUPLICATE_KEY",
        `st.each at ${place}: items ${first} and ${index} have the key ${JSON.stringify(key)}.`,
        "Let keyOf give something that differs for each item, like its id.",
      );
    }
    seen.set(String(key), index);
    return { item, key };
  });
}

/** The first body turned out to be async: the other items wait for it, one after the other. */
async function inTurn<T, R>(
  rest: readonly Entry<T>[],
  first: Promise<Awaited<R>>,
  show: (entry: Entry<T>, index: number) => R,
): Promise<Awaited<R>[]> {
  const results = [await first];
  for (const [index, entry] of rest.entries()) results.push(await show(entry, index));
  return results;
}
