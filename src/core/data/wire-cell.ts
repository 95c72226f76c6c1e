/**
 * Table values as JSON.
 *
 * Numbers, booleans and null go as they are; NaN never occurs (it is a missing value) and infinite numbers are the
 * texts `Infinity` and `-Infinity` (a number column holds no other text); bigint is text of digits; dates and times are
 * ISO text; lists are arrays of such values; objects are JSON text. Long text and long lists are cut: the grid asks
 * for the whole value when somebody looks at it.
 */
import { jsonText } from "./cell-text.js";
import type { CellValue } from "./table.js";
import type { WireCell, WireScalar } from "./table-source.js";

/** Longest text and list in a window of rows. */
export const cellLimits = { text: 300, items: 50 } as const;

/** The mark at the end of a text that was cut. */
export const cutMark = "…";

function cut(text: string, longest: number): string {
  return text.length > longest ? text.slice(0, longest) + cutMark : text;
}

function encodeItem(value: unknown, longest: number): WireScalar {
  switch (typeof value) {
    case "string":
      return cut(value, longest);
    case "number":
      if (Number.isFinite(value)) return value;
      return Number.isNaN(value) ? null : String(value);
    case "boolean":
      return value;
    case "bigint":
      return value.toString();
    case "undefined":
      return null;
    default:
      return value === null ? null : cut(jsonText(value), longest);
  }
}

/**
 * @param whole Nothing is cut.
 */
export function encodeCell(value: CellValue, whole = false): WireCell {
  const longest = whole ? Number.POSITIVE_INFINITY : cellLimits.text;
  if (!Array.isArray(value)) return encodeItem(value, longest);
  const items = whole || value.length <= cellLimits.items ? value : [...value.slice(0, cellLimits.items), cutMark];
  return items.map((item) => encodeItem(item, longest));
}

/** The number in a cell of a number column. */
export function decodeNumber(cell: WireCell): number {
  return cell === null ? Number.NaN : Number(cell);
}
