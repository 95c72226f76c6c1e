/**
 * From a table to what a chart draws. Everything that makes the data smaller happens here, on the server: the browser
 * never gets more points than it can show.
 */
import { describeValue, MillraceError, optionError } from "../../errors.js";
import type { Column, Table } from "../table.js";
import { alignSeries } from "./aligned-series.js";
import { orderBars } from "./bar-order.js";
import { type ChartRequest, type ChosenColumns, chooseColumns } from "./chart-columns.js";
import { type ChartAxis, type ChartData, type ChartSeries, encodePositions } from "./chart-data.js";
import { type Positions, pick, type RawSeries, readPositions, readSeries, sortByX } from "./chart-series.js";
import { reduceLine, reduceTogether } from "./reduce-line.js";
import { roundValues } from "./round-values.js";
import { thinPoints } from "./thin-points.js";

/** Points of one line, and of all lines of a chart together. */
export const mostPoints = { line: 4_000, lines: 24_000, scatter: 5_000 } as const;
/** Bars next to each other: of different texts, and of a quantity or a time. */
export const mostBars = { categories: 500, steps: 2_000 } as const;
/** Areas of the smallest and largest point in square pixels, and of points without a size. */
export const pointAreas = { least: 12, most: 700, usual: 50 } as const;
/** A numeric colour column with more values than this colours by quantity. */
const mostShades = 10;

const stacks: readonly unknown[] = [true, false, "normalize", "center", "layered"];

function checkOptions(request: ChartRequest, table: Table): void {
  const { command, stack, sort, size } = request;
  if (stack !== undefined && stack !== null && !stacks.includes(stack)) {
    throw optionError(command, undefined, `stack is ${describeValue(stack)}.`, 'Use true, false, "normalize", "center" or "layered".');
  }
  if (typeof size === "number" && !(size > 0 && size <= 10_000)) {
    throw optionError(command, undefined, `size is ${describeValue(size)}.`, "Give the area of a point in square pixels, from 1 to 10000.");
  }
  if (sort === undefined || typeof sort === "boolean" || table.columns.length === 0) return;
  const names = table.columns.map(({ name }) => name);
  if (typeof sort === "string" && (names.includes(sort) || (sort.startsWith("-") && names.includes(sort.slice(1))))) return;
  throw optionError(
    command,
    undefined,
    `sort is ${describeValue(sort)}, but there is no such column.`,
    `Use true, false, or one of ${names.map((name) => `"${name}"`).join(", ")} (with - in front: descending).`,
  );
}

function titled(axis: ChartAxis, label: string | null | undefined, name: string | undefined, own: boolean): ChartAxis {
  const title = label ?? (own ? name : undefined);
  return { ...axis, ...(title ? { title } : undefined), ...(name !== undefined && name !== title ? { name } : undefined) };
}

function wireLine(series: RawSeries, most: number): ChartSeries {
  const sorted = sortByX(series);
  const reduced = pick(sorted, reduceLine(sorted, most));
  return wireSeries(reduced, true);
}

function wireSeries({ name, color, x, y, shade }: RawSeries, ownPositions: boolean): ChartSeries {
  const series: ChartSeries = { name, y: roundValues(y) };
  if (color !== undefined) series.color = color;
  if (shade) series.shade = roundValues(shade);
  if (ownPositions) series.x = encodePositions(x.some((value) => !Number.isSafeInteger(value)) ? (roundValues(x) as number[]) : x);
  return series;
}

/** Positions that all series have alike are sent once. */
function sharePositions(data: ChartData): void {
  const [first] = data.series;
  if (!first?.x) return;
  const text = JSON.stringify(first.x);
  if (!data.series.every(({ x, y }) => y.length === first.y.length && JSON.stringify(x) === text)) return;
  if (text !== '{"from":0,"step":1}') data.x = first.x;
  for (const series of data.series) delete series.x;
}

/** Remembers how many points there were, where some were left out. */
function countReduced(data: ChartData, before: readonly { y: readonly number[] }[]): void {
  const count = (series: readonly { y: readonly unknown[] }[]): number => series.reduce((sum, { y }) => sum + y.length, 0);
  if (count(data.series) < count(before)) data.total = count(before);
}

function lines(data: ChartData, series: readonly RawSeries[]): void {
  const most = Math.max(400, Math.min(mostPoints.line, Math.floor(mostPoints.lines / Math.max(1, series.length))));
  data.series = series.map((one) => wireLine(one, most));
  countReduced(data, series);
  sharePositions(data);
}

function areas(data: ChartData, series: readonly RawSeries[]): void {
  if (data.stack === "layered" || data.stack === false) {
    lines(data, series);
    return;
  }
  const aligned = alignSeries(series.map(sortByX));
  const most = Math.max(600, Math.min(mostPoints.line, Math.floor(mostPoints.lines / Math.max(1, series.length))));
  const places = reduceTogether(
    aligned.x,
    aligned.series.map(({ y }) => y),
    most,
  );
  const shared: RawSeries[] = aligned.series.map((one) => pick({ ...one, x: aligned.x }, places));
  data.series = shared.map((one) => wireSeries(one, true));
  countReduced(data, aligned.series);
  sharePositions(data);
}

