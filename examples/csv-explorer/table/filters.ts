/** Conditions on columns, and the rows that meet all of them. */
import { allRows, type Column, columnNamed, isCategory, isQuantity, type Rows, type Table } from "./columns.js";
import { TimeSlice } from "./time-slice.js";

export type Filter =
  /** Numbers and dates (as milliseconds), both ends included. */
  | { column: string; from: number; to: number }
  /** Texts and truth values («true», «false»). */
  | { column: string; oneOf: readonly string[] }
  /** Without regard to case. */
  | { column: string; contains: string };

type Test = (row: number) => boolean;

const rowsBetweenLooks = 50_000;

/** The rows that meet all conditions; a condition on a column that the table does not have is passed over. */
export async function selectRows(table: Table, filters: readonly Filter[]): Promise<Rows> {
  const slice = new TimeSlice();
  let rows = allRows(table);
  for (const filter of filters) {
    const column = columnNamed(table, filter.column);
    const test = column && testOf(column, filter);
    if (!test) continue;
    const kept = new Uint32Array(rows.length);
    let count = 0;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      if (test(row)) kept[count++] = row;
      if (at % rowsBetweenLooks === 0 && slice.due) await slice.pause();
    }
    rows = kept.slice(0, count);
  }
  return rows;
}

function testOf(column: Column, filter: Filter): Test | undefined {
  if ("from" in filter) {
    if (!isQuantity(column)) return undefined;
    const { values } = column;
    const { from, to } = filter;
    return (row) => (values[row] as number) >= from && (values[row] as number) <= to;
  }
  if (isQuantity(column)) {
    if (!("oneOf" in filter)) return undefined;
    const wanted = new Set<number>(filter.oneOf.map((text) => (text === "true" ? 1 : 0)));
    return (row) => wanted.has(column.values[row] as number);
  }
  const accepts = "oneOf" in filter ? oneOf(filter.oneOf) : contains(filter.contains);
  if (!isCategory(column)) {
    const { pile } = column;
    return (row) => {
      const text = pile.get(row);
      return text !== null && accepts(text);
    };
  }
  // Each different text is looked at once, each row costs one look into a table.
  const accepted = Uint8Array.from(column.words, (word, code) => (code > 0 && accepts(word) ? 1 : 0));
  return (row) => accepted[column.codes[row] as number] === 1;
}

function oneOf(texts: readonly string[]): (text: string) => boolean {
  const wanted = new Set(texts);
  return (text) => wanted.has(text);
}

function contains(part: string): (text: string) => boolean {
  const wanted = part.toLowerCase();
  return (text) => text.toLowerCase().includes(wanted);
}
