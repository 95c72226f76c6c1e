/**
 * Reads a CSV file into a typed table, part by part and never for long without a pause.
 *
 * The first part of the file decides: encoding, delimiter, whether there is a header, and the format of each column.
 * The person's own choice goes before each of these guesses. If more than one value in a hundred does not fit the format of
 * its column, the guess was wrong: the file is read once more with that column as text. From here the table goes to
 * `load-job.ts`, which shares it between sessions.
 */
import { type ColumnBuilder, columnBuilder } from "../table/column-builder.js";
import type { Table } from "../table/columns.js";
import { TimeSlice } from "../table/time-slice.js";
import { guessFormat, type Kind, type ValueFormat } from "../table/value-formats.js";
import { ByteText } from "./byte-text.js";
import { columnNames, detectDialect, detectHeader, readSample } from "./csv-dialect.js";
import { type CsvDialect, CsvReader, type Problem } from "./csv-reader.js";

/** A file that can be read from its beginning any number of times: a path, or an upload. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  stream(): AsyncIterable<Uint8Array>;
}

/** What the person has chosen; absent: found out. */
export interface CsvOptions {
  delimiter?: string;
  encoding?: string;
  header?: boolean;
  /** By column name. */
  kinds?: Readonly<Record<string, Kind>>;
}

export interface Progress {
  bytes: number;
  rows: number;
}

export interface LoadedTable {
  readonly table: Table;
  readonly delimiter: string;
  readonly encoding: string;
  readonly header: boolean;
  /** The first of them. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly seconds: number;
}

export interface LoadControl {
  progress: Progress;
  signal: AbortSignal;
}

const sampleLength = 1 << 17;
/** Bytes that are read at a time, with a look at the clock between them. */
const portionLength = 1 << 16;
const mostProblems = 100;
const mostColumns = 2_000;
/** More misfits than this share, and a column is read again as text. */
const misfitShare = 0.01;

/** @throws Error for a file without content, or with more columns than can be shown; the signal's reason when aborted. */
export async function loadCsv(source: ByteSource, options: CsvOptions, control: LoadControl): Promise<LoadedTable> {
  const began = performance.now();
  let kinds = options.kinds ?? {};
  for (;;) {
    const reading = await readOnce(source, { ...options, kinds }, control);
    const wrong = reading.columns.filter(({ builder }) => builder.misfits > reading.rowCount * misfitShare);
    const retry = wrong.filter(({ name }) => kinds[name] === undefined);
    if (retry.length === 0) return { ...(await reading.finish()), seconds: (performance.now() - began) / 1000 };
    kinds = { ...kinds, ...Object.fromEntries(retry.map(({ name }) => [name, "text" as const])) };
  }
}

interface NamedBuilder {
  readonly name: string;
  readonly format: ValueFormat | undefined;
  readonly builder: ColumnBuilder;
}

async function readOnce(source: ByteSource, options: CsvOptions, { progress, signal }: LoadControl): Promise<Reading> {
  const text = new ByteText(options.encoding);
  const slice = new TimeSlice();
  let reading: Reading | undefined;
  let sample = "";
  for await (const portion of portionsOf(source, text, progress)) {
    signal.throwIfAborted();
    if (reading) reading.reader.push(portion);
    else {
      sample += portion;
      if (sample.length < sampleLength) continue;
      reading = beginReading(sample, false, options);
    }
    progress.rows = reading.rowCount;
    if (slice.due) await slice.pause();
  }
  if (!reading) {
    if (sample.trim() === "") throw new Error(`${source.name} is empty: there is nothing in it to show.`);
    reading = beginReading(sample, true, options);
  }
  reading.reader.end();
  progress.rows = reading.rowCount;
  if (text.damaged) reading.problem({ line: 0, reason: `Some characters are not ${text.encoding}; they are shown as �.`, text: "" });
  reading.encoding = text.encoding;
  return reading;
}

/** The text of a file in small portions, however large the parts are that its bytes come in. */
async function* portionsOf(source: ByteSource, text: ByteText, progress: Progress): AsyncGenerator<string> {
  progress.bytes = 0;
  for await (const bytes of source.stream()) {
    for (let at = 0; at < bytes.length; at += portionLength) {
      const portion = bytes.subarray(at, at + portionLength);
      progress.bytes += portion.length;
      yield text.push(portion);
    }
  }
  yield text.end();
}

/** Decides how the file is read by its first text, and reads that. */
function beginReading(text: string, whole: boolean, { delimiter, header, kinds = {} }: CsvOptions): Reading {
  const sample = text.slice(0, sampleLength);
  const dialect = detectDialect(sample, whole, delimiter);
  let rows = readSample(sample, dialect, whole);
  // One line that is longer than the sample.
  if (rows.length === 0) rows = readSample(sample, dialect, true);
  const hasHeader = header ?? detectHeader(rows);
  const values = hasHeader ? rows.slice(1) : rows;
  const width = hasHeader ? (rows[0]?.length ?? 0) : rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width > mostColumns) throw new Error(`There are ${width} columns; at most ${mostColumns} can be shown. Is the delimiter right?`);
  const names = columnNames(hasHeader ? (rows[0] as string[]) : Array.from({ length: width }, () => ""));
  const columns = names.map((name, at) => {
    const format = guessFormat(
      values.map((row) => row[at] ?? ""),
      kinds[name],
    );
    return { name, format, builder: columnBuilder(name, format) };
  });
  const reading = new Reading(dialect, columns, hasHeader);
  reading.reader.push(text);
  return reading;
}

