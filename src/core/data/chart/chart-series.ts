/** Rows of a table as series of points: one for each y column, or one for each value of the colour column. */
import { MillraceError } from "../../errors.js";
import { cellText } from "../cell-text.js";
import type { Column, Table } from "../table.js";
import { parseLiteralColor } from "./chart-color.js";
import type { ChosenColumns } from "./chart-columns.js";
import type { AxisType, ChartAxis } from "./chart-data.js";

/** More lines than this can't be told apart, however they are coloured. */
export const mostSeries = 100;

/** A series before it is reduced. All arrays are of one length; y is NaN where there is a gap. */
export interface RawSeries {
  name: string;
  color?: string;
  x: number[];
  y: number[];
  size?: number[];
  shade?: number[];
}

/** The values of one axis as numbers: quantities as they are, categories as places in the order they first appear. */
export interface Positions {
  axis: ChartAxis;
  at(row: number): number;
}

const quantityAxes: Partial<Record<Column["type"], AxisType>> = {
  number: "number",
  integer: "integer",
  bigint: "integer",
  date: "date",
  datetime: "datetime",
  time: "time",
  empty: "number",
};

/** What text stands for a value that is a category, a series or a name of a row. */
export function categoryText(value: ReturnType<Column["get"]>): string {
  return value === null ? "None" : cellText(value);
}

/**
 * @param column Absent: the number of the row.
 * @param discrete Numbers are categories too (bars stand side by side, not where their number is).
 */
export function readPositions(column: Column | undefined, rowCount: number, discrete: boolean): Positions {
  const quantity = column ? quantityAxes[column.type] : "integer";
  const numeric = quantity === "number" || quantity === "integer";
  if (quantity !== undefined && !(discrete && numeric && column)) {
    const axis: ChartAxis = { type: quantity };
    if (column?.timezone !== undefined) axis.timezone = column.timezone;
    return { axis, at: column ? (row) => column.number(row) : (row) => row };
  }
  const categories: string[] = [];
  const known = new Map<string, number>();
  const codes = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const text = categoryText(column?.get(row) ?? null);
    let code = known.get(text);
    if (code === undefined) {
      code = categories.length;
      categories.push(text);
      known.set(text, code);
    }
    codes[row] = code;
  }
  return { axis: { type: "category", categories }, at: (row) => codes[row] as number };
}

const collator = new Intl.Collator("en", { numeric: true });

/** Text as people sort it: numbers in it by their value. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

interface Readers {
  x: Positions;
  y: Positions | undefined;
  size: Column | undefined;
  shade: Column | undefined;
}

function addRow(series: RawSeries, row: number, y: number, { x, size, shade }: Readers): void {
  const position = x.at(row);
  if (!Number.isFinite(position)) return;
  series.x.push(position);
  series.y.push(y);
  if (size) series.size?.push(size.number(row));
  if (shade) series.shade?.push(shade.number(row));
}

interface ColorSplit {
  color: Column;
  /** Its values are colours: there may be any number of them, nobody has to tell them apart. */
  literal: boolean;
}

function newSeries(name: string, color: string | undefined, readers: Readers): RawSeries {
  const series: RawSeries = { name, x: [], y: [] };
  if (color !== undefined) series.color = color;
  if (readers.size) series.size = [];
  if (readers.shade) series.shade = [];
  return series;
}

function splitByColor(table: Table, { color, literal }: ColorSplit, y: Column, readers: Readers): RawSeries[] {
  const groups = new Map<string, RawSeries>();
  const column = readers.y;
  for (let row = 0; row < table.rowCount; row++) {
    const value = color.get(row);
    const name = categoryText(value);
    let series = groups.get(name);
    if (!series) {
      if (groups.size === mostSeries && !literal) {
        throw new MillraceError(
          "MR_DATA_INVALID",
          `The column ${JSON.stringify(color.name)} has more than ${mostSeries} different values, too many to tell them apart by colour.`,
          "Filter or group the data first, or choose another column for color.",
        );
      }
      series = newSeries(name, literal ? (parseLiteralColor(value) ?? "gray") : undefined, readers);
      groups.set(name, series);
    }
    addRow(series, row, column ? column.at(row) : y.number(row), readers);
  }
  return [...groups.values()].sort((a, b) => compareNames(a.name, b.name));
}

/**
 * All series of a chart.
 *
 * @param shade Colours points by quantity instead of splitting them (scatter charts with a numeric colour column).
 * @param yPositions Present: y is read by these instead of as numbers (scatter charts over dates or categories).
 */
export function readSeries(table: Table, chosen: ChosenColumns, x: Positions, shade?: Column, yPositions?: Positions): RawSeries[] {
  const { y, color, literal, colors, size } = chosen;
  const readers: Readers = { x, y: yPositions, size, shade };
  const [first] = y;
  if (color && !shade && first) return splitByColor(table, { color, literal }, first, readers);
  return y.map((column, at) => {
    const series = newSeries(column.name, colors.length === 1 ? colors[0] : colors[at], readers);
    for (let row = 0; row < table.rowCount; row++) addRow(series, row, yPositions ? yPositions.at(row) : column.number(row), readers);
    return series;
  });
}

/** The same points from left to right. Equal positions keep their order. */
export function sortByX(series: RawSeries): RawSeries {
  const { x } = series;
  let sorted = true;
  for (let i = 1; i < x.length && sorted; i++) sorted = (x[i - 1] as number) <= (x[i] as number);
  if (sorted) return series;
  const order = x.map((_, at) => at).sort((a, b) => (x[a] as number) - (x[b] as number));
  return pick(series, order);
}

/** The points at these places. */
export function pick(series: RawSeries, places: readonly number[]): RawSeries {
  const take = (values: readonly number[]): number[] => places.map((at) => values[at] as number);
  const picked: RawSeries = { ...series, x: take(series.x), y: take(series.y) };
  if (series.size) picked.size = take(series.size);
  if (series.shade) picked.shade = take(series.shade);
  return picked;
}
