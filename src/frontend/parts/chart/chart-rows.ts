/** The chart as rows of text: what the table behind it shows and what is taken out as CSV. */
import type { ChartAxis } from "../../../core/data/chart/chart-data.js";
import { dateText, instantText } from "../../../core/data/column-inference.js";
import { valueText } from "./chart-axis.js";
import type { DecodedChart } from "./decoded-chart.js";

export interface ChartRows {
  header: string[];
  rows: string[][];
}

/** How values become text. */
export type WriteValue = (value: number, axis: ChartAxis) => string;

/** For programs: all digits, ISO dates, no language. */
export const exactText: WriteValue = (value, axis) => {
  switch (axis.type) {
    case "category":
      return axis.categories?.[value] ?? "";
    case "date":
      return dateText(value);
    case "datetime":
      return instantText(value);
    case "time":
      return instantText(value).slice(11).replace("Z", "");
    default:
      return String(value);
  }
};

const quantity: ChartAxis = { type: "number" };

/** One row for each position with a column for each series; points have one row each. */
export function chartRows(chart: DecodedChart, write: WriteValue = valueText): ChartRows {
  const { kind, xAxis, yAxis, series } = chart;
  const xName = xAxis.title ?? xAxis.name ?? "x";
  if (kind === "scatter") {
    const many = series.length > 1;
    const header = [xName, yAxis.title ?? yAxis.name ?? series[0]?.name ?? "y"];
    if (many) header.push(chart.legend?.title ?? "series");
    if (chart.shadeTitle) header.push(chart.shadeTitle);
    const rows = series.flatMap(({ name, x, y, shade }) =>
      y.map((value, at) => {
        const row = [write(x[at] as number, xAxis), value === null ? "" : write(value, yAxis)];
        if (many) row.push(name);
        if (chart.shadeTitle) row.push(typeof shade?.[at] === "number" ? write(shade[at], quantity) : "");
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
      write(position, xAxis),
      ...values.map((known) => {
        const value = known.get(position);
        return value === null || value === undefined ? "" : write(value, yAxis);
      }),
    ]),
  };
}

/** A name that a spreadsheet would run as a formula gets an apostrophe in front, as in `core/data/csv-export.ts`. */
function field(text: string): string {
  const formula = /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && Number.isNaN(Number(text)));
  const safe = formula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvOf({ header, rows }: ChartRows): string {
  return [header, ...rows].map((row) => row.map(field).join(",")).join("\r\n");
}
