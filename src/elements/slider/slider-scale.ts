/**
 * From the options of a slider to its scale: what the numbers on the wire stand for, their bounds and step, and which
 * of them the widget can have. Everything a script can get wrong about a slider is found here.
 */
import { Temporal } from "temporal-polyfill";
import { numberFormatProblem } from "../../core/data/number-format.js";
import type { Json } from "../../core/element/element-props.js";
import { describeValue, type MillraceError, optionError } from "../../core/errors.js";
import {
  isMoment,
  kindNames,
  kindOf,
  looksLikeMoment,
  type Moment,
  type MomentKind,
  momentFromNumber,
  momentToNumber,
  msPerDay,
  readMoment,
} from "../../core/widgets/moment.js";
import { decimalsOf, onGrid } from "./slider-grid.js";

export interface ScaleOptions {
  min: unknown;
  max: unknown;
  step: unknown;
  format: unknown;
  /** `value` or `default`. */
  start: unknown;
}

export interface Scale {
  kind: "number" | MomentKind;
  min: number;
  max: number;
  step: number;
  format: string | undefined;
  seed: Json;
  parse(raw: Json): unknown;
  serialize(value: unknown): Json;
}

/** What a scale needs of the kind of its values. */
interface Axis {
  kind: "number" | MomentKind;
  /** A value of the script on the axis. @throws Error with a short text. */
  toNumber(value: unknown): number;
  fromNumber(value: number): unknown;
  /** How a place on the axis is called in an error text. */
  describe(value: number): string;
  bounds(start: readonly number[], min: number | undefined, max: number | undefined): { min: number; max: number };
  step(min: number, max: number, start: readonly number[]): number;
  readStep(step: unknown): number;
  formatProblem(format: string): string | undefined;
}

type Refuse = (problem: string, fix: string) => MillraceError;

/** @throws MillraceError `MR_OPTION_INVALID` */
export function readScale(command: string, label: string, options: ScaleOptions): Scale {
  const refuse: Refuse = (problem, fix) => optionError(command, label, problem, fix);
  const { start } = options;
  const isRange = Array.isArray(start);
  if (isRange && start.length !== 2) throw refuse(`value is ${describeValue(start)}.`, "A range is a pair: [start, end].");
  const given: readonly unknown[] = isRange ? start : start === undefined ? [] : [start];

  const axis = axisOf([...given, options.min, options.max], refuse);
  const read = (name: string, value: unknown): number => {
    try {
      return axis.toNumber(value);
    } catch (error) {
      throw refuse(`${name} is ${(error as Error).message}.`, "Give numbers only, or dates and times of one kind.");
    }
  };
  const values = given.map((value) => read("value", value));
  const wishedMin = options.min === undefined ? undefined : read("min", options.min);
  const wishedMax = options.max === undefined ? undefined : read("max", options.max);
  const { min, max } = axis.bounds(values, wishedMin, wishedMax);
  if (min >= max) {
    const kind = min === max ? "equal to" : "above";
    throw refuse(`min ${axis.describe(min)} is ${kind} max ${axis.describe(max)}.`, "A slider needs a min below its max.");
  }
  for (const value of values) {
    if (value < min || value > max) {
      throw refuse(
        `value ${axis.describe(value)} is outside min ${axis.describe(min)} … max ${axis.describe(max)}.`,
        `Give a value inside, or ${value < min ? "lower min" : "raise max"}.`,
      );
    }
  }
  if (isRange && (values[0] as number) > (values[1] as number)) {
    throw refuse(
      `value starts at ${axis.describe(values[0] as number)} and ends before it, at ${axis.describe(values[1] as number)}.`,
      "Give the smaller end first.",
    );
  }
  const step = options.step === undefined ? axis.step(min, max, values) : readStep(axis, options.step, min, max, refuse);

  const format = options.format === undefined ? undefined : options.format;
  if (format !== undefined && typeof format !== "string") throw refuse(`format is ${describeValue(format)}.`, "Give a text.");
  const problem = format === undefined ? undefined : axis.formatProblem(format);
  if (problem) throw refuse(`${problem}.`, "Leave format out for the plain form.");

  const seeds = values.length > 0 ? values : [min];
  const checkPlace = (value: Json | undefined): number => {
    if (typeof value !== "number" || !Number.isFinite(value)) throw new Error("a place on a slider is a finite number");
    if (value < min || value > max) {
      throw new Error(`${axis.describe(value)} is outside min ${axis.describe(min)} … max ${axis.describe(max)}`);
    }
    if (!seeds.includes(value) && !onGrid(value, { min, max, step })) {
      throw new Error(`${axis.describe(value)} is between two steps of the slider`);
    }
    return value;
  };
  const checkRange = (raw: Json): [number, number] => {
    if (!Array.isArray(raw) || raw.length !== 2) throw new Error("a range is a pair of numbers");
    const from = checkPlace(raw[0]);
    const to = checkPlace(raw[1]);
    if (from > to) throw new Error(`the range starts at ${axis.describe(from)}, after its end ${axis.describe(to)}`);
    return [from, to];
  };
  return {
    kind: axis.kind,
    min,
    max,
    step,
    format: format === "" ? undefined : format,
    seed: isRange ? values : (seeds[0] as number),
    parse: (raw) => (isRange ? checkRange(raw).map(axis.fromNumber) : axis.fromNumber(checkPlace(raw))),
    serialize(value) {
      if (!isRange) return axis.toNumber(value);
      if (!Array.isArray(value)) throw new Error("a range is a pair");
      return value.map(axis.toNumber);
    },
  };
}