function bars(
  data: ChartData,
  series: readonly RawSeries[],
  x: Positions,
  request: ChartRequest,
  table: Table,
  column: Column | undefined,
): void {
  const numeric = column !== undefined && ["number", "integer", "bigint"].includes(column.type);
  const aligned = orderBars(alignSeries(series), { sort: request.sort ?? true, table, positions: x, numeric });
  data.xAxis = { ...data.xAxis, ...x.axis };
  const most = x.axis.type === "category" && !numeric ? mostBars.categories : mostBars.steps;
  if (aligned.x.length > most) {
    throw new MillraceError(
      "MR_DATA_INVALID",
      `st.${request.command}(): ${aligned.x.length.toLocaleString("en")} bars next to each other can't be told apart (at most ${most.toLocaleString("en")}).`,
      most === mostBars.categories
        ? "Group the data first, or show only the largest ones."
        : "Group the data into fewer steps, or use st.areaChart or st.lineChart.",
    );
  }
  data.series = aligned.series.map((one) => wireSeries({ ...one, x: aligned.x }, true));
  sharePositions(data);
}

function pointSizes(series: readonly RawSeries[]): (values: readonly number[]) => number[] {
  let high = 0;
  for (const { size = [] } of series) for (const value of size) if (Number.isFinite(value) && value > high) high = value;
  const { least, most } = pointAreas;
  return (values) =>
    values.map((value) => (Number.isFinite(value) && value > 0 && high > 0 ? Math.round(least + (most - least) * (value / high)) : least));
}

function points(data: ChartData, series: readonly RawSeries[]): void {
  const present = series.map((one) =>
    pick(
      one,
      one.x.flatMap((_, at) => (Number.isFinite(one.y[at]) ? [at] : [])),
    ),
  );
  const total = present.reduce((sum, { x }) => sum + x.length, 0);
  const share = total > mostPoints.scatter ? mostPoints.scatter / total : 1;
  const sizes = pointSizes(present);
  data.series = present.map((one) => {
    const most = share === 1 ? one.x.length : Math.max(20, Math.floor(one.x.length * share));
    const thinned = pick(one, thinPoints(one.x, one.y, most));
    const wire = wireSeries(thinned, true);
    if (thinned.size) wire.size = sizes(thinned.size);
    return wire;
  });
  const shown = data.series.reduce((sum, { y }) => sum + y.length, 0);
  if (shown < total) data.note = `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} points are drawn.`;
  sharePositions(data);
}

/** The colour column, where it colours by quantity. */
function shadeColumn(request: ChartRequest, table: Table, { color, literal }: ChosenColumns): Column | undefined {
  if (request.kind !== "scatter" || !color || literal) return undefined;
  if (!["number", "integer", "bigint"].includes(color.type)) return undefined;
  const values = new Set<number>();
  for (let row = 0; row < table.rowCount && values.size <= mostShades; row++) values.add(color.number(row));
  return values.size > mostShades || color.type === "number" ? color : undefined;
}

function yPositions(request: ChartRequest, { y }: ChosenColumns, rowCount: number): Positions | undefined {
  const [column] = y;
  if (request.kind !== "scatter" || !column) return undefined;
  const positions = readPositions(column, rowCount, false);
  const quantity = positions.axis.type === "number" || positions.axis.type === "integer";
  if (quantity || column.type === "boolean") return undefined;
  if (y.length === 1) return positions;
  const named = y.map(({ name }) => `"${name}"`).join(", ");
  throw optionError(
    request.command,
    undefined,
    `the columns ${named} can't share an axis.`,
    "Give several columns of numbers, or one other column, as y.",
  );
}

function yAxisOf(chosen: ChosenColumns): ChartAxis {
  const whole = chosen.y.length > 0 && chosen.y.every(({ type }) => type === "integer" || type === "bigint" || type === "boolean");
  return { type: whole ? "integer" : "number" };
}

/**
 * Makes the chart's data.
 *
 * @throws MillraceError `MR_OPTION_INVALID` or `MR_DATA_INVALID` when columns, colours or options don't fit.
 */
export function shapeChart(request: ChartRequest, table: Table): ChartData {
  checkOptions(request, table);
  const { kind, horizontal = false, stack, size } = request;
  const data: ChartData = { kind, xAxis: { type: "number" }, yAxis: { type: "number" }, series: [] };
  const [xLabel, yLabel] = horizontal ? [request.yLabel, request.xLabel] : [request.xLabel, request.yLabel];
  if (table.columns.length === 0) {
    data.xAxis = titled(data.xAxis, xLabel, undefined, false);
    data.yAxis = titled(data.yAxis, yLabel, undefined, false);
    return data;
  }
  const chosen = chooseColumns(request, table);
  const x = readPositions(chosen.x, table.rowCount, kind === "bar");
  const y = yPositions(request, chosen, table.rowCount);
  const shade = shadeColumn(request, table, chosen);
  const [onlyY] = chosen.y.length === 1 ? chosen.y : [];
  data.xAxis = titled(x.axis, xLabel, chosen.x?.name || undefined, typeof request.x === "string");
  data.yAxis = titled(y?.axis ?? yAxisOf(chosen), yLabel, onlyY?.name, typeof request.y === "string");
  if (stack !== undefined && stack !== null) data.stack = stack;
  if (horizontal) data.horizontal = true;
  if (typeof size === "number") data.pointSize = size;
  if (chosen.size) data.sizeTitle = chosen.size.name;
  if (shade) data.shadeTitle = shade.name;
  else if (chosen.color && !chosen.literal) data.legend = { title: chosen.color.name };
  else if (chosen.y.length > 1) data.legend = {};
  const series = readSeries(table, chosen, x, shade, y);
  if (kind === "line") lines(data, series);
  else if (kind === "area") areas(data, series);
  else if (kind === "bar") bars(data, series, x, request, table, chosen.x);
  else points(data, series);
  return data;
}
