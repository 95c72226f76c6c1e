/** Taking rows out of the table: to the clipboard as tab-separated text, or into a CSV file. */

import { cellText } from "../../../core/data/cell-text.js";
import type { CsvPiece } from "../../../core/data/csv-export.js";
import type { RowWindow } from "../../../core/data/table-source.js";
import type { RowsReply, ViewQuery } from "../row-requests.js";
import type { Ask } from "./row-loader.js";

/** Most rows that are copied at once; a larger table is downloaded. */
export const mostCopied = 20_000;
const rowsPerQuestion = 1_000;

/** A field of tab-separated text, as spreadsheets write it. */
function field(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface CopyOptions {
  readonly query: ViewQuery;
  readonly top: number;
  readonly bottom: number;
  /** Places of the columns among those that rows carry. */
  readonly columns: readonly number[];
  /** First line; absent: none. */
  readonly header?: readonly string[];
}

/** The chosen cells as tab-separated text, whole even where the table shows them cut. */
export async function tabText(ask: Ask, { query, top, bottom, columns, header }: CopyOptions): Promise<string> {
  const lines = header ? [header.map(field).join("\t")] : [];
  const end = Math.min(bottom, top + mostCopied - 1);
  for (let offset = top; offset <= end; ) {
    const limit = Math.min(rowsPerQuestion, end - offset + 1);
    const { window } = (await ask({ kind: "rows", offset, limit, whole: true, ...query })) as unknown as RowsReply;
    lines.push(...tabLines(window, columns));
    const count = window.columns[0]?.length ?? 0;
    if (count === 0) break;
    offset += count;
  }
  return lines.join("\n");
}

function tabLines(window: RowWindow, columns: readonly number[]): string[] {
  const count = window.columns[0]?.length ?? 0;
  return Array.from({ length: count }, (_, row) => columns.map((at) => field(cellText(window.columns[at]?.[row] ?? null))).join("\t"));
}

/** Puts text that is still being fetched on the clipboard; the press that asked for it stays the permission. */
export async function copyText(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem !== "undefined" && navigator.clipboard?.write) {
    const blob = text.then((words) => new Blob([words], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return;
  }
  if (!navigator.clipboard) throw new Error("The browser gives no clipboard to this page (it needs https).");
  await navigator.clipboard.writeText(await text);
}

/** Fetches the CSV piece by piece and offers it as a file. */
export async function downloadCsv(ask: Ask, query: ViewQuery, fileName: string, onRows: (rows: number) => void): Promise<void> {
  const pieces: string[] = [];
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const piece = (await ask({ kind: "csv", offset, ...query })) as unknown as CsvPiece;
    pieces.push(piece.text);
    offset = piece.next;
    if (offset !== undefined) onRows(offset);
  }
  const address = URL.createObjectURL(new Blob(pieces, { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
