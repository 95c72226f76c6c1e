/**
 * The chart as a picture: everything with its place in pixels, ready to be drawn. Pure, and made anew when data, size,
 * hidden series or the window change; moving the pointer only reads it (`chart-hover.ts`).
 */
import {
  type AxisScale,
  type AxisTick,
  type BottomAxis,
  bottomAxis,
  leftAxis,
  makeScale,
  tickCounts,
  tiltedOverhang,
} from "./chart-axis.js";
import { type Arrangement, arrangementOf, positionDomain, smallestStep, spansOf, valueDomain } from "./chart-domain.js";
import { areaPath, barPlace, barsPath, dotsPath, linePath, type PlacedSeries, placeSeries } from "./chart-marks.js";
import type { DecodedChart, DecodedSeries } from "./decoded-chart.js";
import type { Domain } from "./number-axis.js";
import { shadeColor } from "./series-color.js";
import type { Span } from "./stack.js";

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface ScenePoint {
  x: number;
  y: number;
  radius: number;
  color: string;
  place: number;
  /** Number of the point in its series. */
  at: number;
}

export interface SceneShape {
  place: number;
  color: string;
  dash?: string;
  /** The stroke of a line or area. */
  line?: string;
  /** Points between gaps, which no line reaches. */
  dots?: string;
  /** What is filled: an area or bars. */
  fill?: string;
}

export interface Scene {
  chart: DecodedChart;
  width: number;
  height: number;
  plot: Box;
  /** Scale of `xAxis` and `yAxis` of the data; upside down in charts that run downwards. */
  x: AxisScale;
  y: AxisScale;
  bottom: { ticks: readonly AxisTick[]; tilted: boolean; title?: string; titleAt: number };
  left: { ticks: readonly AxisTick[]; title?: string };
  /** Bars from left to right: positions run downwards. */
  sideways: boolean;
  /** Which axis has grid lines: those of the values, for points both. */
  grid: { bottom: boolean; left: boolean };
  arrangement: Arrangement;
  placed: readonly PlacedSeries[];
  spans: readonly (readonly Span[])[];
  shapes: readonly SceneShape[];
  points: readonly ScenePoint[];
  /** Range of the values that colour points. */
  shade?: Domain;
  /** Pixels between two bands of bars. */
  band: number;
  /** All positions, where they are a quantity or a time that can be looked at in parts. */
  whole?: Domain;
  /** Only a part of them is in view. */
  zoomed: boolean;
}

export interface SceneOptions {
  width: number;
  height: number;
  hidden: ReadonlySet<number>;
  /** Part of the positions that is shown; absent: all. */
  window?: Domain;
}

const titleHeight = 24;
const tickGap = 8;
const usualArea = 50;
const topRoom = 10;
const endRoom = 12;
const mostOverhang = 72;
const mostPointRoom = 24;

