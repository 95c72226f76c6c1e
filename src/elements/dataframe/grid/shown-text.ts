/** The words in a cell. */
import { type DateKind, formatDate } from "../../../core/data/date-format.js";
import { formatNumber } from "../../../core/data/number-format.js";
import type { WireCell } from "../../../core/data/table-source.js";
import type { DataframeColumn } from "../column-config.js";

function numberText(cell: WireCell, column: DataframeColumn): string {
  const { format, decimals } = column;
  if (typeof cell === "string" && /^-?\d+$/.test(cell)) return formatNumber(BigInt(cell), format, { decimals });
  const value = Number(cell);
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "-∞" : String(cell);
  return formatNumber(value, format, { decimals });
}

function isDateKind(type: string): type is DateKind {
  return type === "date" || type === "datetime" || type === "time";
}

/** What kind of cell a column has: its display, else what follows from its data. */
export function cellKind(column: DataframeColumn): NonNullable<DataframeColumn["display"]> {
  if (column.display) return column.display;
  switch (column.type) {
    case "integer":
    case "number":
    case "bigint":
      return "number";
    case "boolean":
      return "checkbox";
    case "date":
    case "datetime":
    case "time":
    case "list":
      return column.type;
    case "object":
      return "json";
    default:
      return "text";
  }
}

/** A row has one line: breaks are shown by a mark, and in the cell's detail as they are. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\v\f\u2028\u2029]+/g, " ↵ ");
}

/** The text of a cell that holds a value, as its column shows it. */
export function shownText(cell: Exclude<WireCell, null>, column: DataframeColumn): string {
  if (Array.isArray(cell)) return oneLine(cell.map((item) => String(item ?? "")).join(", "));
  const kind = cellKind(column);
  const { type, format, timezone } = column;
  const numeric = type === "number" || type === "integer" || type === "bigint";
  if (numeric && (kind === "number" || kind === "progress")) return numberText(cell, column);
  if (isDateKind(kind) && isDateKind(type)) return formatDate(cell as string, kind, format, { timezone });
  return oneLine(String(cell));
}

/** Whether the column's values stand at the right, as quantities do. */
export function isRightAligned(column: DataframeColumn): boolean {
  return column.align ? column.align === "right" : cellKind(column) === "number" && column.type !== "string";
}