/** One pass over the file. */
class Reading {
  readonly reader: CsvReader;
  readonly columns: readonly NamedBuilder[];
  readonly #dialect: CsvDialect;
  readonly #header: boolean;
  readonly #problems: Problem[] = [];
  #problemCount = 0;
  #headerDue: boolean;
  rowCount = 0;
  encoding = "utf-8";

  constructor(dialect: CsvDialect, columns: readonly NamedBuilder[], header: boolean) {
    this.columns = columns;
    this.#dialect = dialect;
    this.#header = this.#headerDue = header;
    this.reader = new CsvReader(dialect, { row: (fields, line) => this.#row(fields, line), problem: (problem) => this.problem(problem) });
  }

  #row(fields: readonly string[], line: number): void {
    if (this.#headerDue) {
      this.#headerDue = false;
      return;
    }
    this.rowCount++;
    const { columns } = this;
    if (fields.length !== columns.length) this.#ragged(fields, line);
    for (let at = 0; at < columns.length; at++) {
      const { builder, name, format } = columns[at] as NamedBuilder;
      const text = fields[at] ?? "";
      if (builder.add(text)) continue;
      this.problem({ line, reason: `${name} is not a ${format?.kind ?? "text"}; left empty.`, text });
    }
  }

  #ragged(fields: readonly string[], line: number): void {
    const { length } = this.columns;
    const what = fields.length < length ? "the rest is left empty" : "the surplus is dropped";
    const reason = `${fields.length} ${fields.length === 1 ? "field" : "fields"} instead of ${length}; ${what}.`;
    this.problem({ line, reason, text: fields.join(this.#dialect.delimiter) });
  }

  problem(problem: Problem): void {
    this.#problemCount++;
    if (this.#problems.length < mostProblems) this.#problems.push({ ...problem, text: excerpt(problem.text) });
  }

  async finish(): Promise<Omit<LoadedTable, "seconds">> {
    const slice = new TimeSlice();
    const columns = [];
    for (const { builder } of this.columns) {
      columns.push(builder.finish());
      if (slice.due) await slice.pause();
    }
    return {
      table: { columns, rowCount: this.rowCount },
      delimiter: this.#dialect.delimiter,
      encoding: this.encoding,
      header: this.#header,
      problems: this.#problems,
      problemCount: this.#problemCount,
    };
  }
}

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").slice(0, 120);
  return line.length < text.length ? `${line}…` : line;
}
