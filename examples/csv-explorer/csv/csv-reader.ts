/**
 * Cuts CSV text into rows. The text may come in parts of any size; a row that is not complete yet waits for the next part.
 *
 * Most lines have no quote in them and are simply split. A quote counts only where a field begins (RFC 4180), so 5" pipes
 * do no harm. A quote that is never closed would swallow the rest of the file: when no end is found within a megabyte,
 * the line is read as if the quote were an ordinary character, and reported. It knows no types and no columns.
 */

export interface CsvDialect {
  /** One character. */
  delimiter: string;
  newline: "\n" | "\r";
}

/** Something in the file that is not as it should be. */
export interface Problem {
  /** Line of the file, from 1. */
  line: number;
  reason: string;
  /** The beginning of what stands there. */
  text: string;
}

export interface RowSink {
  row(fields: string[], line: number): void;
  problem(problem: Problem): void;
}

/** A quoted field that is longer than this is taken for a quote that was never closed. */
const longestRow = 1 << 20;
const quote = '"';

export class CsvReader {
  readonly #dialect: CsvDialect;
  readonly #sink: RowSink;
  #rest = "";
  #line = 1;
  /** Where the current row goes on after it, and the lines it spans. */
  #end = 0;
  #breaks = 0;

  constructor(dialect: CsvDialect, sink: RowSink) {
    this.#dialect = dialect;
    this.#sink = sink;
  }

  /** Reads all rows that are complete. */
  push(text: string): void {
    this.#read(this.#rest === "" ? text : this.#rest + text, false);
  }

  /** Reads what is left: the last line needs no line break. */
  end(): void {
    this.#read(this.#rest, true);
  }

  #read(text: string, last: boolean): void {
    const { newline } = this.#dialect;
    let start = 0;
    let nextQuote = text.indexOf(quote);
    while (start < text.length) {
      let end = text.indexOf(newline, start);
      if (end < 0 && !last) break;
      if (end < 0) end = text.length;
      if (nextQuote >= 0 && nextQuote < start) nextQuote = text.indexOf(quote, start);
      if (nextQuote < 0 || nextQuote >= end) {
        this.#emit(this.#split(text.slice(start, end)), 1);
        start = end + 1;
        continue;
      }
      const fields = this.#quotedRow(text, start, last);
      if (fields) {
        this.#emit(fields, this.#breaks);
        start = this.#end;
      } else if (last || text.length - start > longestRow) {
        const line = text.slice(start, end);
        this.#report("A quote is opened and never closed; read as it stands.", line);
        this.#emit(this.#split(line), 1);
        start = end + 1;
      } else {
        break;
      }
    }
    this.#rest = start >= text.length ? "" : text.slice(start);
  }

  #split(line: string): string[] {
    return withoutReturn(line).split(this.#dialect.delimiter);
  }

  /** The row that begins at `start`; undefined when a quote in it is not closed within the text. */
  #quotedRow(text: string, start: number, last: boolean): string[] | undefined {
    const { delimiter, newline } = this.#dialect;
    const fields: string[] = [];
    let at = start;
    this.#breaks = 1;
    for (;;) {
      let field = "";
      if (text[at] === quote) {
        const closed = this.#closingQuote(text, at + 1);
        if (closed < 0 || (closed + 1 === text.length && !last)) return undefined;
        field = text.slice(at + 1, closed);
        this.#breaks += countOf(field, newline);
        if (field.includes(quote)) field = field.replaceAll(quote + quote, quote);
        at = closed + 1;
      }
      const delimiterAt = text.indexOf(delimiter, at);
      const newlineAt = text.indexOf(newline, at);
      if (newlineAt < 0 && !last) return undefined;
      const lineEnd = newlineAt < 0 ? text.length : newlineAt;
      const end = delimiterAt >= 0 && delimiterAt < lineEnd ? delimiterAt : lineEnd;
      const tail = end === lineEnd ? withoutReturn(text.slice(at, end)) : text.slice(at, end);
      if (tail.trim() !== "" && field !== "") this.#report("There is text behind a closing quote.", text.slice(start, lineEnd));
      fields.push(field + (field === "" ? tail : tail.trim()));
      at = end + 1;
      if (end === lineEnd) break;
    }
    this.#end = at;
    return fields;
  }

  /** The quote that ends a field, or -1. */
  #closingQuote(text: string, from: number): number {
    for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 2)) {
      if (text[at + 1] !== quote) return at;
    }
    return -1;
  }

  #emit(fields: string[], lines: number): void {
    const blank = fields.length === 1 && fields[0] === "";
    if (!blank) this.#sink.row(fields, this.#line);
    this.#line += lines;
  }

  #report(reason: string, text: string): void {
    this.#sink.problem({ line: this.#line, reason, text });
  }
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
  return count;
}
