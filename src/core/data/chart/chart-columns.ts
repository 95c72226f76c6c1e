/** Which columns of a table a chart draws, and in which colours; every choice that can't be made is an error here. */
import { describeValue, type MillraceError, optionError } from "../../errors.js";
import type { Column, Table } from "../table.js";
import { type ChartColor, holdsColors, parseColor, themeColors } from "./chart-color.js";
import type { ChartKind, ChartStack } from "./chart-data.js";

/** A chart as the script asks for it: the options of the commands, null and undefined alike. */
export interface ChartRequest {
  kind: ChartKind;
  /** Name of the command, for error texts. */
  command: string;
  x?: string | null;
  y?: string | readonly string[] | null;
  xLabel?: string | null;
  yLabel?: string | null;
  color?: string | ChartColor | readonly ChartColor[] | null;
  size?: string | number | null;
  stack?: ChartStack | null;
  horizontal?: boolean;
  sort?: boolean | string;
}

export interface ChosenColumns {
  /** Absent: the rows are numbered. */
  x?: Column;
  y: readonly Column[];
  /** Splits the rows into series by its values. */
  color?: Column;
  /** The values of `color` are the colours themselves. */
  literal: boolean;
  /** One for all series, or one for each of `y`. */
  colors: readonly string[];
  size?: Column;
}

const numericTypes: readonly string[] = ["number", "integer", "bigint"];

function isNumeric({ type }: Column): boolean {
  return numericTypes.includes(type);
}

function quote(name: string): string {
  return `"${name}"`;
}

function listColumns(columns: readonly Column[]): string {
  return columns.length === 0
    ? "The data has no columns."
    : `The data has the columns ${columns.map(({ name }) => quote(name)).join(", ")}.`;
}

/** Names of the types in words, for «holds …». */
const typeWords: Readonly<Record<Column["type"], string>> = {
  string: "text",
  number: "numbers",
  integer: "whole numbers",
  bigint: "whole numbers",
  boolean: "true and false",
  date: "dates",
  datetime: "dates and times",
  time: "times",
  list: "lists",
  object: "objects",
  empty: "no values",
};

function fail(request: ChartRequest, problem: string, fix: string): MillraceError {
  return optionError(request.command, undefined, problem, fix);
}

function findColumn(request: ChartRequest, table: Table, option: string, name: string): Column {
  const found = table.columns.find((column) => column.name === name);
  if (found) return found;
  throw fail(request, `${option} is ${describeValue(name)}, but there is no such column.`, listColumns(table.columns));
}

function checkQuantity(request: ChartRequest, column: Column): void {
  const usable = isNumeric(column) || column.type === "boolean" || column.type === "empty";
  if (usable || request.kind === "scatter") return;
  throw fail(
    request,
    `the column ${quote(column.name)} holds ${typeWords[column.type]}, but y needs numbers.`,
    column.type === "string" ? "Convert its values with Number(…), or give it as x or color." : "Give a column of numbers as y.",
  );
}

function chooseY(request: ChartRequest, table: Table, others: readonly (Column | undefined)[]): Column[] {
  const { y } = request;
  if (y !== null && y !== undefined) {
    const names = typeof y === "string" ? [y] : y;
    if (!Array.isArray(names) || names.length === 0) {
      throw fail(request, `y is ${describeValue(y)}.`, "Give the name of a column, or an array of names.");
    }
    return [...new Set(names)].map((name) => {
      const column = findColumn(request, table, "y", name);
      checkQuantity(request, column);
      return column;
    });
  }
  const free = table.columns.filter((column) => !others.includes(column));
  const numeric = free.filter(isNumeric);
  if (numeric.length > 0) return numeric;
  const empty = free.filter(({ type }) => type === "empty");
  if (empty.length > 0 || table.rowCount === 0) return empty;
  throw fail(request, "none of the columns left for y holds numbers.", listColumns(table.columns));
}

/** Tells one colour (text or a tuple of numbers) from a list of colours. */
function colorList(color: NonNullable<ChartRequest["color"]>): readonly unknown[] {
  return Array.isArray(color) && !color.every((part) => typeof part === "number") ? color : [color];
}

function parseColors(request: ChartRequest, color: NonNullable<ChartRequest["color"]>, table: Table): string[] {
  return colorList(color).map((one) => {
    const parsed = parseColor(one);
    if (parsed !== undefined) return parsed;
    if (typeof one === "string" && !one.startsWith("#")) {
      throw fail(
        request,
        `color is ${describeValue(one)}, which is neither a column nor a colour.`,
        `${listColumns(table.columns)} Colours look like "#ff6600", [255, 102, 0] or one of ${themeColors.join(", ")}.`,
      );
    }
    const shown = Array.isArray(one) ? JSON.stringify(one) : describeValue(one);
    throw fail(request, `${shown} is no colour.`, `Write "#ff6600", "#ff660080", [255, 102, 0] or one of ${themeColors.join(", ")}.`);
  });
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/**
 * The columns that a chart draws.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for a column that is not there or holds no numbers, or for colours that
 * don't fit the columns in number; the columns that there are stand in the error.
 */
export function chooseColumns(request: ChartRequest, table: Table): ChosenColumns {
  const { x: xName, color, size } = request;
  const x = xName === null || xName === undefined ? table.index : findColumn(request, table, "x", xName);
  const byColumn = typeof color === "string" ? table.columns.find(({ name }) => name === color) : undefined;
  const sizeColumn = typeof size === "string" ? findColumn(request, table, "size", size) : undefined;
  if (sizeColumn && table.rowCount > 0 && !isNumeric(sizeColumn) && sizeColumn.type !== "empty") {
    throw fail(
      request,
      `the column ${quote(sizeColumn.name)} holds ${typeWords[sizeColumn.type]}, but size needs numbers.`,
      "Give a column of numbers, or one number for all points.",
    );
  }
  const y = chooseY(request, table, [x, byColumn, sizeColumn]);
  const literal = byColumn !== undefined && holdsColors(byColumn, table.rowCount);
  if (byColumn && y.length > 1) {
    throw fail(
      request,
      `color names the column ${quote(byColumn.name)}, but there are ${y.length} columns for y (${y.map(({ name }) => quote(name)).join(", ")}), which have a colour each.`,
      "Give one column as y, or an array with one colour for each of them.",
    );
  }
  const colors = byColumn || color === null || color === undefined ? [] : parseColors(request, color, table);
  if (colors.length > 1 && colors.length !== y.length && table.columns.length > 0) {
    throw fail(
      request,
      `color has ${plural(colors.length, "colour")}, but there ${y.length === 1 ? "is" : "are"} ${plural(y.length, "column")} for y (${y.map(({ name }) => quote(name)).join(", ")}).`,
      "Give as many colours as columns, or a single colour for all.",
    );
  }
  return { x, y, color: byColumn, literal, colors, size: sizeColumn };
}
