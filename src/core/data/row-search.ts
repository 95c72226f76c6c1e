/** Finding rows by text and by conditions. Both return row numbers in the order they were given. */
import { cellText } from "./cell-text.js";
import type { CellValue, Column } from "./table.js";
import type { RowFilter } from "./table-source.js";

/** Characters that can occur in the text of a column; others need not be looked for there. */
const alphabets: Partial<Record<Column["type"], RegExp>> = {
  integer: /^[-\d]*$/,
  bigint: /^[-\d]*$/,
  number: /^[-+.\deinfty]*$/,
  boolean: /^[a-z]*$/,
  date: /^[-+\d]*$/,
  datetime: /^[-+.:tz\d]*$/,
  time: /^[.:\d]*$/,
  empty: /^$/,
};

/** Rows where the text occurs in one of the columns, whatever its case. */
export function searchRows(columns: readonly Column[], rows: Uint32Array, text: string): Uint32Array {
  const wanted = text.toLowerCase();
  const candidates = columns.filter(({ type }) => alphabets[type]?.test(wanted) ?? true);
  const found = new Uint32Array(rows.length);
  let count = 0;
  for (const row of rows) {
    for (const column of candidates) {
      const value = column.get(row);
      if (value !== null && cellText(value).toLowerCase().includes(wanted)) {
        found[count++] = row;
        break;
      }
    }
  }
  return found.slice(0, count);
}

/** The quantity that a filter's value stands for in this column: a number, or a date as ISO text. */
function quantityOf(column: Column, value: RowFilter["value"]): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (value === undefined || value === "") return Number.NaN;
  if (column.type === "date") return Date.parse(value);
  if (column.type === "datetime") return Date.parse(/z$|[+-]\d\d:?\d\d$/i.test(value) || !value.includes("T") ? value : `${value}Z`);
  return Number(value);
}

function compareTexts(value: CellValue, wanted: string): number {
  const text = cellText(value).toLowerCase();
  return text < wanted ? -1 : text > wanted ? 1 : 0;
}

function condition(column: Column, filter: RowFilter): (row: number) => boolean {
  if (filter.is === "missing") return (row) => column.get(row) === null;
  if (filter.is === "present") return (row) => column.get(row) !== null;
  const wanted = String(filter.value ?? "").toLowerCase();
  if (filter.is === "contains") return (row) => cellText(column.get(row)).toLowerCase().includes(wanted);
  const limit = quantityOf(column, filter.value);
  const textual = column.type === "string" || Number.isNaN(limit);
  const compare = textual
    ? (row: number): number => {
        const value = column.get(row);
        return value === null ? Number.NaN : compareTexts(value, wanted);
      }
    : (row: number): number => column.number(row) - limit;
  switch (filter.is) {
    case "equal":
      return (row) => compare(row) === 0;
    case "notEqual":
      return (row) => compare(row) !== 0;
    case "atLeast":
      return (row) => compare(row) >= 0;
    case "atMost":
      return (row) => compare(row) <= 0;
  }
}

/** Rows that meet all conditions; a condition on an unknown column is met by none. */
export function filterRows(columns: readonly Column[], rows: Uint32Array, filters: readonly RowFilter[]): Uint32Array {
  return filters.reduce((left, filter) => {
    const column = columns.find(({ name }) => name === filter.column);
    return column ? left.filter(condition(column, filter)) : left.slice(0, 0);
  }, rows);
}
