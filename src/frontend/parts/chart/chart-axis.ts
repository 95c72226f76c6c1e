/** Axes in pixels: where a value stands, where the ticks are, and which labels have room. */
import type { ChartAxis } from "../../../core/data/chart/chart-data.js";
import { type Domain, numberText, numberTicks, percentLabels, tickLabels } from "./number-axis.js";
import { fitText, textWidth } from "./text-width.js";
import { timeText, timeTicks } from "./time-axis.js";

export interface AxisTick {
  /** CSS pixels. */
  at: number;
  /** Where the middle of the label stands; the label is kept inside the chart. */
  labelAt: number;
  label: string;
  /** Second line, with a place of its own. */
  context?: string;
  contextAt?: number;
  /** The whole text, where the label is cut. */
  full?: string;
}

export interface AxisScale {
  axis: ChartAxis;
  domain: Domain;
  /** Pixels of both ends of the domain. */
  range: readonly [from: number, to: number];
  at(value: number): number;
  invert(pixel: number): number;
}

/** Categories stand at 0, 1, 2 …, each in the middle of its band: all scales are linear. */
export function categoryDomain({ categories = [] }: ChartAxis): Domain {
  return [-0.5, Math.max(1, categories.length) - 0.5];
}

export function makeScale(axis: ChartAxis, domain: Domain, range: readonly [number, number]): AxisScale {
  const [low, high] = domain;
  const [from, to] = range;
  const perUnit = high > low ? (to - from) / (high - low) : 0;
  return {
    axis,
    domain,
    range,
    at: (value) => (perUnit === 0 ? (from + to) / 2 : from + (value - low) * perUnit),
    invert: (pixel) => (perUnit === 0 ? low : low + (pixel - from) / perUnit),
  };
}

/** Room between the labels of neighbouring ticks. */
const labelGap = 10;
const labelHeight = 16;
export const tiltedDegrees = 38;
const mostTiltedWidth = 110;
const tilt = (tiltedDegrees * Math.PI) / 180;

/** How far a tilted label reaches beyond the left edge. */
export function tiltedOverhang({ ticks, tilted }: BottomAxis): number {
  return tilted ? Math.max(0, ...ticks.map(({ at, label }) => textWidth(label) * Math.cos(tilt) - at)) : 0;
}

/** A value of an axis in words, for tooltips and tables. */
export function valueText(value: number, axis: ChartAxis): string {
  if (axis.type === "category") return axis.categories?.[value] ?? "";
  if (axis.type === "number" || axis.type === "integer") return numberText(value);
  return timeText(value, axis);
}

/** What `x` axis labels need below the plot. */
export interface BottomAxis {
  ticks: AxisTick[];
  /** Labels stand aslant. */
  tilted: boolean;
  height: number;
}

function removeOverlaps(ticks: readonly AxisTick[]): AxisTick[] {
  const kept: AxisTick[] = [];
  const overlap = (a: AxisTick, b: AxisTick): boolean =>
    Math.abs(b.labelAt - a.labelAt) < (textWidth(a.label) + textWidth(b.label)) / 2 + labelGap;
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (before && overlap(before, tick)) {
      // The beginning of a month or year says more than the day before it.
      if (tick.context === undefined || before.context !== undefined) continue;
      kept.pop();
    }
    kept.push(tick);
  }
  return dropCrowdedContexts(kept);
}

/** The second line names what begins; what is cut off at the left edge goes when there is no room for both. */
function dropCrowdedContexts(ticks: readonly AxisTick[]): AxisTick[] {
  const named = ticks.filter(({ context }) => context !== undefined);
  const crowded = new Set<AxisTick>();
  for (let i = 0; i + 1 < named.length; i++) {
    const [a, b] = [named[i] as AxisTick, named[i + 1] as AxisTick];
    const room = (b.contextAt ?? b.at) - (a.contextAt ?? a.at);
    if (room < (textWidth(a.context ?? "") + textWidth(b.context ?? "")) / 2 + labelGap) crowded.add(a);
  }
  return ticks.map((tick) => (crowded.has(tick) ? { ...tick, context: undefined } : tick));
}

