/** Rows put together by one or two columns, with a figure of a third: what the Group tab and the charts show. */
import { type Buckets, bucketsOf, type DatePeriod } from "./buckets.js";
import { type Column, isQuantity, type Rows } from "./columns.js";
import { median, Summary } from "./statistics.js";
import { TimeSlice } from "./time-slice.js";

export const measures = ["Count", "Sum", "Mean", "Median", "Minimum", "Maximum"] as const;
export type Measure = (typeof measures)[number];

export interface GroupOptions {
  by: Column;
  period?: DatePeriod;
  /** Splits each group again: one line or colour for each. The largest ones stay, the others become «Other». */
  split?: Column | undefined;
  measure: Measure;
  /** What is measured; not needed to count. */
  of?: Column | undefined;
}

export interface Group {
  label: string;
  /** Where the group begins, for groups of time. */
  date?: Date;
  split?: string;
  rows: number;
  /** Null: nothing in the group has a value. */
  value: number | null;
}

const mostSplits = 8;
const otherSplit = -1;
const rowsBetweenLooks = 50_000;
/** A group cannot be told from another one after so many. */
const mostGroups = 200_000;

interface Member {
  bucket: number;
  split: number;
  rows: number;
  summary: Summary;
  /** Only where the median is wanted. */
  values: number[];
}

/**
 * One group for each bucket (and split): in the order of time or size where buckets have one, else the largest value first.
 * Rows without a value to group by are left out.
 */
export async function groupRows(rows: Rows, { by, period, split, measure, of }: GroupOptions): Promise<Group[]> {
  const buckets = bucketsOf(by, period);
  const splits = split && bucketsOf(split, "Year");
  const splitOf = splits && (await largestSplits(rows, splits));
  const values = of && isQuantity(of) ? of.values : undefined;
  const members = new Map<number, Map<number, Member>>();
  const slice = new TimeSlice();
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    if (at % rowsBetweenLooks === 0 && slice.due) await slice.pause();
    const row = rows[at] as number;
    const bucket = buckets.bucketOf(row);
    const part = splitOf ? splitOf(row) : 0;
    if (Number.isNaN(bucket) || Number.isNaN(part)) continue;
    const parts = members.get(bucket) ?? new Map<number, Member>();
    if (parts.size === 0) members.set(bucket, parts);
    let member = parts.get(part);
    if (!member) {
      if (++count > mostGroups) throw new Error(`${by.name} has more than ${mostGroups.toLocaleString("en")} different values.`);
      member = { bucket, split: part, rows: 0, summary: new Summary(), values: [] };
      parts.set(part, member);
    }
    member.rows++;
    if (!values) continue;
    const value = values[row] as number;
    member.summary.add(value);
    if (measure === "Median" && !Number.isNaN(value)) member.values.push(value);
  }
  const groups = [...members.values()].flatMap((parts) => [...parts.values()]);
  const figureOf = (member: Member): number | null => (measure === "Count" || !values ? member.rows : measured(member, measure));
  const found = groups.map((member) => ({ member, value: figureOf(member) }));
  found.sort((a, b) =>
    buckets.ordered
      ? a.member.bucket - b.member.bucket || a.member.split - b.member.split
      : (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY),
  );
  return found.map(({ member, value }) => ({
    label: buckets.label(member.bucket),
    ...(buckets.date && { date: buckets.date(member.bucket) }),
    ...(splits && { split: member.split === otherSplit ? "Other" : splits.label(member.split) }),
    rows: member.rows,
    value,
  }));
}

function measured({ summary, values }: Member, measure: Measure): number | null {
  if (summary.count === 0) return null;
  switch (measure) {
    case "Sum":
      return summary.sum;
    case "Mean":
      return summary.mean;
    case "Minimum":
      return summary.min;
    case "Maximum":
      return summary.max;
    case "Median":
      return median(Float64Array.from(values));
    case "Count":
      return summary.count;
  }
}

/** Which split a row belongs to, with all but the largest in one. */
async function largestSplits(rows: Rows, splits: Buckets): Promise<(row: number) => number> {
  const slice = new TimeSlice();
  const counts = new Map<number, number>();
  for (let at = 0; at < rows.length; at++) {
    const split = splits.bucketOf(rows[at] as number);
    if (!Number.isNaN(split)) counts.set(split, (counts.get(split) ?? 0) + 1);
    if (at % rowsBetweenLooks === 0 && slice.due) await slice.pause();
  }
  if (counts.size <= mostSplits) return splits.bucketOf;
  const largest = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostSplits - 1)
      .map(([split]) => split),
  );
  return (row) => {
    const split = splits.bucketOf(row);
    return Number.isNaN(split) || largest.has(split) ? split : otherSplit;
  };
}
