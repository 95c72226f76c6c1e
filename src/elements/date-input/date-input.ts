import { Temporal } from "temporal-polyfill";
import type { ElementHost } from "../../core/element/element-host.js";
import type { Json, WidgetProps } from "../../core/element/element-props.js";
import { describeValue, optionError } from "../../core/errors.js";
import { readDate, today } from "../../core/widgets/moment.js";
import { type Start, startValue, type WidgetOptions, widgetProps, widgetSpec } from "../../core/widgets/widget-options.js";
import { datePattern, isIsoDate } from "./date-pattern.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    dateInput: DateInputProps;
  }
}

/** ISO text, null while there is none; for a range none, one or two of them. */
export type DateInputValue = string | null | readonly string[];

export interface DateInputProps extends WidgetProps<DateInputValue> {
  /** `YYYY/MM/DD` and the like. */
  format: string;
  min?: string;
  max?: string;
  /** The person may go back to no date. */
  clearable?: true;
}

/** A day: Temporal, a `Date`, ISO text, or the present day where the person is. */
export type DateLike = Temporal.PlainDate | Temporal.PlainDateTime | Temporal.ZonedDateTime | Date | "today" | (string & {});

/** A range while it is being chosen has one day. */
export type DateRange = [start: Temporal.PlainDate, end: Temporal.PlainDate] | [start: Temporal.PlainDate];

export interface DateInputOptions<V> extends WidgetOptions {
  /**
   * What is chosen, and the script's word: another value than in the last run is taken over. `"today"` (the default) is
   * no such word: it only says how the widget begins. Null begins without a date; two days make a range, `[]` an empty one.
   */
  value?: V;
  /** What is chosen at first; later runs do not change it. */
  default?: V;
  /** First day that can be chosen. */
  min?: DateLike;
  /** Last day that can be chosen. */
  max?: DateLike;
  /** `YYYY/MM/DD` (default), `DD/MM/YYYY` or `MM/DD/YYYY`, also with `-` or `.`. */
  format?: string;
  /** Nothing chosen is not good enough: marked with a star, cannot be cleared; a range is sent when both days are there. */
  required?: boolean;
}

/**
 * Shows a field for a day, or for a range of days, with a calendar. Days are days: no time zone moves them.
 *
 * @returns `Temporal.PlainDate`; null while there is none; for a range `[start, end]`, and `[start]` while the person has
 * chosen only one (not with `required`).
 * @throws MillraceError `MR_OPTION_INVALID` when the value is outside `min` … `max`, they are the wrong way round, the
 * format is another, or something is no date.
 * @example
 * const birthday = st.dateInput("Birthday", { value: null, max: "today", format: "DD.MM.YYYY" });
 * const [from, to] = st.dateInput("Period", { value: ["2026-01-01", "2026-03-31"] });
 * if (to) st.write(from.until(to).days + 1, "days");
 */
export function dateInput(this: ElementHost, label: string, options?: DateInputOptions<DateLike>): Temporal.PlainDate;
export function dateInput(
  this: ElementHost,
  label: string,
  options: DateInputOptions<readonly [DateLike, DateLike]> & { required: true },
): [start: Temporal.PlainDate, end: Temporal.PlainDate];
export function dateInput(this: ElementHost, label: string, options: DateInputOptions<readonly [DateLike, DateLike]>): DateRange;
export function dateInput(
  this: ElementHost,
  label: string,
  options: DateInputOptions<readonly [] | readonly [DateLike] | readonly [DateLike, DateLike]>,
): DateRange | [];
export function dateInput(this: ElementHost, label: string, options: DateInputOptions<DateLike | null>): Temporal.PlainDate | null;
export function dateInput(
  this: ElementHost,
  label: string,
  options: DateInputOptions<unknown> = {},
): Temporal.PlainDate | Temporal.PlainDate[] | null {
  const { format = "YYYY/MM/DD" } = options;
  if (typeof format !== "string" || !datePattern(format)) {
    throw optionError(
      "dateInput",
      label,
      `format is ${describeValue(format)}.`,
      "Use YYYY/MM/DD, DD/MM/YYYY or MM/DD/YYYY, or these with - or . instead of /.",
    );
  }
  const read = (name: string, value: unknown): string => readDay(label, name, value, this.context.session.client.timezone);
  const bounds = readBounds(label, options, read);
  const start = startValue("dateInput", label, options);
  const seed = readSeed(label, start, bounds, read);
  const fewest = !Array.isArray(seed) ? 0 : seed.length === 0 ? 0 : options.required && seed.length === 2 ? 2 : 1;
  const isFree = seed === null || (Array.isArray(seed) && seed.length === 0);
  return this.widget({
    ...widgetSpec("dateInput", label, options),
    type: "dateInput",
    label,
    seed,
    seedWins: start.seedWins && start.value !== undefined && start.value !== "today",
    parse(raw): Temporal.PlainDate | Temporal.PlainDate[] | null {
      if (Array.isArray(seed)) return parseRange(raw, fewest, bounds);
      return raw === null && isFree ? null : parseDay(raw, bounds);
    },
    serialize(value): Json {
      if (Array.isArray(value)) return value.map((day) => readDate(day).toString());
      return value === null ? null : readDate(value).toString();
    },
    props: {
      ...widgetProps("dateInput", label, options),
      ...bounds,
      format,
      clearable: isFree && !options.required ? true : undefined,
    },
  }).value;
}

