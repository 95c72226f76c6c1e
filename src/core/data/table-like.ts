/**
 * Turns whatever a script has into a {@link Table}: `st.dataframe`, `st.table`, charts and `st.write` all begin here.
 *
 * The result is remembered for the object it was made of, so a table that is shown again in the next run is not looked
 * through again. That is why data must not be changed in place: a changed value inside a row that was already shown
 * goes unnoticed (rows that were added, removed or replaced at either end are noticed). Make a new array instead.
 */
import { describeValue, MillraceError } from "../errors.js";
import { type ArrowTable, isArrowTable, tableFromArrow, tableFromArrowBytes } from "./arrow-table.js";
import { inferColumn } from "./column-inference.js";
import { type Column, isTable, makeTable, type Table } from "./table.js";

/** A table of Arquero, by its shape. */
export interface ArqueroTable {
  columnNames(): string[];
  numRows(): number;
  array(name: string): ArrayLike<unknown>;
}

/** The result reader of DuckDB's Node client, by its shape. */
export interface DuckDbResult {
  columnNames(): string[];
  getColumnsJS(): readonly (readonly unknown[])[];
}

/** Rows as arrays beside the names of their columns. */
export interface RowsWithColumns {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * Data that can be shown as a table:
 *
 * - an array of objects (rows), of arrays, or of single values (one column named `value`), or any other iterable of them;
 * - a record of columns, each an array or typed array;
 * - `{ columns: [...names], rows: [[...], ...] }`;
 * - a Map or a record of rows, whose keys become the index;
 * - an Arrow table of apache-arrow or flechette, or Arrow IPC bytes;
 * - a table of Arquero or a result of DuckDB;
 * - null or undefined: a table without rows.
 */
export type TableLike =
  | readonly unknown[]
  | Iterable<unknown>
  | ReadonlyMap<unknown, unknown>
  | { readonly [column: string]: unknown }
  | RowsWithColumns
  | ArrowTable
  | ArqueroTable
  | DuckDbResult
  | Uint8Array
  | Table
  | null
  | undefined;

type Row = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A row made of named values: a plain object or an instance of a class, but not a value like a date. */
function isRow(value: unknown): value is Row {
  if (!isObject(value) || Array.isArray(value) || value instanceof Date || ArrayBuffer.isView(value)) return false;
  if (value instanceof Map || value instanceof Set) return false;
  const tag = (value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag];
  if (typeof tag === "string" && tag.startsWith("Temporal.")) return false;
  return typeof (value as { toNumber?: unknown }).toNumber !== "function";
}

function isPlainRecord(value: object): value is Row {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function isColumnData(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

function isArquero(value: object): value is ArqueroTable {
  const table = value as Partial<ArqueroTable>;
  return typeof table.columnNames === "function" && typeof table.numRows === "function" && typeof table.array === "function";
}

function isDuckDb(value: object): value is DuckDbResult {
  const result = value as Partial<DuckDbResult>;
  return typeof result.columnNames === "function" && typeof result.getColumnsJS === "function";
}

function isRowsWithColumns(value: object): value is RowsWithColumns {
  const { columns, rows } = value as Partial<RowsWithColumns>;
  return Array.isArray(columns) && columns.every((name) => typeof name === "string") && Array.isArray(rows) && rows.every(Array.isArray);
}

/** Every name that occurs in a row, in the order of first appearance. */
function rowNames(rows: ArrayLike<unknown>): string[] {
  const names: string[] = [];
  const known = new Set<string>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (!isObject(row)) continue;
    let n = 0;
    for (const name in row) {
      // The usual row has the names of the one before it in the same order: then this comparison is all there is.
      if (names[n++] === name || known.has(name)) continue;
      known.add(name);
      names.push(name);
    }
  }
  return names;
}

function fromRowObjects(rows: ArrayLike<unknown>, index?: Column): Table {
  const declared = (rows as { columns?: unknown }).columns;
  const names = Array.isArray(declared) && declared.every((name) => typeof name === "string") ? declared : rowNames(rows);
  const columns = names.map((name) => inferColumn(name, rows.length, (row) => (rows[row] as Row | null | undefined)?.[name]));
  return makeTable(columns, rows.length, index);
}

function fromRowArrays(rows: ArrayLike<unknown>, names: readonly string[], index?: Column): Table {
  let width = names.length;
  for (let i = 0; i < rows.length; i++) width = Math.max(width, (rows[i] as ArrayLike<unknown> | null)?.length ?? 0);
  const columns = Array.from({ length: width }, (_, at) =>
    inferColumn(names[at] ?? String(at), rows.length, (row) => (rows[row] as ArrayLike<unknown> | null)?.[at]),
  );
  return makeTable(columns, rows.length, index);
}

function fromValues(values: ArrayLike<unknown>, index?: Column): Table {
  return makeTable([inferColumn("value", values.length, (row) => values[row])], values.length, index);
}

/** An array whose first item that is not missing says what all of them are. */
function fromArray(items: ArrayLike<unknown>, index?: Column): Table {
  let first: unknown;
  for (let i = 0; i < items.length && (first === undefined || first === null); i++) first = items[i];
  const declared = (items as { columns?: unknown }).columns;
  if (Array.isArray(first)) return fromRowArrays(items, Array.isArray(declared) ? declared.map(String) : [], index);
  if (isRow(first) || (items.length === 0 && Array.isArray(declared))) return fromRowObjects(items, index);
  if (first === undefined && items.length === 0) return makeTable([], 0, index);
  return fromValues(items, index);
}

function fromColumns(names: readonly string[], data: readonly ArrayLike<unknown>[]): Table {
  const rowCount = data[0]?.length ?? 0;
  const other = data.findIndex((values) => values.length !== rowCount);
  if (other > 0) {
    throw new MillraceError(
      "MR_DATA_INVALID",
      `Column ${describeValue(names[0])} has ${rowCount} values, but column ${describeValue(names[other])} has ${data[other]?.length}.`,
      "Give all columns the same length.",
    );
  }
  const columns = names.map((name, i) => {
    const values = data[i] as ArrayLike<unknown>;
    return inferColumn(name, rowCount, (row) => values[row]);
  });
  return makeTable(columns, rowCount);
}

function fromEntries(entries: readonly (readonly [unknown, unknown])[]): Table {
  const keys = inferColumn("", entries.length, (row) => entries[row]?.[0]);
  const values = entries.map((entry) => entry[1]);
  return fromArray(values, keys);
}

function invalid(data: unknown, hint: string): MillraceError {
  return new MillraceError("MR_DATA_INVALID", `${describeValue(data)} cannot be shown as a table.`, hint);
}

const acceptedHint = "Give an array of objects, a record of columns, an Arrow table, or another form that TableLike names.";

function convert(data: object): Table {
  if (Array.isArray(data)) return fromArray(data);
  if (data instanceof Uint8Array) return tableFromArrowBytes(data);
  if (ArrayBuffer.isView(data) && "length" in data) return fromValues(data as unknown as ArrayLike<unknown>);
  if (data instanceof Map) return fromEntries([...data]);
  if (isArrowTable(data)) return tableFromArrow(data);
  if (isArquero(data)) {
    const names = data.columnNames();
    return fromColumns(
      names,
      names.map((name) => data.array(name)),
    );
  }
  if (isDuckDb(data)) return fromColumns(data.columnNames(), data.getColumnsJS());
  if (data instanceof Promise || Symbol.asyncIterator in data) throw invalid(data, "Await it first and give the result.");
  if (Symbol.iterator in data) return fromArray([...(data as Iterable<unknown>)]);
  if (isRowsWithColumns(data)) return fromRowArrays(data.rows, data.columns);
  if (!isPlainRecord(data)) throw invalid(data, acceptedHint);
  const names = Object.keys(data);
  const values = Object.values(data);
  return values.every(isColumnData) ? fromColumns(names, values) : fromEntries(names.map((name) => [name, data[name]]));
}

/** What tells a changed array from the one that was converted, without looking at all of it. */
interface Remembered {
  readonly table: Table;
  readonly length: number;
  readonly first: unknown;
  readonly last: unknown;
}

const remembered = new WeakMap<object, Remembered>();
const emptyTable = makeTable([], 0);

/**
 * The table that some data stands for. Data that was converted before is not looked through again.
 *
 * @throws MillraceError `MR_DATA_INVALID` when the data has no form of a table, or columns of unequal length.
 * @example
 * const table = toTable([{ city: "Bern", people: 134_591 }]);
 * table.columns[1]?.type; // "integer"
 */
export function toTable(data: TableLike): Table {
  if (data === null || data === undefined) return emptyTable;
  if (isTable(data)) return data;
  if (!isObject(data)) throw invalid(data, acceptedHint);
  const items = Array.isArray(data) ? (data as readonly unknown[]) : [];
  const known = remembered.get(data);
  if (known && known.length === items.length && known.first === items[0] && known.last === items[items.length - 1]) return known.table;
  const table = convert(data);
  remembered.set(data, { table, length: items.length, first: items[0], last: items[items.length - 1] });
  return table;
}
