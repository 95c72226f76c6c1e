/**
 * A table in memory: one typed array per column, so that two hundred megabytes of CSV stay about that size and a filter
 * over millions of rows takes milliseconds. Texts that repeat are kept once, with a number for each row.
 */
import type { TextPile } from "./text-pile.js";
import type { Kind } from "./value-formats.js";

interface ColumnBase {
  readonly name: string;
  readonly kind: Kind;
  /** Rows without a value. */
  readonly missing: number;
}

/** NaN where there is no value. */
export interface NumberColumn extends ColumnBase {
  readonly kind: "number";
  readonly values: Float64Array;
  /** All are whole numbers. */
  readonly whole: boolean;
}

/** Milliseconds since 1970, read as UTC; NaN where there is no value. */
export interface DateColumn extends ColumnBase {
  readonly kind: "date";
  readonly values: Float64Array;
  /** Some have a time of day. */
  readonly timed: boolean;
}

/** 0 and 1; NaN where there is no value. */
export interface BooleanColumn extends ColumnBase {
  readonly kind: "boolean";
  readonly values: Float32Array;
}

/** Texts that repeat: `words[codes[row]]`; code 0 is «no value», and `words[0]` is not used. */
export interface CategoryColumn extends ColumnBase {
  readonly kind: "text";
  readonly codes: Uint32Array;
  readonly words: readonly string[];
}

/** Texts that hardly repeat. */
export interface ProseColumn extends ColumnBase {
  readonly kind: "text";
  readonly pile: TextPile;
}

export type QuantityColumn = NumberColumn | DateColumn | BooleanColumn;
export type Column = QuantityColumn | CategoryColumn | ProseColumn;

export interface Table {
  readonly columns: readonly Column[];
  readonly rowCount: number;
}

/** Positions of rows in a table, in order. */
export type Rows = Uint32Array;

export const isQuantity = (column: Column): column is QuantityColumn => column.kind !== "text";
export const isCategory = (column: Column): column is CategoryColumn => "codes" in column;
export const isNumber = (column: Column): column is NumberColumn => column.kind === "number";
export const isDate = (column: Column): column is DateColumn => column.kind === "date";

/** Row numbers and the like: whole numbers that only grow by one. Their mean says nothing. */
export function isNumbering(column: Column): boolean {
  if (!isNumber(column) || !column.whole || column.values.length < 3) return false;
  const { values } = column;
  return values.every((value, at) => at === 0 || value === (values[at - 1] as number) + 1);
}

export function columnNamed(table: Table, name: string | null | undefined): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

export function allRows(table: Table): Rows {
  const rows = new Uint32Array(table.rowCount);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  return rows;
}

/** 2026-03-31, or 2026-03-31T10:00:00 where the column has times. */
export function dateText(ms: number, timed: boolean): string {
  return new Date(ms).toISOString().slice(0, timed ? 19 : 10);
}

/** The value as text; null where there is none. */
export function textAt(column: Column, row: number): string | null {
  if (!isQuantity(column)) {
    if (!isCategory(column)) return column.pile.get(row);
    const code = column.codes[row] as number;
    return code === 0 ? null : (column.words[code] as string);
  }
  const value = column.values[row] as number;
  if (Number.isNaN(value)) return null;
  if (column.kind === "number") return String(value);
  return column.kind === "date" ? dateText(value, column.timed) : String(value === 1);
}
