/** Rows of a table as the bytes of a CSV file. */
import { type Rows, type Table, textAt } from "./columns.js";
import { TimeSlice } from "./time-slice.js";

const rowsPerPart = 2_000;

/** UTF-8 with a byte order mark, so that spreadsheets read it as such. */
export async function tableCsv(table: Table, rows: Rows): Promise<Uint8Array> {
  const slice = new TimeSlice();
  const parts = [Buffer.from(`\ufeff${line(table.columns.map(({ name }) => name))}`)];
  for (let from = 0; from < rows.length; from += rowsPerPart) {
    let text = "";
    for (const row of rows.subarray(from, from + rowsPerPart)) text += line(table.columns.map((column) => textAt(column, row) ?? ""));
    parts.push(Buffer.from(text));
    if (slice.due) await slice.pause();
  }
  return Buffer.concat(parts);
}

function line(fields: readonly string[]): string {
  return `${fields.map(quoted).join(",")}\r\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
