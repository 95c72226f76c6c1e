import { type Column, type ColumnType, columnInfo } from "../../core/data/table.js";
import { type TableLike, toTable } from "../../core/data/table-like.js";
import type { WireCell } from "../../core/data/table-source.js";
import { encodeCell } from "../../core/data/wire-cell.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Height, Width } from "../../core/element/element-props.js";
import { describeValue, MillraceError, optionError } from "../../core/errors.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    table: TableProps;
  }
}

export interface TableColumn {
  name: string;
  type: ColumnType;
  timezone?: string;
  /** One value a row. */
  cells: WireCell[];
}

export interface TableProps extends CommonProps {
  columns: TableColumn[];
  /** Names of the rows. Absent: not shown. */
  index?: TableColumn;
  /** Absent: lines around everything. */
  border?: "horizontal" | "none";
  hideHeader?: true;
  /** Rows of the data, where not all of them are here. */
  rowCount?: number;
  alt?: string;
}

export interface TableOptions {
  /** Lines around cells (default), between rows, or none. */
  border?: boolean | "horizontal";
  /** Default `"stretch"`. */
  width?: Width;
  /** Default `"content"`. */
  height?: Height;
  /** Absent: the index is shown where the data has one (a Map, a record of rows). False shows row numbers otherwise. */
  hideIndex?: boolean | null;
  hideHeader?: boolean | null;
  /** What the table is about, for readers of the screen by ear. */
  alt?: string | null;
  key?: string;
}

/** Rows of a static table. More than that belong into `st.dataframe`, which fetches what is looked at. */
export const mostTableRows = 2_000;

function readTable(data: TableLike) {
  try {
    return toTable(data);
  } catch (error) {
    if (error instanceof MillraceError) throw new MillraceError(error.code, `st.table: ${error.message}`, error.hint);
    throw error;
  }
}

/**
 * Shows a table that stands in the page as it is: all rows, no tools. Texts may hold inline markdown.
 *
 * At most 2,000 rows are shown, with a note how many there are; use `st.dataframe` for more.
 *
 * @param data Rows, columns, an Arrow table …: see `TableLike`.
 * @throws MillraceError `MR_DATA_INVALID` when the data is no table.
 * @example
 * st.table([
 *   { step: "**1**", what: "Write a script" },
 *   { step: "**2**", what: "Run `millrace run app.ts`" },
 * ], { border: "horizontal" });
 */
export function table(this: ElementHost, data?: TableLike, options: TableOptions = {}): ElementHandle<"table"> {
  const { border = true, width, height, hideIndex, hideHeader, alt, key } = options;
  if (border !== true && border !== false && border !== "horizontal") {
    throw optionError("table", undefined, `border is ${describeValue(border)}`, 'Use true, false or "horizontal".');
  }
  const source = readTable(data);
  const count = Math.min(source.rowCount, mostTableRows);
  const rows = Array.from({ length: count }, (_, row) => row);
  const read = (column: Column): TableColumn => {
    const { name, type, timezone } = columnInfo(column);
    const cells = rows.map((row) => encodeCell(column.get(row), true));
    return timezone === undefined ? { name, type, cells } : { name, type, timezone, cells };
  };
  let index: TableColumn | undefined;
  if (source.index && !hideIndex) index = read(source.index);
  else if (hideIndex === false) index = { name: "", type: "integer", cells: rows };
  return this.emit(
    "table",
    {
      columns: source.columns.map(read),
      index,
      border: border === true ? undefined : border === false ? "none" : "horizontal",
      hideHeader: hideHeader ? true : undefined,
      rowCount: source.rowCount > count ? source.rowCount : undefined,
      width,
      height,
      alt: alt ?? undefined,
    },
    { key },
  );
}