interface Bounds {
  min?: string;
  max?: string;
}

function readDay(label: string, name: string, value: unknown, timezone: string): string {
  let day: string;
  try {
    day = (value === "today" ? today(timezone) : readDate(value)).toString();
  } catch (error) {
    throw optionError(
      "dateInput",
      label,
      `${name}: ${(error as Error).message}.`,
      'Give a Temporal.PlainDate, a Date, ISO text or "today".',
    );
  }
  if (isIsoDate(day)) return day;
  throw optionError("dateInput", label, `${name} is ${day}.`, "Give a day of the years 1 to 9999.");
}

function readBounds(label: string, options: DateInputOptions<unknown>, read: (name: string, value: unknown) => string): Bounds {
  const min = options.min === undefined ? undefined : read("min", options.min);
  const max = options.max === undefined ? undefined : read("max", options.max);
  if (min !== undefined && max !== undefined && min > max) {
    throw optionError("dateInput", label, `min ${min} is after max ${max}.`, "Give the earlier day as min.");
  }
  return { min, max };
}

/** What the widget begins with. «today» goes to the nearest day inside the bounds, a given day must be inside. */
function readSeed(
  label: string,
  { value = "today" }: Start<unknown>,
  bounds: Bounds,
  read: (name: string, value: unknown) => string,
): string | null | string[] {
  if (value === null) return null;
  const one = (given: unknown): string => {
    const day = read("value", given);
    if (given === "today") return nearest(day, bounds);
    const problem = outside(day, bounds);
    if (problem) throw optionError("dateInput", label, `value ${problem}.`, "Give a day inside, or move the bound.");
    return day;
  };
  if (!Array.isArray(value)) return one(value);
  if (value.length > 2)
    throw optionError("dateInput", label, `value is ${describeValue(value)}.`, "A range is [start, end], or [] for none.");
  const days = value.map(one);
  const [from, to] = days;
  if (from !== undefined && to !== undefined && from > to) {
    throw optionError("dateInput", label, `value starts at ${from} and ends before it, at ${to}.`, "Give the earlier day first.");
  }
  return days;
}

function nearest(day: string, { min, max }: Bounds): string {
  if (min !== undefined && day < min) return min;
  return max !== undefined && day > max ? max : day;
}

function outside(day: string, { min, max }: Bounds): string | undefined {
  if (min !== undefined && day < min) return `${day} is before min ${min}`;
  return max !== undefined && day > max ? `${day} is after max ${max}` : undefined;
}

function parseDay(raw: unknown, bounds: Bounds): Temporal.PlainDate {
  if (typeof raw !== "string" || !isIsoDate(raw)) throw new Error("a day is ISO text like 2026-03-01");
  const problem = outside(raw, bounds);
  if (problem) throw new Error(problem);
  return Temporal.PlainDate.from(raw);
}

function parseRange(raw: unknown, fewest: number, bounds: Bounds): Temporal.PlainDate[] {
  if (!Array.isArray(raw) || raw.length > 2) throw new Error("a range is an array of at most two days");
  if (raw.length < fewest) throw new Error(fewest === 2 ? "a range needs both days" : "a range needs at least one day");
  const days = raw.map((day: unknown) => parseDay(day, bounds));
  if (days.length === 2 && raw[0] > raw[1]) throw new Error(`the range starts at ${raw[0]}, after its end ${raw[1]}`);
  return days;
}
