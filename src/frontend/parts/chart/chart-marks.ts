/** Lines, areas, bars and points as shapes in pixels. */
import { area, line } from "d3-shape";
import type { AxisScale } from "./chart-axis.js";
import type { DecodedSeries } from "./decoded-chart.js";
import type { Span } from "./stack.js";

/** A series in pixels: along the axis of positions, and from begin to end of its value. */
export interface PlacedSeries {
  series: DecodedSeries;
  along: readonly number[];
  from: readonly number[];
  to: readonly (number | null)[];
}

export function placeSeries(series: DecodedSeries, spans: readonly Span[], x: AxisScale, y: AxisScale): PlacedSeries {
  return {
    series,
    along: series.x.map(x.at),
    from: spans.map((span) => y.at(span?.[0] ?? 0)),
    to: spans.map((span) => (span ? y.at(span[1]) : null)),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The stroke along the ends of the values. */
export function linePath({ along, to }: PlacedSeries): string {
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => round(along[at] as number))
    .y((value) => round(value ?? 0));
  return path(to as (number | null)[]) ?? "";
}

/** Strokes of no length, which become dots with round ends; undefined when no point stands alone. */
export function dotsPath({ along, to }: PlacedSeries): string | undefined {
  const gap = (value: number | null | undefined): boolean => value === null || value === undefined;
  const path = to.map((value, at) =>
    value !== null && gap(to[at - 1]) && gap(to[at + 1]) ? `M${round(along[at] as number)},${round(value)}h0` : "",
  );
  return path.join("") || undefined;
}

export function areaPath({ along, from, to }: PlacedSeries): string {
  const path = area<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => round(along[at] as number))
    .y0((_, at) => round(from[at] as number))
    .y1((value) => round(value ?? 0));
  return path(to as (number | null)[]) ?? "";
}

const mostBarWidth = 64;
const cornerRadius = 4;

/** Where bars of a series lie in their band, as parts of the distance between two bands. */
export interface BarPlace {
  width: number;
  offset: number;
}

/** @param step Pixels between two bands. */
export function barPlace(step: number, group: number, groups: number): BarPlace {
  const room = Math.min(mostBarWidth * Math.max(1, groups * 0.7), step * (step < 6 ? 0.92 : 0.76));
  const gap = groups > 1 && room / groups > 6 ? 2 : 0;
  const width = Math.max(0.6, room / groups - gap);
  return { width, offset: -room / 2 + (room / groups) * group + gap / 2 };
}

/** A bar upwards, downwards or sideways, its outer end rounded. */
function barShape(start: number, width: number, from: number, to: number, rounded: boolean, sideways: boolean): string {
  const length = Math.abs(to - from);
  const radius = rounded ? Math.min(cornerRadius, width / 4, length) : 0;
  const inner = to + Math.sign(from - to) * radius;
  const point = (across: number, along: number): string =>
    sideways ? `${round(along)},${round(across)}` : `${round(across)},${round(along)}`;
  const end = start + width;
  if (radius < 0.5) return `M${point(start, from)}L${point(start, to)}L${point(end, to)}L${point(end, from)}Z`;
  return (
    `M${point(start, from)}L${point(start, inner)}Q${point(start, to)} ${point(start + radius, to)}` +
    `L${point(end - radius, to)}Q${point(end, to)} ${point(end, inner)}L${point(end, from)}Z`
  );
}

/**
 * All bars of a series as one path.
 *
 * @param isOuter Whether a bar is the last of its stack, whose end is rounded.
 */
export function barsPath(placed: PlacedSeries, place: BarPlace, sideways: boolean, isOuter: (at: number) => boolean): string {
  const { along, from, to } = placed;
  let path = "";
  for (const [at, end] of to.entries()) {
    const begin = from[at] as number;
    if (end === null || Math.abs(end - begin) < 0.01) continue;
    path += barShape((along[at] as number) + place.offset, place.width, begin, end, isOuter(at), sideways);
  }
  return path;
}
