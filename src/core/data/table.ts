/**
 * Tables as Millrace holds them: columns that are read by row number.
 *
 * Whatever a script hands to `st.dataframe`, `st.table` or a chart becomes a {@link Table} first (`table-like.ts`
 * decides how). A table never copies the data: its columns read from the rows, arrays or Arrow buffers they were made
 * of, and only the type of each column is found out beforehand. From here the way goes to `array-table-source.ts`
 * (windows of sorted and searched rows), to `csv-export.ts`, or to a chart, which reads `number(row)`.
 */

/** What a column holds. Mixed values make a text column; no value at all makes an empty one. */
export type ColumnType =
  | "string"
  | "number"
  | "integer"
  | "bigint"
  | "boolean"
  | "date"
  | "datetime"
  | "time"
  | "list"
  | "object"
  | "empty";

/** One value of a column: dates and times as ISO text, null where nothing is. */
export type CellValue = string | number | bigint | boolean | null | readonly unknown[] | object;

export interface ColumnInfo {
  readonly name: string;
  readonly type: ColumnType;
  /** Some row has no value. */
  readonly nullable: boolean;
  /** Of a datetime column whose values are instants: the zone they are shown in. Absent: wall-clock times without a zone. */
  readonly timezone?: string;
}

export interface Column extends ColumnInfo {
  /**
   * The value in the column's own type: text, number, bigint, boolean, array or object; dates and times as ISO text
   * (`2026-03-01`, `2026-03-01T10:00:00` or `…Z`, `10:00:00`). Null where the data has null, undefined, NaN or an
   * invalid date.
   */
  get(row: number): CellValue;
  /**
   * The value as a quantity, for sorting and charts: dates as milliseconds since 1970 (times without a zone are read
   * as UTC), times as milliseconds of the day, booleans as 0 and 1. NaN where there is none.
   */
  number(row: number): number;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /** Names of the rows, where the data has them (keys of a Map or of a record of rows). */
  readonly index?: Column;
}

const tables = new WeakSet<object>();

/** Makes a table; equal column names are told apart by a number in brackets. */
export function makeTable(columns: readonly Column[], rowCount: number, index?: Column): Table {
  const used = new Set<string>();
  const unique = columns.map((column) => {
    let name = column.name;
    for (let n = 2; used.has(name); n++) name = `${column.name} (${n})`;
    used.add(name);
    return name === column.name ? column : { ...column, name };
  });
  const table: Table = index ? { columns: unique, rowCount, index } : { columns: unique, rowCount };
  tables.add(table);
  return table;
}

export function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && tables.has(value);
}

/** The column's description without its data. */
export function columnInfo(column: ColumnInfo): ColumnInfo {
  const { name, type, nullable, timezone } = column;
  return timezone === undefined ? { name, type, nullable } : { name, type, nullable, timezone };
}
