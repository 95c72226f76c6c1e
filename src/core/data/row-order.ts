/**
 * Sorting without moving rows: the result is the row numbers in order.
 *
 * Each sort key becomes one unsigned 64-bit number a row (floats with their bits turned so that they compare as
 * integers; texts as their rank in the order of the collator), and the row numbers are sorted by its 16-bit digits, the
 * lowest first. That is stable and linear, so several keys are simply sorted one after the other, the least significant
 * first. (100,000 numbers: about 6 ms, where a
 * comparing sort takes 30, and the gap widens.)
 */
import { cellText } from "./cell-text.js";
import type { Column, Table } from "./table.js";
import type { SortKey } from "./table-source.js";

/** Text order as people expect it: «item 2» before «item 10», case and accents only where nothing else differs. */
const collator = new Intl.Collator(undefined, { numeric: true });

const digitValues = 65_536;

function isQuantity(column: Column): boolean {
  return column.type !== "string" && column.type !== "bigint" && column.type !== "list" && column.type !== "object";
}

/** Ranks of a column's values: equal values have equal ranks, missing ones NaN. */
function ranks<T extends string | bigint>(rowCount: number, toKey: (row: number) => T | null, compare: (a: T, b: T) => number) {
  const rankOf = new Map<T, number>();
  const keys = Array.from({ length: rowCount }, (_, row) => toKey(row));
  for (const key of keys) if (key !== null) rankOf.set(key, 0);
  const distinct = [...rankOf.keys()].sort(compare);
  let rank = 0;
  distinct.forEach((key, i) => {
    if (i > 0 && compare(distinct[i - 1] as T, key) !== 0) rank = i;
    rankOf.set(key, rank);
  });
  return Float64Array.from(keys, (key) => (key === null ? Number.NaN : (rankOf.get(key) as number)));
}

function sortValues(column: Column, rowCount: number): Float64Array {
  if (isQuantity(column)) {
    const values = new Float64Array(rowCount);
    for (let row = 0; row < rowCount; row++) values[row] = column.number(row);
    return values;
  }
  if (column.type === "bigint") {
    const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
    return ranks(rowCount, (row) => column.get(row) as bigint | null, compare);
  }
  const toText = (row: number): string | null => {
    const value = column.get(row);
    return value === null ? null : cellText(value);
  };
  return ranks(rowCount, toText, collator.compare);
}

/** Turns the floats into words that compare as unsigned integers, in place; NaN becomes the highest of all. */
function toSortableWords(values: Float64Array, descending: boolean): Uint32Array {
  const words = new Uint32Array(values.buffer);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const low = 2 * row;
    if (Number.isNaN(value)) {
      words[low] = 0xffffffff;
      words[low + 1] = 0xffffffff;
      continue;
    }
    if (value === 0) values[row] = 0;
    const high = words[low + 1] as number;
    const negative = high >>> 31 === 1;
    let highWord = negative ? ~high : high ^ 0x80000000;
    let lowWord = negative ? ~(words[low] as number) : (words[low] as number);
    if (descending) {
      highWord = ~highWord;
      lowWord = ~lowWord;
    }
    words[low] = lowWord;
    words[low + 1] = highWord;
  }
  return words;
}

/** One stable pass by a 16-bit digit; returns the array that holds the result. */
function sortByDigit(from: Uint32Array, to: Uint32Array, digits: Uint16Array, digit: number, counts: Uint32Array): Uint32Array {
  counts.fill(0);
  for (let i = 0; i < from.length; i++) {
    const value = digits[4 * (from[i] as number) + digit] as number;
    counts[value] = (counts[value] as number) + 1;
  }
  const sample = digits[4 * (from[0] as number) + digit] as number;
  if (counts[sample] === from.length) return from;
  let start = 0;
  for (let value = 0; value < digitValues; value++) {
    const count = counts[value] as number;
    counts[value] = start;
    start += count;
  }
  for (let i = 0; i < from.length; i++) {
    const row = from[i] as number;
    const value = digits[4 * row + digit] as number;
    const place = counts[value] as number;
    to[place] = row;
    counts[value] = place + 1;
  }
  return to;
}

/**
 * The given rows in the order of the keys. Stable; missing values last in both directions.
 *
 * @param rows Row numbers to sort; not changed.
 */
export function sortRows(table: Table, rows: Uint32Array, keys: readonly SortKey[]): Uint32Array {
  if (rows.length < 2) return rows;
  const counts = new Uint32Array(digitValues);
  let sorted: Uint32Array = rows.slice();
  let spare: Uint32Array = new Uint32Array(rows.length);
  for (const key of keys.toReversed()) {
    const column = table.columns.find(({ name }) => name === key.column);
    if (!column) continue;
    const words = toSortableWords(sortValues(column, table.rowCount), key.direction === "descending");
    const digits = new Uint16Array(words.buffer);
    for (let digit = 0; digit < 4; digit++) {
      const result = sortByDigit(sorted, spare, digits, digit, counts);
      if (result !== sorted) {
        spare = sorted;
        sorted = result;
      }
    }
  }
  return sorted;
}
