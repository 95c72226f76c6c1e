/** What a column holds, in one line: how full it is, how many different values, where they lie. */
import { type Buckets, bucketsOf, extentOf } from "./buckets.js";
import {
  type Column,
  type DateColumn,
  dateText,
  isCategory,
  isQuantity,
  type NumberColumn,
  type QuantityColumn,
  type Rows,
} from "./columns.js";
import { median, Summary } from "./statistics.js";
import { TimeSlice } from "./time-slice.js";
import type { Kind } from "./value-formats.js";

export interface ColumnProfile {
  column: string;
  kind: Kind;
  /** Share of the rows that have a value, 0 to 1. */
  filled: number;
  /** Null: more than were counted. */
  distinct: number | null;
  /** Numbers and dates, as they are shown. */
  min: string | null;
  median: string | null;
  mean: string | null;
  max: string | null;
  /** The most frequent values, the first one first. */
  top: readonly TopValue[];
  /** How many rows lie in each of equal ranges. */
  histogram: readonly number[];
}

export interface TopValue {
  text: string;
  rows: number;
}

export const histogramBars = 24;
/** Different values are counted up to here. */
export const mostDistinct = 100_000;
const topValues = 8;
const rowsBetweenLooks = 20_000;

export async function profileColumn(column: Column, rows: Rows): Promise<ColumnProfile> {
  const buckets = isQuantity(column) ? ownValues(column) : bucketsOf(column);
  const counts = await countValues(column, rows, buckets);
  const top = [...counts.byBucket]
    .sort((a, b) => b[1] - a[1])
    .slice(0, topValues)
    .map(([bucket, count]) => ({ text: buckets.label(bucket), rows: count }));
  const profile: ColumnProfile = {
    column: column.name,
    kind: column.kind,
    filled: rows.length === 0 ? 0 : counts.filled / rows.length,
    distinct: counts.complete ? counts.byBucket.size : null,
    min: null,
    median: null,
    mean: null,
    max: null,
    top,
    histogram: top.map((value) => value.rows),
  };
  return column.kind === "number" || column.kind === "date" ? { ...profile, ...(await figures(column, rows)) } : profile;
}

/** Rows in equal ranges between the smallest and the largest value. */
export function histogramOf(values: Float64Array, rows: Rows, bars = histogramBars): { from: number; step: number; counts: number[] } {
  const [min, max] = extentOf(values, rows);
  const step = max > min ? (max - min) / bars : 1;
  const counts = new Array<number>(max > min ? bars : 1).fill(0);
  for (const row of rows) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    const bar = Math.min(counts.length - 1, Math.floor((value - min) / step));
    counts[bar] = (counts[bar] as number) + 1;
  }
  return { from: min, step, counts };
}

interface ValueCounts {
  filled: number;
  byBucket: Map<number, number>;
  complete: boolean;
}

type ValueBuckets = Pick<Buckets, "bucketOf" | "label">;

/** Each different quantity for itself. */
function ownValues(column: QuantityColumn): ValueBuckets {
  return { bucketOf: (row) => column.values[row] as number, label: (value) => quantityText(column, value) };
}

async function countValues(column: Column, rows: Rows, { bucketOf }: ValueBuckets): Promise<ValueCounts> {
  const slice = new TimeSlice();
  const byBucket = new Map<number, number>();
  let filled = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const open = byBucket.size < mostDistinct;
    if (at % rowsBetweenLooks === 0 && slice.due) await slice.pause();
    // Past the limit only the rows are counted: a pile of texts must not be remembered whole.
    if (!open && !isQuantity(column) && !isCategory(column)) {
      if (column.pile.get(row) !== null) filled++;
      continue;
    }
    const bucket = bucketOf(row);
    if (Number.isNaN(bucket)) continue;
    filled++;
    const count = byBucket.get(bucket);
    if (count !== undefined || open) byBucket.set(bucket, (count ?? 0) + 1);
  }
  return { filled, byBucket, complete: byBucket.size < mostDistinct };
}

/** A value of a column for people: a date, a number with at most four digits behind the point. */
export function quantityText(column: QuantityColumn, value: number): string {
  if (Number.isNaN(value) || !Number.isFinite(value)) return "";
  if (column.kind === "date") return dateText(value, column.timed).replace("T", " ");
  if (column.kind === "boolean") return String(value === 1);
  return value.toLocaleString("en", { maximumFractionDigits: 4, useGrouping: Math.abs(value) >= 10_000 });
}

async function figures(column: NumberColumn | DateColumn, rows: Rows): Promise<Partial<ColumnProfile>> {
  const slice = new TimeSlice();
  const summary = new Summary();
  const present = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const value = column.values[rows[at] as number] as number;
    if (!Number.isNaN(value)) present[summary.count] = value;
    summary.add(value);
    if (at % rowsBetweenLooks === 0 && slice.due) await slice.pause();
  }
  if (summary.count === 0) return { histogram: [] };
  const text = (value: number): string => quantityText(column, value);
  return {
    min: text(summary.min),
    median: text(median(present.subarray(0, summary.count))),
    mean: text(summary.mean),
    max: text(summary.max),
    histogram: histogramOf(column.values, rows).counts,
  };
}
