/** Rows of our table as Millrace reads tables: nothing is copied, each value is looked up when it is on the screen. */
import { makeTable, type Table as ShownTable, type TableColumn } from "millrace";
import { extentOf } from "../table/buckets.js";
import { type Column, dateText, isNumber, isQuantity, type Rows, type Table, textAt } from "../table/columns.js";

export function shownTable(table: Table, rows: Rows, columns: readonly Column[] = table.columns): ShownTable {
  return makeTable(
    columns.map((column) => shownColumn(column, rows)),
    rows.length,
  );
}

function shownColumn(column: Column, rows: Rows): TableColumn {
  const { name } = column;
  const nullable = column.missing > 0;
  if (!isQuantity(column)) {
    return { name, type: "string", nullable, get: (row) => textAt(column, rows[row] as number), number: () => Number.NaN };
  }
  const { values } = column;
  const number = (row: number): number => values[rows[row] as number] as number;
  const shown = (convert: (value: number) => string | number | boolean) => (row: number) => {
    const value = number(row);
    return Number.isNaN(value) ? null : convert(value);
  };
  if (isNumber(column)) return { name, type: column.whole ? "integer" : "number", nullable, number, get: shown((value) => value) };
  if (column.kind === "boolean") return { name, type: "boolean", nullable, number, get: shown((value) => value === 1) };
  return { name, type: column.timed ? "datetime" : "date", nullable, number, get: shown((ms) => dateText(ms, column.timed)) };
}

/** Columns with large numbers get their thousands set apart; years and small numbers stay as they are. */
export function numberFormats(table: Table): Record<string, { type: "number"; format: "localized" }> {
  const large = table.columns.filter((column) => isNumber(column) && extentOf(column.values)[1] >= 10_000);
  return Object.fromEntries(large.map(({ name }) => [name, { type: "number", format: "localized" }]));
}
