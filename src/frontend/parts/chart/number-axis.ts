/** Ticks of quantities and how numbers are written on axes and in tooltips. */
import { nice, tickIncrement, ticks } from "d3-array";
import { formatNumber } from "../../../core/data/number-format.js";

export type Domain = readonly [low: number, high: number];

/** Distance between ticks of `niceDomain` and `numberTicks`. */
function tickStep([low, high]: Domain, count: number, whole: boolean): number {
  const increment = tickIncrement(low, high, count);
  const step = increment < 0 ? -1 / increment : increment;
  return whole ? Math.max(1, step) : step;
}

/** A tick is not worth its room when values reach less of the way to it than this. */
const worthTick = 0.25;
const endRoom = 0.03;

/**
 * The domain widened to its outermost ticks; where that would leave much empty, the last tick is dropped and a little
 * room stays.
 */
export function niceDomain([low, high]: Domain, count: number, whole: boolean): Domain {
  const rough = tickStep([low, high], count, whole);
  if (whole && rough <= 1) return [Math.floor(low), Math.ceil(high)];
  const [from, to] = nice(low, high, count);
  const step = tickStep([from, to], count, whole);
  const room = (high - low) * endRoom;
  return [
    from + step - low < step * worthTick ? low - room : Math.min(from, low),
    high - (to - step) < step * worthTick ? high + room : Math.max(to, high),
  ];
}

/** Round values inside the domain, about `count`; whole numbers where the data has nothing else. */
export function numberTicks(domain: Domain, count: number, whole: boolean): number[] {
  const [low, high] = domain;
  if (!(high > low)) return [low];
  if (!whole || tickStep(domain, count, false) >= 1) return ticks(low, high, count);
  const first = Math.ceil(low);
  return Array.from({ length: Math.max(0, Math.floor(high) - first + 1) }, (_, at) => first + at);
}

/** From here on numbers are written short: 120K, 3.4M. */
const compactFrom = 100_000;
/** Years, postcodes and other numbers of four digits are read without a separator. */
const groupedFrom = 10_000;

function decimalsOf(step: number): number {
  if (!(step > 0)) return 0;
  return Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}

/** Decimals that tell neighbours apart: 2.5 has one more than its power of ten. */
function decimalsFor(values: readonly number[], unit: number): number {
  const [first = 0, second = first] = values;
  let decimals = decimalsOf(Math.abs(second - first) / unit);
  while (
    decimals < 12 &&
    values.some((value) => Math.abs(Number((value / unit).toFixed(decimals)) - value / unit) > 1e-9 * Math.abs(value / unit))
  ) {
    decimals++;
  }
  return decimals;
}

function compactUnit(most: number): number {
  return 1000 ** Math.min(4, Math.floor(Math.log10(most) / 3));
}

/** One way of writing for all ticks of an axis. */
export function tickLabels(values: readonly number[], locale?: string): string[] {
  const most = Math.max(0, ...values.map(Math.abs));
  if (most > 0 && most < 1e-5) return values.map((value) => (value === 0 ? "0" : value.toExponential(1)));
  if (most >= 1e15) return values.map((value) => (value === 0 ? "0" : formatNumber(value, "scientific", { locale })));
  const compact = most >= compactFrom;
  const decimals = decimalsFor(values, compact ? compactUnit(most) : 1);
  const format = new Intl.NumberFormat(locale, {
    notation: compact ? "compact" : "standard",
    useGrouping: most >= groupedFrom,
    minimumFractionDigits: compact ? 0 : decimals,
    maximumFractionDigits: decimals,
  });
  return values.map((value) => (value === 0 ? "0" : format.format(value).replace(/^-/, "−")));
}

/** Shares of 1 as percentages. */
export function percentLabels(values: readonly number[], locale?: string): string[] {
  const decimals = decimalsFor(
    values.map((value) => value * 100),
    1,
  );
  const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: decimals });
  return values.map((value) => format.format(value));
}

/** A single value, as exact as somebody who points at it wants to know it. */
export function numberText(value: number, locale?: string): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return formatNumber(value, "scientific", { locale });
  const digits = size >= 100 ? { maximumFractionDigits: 2 } : size >= 1 ? { maximumFractionDigits: 3 } : { maximumSignificantDigits: 4 };
  return new Intl.NumberFormat(locale, { ...digits, useGrouping: size >= groupedFrom }).format(value).replace(/^-/, "−");
}
