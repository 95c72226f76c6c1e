/** The rows that travel with the table itself, so that it is full when it appears. */
import { ArrayTableSource } from "../../core/data/array-table-source.js";
import type { CellValue, Column } from "../../core/data/table.js";
import type { RowWindow, TableSource, WireCell } from "../../core/data/table-source.js";
import { encodeCell } from "../../core/data/wire-cell.js";

const mostRows = 50;
const fewestRows = 5;
/** Characters that the first rows may have, however wide they are. */
const mostCharacters = 12_000;

function makeWindow(source: ArrayTableSource, columns: readonly string[]): RowWindow {
  const window = source.window({ offset: 0, limit: mostRows, columns });
  const size = JSON.stringify(window).length;
  if (size <= mostCharacters) return window;
  const rows = window.columns[0]?.length ?? 0;
  const limit = Math.max(fewestRows, Math.floor((rows * mostCharacters) / size));
  return source.window({ offset: 0, limit, columns });
}

/** Rows looked at for the widest number. */
const sampledRows = 64;

function findWidest(source: ArrayTableSource, column: Column): WireCell | undefined {
  if (column.type !== "number" && column.type !== "integer" && column.type !== "bigint") return undefined;
  const { rowCount } = source.table;
  const step = Math.max(1, Math.floor(rowCount / sampledRows));
  let widest: CellValue = null;
  for (let row = rowCount - 1; row >= 0; row -= step) {
    const value = column.get(row);
    if (value !== null && (widest === null || Math.abs(Number(value)) > Math.abs(Number(widest)))) widest = value;
  }
  return widest === null ? undefined : encodeCell(widest);
}

const widestOf = new WeakMap<Column, WireCell | undefined>();

/**
 * The number that needs the most room among rows spread over the whole table: numbers that are cut off are wrong
 * numbers, so their columns are made wide enough beforehand. Undefined for a source that has to be waited for.
 */
export function widestNumber(source: TableSource, name: string): WireCell | undefined {
  if (!(source instanceof ArrayTableSource)) return undefined;
  const column = source.table.columns.find((one) => one.name === name);
  if (!column) return undefined;
  if (!widestOf.has(column)) widestOf.set(column, findWidest(source, column));
  return widestOf.get(column);
}

const made = new WeakMap<TableSource, Map<string, RowWindow>>();

/** The first rows; undefined for a source that has to be waited for. Made once for each choice of columns. */
export function firstWindow(source: TableSource, columns: readonly string[]): RowWindow | undefined {
  if (!(source instanceof ArrayTableSource)) return undefined;
  let windows = made.get(source);
  if (!windows) {
    windows = new Map();
    made.set(source, windows);
  }
  const key = JSON.stringify(columns);
  let window = windows.get(key);
  if (!window) {
    window = makeWindow(source, columns);
    windows.set(key, window);
  }
  return window;
}
