/** Comparisons and the smallest way from one to the other: for props and for the order of children. Pure. */
import type { Json } from "../element/element-props.js";
import { op, type TreeOp } from "../protocol/forward-message.js";

export type Props = Readonly<Record<string, unknown>>;

/** Deep equality of plain data. References first: unchanged parts cost one comparison. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!sameValue(a[i], b[i])) return false;
    return true;
  }
  if (Array.isArray(b)) return false;
  return sameProps(a as Props, b as Props);
}

/** Equality of two records, field by field. */
export function sameProps(a: Props, b: Props): boolean {
  if (a === b) return true;
  let count = 0;
  for (const name in a) {
    count++;
    const value = a[name];
    const other = b[name];
    if (value === other) {
      if (value === undefined && !(name in b)) return false;
    } else if (!sameValue(value, other)) return false;
  }
  for (const _ in b) count--;
  return count === 0;
}

/** Pushes the operations that turn the props `before` of node `id` into `after`. Text that only grew is appended. */
export function diffProps(id: number, before: Props, after: Props, ops: TreeOp[]): void {
  const pairs: Json[] = [];
  for (const name in after) {
    const value = after[name];
    const old = before[name];
    if (sameValue(old, value) && name in before) continue;
    if (typeof value === "string" && typeof old === "string" && old.length > 0 && value.length > old.length && value.startsWith(old)) {
      ops.push([op.append, id, name, value.slice(old.length)]);
    } else {
      pairs.push(name, value as Json);
    }
  }
  if (pairs.length > 0) ops.push([op.set, id, ...pairs]);
  const gone: string[] = [];
  for (const name in before) if (!(name in after)) gone.push(name);
  if (gone.length > 0) ops.push([op.unset, id, ...gone]);
}

/**
 * Positions of a longest increasing subsequence of `values` (distinct numbers; −1 is left out). Children at these
 * positions can stay where they are; all others must move. O(n log n).
 */
export function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = new Array(values.length).fill(-1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < 0) continue;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[i] = tails[low - 1]!;
    tails[low] = i;
  }
  const stay = new Set<number>();
  let at = tails.length > 0 ? tails[tails.length - 1]! : -1;
  while (at >= 0) {
    stay.add(at);
    at = previous[at]!;
  }
  return stay;
}
