/** Which part of the numbers an axis shows. */
import type { ChartAxis } from "../../../core/data/chart/chart-data.js";
import { categoryDomain } from "./chart-axis.js";
import type { DecodedChart, DecodedSeries } from "./decoded-chart.js";
import { type Domain, niceDomain } from "./number-axis.js";
import { type Span, type StackMode, stackSeries } from "./stack.js";

const day = 86_400_000;
/** A line whose lowest value is below this part of the highest is shown with zero. */
const nearZero = 0.4;

/** How the series of a chart share the room. */
export type Arrangement = StackMode | "grouped" | "layered";

export function arrangementOf({ kind, stack, series }: DecodedChart): Arrangement {
  if (kind === "line" || kind === "scatter") return "layered";
  if (stack === "normalize" || stack === "center") return stack;
  if (stack === "layered") return "layered";
  if (stack === false) return kind === "bar" ? "grouped" : "layered";
  return series.length > 1 ? "zero" : "layered";
}

/** Begin and end of every value of the series that are shown. */
export function spansOf(series: readonly DecodedSeries[], arrangement: Arrangement): Span[][] {
  if (arrangement === "grouped" || arrangement === "layered") {
    return series.map(({ y }) => y.map((value): Span => (value === null ? null : [0, value])));
  }
  return stackSeries(
    series.map(({ y }) => y),
    arrangement,
  );
}

interface Extent {
  low: number;
  high: number;
}

function extentOf(): Extent {
  return { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
}

function include(extent: Extent, value: number): void {
  if (value < extent.low) extent.low = value;
  if (value > extent.high) extent.high = value;
}

/** A single value gets room on both sides. */
function widened({ low, high }: Extent, { type }: ChartAxis): Domain {
  if (low > high) return [0, 1];
  if (low < high) return [low, high];
  if (type === "date" || type === "datetime") return [low - day / 2, high + day / 2];
  if (type === "time") return [low - day / 48, high + day / 48];
  const room = type === "integer" ? 1 : Math.abs(low) / 2 || 1;
  return [low - room, high + room];
}

/** Smallest distance between neighbouring positions. */
export function smallestStep(series: readonly DecodedSeries[]): number {
  let step = Number.POSITIVE_INFINITY;
  for (const { x } of series) {
    for (let i = 1; i < x.length; i++) {
      const distance = (x[i] as number) - (x[i - 1] as number);
      if (distance > 0 && distance < step) step = distance;
    }
  }
  return Number.isFinite(step) ? step : day;
}

/** The positions along which a chart runs. */
export function positionDomain({ kind, xAxis }: DecodedChart, series: readonly DecodedSeries[], ticks: number): Domain {
  if (xAxis.type === "category") return categoryDomain(xAxis);
  const extent = extentOf();
  for (const { x, y } of series) for (const [at, value] of x.entries()) if (kind === "bar" || y[at] !== null) include(extent, value);
  const continuous = xAxis.type !== "number" && xAxis.type !== "integer";
  if (kind === "bar") {
    if (extent.low > extent.high) return [-0.5, 0.5];
    const half = (continuous && extent.low < extent.high ? smallestStep(series) : continuous ? day : 1) / 2;
    return [extent.low - half, extent.high + half];
  }
  const domain = widened(extent, xAxis);
  return kind === "scatter" && !continuous ? niceDomain(domain, ticks, xAxis.type === "integer") : domain;
}

/**
 * The values that are shown.
 *
 * @param window Positions that are in view; absent: all.
 */
export function valueDomain(
  chart: DecodedChart,
  { series, spans, arrangement }: { series: readonly DecodedSeries[]; spans: readonly Span[][]; arrangement: Arrangement },
  ticks: number,
  window: Domain | undefined,
): Domain {
  const { kind, yAxis } = chart;
  if (yAxis.type === "category") return categoryDomain(yAxis);
  if (arrangement === "normalize") return spans.some((one) => one.some((span) => span && span[1] < 0)) ? [-1, 1] : [0, 1];
  const extent = extentOf();
  for (const [at, { x }] of series.entries()) {
    for (const [place, span] of (spans[at] ?? []).entries()) {
      const position = x[place] as number;
      if (!span || (window && (position < window[0] || position > window[1]))) continue;
      include(extent, span[1]);
      if (kind === "bar" || kind === "area") include(extent, span[0]);
    }
  }
  const whole = yAxis.type === "integer";
  if (yAxis.type !== "number" && yAxis.type !== "integer") return widened(extent, yAxis);
  if (kind === "scatter") return niceDomain(widened(extent, yAxis), ticks, whole);
  if (kind === "line") {
    if (extent.low > 0 && extent.low < extent.high * nearZero) extent.low = 0;
    if (extent.high < 0 && extent.high > extent.low * nearZero) extent.high = 0;
    return niceDomain(widened(extent, yAxis), ticks, whole);
  }
  if (extent.low > extent.high || (extent.low === 0 && extent.high === 0)) return [0, 1];
  if (arrangement === "center") return [extent.low, extent.high];
  return niceDomain([extent.low, extent.high], ticks, whole);
}
