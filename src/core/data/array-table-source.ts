/**
 * Windows of rows over a {@link Table} in memory. Sorting and searching happen when they are first asked for and are
 * kept as lists of row numbers, shared by all sessions that show the same data.
 */
import { MillraceError } from "../errors.js";
import { contentVersion } from "./content-version.js";
import { sortRows } from "./row-order.js";
import { filterRows, searchRows } from "./row-search.js";
import { type Column, type ColumnInfo, columnInfo, type Table } from "./table.js";
import { type TableLike, toTable } from "./table-like.js";
import { isTableSource, type RowQuery, type RowSelectionQuery, type RowWindow, type TableSource, type WireCell } from "./table-source.js";
import { encodeCell } from "./wire-cell.js";

/** Most cells of one window; a query for more rows gets fewer. */
const windowCells = 50_000;
/** Orders and search results kept per table. */
const keptOrders = 6;

/** A table as a {@link TableSource}. Use {@link tableSource}, which makes one for each table only. */
export class ArrayTableSource implements TableSource {
  readonly table: Table;
  readonly version: string;
  /** Row numbers by the part of a query that decides on them; the most recently used last. */
  readonly #orders = new Map<string, Uint32Array>();

  constructor(table: Table) {
    this.table = table;
    this.version = contentVersion(table);
  }

  columns(): readonly ColumnInfo[] {
    return this.table.columns.map(columnInfo);
  }

  indexColumn(): ColumnInfo | undefined {
    return this.table.index && columnInfo(this.table.index);
  }

  rowCount(query: RowSelectionQuery = {}): number {
    return this.order(query)?.length ?? this.table.rowCount;
  }

  rows(query: RowQuery): Promise<RowWindow> {
    return Promise.resolve(this.window(query));
  }

  /**
   * The rows of a query, at once.
   *
   * @param whole Long values are not cut.
   */
  window(query: RowQuery, whole = false): RowWindow {
    const columns = this.pick(query.columns);
    const order = this.order(query);
    const total = order?.length ?? this.table.rowCount;
    const offset = Math.min(Math.max(0, query.offset), total);
    const most = Math.max(1, Math.floor(windowCells / Math.max(1, columns.length)));
    const count = Math.min(Math.max(0, query.limit), most, total - offset);
    const rowAt = (i: number): number => order?.[offset + i] ?? offset + i;
    const read = (column: Column): WireCell[] => Array.from({ length: count }, (_, i) => encodeCell(column.get(rowAt(i)), whole));
    const window: { -readonly [K in keyof RowWindow]: RowWindow[K] } = { offset, total, columns: columns.map(read) };
    if (order) window.index = Array.from(order.subarray(offset, offset + count));
    if (this.table.index) window.rowNames = read(this.table.index);
    return window;
  }

  /** The columns with these names, in this order. */
  pick(names: readonly string[] | undefined): readonly Column[] {
    if (!names) return this.table.columns;
    return names.map((name) => {
      const column = this.table.columns.find((one) => one.name === name);
      if (!column) throw new MillraceError("MR_DATA_INVALID", `The table has no column "${name}".`, "Ask for a column that it has.");
      return column;
    });
  }

  /** Row numbers of the query's result; undefined when it is all rows in the order of the data. */
  order(query: RowSelectionQuery): Uint32Array | undefined {
    const { filter = [], search = "", sort = [] } = query;
    let rows = this.#kept(`f${JSON.stringify([filter])}`, filter.length > 0, () => filterRows(this.table.columns, this.#all(), filter));
    const text = search.trim();
    const searchKey = `s${JSON.stringify([filter, text.toLowerCase(), query.columns])}`;
    const filtered = rows;
    rows = this.#kept(searchKey, text !== "", () => searchRows(this.#searched(query.columns), filtered ?? this.#all(), text)) ?? rows;
    const found = rows;
    return (
      this.#kept(`o${JSON.stringify([searchKey, sort])}`, sort.length > 0, () => sortRows(this.table, found ?? this.#all(), sort)) ?? rows
    );
  }

  #searched(names: readonly string[] | undefined): readonly Column[] {
    const columns = this.pick(names);
    return this.table.index ? [this.table.index, ...columns] : columns;
  }

  #all(): Uint32Array {
    const rows = new Uint32Array(this.table.rowCount);
    for (let row = 0; row < rows.length; row++) rows[row] = row;
    return rows;
  }

  #kept(key: string, wanted: boolean, make: () => Uint32Array): Uint32Array | undefined {
    if (!wanted) return undefined;
    const order = this.#orders.get(key) ?? make();
    this.#orders.delete(key);
    this.#orders.set(key, order);
    for (const oldest of this.#orders.keys()) {
      if (this.#orders.size <= keptOrders) break;
      this.#orders.delete(oldest);
    }
    return order;
  }
}

const sources = new WeakMap<Table, ArrayTableSource>();

/** The source of rows behind anything that can be shown as a table; a {@link TableSource} is returned as it is. */
export function tableSource(data: TableLike | TableSource): TableSource {
  if (isTableSource(data)) return data;
  const table = toTable(data);
  let source = sources.get(table);
  if (!source) {
    source = new ArrayTableSource(table);
    sources.set(table, source);
  }
  return source;
}
