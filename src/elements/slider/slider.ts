import type { Temporal } from "temporal-polyfill";
import type { DateFormat } from "../../core/data/date-format.js";
import type { NumberFormat } from "../../core/data/number-format.js";
import type { ElementHost } from "../../core/element/element-host.js";
import type { WidgetProps } from "../../core/element/element-props.js";
import type { Moment } from "../../core/widgets/moment.js";
import { startValue, type WidgetOptions, widgetProps, widgetSpec } from "../../core/widgets/widget-options.js";
import { readScale } from "./slider-scale.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    slider: SliderProps;
  }
}

/** One thumb or two. Days since 1970, or milliseconds on the wall clock, where the slider has a `kind`. */
export type SliderValue = number | readonly [start: number, end: number];

export interface SliderProps extends WidgetProps<SliderValue> {
  min: number;
  max: number;
  step: number;
  /** What the numbers stand for; absent: themselves. */
  kind?: "date" | "datetime" | "time";
  format?: string;
}

/** Either word gives the start; with both there is no telling which one counts. */
type Seed<V> = { value: V; default?: undefined } | { default: V; value?: undefined };

export interface NumberScaleOptions extends WidgetOptions {
  /** Default 0. */
  min?: number;
  /** Default 100; with fractions and no bounds 1. */
  max?: number;
  /** Distance of two values. Default 1, in a small range or with fractions a power of ten below that. */
  step?: number;
  /** A name like `"percent"`, `"compact"`, `"dollar"`, or a printf format like `"%.2f"`, `"%d km"`. */
  format?: NumberFormat;
}

/** A fixed length of time: `{ days: 1 }`, `{ minutes: 15 }`, `"PT15M"` or a `Temporal.Duration`, without months and years. */
export type StepDuration = Temporal.DurationLike | string;

export interface MomentScaleOptions<T extends Moment> extends WidgetOptions {
  /** Default 14 days before the value; for a time of day 00:00. */
  min?: NoInfer<T> | Date | string;
  /** Default 14 days after the value; for a time of day 23:59:59.999. */
  max?: NoInfer<T> | Date | string;
  /** Default one day; within one day and for times 15 minutes. */
  step?: StepDuration;
  /** Tokens like `"D MMM YYYY"`, `"HH:mm"`, or `"localized"`, `"distance"`, `"calendar"`, `"iso8601"`. */
  format?: DateFormat;
}

/**
 * Shows a slider with one thumb, or with two for a range. The value is sent when the thumb is let go or a key is pressed.
 *
 * Numbers, dates, times of day and both together: the kind of `value` (else of `min`, else of `max`) decides, and is the
 * kind that comes back. A `Date` or ISO text is accepted; Temporal comes back.
 *
 * @param options `value` is the script's word: another value in a later run moves the thumb. `default` only says where
 * the thumb begins. Without either the slider stands at `min`.
 * @returns The number or moment, or a pair in ascending order.
 * @throws MillraceError `MR_OPTION_INVALID` when `min` is not below `max`, the value is outside, numbers and dates are
 * mixed, a number is not finite or beyond 2^53, or the step or format cannot be used.
 * @example
 * const age = st.slider("Age", { max: 130, value: 25 });
 * const [low, high] = st.slider("Price", { max: 500, value: [50, 200], format: "dollar" });
 * const day = st.slider("Day", { value: "2026-03-01", format: "D MMM" });
 * st.write(age, low, high, day);
 */
export function slider(this: ElementHost, label: string, options?: NumberScaleOptions & { value?: number; default?: number }): number;
export function slider(
  this: ElementHost,
  label: string,
  options: NumberScaleOptions & Seed<readonly [number, number]>,
): [start: number, end: number];
export function slider<T extends Moment>(
  this: ElementHost,
  label: string,
  options: MomentScaleOptions<T> & Seed<readonly [T, T]>,
): [start: T, end: T];
export function slider<T extends Moment>(this: ElementHost, label: string, options: MomentScaleOptions<T> & Seed<T>): T;
export function slider<T extends Moment>(
  this: ElementHost,
  label: string,
  options: Omit<MomentScaleOptions<T>, "min" | "max"> & { min: T; max: T; value?: undefined; default?: undefined },
): T;
export function slider(
  this: ElementHost,
  label: string,
  options: MomentScaleOptions<Temporal.PlainDateTime> & Seed<readonly [Date, Date]>,
): [start: Temporal.PlainDateTime, end: Temporal.PlainDateTime];
export function slider(
  this: ElementHost,
  label: string,
  options: MomentScaleOptions<Temporal.PlainDateTime> & Seed<Date>,
): Temporal.PlainDateTime;
export function slider(
  this: ElementHost,
  label: string,
  options: MomentScaleOptions<Moment> & Seed<readonly [string, string]>,
): [start: Moment, end: Moment];
export function slider(this: ElementHost, label: string, options: MomentScaleOptions<Moment> & Seed<string>): Moment;
export function slider(
  this: ElementHost,
  label: string,
  options: WidgetOptions & { min?: unknown; max?: unknown; value?: unknown; default?: unknown; step?: unknown; format?: unknown } = {},
): unknown {
  const spec = widgetSpec("slider", label, options);
  const start = startValue<unknown>("slider", label, options);
  const { min, max, step, format } = options;
  const scale = readScale("slider", label, { min, max, step, format, start: start.value });
  return this.widget({
    ...spec,
    type: "slider",
    label,
    seed: scale.seed,
    seedWins: start.value !== undefined && start.seedWins,
    parse: scale.parse,
    serialize: scale.serialize,
    props: {
      ...widgetProps("slider", label, options),
      min: scale.min,
      max: scale.max,
      step: scale.step,
      kind: scale.kind === "number" ? undefined : scale.kind === "zoned" ? "datetime" : scale.kind,
      format: scale.format,
    },
  }).value;
}
