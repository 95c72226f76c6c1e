/** How rows are put together for a group or a chart: by their own value, by a part of a date, by a range of numbers. */
import { type Column, type DateColumn, dateText, isCategory, isDate, isQuantity, type Rows } from "./columns.js";

/** A bucket is a number; the same number is the same bucket. NaN: the row has no value. */
export interface Buckets {
  bucketOf(row: number): number;
  label(bucket: number): string;
  /** Where the bucket begins, for charts over time. Absent: buckets are names. */
  date?(bucket: number): Date;
  /** Buckets have an order of their own (months, ranges): they are shown in it. */
  readonly ordered: boolean;
}

export const datePeriods = ["Year", "Quarter", "Month", "Week", "Day", "Hour", "Month of year", "Day of week", "Hour of day"] as const;
export type DatePeriod = (typeof datePeriods)[number];

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Monday of the week; 1970-01-01 was a Thursday. */
const weekOf = (ms: number): number => Math.floor((ms / msPerDay + 3) / 7);

/** Months since year 0 by arithmetic (days counted from 1 March, so that leap days come last): a Date each is too slow. */
export function monthOf(ms: number): number {
  const days = Math.floor(ms / msPerDay) + 719_468;
  const era = Math.floor(days / 146_097);
  const day = days - era * 146_097;
  const year = Math.floor((day - Math.floor(day / 1_460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365);
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  return (era * 400 + year) * 12 + Math.floor((5 * dayOfYear + 2) / 153) + 2;
}

const monthStart = (month: number): Date => new Date(Date.UTC(2000, month - 24_000, 1));
const weekStart = (week: number): Date => new Date((week * 7 - 3) * msPerDay);
const dayText = (date: Date): string => dateText(date.getTime(), false);

const periods: Readonly<Record<DatePeriod, Omit<Buckets, "bucketOf" | "ordered"> & { bucket(ms: number): number }>> = {
  Year: { bucket: (ms) => Math.floor(monthOf(ms) / 12), label: String, date: (year) => monthStart(year * 12) },
  Quarter: {
    bucket: (ms) => Math.floor(monthOf(ms) / 3),
    label: (quarter) => `${Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`,
    date: (quarter) => monthStart(quarter * 3),
  },
  Month: {
    bucket: monthOf,
    label: (month) => `${monthNames[month % 12]} ${Math.floor(month / 12)}`,
    date: monthStart,
  },
  Week: { bucket: weekOf, label: (week) => dayText(weekStart(week)), date: weekStart },
  Day: {
    bucket: (ms) => Math.floor(ms / msPerDay),
    label: (day) => dateText(day * msPerDay, false),
    date: (day) => new Date(day * msPerDay),
  },
  Hour: {
    bucket: (ms) => Math.floor(ms / msPerHour),
    label: (hour) =>
      dateText(hour * msPerHour, true)
        .slice(0, 16)
        .replace("T", " "),
    date: (hour) => new Date(hour * msPerHour),
  },
  "Month of year": { bucket: (ms) => monthOf(ms) % 12, label: (month) => monthNames[month] ?? "" },
  "Day of week": { bucket: (ms) => (Math.floor(ms / msPerDay) + 3) % 7, label: (day) => dayNames[day] ?? "" },
  "Hour of day": { bucket: (ms) => Math.floor(ms / msPerHour) % 24, label: (hour) => `${String(hour).padStart(2, "0")}:00` },
};

/** Periods that have a place on a time axis, the longest first, with their usual length. */
const spans: readonly (readonly [DatePeriod, number])[] = [
  ["Year", 365 * msPerDay],
  ["Quarter", 91 * msPerDay],
  ["Month", 30 * msPerDay],
  ["Week", 7 * msPerDay],
  ["Day", msPerDay],
  ["Hour", msPerHour],
];

/** The longest period of which at least 24 fit between the first date and the last, so that a line has a shape. */
export function fittingPeriod({ values, timed }: DateColumn, rows?: Rows): DatePeriod {
  const [from, to] = extentOf(values, rows);
  const fitting = spans.find(([, length]) => (to - from) / length >= 24)?.[0] ?? "Day";
  return fitting === "Hour" && !timed ? "Day" : fitting;
}

/** Whole numbers up to so many different ones are their own buckets. */
const mostWholeBuckets = 40;
const wantedRanges = 20;

/** A step of 1, 2 or 5 times a power of ten that makes about `count` ranges. */
export function niceStep(from: number, to: number, count: number): number {
  const raw = (to - from) / count;
  if (!(raw > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((one) => one * power >= raw * 0.999_999) ?? 10;
  return tidy(factor * power);
}

/** 12.5 without the tail of binary fractions. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

export function extentOf(values: Float64Array | Float32Array, rows?: Rows): [min: number, max: number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const { length } = rows ?? values;
  for (let at = 0; at < length; at++) {
    const value = values[rows ? (rows[at] as number) : at] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}

/** @param period For dates. */
export function bucketsOf(column: Column, period: DatePeriod = "Month"): Buckets {
  if (!isQuantity(column)) {
    if (isCategory(column)) {
      const { codes, words } = column;
      return {
        bucketOf: (row) => ((codes[row] as number) === 0 ? Number.NaN : (codes[row] as number)),
        label: (code) => words[code] ?? "",
        ordered: false,
      };
    }
    return proseBuckets(column);
  }
  const { values } = column;
  if (isDate(column)) {
    const { bucket, label, date } = periods[period];
    const bucketOf = (row: number): number => {
      const ms = values[row] as number;
      return Number.isNaN(ms) ? ms : bucket(ms);
    };
    return date ? { bucketOf, label, date, ordered: true } : { bucketOf, label, ordered: true };
  }
  if (column.kind === "boolean") return { bucketOf: (row) => values[row] as number, label: (value) => String(value === 1), ordered: false };
  const [min, max] = extentOf(values);
  if (column.whole && max - min < mostWholeBuckets) return { bucketOf: (row) => values[row] as number, label: String, ordered: true };
  const step = column.whole ? Math.max(1, niceStep(min, max, wantedRanges)) : niceStep(min, max, wantedRanges);
  return {
    bucketOf: (row) => Math.floor((values[row] as number) / step),
    label: (bucket) => `${tidy(bucket * step)} – ${tidy((bucket + 1) * step)}`,
    ordered: true,
  };
}

function proseBuckets(column: Column & { pile: { get(row: number): string | null } }): Buckets {
  const words: string[] = [];
  const codes = new Map<string, number>();
  return {
    bucketOf(row) {
      const text = column.pile.get(row);
      if (text === null) return Number.NaN;
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, words.length);
      return words.push(text) - 1;
    },
    label: (code) => words[code] ?? "",
    ordered: false,
  };
}
