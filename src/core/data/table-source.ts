/**
 * Rows on demand: what a data grid asks, whatever holds the rows.
 *
 * The browser never gets a whole table. It gets the column descriptions, the number of rows and the rows on the screen,
 * and asks for further {@link RowWindow}s while the person scrolls, sorts or searches. `array-table-source.ts` answers
 * for data in memory; a database answers by implementing {@link TableSource}, so that ten million rows cost as much as
 * a hundred.
 */
import type { ColumnInfo } from "./table.js";

export interface SortKey {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** One condition on a column; a query's conditions must all hold. Text is compared without regard to case. */
export interface RowFilter {
  readonly column: string;
  readonly is: "equal" | "notEqual" | "atLeast" | "atMost" | "contains" | "missing" | "present";
  readonly value?: string | number | boolean;
}

/** Which rows, in which order. Absent parts mean: all rows, in the order of the data. */
export interface RowSelectionQuery {
  /** Most significant key first; equal rows keep the order of the data; missing values come last either way. */
  readonly sort?: readonly SortKey[];
  /** Rows where this text occurs in some column that is asked for. */
  readonly search?: string;
  readonly filter?: readonly RowFilter[];
  /** The columns wanted, in order; absent: all. Columns that are not named here are not searched either. */
  readonly columns?: readonly string[];
}

export interface RowQuery extends RowSelectionQuery {
  readonly offset: number;
  readonly limit: number;
}

export type WireScalar = string | number | boolean | null;
/** A value on its way to the browser. The column's type says how to read it: see `wire-cell.ts`. */
export type WireCell = WireScalar | readonly WireScalar[];

/** Consecutive rows of a query's result, column by column. */
export interface RowWindow {
  readonly offset: number;
  /** Rows of the whole result. */
  readonly total: number;
  /** Positions of the rows in the data. Absent: `offset`, `offset + 1`, … */
  readonly index?: readonly number[];
  /** As many arrays as columns were asked for. */
  readonly columns: readonly (readonly WireCell[])[];
  /** Names of the rows, where the data has them. */
  readonly rowNames?: readonly WireCell[];
}

export interface TableSource {
  columns(): readonly ColumnInfo[];
  /** How the data names its rows; absent: it does not. */
  indexColumn?(): ColumnInfo | undefined;
  rowCount(query?: RowSelectionQuery): number | Promise<number>;
  rows(query: RowQuery): Promise<RowWindow>;
  /** Another text whenever the rows may be others; the browser then asks anew. */
  readonly version: string;
}

export function isTableSource(value: unknown): value is TableSource {
  if (typeof value !== "object" || value === null) return false;
  const source = value as Partial<TableSource>;
  return typeof source.columns === "function" && typeof source.rows === "function" && typeof source.version === "string";
}