function insideOf(width: number): (tick: AxisTick) => AxisTick {
  return (tick) => {
    const inside = (text: string): number => {
      const half = textWidth(text) / 2;
      return Math.max(half, Math.min(width - half, tick.at));
    };
    const labelAt = inside(tick.label);
    return tick.context === undefined ? { ...tick, labelAt } : { ...tick, labelAt, contextAt: inside(tick.context) };
  };
}

/** 1, 2, 5, 10, 20 …: at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return ([1, 2, 5, 10].find((step) => step * power >= least) ?? 10) * power;
}

function bottomCategories(scale: AxisScale, width: number): BottomAxis {
  const categories = scale.axis.categories ?? [];
  const band = Math.abs(scale.at(1) - scale.at(0)) || width;
  const widest = Math.max(0, ...categories.map(textWidth));
  const tick = (label: string, place: number): AxisTick => ({ at: scale.at(place), labelAt: scale.at(place), label });
  if (widest + labelGap <= band) return { ticks: categories.map(tick), tilted: false, height: labelHeight };
  const numbers = categories.every((text) => text !== "" && !Number.isNaN(Number(text)));
  if (numbers || band < labelHeight) {
    const step = roundStep((Math.min(widest, 90) + labelGap) / band);
    const ticks = categories.map(tick).filter((_, place) => place % step === 0);
    return { ticks: ticks.map((one) => cut(one, step * band - labelGap)).map(insideOf(width)), tilted: false, height: labelHeight };
  }
  const longest = Math.min(widest, mostTiltedWidth);
  const height = Math.ceil(longest * Math.sin(tilt)) + 12;
  return { ticks: categories.map((label, place) => cut(tick(label, place), mostTiltedWidth)), tilted: true, height };
}

function cut(tick: AxisTick, width: number): AxisTick {
  const label = fitText(tick.label, width);
  return label === tick.label ? tick : { ...tick, label, full: tick.label };
}

/** Ticks of a quantity or a time, with the text of their labels. */
function quantityTicks({ axis, domain }: AxisScale, count: number, percent: boolean): { value: number; label: string; context?: string }[] {
  if (axis.type !== "number" && axis.type !== "integer") return timeTicks(domain, count, axis);
  const values = numberTicks(domain, count, axis.type === "integer" && !percent);
  const labels = percent ? percentLabels(values) : tickLabels(values);
  return values.map((value, at) => ({ value, label: labels[at] ?? "" }));
}

/** The axis below the plot. */
export function bottomAxis(scale: AxisScale, count: number, width: number, percent = false): BottomAxis {
  if (scale.axis.type === "category") return bottomCategories(scale, width);
  const all = quantityTicks(scale, count, percent).map(({ value, label, context }) => ({
    at: scale.at(value),
    labelAt: scale.at(value),
    label,
    context,
  }));
  const ticks = removeOverlaps(all.map(insideOf(width)));
  return { ticks, tilted: false, height: labelHeight * (ticks.some(({ context }) => context !== undefined) ? 2 : 1) };
}

/** About how many ticks there is room for. */
export function tickCounts(width: number, height: number): { across: number; upright: number } {
  return { across: Math.max(2, Math.min(12, Math.round(width / 84))), upright: Math.max(2, Math.min(8, Math.round(height / 52))) };
}

/** The axis at the left. Labels longer than `mostWidth` are cut. */
export function leftAxis(scale: AxisScale, count: number, mostWidth: number, percent = false): { ticks: AxisTick[]; width: number } {
  const { axis } = scale;
  let ticks: AxisTick[];
  if (axis.type === "category") {
    const categories = axis.categories ?? [];
    const step = roundStep(labelHeight / Math.abs(scale.at(1) - scale.at(0)));
    ticks = categories.map((label, place) => ({ at: scale.at(place), labelAt: scale.at(place), label })).filter((_, at) => at % step === 0);
  } else {
    ticks = quantityTicks(scale, count, percent).map(({ value, label, context }) => {
      const text = context === undefined ? label : `${label} ${context}`;
      return { at: scale.at(value), labelAt: scale.at(value), label: text };
    });
  }
  const fitting = ticks.map((tick) => cut(tick, mostWidth));
  return { ticks: fitting, width: Math.ceil(Math.max(0, ...fitting.map(({ label }) => textWidth(label)))) };
}