function shadeRange(series: readonly DecodedSeries[]): Domain | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { shade = [] } of series) {
    for (const value of shade) {
      if (value === null) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : undefined;
}

function pointRadius(area: number): number {
  return Math.sqrt(area / Math.PI);
}

/** Room between the frame of the plot and points at the ends of an axis, so that none is cut. */
function pointRoom({ kind, pointSize = usualArea }: DecodedChart, series: readonly DecodedSeries[]): number {
  if (kind !== "scatter") return 0;
  let largest = pointSize;
  for (const { size } of series) for (const area of size ?? []) if (area > largest) largest = area;
  return Math.min(mostPointRoom, Math.ceil(pointRadius(largest)) + 4);
}

function scenePoints(placed: readonly PlacedSeries[], chart: DecodedChart, shade: Domain | undefined): ScenePoint[] {
  const points: ScenePoint[] = [];
  for (const { series, along, to } of placed) {
    for (const [at, y] of to.entries()) {
      if (y === null) continue;
      const areaOf = series.size?.[at] ?? chart.pointSize ?? usualArea;
      const value = series.shade?.[at];
      const part = shade && value !== null && value !== undefined ? (value - shade[0]) / (shade[1] - shade[0] || 1) : undefined;
      const color = series.shade ? (part === undefined ? "var(--border-strong)" : shadeColor(part)) : series.color;
      points.push({ x: along[at] as number, y, radius: pointRadius(areaOf), color, place: series.place, at });
    }
  }
  // Small points lie over large ones.
  return chart.series.some(({ size }) => size) ? points.sort((a, b) => b.radius - a.radius) : points;
}

function barShapes(
  placed: readonly PlacedSeries[],
  spans: readonly Span[][],
  scene: { band: number; sideways: boolean; arrangement: Arrangement },
): SceneShape[] {
  const { band, sideways, arrangement } = scene;
  const stacked = arrangement === "zero" || arrangement === "normalize" || arrangement === "center";
  return placed.map((one, group) => {
    const place = arrangement === "grouped" ? barPlace(band, group, placed.length) : barPlace(band, 0, 1);
    const isOuter = (at: number): boolean => {
      if (!stacked) return true;
      const span = spans[group]?.[at];
      const down = span && span[1] < span[0];
      return !spans.slice(group + 1).some((later) => {
        const other = later[at];
        return other && other[1] !== other[0] && other[1] < other[0] === down;
      });
    };
    return { place: one.series.place, color: one.series.color, fill: barsPath(one, place, sideways, isOuter) };
  });
}

function lineShapes(placed: readonly PlacedSeries[], filled: boolean): SceneShape[] {
  return placed.map((one) => {
    const { place, color, dash } = one.series;
    return { place, color, dash, line: linePath(one), dots: dotsPath(one), fill: filled ? areaPath(one) : undefined };
  });
}

/** Lays out a chart. */
export function makeScene(chart: DecodedChart, { width, height, hidden, window }: SceneOptions): Scene {
  const { kind, xAxis, yAxis } = chart;
  const sideways = kind === "bar" && chart.horizontal === true;
  const arrangement = arrangementOf(chart);
  const series = chart.series.filter(({ place }) => !hidden.has(place));
  const spans = spansOf(series, arrangement);
  const percent = arrangement === "normalize";
  const centred = arrangement === "center";

  const leftTitle = sideways ? xAxis.title : yAxis.title;
  const bottomTitle = sideways ? yAxis.title : xAxis.title;
  const top = topRoom + (leftTitle ? titleHeight - 6 : 0);
  const below = (labels: number): number => labels + tickGap + (bottomTitle ? titleHeight : 4);
  const counts = tickCounts(width, height - top - below(16));

  const whole = positionDomain(chart, series, sideways ? counts.upright : counts.across);
  const zoomable = kind !== "bar" && xAxis.type !== "category";
  const part = zoomable && window && window[0] < whole[1] && window[1] > whole[0] ? window : undefined;
  const xDomain = part ?? whole;
  const yDomain = valueDomain(chart, { series, spans, arrangement }, sideways ? counts.across : counts.upright, part);
  const [leftDomain, bottomDomain] = sideways ? [xDomain, yDomain] : [yDomain, xDomain];
  const [leftOf, bottomOf] = sideways ? [xAxis, yAxis] : [yAxis, xAxis];
  const downwards = sideways || leftOf.type === "category";
  const room = pointRoom(chart, series);
  const upright = (bottom: number): AxisScale =>
    makeScale(leftOf, leftDomain, downwards ? [top + room, bottom - room] : [bottom - room, top + room]);

  const widest = Math.max(48, Math.min(220, width * 0.38));
  // Around a middle no value can be read off: only thicknesses count.
  const leftLabels = (scale: AxisScale) =>
    centred && !sideways ? { ticks: [], width: 0 } : leftAxis(scale, counts.upright, widest, percent && !sideways);
  const acrossFrom = (start: number): AxisScale =>
    makeScale(bottomOf, bottomDomain, [start + room, Math.max(start + room + 1, width - endRoom - room)]);
  const labelled = (scale: AxisScale): BottomAxis => bottomAxis(scale, counts.across, width, percent && sideways);
  const labelsEnd = leftLabels(upright(height - below(16))).width + tickGap + 2;
  const overhang = Math.min(mostOverhang, tiltedOverhang(labelled(acrossFrom(labelsEnd))));
  const plotLeft = Math.round(labelsEnd + overhang);
  const across = acrossFrom(plotLeft);
  const bottom = labelled(across);
  const plot: Box = { left: plotLeft, right: across.range[1] + room, top, bottom: Math.max(top + 1, height - below(bottom.height)) };
  const leftScale = upright(plot.bottom);
  const left = leftLabels(leftScale);

  const [x, y] = sideways ? [leftScale, across] : [across, leftScale];
  const placed = series.map((one, at) => placeSeries(one, spans[at] ?? [], x, y));
  const step = xAxis.type === "category" || xAxis.type === "integer" || xAxis.type === "number" ? 1 : smallestStep(series);
  const band = kind === "bar" ? Math.abs(x.at(xDomain[0] + step) - x.at(xDomain[0])) : 0;
  const shade = shadeRange(chart.series);
  const shapes =
    kind === "bar"
      ? barShapes(placed, spans, { band, sideways, arrangement })
      : kind === "scatter"
        ? []
        : lineShapes(placed, kind === "area");
  return {
    chart,
    width,
    height,
    plot,
    x,
    y,
    bottom: {
      ticks: centred && sideways ? [] : bottom.ticks,
      tilted: bottom.tilted,
      title: bottomTitle,
      titleAt: plot.bottom + tickGap + bottom.height + 14,
    },
    left: { ticks: left.ticks, title: leftTitle },
    sideways,
    grid: { bottom: sideways || kind === "scatter", left: !sideways },
    arrangement,
    placed,
    spans,
    shapes,
    points: kind === "scatter" ? scenePoints(placed, chart, shade) : [],
    shade,
    band,
    whole: zoomable ? whole : undefined,
    zoomed: part !== undefined,
  };
}
