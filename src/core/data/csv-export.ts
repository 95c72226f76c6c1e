/**
 * CSV of a table, piece by piece (RFC 4180: comma, CRLF, quotes doubled).
 *
 * Missing values are empty fields and empty texts are `""`, so the two stay apart. Numbers and dates are written as the
 * data has them, not as a column's format shows them.
 *
 * Text that a spreadsheet would run as a formula (first character `=`, `@`, tab or carriage return; `+` or `-` before
 * anything but a plain number or a phone number) gets an apostrophe in front: a downloaded file is opened in a
 * spreadsheet, and its texts may come from strangers. `formulas: "keep"` writes them unchanged.
 */

import { ArrayTableSource } from "./array-table-source.js";
import { cellText } from "./cell-text.js";
import type { CellValue, ColumnInfo } from "./table.js";
import type { RowSelectionQuery, TableSource, WireCell } from "./table-source.js";

export interface CsvOptions extends RowSelectionQuery {
  /** Field separator. Default `,`. */
  separator?: string;
  /** Begin with a byte order mark, by which spreadsheets know that the text is UTF-8. Default false. */
  byteOrderMark?: boolean;
  /** What happens to text that looks like a formula. Default `"escape"`. */
  formulas?: "escape" | "keep";
  /** Names shown instead of the columns' own. */
  labels?: Readonly<Record<string, string>>;
}

/** Cells and rows of one piece, at most. */
const pieceCells = 50_000;
const pieceRows = 5_000;

function looksLikeFormula(text: string): boolean {
  return /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s.,()/-]*$/.test(text));
}

function quote(text: string, separator: string): string {
  const plain = text !== "" && !text.includes(separator) && !/["\r\n]|^\s|\s$/.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** A function that writes one field. */
function fieldWriter(options: CsvOptions): (value: CellValue | WireCell, type: ColumnInfo["type"]) => string {
  const { separator = ",", formulas = "escape" } = options;
  return (value, type) => {
    if (value === null) return "";
    const text = cellText(value);
    const guarded = formulas === "escape" && (type === "string" || type === "list" || type === "object") && looksLikeFormula(text);
    return quote(guarded ? `'${text}` : text, separator);
  };
}

/** Rows of a source, column by column, with nothing cut where the source is in memory. */
async function readRows(source: TableSource, options: CsvOptions, offset: number): Promise<readonly (readonly (CellValue | WireCell)[])[]> {
  const { sort, search, filter, columns } = options;
  const width = columns?.length ?? source.columns().length;
  const limit = Math.max(100, Math.min(pieceRows, Math.floor(pieceCells / Math.max(1, width))));
  const query = { sort, search, filter, columns, offset, limit };
  if (!(source instanceof ArrayTableSource)) return (await source.rows(query)).columns;
  const order = source.order(query);
  const count = Math.max(0, Math.min(limit, source.rowCount(query) - offset));
  return source.pick(columns).map((column) => Array.from({ length: count }, (_, i) => column.get(order?.[offset + i] ?? offset + i)));
}

function chosenColumns(source: TableSource, names: readonly string[] | undefined): readonly ColumnInfo[] {
  const all = source.columns();
  if (!names) return all;
  return names.flatMap((name) => all.find((column) => column.name === name) ?? []);
}

/** A part of a CSV text, and the row that the next part begins with; absent after the last. */
export interface CsvPiece {
  readonly text: string;
  readonly next?: number;
}

/**
 * The part of a query's CSV that begins with row `offset`; the first part begins with the header. For readers that
 * fetch one part at a time; {@link csvChunks} gives all of them.
 */
export async function csvPiece(source: TableSource, options: CsvOptions, offset: number): Promise<CsvPiece> {
  const { separator = ",", byteOrderMark = false, labels = {} } = options;
  const columns = chosenColumns(source, options.columns);
  const field = fieldWriter(options);
  const data = await readRows(source, options, offset);
  const count = data[0]?.length ?? 0;
  let text = "";
  if (offset === 0) {
    const header = columns.map(({ name }) => field(labels[name] ?? name, "string")).join(separator);
    text = `${byteOrderMark ? "\ufeff" : ""}${header}\r\n`;
  }
  for (let row = 0; row < count; row++) {
    const fields = columns.map(({ type }, at) => field(data[at]?.[row] ?? null, type));
    // A line with a single empty field would be read as an empty line.
    text += `${fields.length === 1 && fields[0] === "" ? '""' : fields.join(separator)}\r\n`;
  }
  return count === 0 ? { text } : { text, next: offset + count };
}

/**
 * The rows of a query as CSV text, in pieces of some thousand rows.
 *
 * @example
 * for await (const text of csvChunks(tableSource([{ a: 1 }]))) process.stdout.write(text); // a\r\n1\r\n
 */
export async function* csvChunks(source: TableSource, options: CsvOptions = {}): AsyncGenerator<string, void, undefined> {
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const piece: CsvPiece = await csvPiece(source, options, offset);
    if (piece.text !== "") yield piece.text;
    offset = piece.next;
  }
}