function readStep(axis: Axis, wished: unknown, min: number, max: number, refuse: Refuse): number {
  let step: number;
  try {
    step = axis.readStep(wished);
  } catch (error) {
    throw refuse(
      `step ${(error as Error).message}.`,
      axis.kind === "number" ? "Give a number above 0." : "Give a length like { days: 1 }.",
    );
  }
  if (step > max - min) {
    throw refuse(
      `step is longer than the way from min ${axis.describe(min)} to max ${axis.describe(max)}.`,
      "Give a smaller step, or raise max.",
    );
  }
  return step;
}

function axisOf(given: readonly unknown[], refuse: Refuse): Axis {
  const present = given.filter((value) => value !== undefined);
  const moments = present.filter(looksLikeMoment);
  if (moments.length === 0) return numberAxis;
  if (moments.length < present.length) {
    const other = present.find((value) => !looksLikeMoment(value));
    throw refuse(`it mixes dates with ${describeValue(other)}.`, "Give value, min and max of one kind.");
  }
  // A Date has no kind of its own: it follows the first value that has one.
  const model = moments.find((value) => !(value instanceof Date)) ?? moments[0];
  try {
    return momentAxis(readMoment(model));
  } catch (error) {
    throw refuse(`${(error as Error).message}.`, "Give a Temporal value, a Date, or ISO text like 2026-03-01.");
  }
}

const numberAxis: Axis = {
  kind: "number",
  toNumber(value) {
    if (typeof value !== "number") throw new Error(`${describeValue(value)}, not a number`);
    if (!Number.isFinite(value)) throw new Error(`${value}, not a finite number`);
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Error(`${value}, beyond what a number holds exactly (2^53 − 1)`);
    return value;
  },
  fromNumber: (value) => value,
  describe: String,
  bounds(start, min, max) {
    const low = min ?? Math.min(0, ...start);
    const isShare = low === 0 && start.some((value) => !Number.isInteger(value)) && start.every((value) => value <= 1);
    return { min: low, max: max ?? (isShare ? 1 : Math.max(low < 100 ? 100 : low + 100, ...start)) };
  },
  step(min, max, start) {
    const given = [min, max, ...start];
    const length = max - min;
    if (length > 1 && given.every(Number.isInteger)) return 1;
    const digits = Math.max(Math.ceil(-Math.log10(length / 100) - 1e-9), ...given.map(decimalsOf));
    return Number(`1e${-digits}`);
  },
  readStep(step) {
    if (typeof step !== "number" || !Number.isFinite(step) || step <= 0) throw new Error(`is ${describeValue(step)}`);
    return step;
  },
  formatProblem: numberFormatProblem,
};

const lastOfDay = msPerDay - 1;

function momentAxis(model: Moment): Axis {
  const kind = kindOf(model);
  const zone = kind === "zoned" ? (model as Temporal.ZonedDateTime).timeZoneId : undefined;
  const day = kind === "date" ? 1 : msPerDay;
  const fromNumber = (value: number): Moment => momentFromNumber(value, kind, zone);
  return {
    kind,
    toNumber(value) {
      const moment = readMoment(value, model);
      if (kindOf(moment) !== kind) {
        const name = isMoment(value) ? kindNames[kindOf(moment)] : describeValue(value);
        throw new Error(`${name}, where the slider has ${kindNames[kind]}`);
      }
      return momentToNumber(kind === "zoned" ? (moment as Temporal.ZonedDateTime).withTimeZone(zone as string) : moment);
    },
    fromNumber,
    describe: (value) => momentText(fromNumber, value),
    bounds(start, min, max) {
      if (kind === "time") return { min: min ?? 0, max: max ?? lastOfDay };
      const [first = min ?? max ?? 0] = start;
      const last = start.at(-1) ?? max ?? min ?? 0;
      return { min: min ?? first - 14 * day, max: max ?? last + 14 * day };
    },
    step(min, max) {
      if (kind === "date") return 1;
      return kind !== "time" && max - min > msPerDay ? msPerDay : Math.min(15 * 60_000, max - min);
    },
    readStep(step) {
      if (typeof step === "number") throw new Error(`is the number ${step}, which has no unit`);
      let length: number;
      try {
        length = Temporal.Duration.from(step as Temporal.DurationLike).total("milliseconds");
      } catch {
        throw new Error(`is ${describeValue(step)}, not a fixed length of time`);
      }
      if (!(length >= 1)) throw new Error(`is ${describeValue(step)}, shorter than a millisecond`);
      if (kind === "date" && length % msPerDay !== 0) throw new Error("is no whole number of days");
      return kind === "date" ? length / msPerDay : length;
    },
    formatProblem: () => undefined,
  };
}

function momentText(fromNumber: (value: number) => Moment, value: number): string {
  try {
    return String(fromNumber(value));
  } catch {
    return String(value);
  }
}
