/** Finds out from the beginning of a CSV file what separates its fields and whether its first row names the columns. */
import { guessFormat } from "../table/value-formats.js";
import { type CsvDialect, CsvReader } from "./csv-reader.js";

export const delimiters: Readonly<Record<string, string>> = { ",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar |" };

const sampleRows = 200;

/** The first rows of a text, as a dialect reads them. The last one may be cut and is left out. */
export function readSample(text: string, dialect: CsvDialect, whole: boolean): string[][] {
  const rows: string[][] = [];
  const reader = new CsvReader(dialect, { row: (fields) => rows.push(fields), problem: () => {} });
  reader.push(text);
  if (whole) reader.end();
  return rows.slice(0, sampleRows);
}

/**
 * The delimiter that cuts most rows into the same number of fields, and the more of them the better.
 *
 * @param whole The text is the whole file, not only its beginning.
 */
export function detectDialect(text: string, whole: boolean, delimiter?: string): CsvDialect {
  const newline = text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
  if (delimiter) return { delimiter, newline };
  let best: { delimiter: string; score: number } = { delimiter: ",", score: 0 };
  for (const candidate of Object.keys(delimiters)) {
    const score = regularity(readSample(text, { delimiter: candidate, newline }, whole));
    if (score > best.score) best = { delimiter: candidate, score };
  }
  return { delimiter: best.delimiter, newline };
}

/** 0 for rows of one field; else how many rows have the most frequent width, weighted a little by that width. */
function regularity(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) {
    if (width > 1) best = Math.max(best, (count / rows.length) * (1 + Math.log2(width) / 10));
  }
  return best;
}

/**
 * Whether the first row names the columns: all its fields are different texts, and somewhere below a text there is a
 * number, date or truth value, or nothing in the column repeats the name.
 */
export function detectHeader(rows: readonly string[][]): boolean {
  const [first = [], ...others] = rows;
  const names = first.map((name) => name.trim());
  if (names.some((name) => name !== "" && guessFormat([name])?.kind !== "text")) return false;
  if (names.every((name) => name === "")) return false;
  if (others.length === 0) return true;
  const typedBelow = names.some((_, at) => guessFormat(others.map((row) => row[at] ?? ""))?.kind !== "text");
  return typedBelow || names.every((name, at) => name === "" || !others.some((row) => row[at]?.trim() === name));
}

/** Column names from a header row: empty ones are numbered, equal ones told apart. */
export function columnNames(header: readonly string[]): string[] {
  const used = new Set<string>();
  return header.map((text, at) => {
    const base = text.trim() === "" ? `Column ${at + 1}` : text.trim();
    let name = base;
    for (let n = 2; used.has(name); n++) name = `${base} (${n})`;
    used.add(name);
    return name;
  });
}
