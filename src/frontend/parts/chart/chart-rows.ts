/** The chart as rows of text: what the table behind it shows and what is taken out as CSV. */
import { valueText } from "./chart-axis.js";
import type { DecodedChart } from "./decoded-chart.js";
import { numberText } from "./number-axis.js";

export interface ChartRows {
  header: string[];
  rows: string[][];
}

/** One row for each position with a column for each series; points have one row each. */
export function chartRows(chart: DecodedChart): ChartRows {
  const { kind, xAxis, yAxis, series } = chart;
  const xName = xAxis.title ?? xAxis.name ?? "x";
  if (kind === "scatter") {
    const many = series.length > 1;
    const header = [xName, yAxis.title ?? yAxis.name ?? series[0]?.name ?? "y"];
    if (many) header.push(chart.legend?.title ?? "series");
    if (chart.shadeTitle) header.push(chart.shadeTitle);
    const rows = series.flatMap(({ name, x, y, shade }) =>
      y.map((value, at) => {
        const row = [valueText(x[at] as number, xAxis), value === null ? "" : valueText(value, yAxis)];
        if (many) row.push(name);
        if (chart.shadeTitle) row.push(typeof shade?.[at] === "number" ? numberText(shade[at]) : "");
        return row;
      }),
    );
    return { header, rows };
  }
  const positions = [...new Set(series.flatMap(({ x }) => x))].sort((a, b) => a - b);
  const values = series.map(({ x, y }) => new Map(x.map((position, at) => [position, y[at] ?? null])));
  return {
    header: [xName, ...series.map(({ name }) => name)],
    rows: positions.map((position) => [
      valueText(position, xAxis),
      ...values.map((known) => {
        const value = known.get(position);
        return value === null || value === undefined ? "" : numberText(value);
      }),
    ]),
  };
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf({ header, rows }: ChartRows): string {
  return [header, ...rows].map((row) => row.map(field).join(",")).join("\r\n");
}
