/** The chart in one sentence, for people who don't see it. */
import { valueText } from "./chart-axis.js";
import type { DecodedChart } from "./decoded-chart.js";
import { numberText } from "./number-axis.js";

const words = { line: "Line chart", area: "Area chart", bar: "Bar chart", scatter: "Scatter chart" } as const;
const mostNamed = 6;

export function chartSummary(chart: DecodedChart): string {
  const { kind, series, xAxis, yAxis } = chart;
  const values = series.flatMap(({ y }) => y.filter((value) => value !== null));
  if (values.length === 0) return `${words[kind]} without data.`;
  const parts: string[] = [words[kind]];
  const y = yAxis.title ?? (series.length === 1 ? (yAxis.name ?? series[0]?.name) : undefined);
  const x = xAxis.title ?? xAxis.name;
  if (y) parts[0] += ` of ${y}`;
  if (x) parts[0] += ` by ${x}`;
  if (series.length > 1) {
    const names = series.slice(0, mostNamed).map(({ name }) => name);
    parts.push(`${series.length} series: ${names.join(", ")}${series.length > mostNamed ? " and more" : ""}`);
  }
  if (xAxis.type === "category") parts.push(`${xAxis.categories?.length ?? 0} categories`);
  else {
    const positions = series.flatMap(({ x: own }) => own);
    const from = positions.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const to = positions.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    parts.push(`from ${valueText(from, xAxis)} to ${valueText(to, xAxis)}`);
  }
  if (yAxis.type === "number" || yAxis.type === "integer") {
    const low = values.reduce((a, b) => Math.min(a, b));
    const high = values.reduce((a, b) => Math.max(a, b));
    parts.push(`values ${numberText(low)} to ${numberText(high)}`);
  }
  return `${parts.join("; ")}.`;
}
