/** A small table for tests, made of texts as a file would. */
import { columnBuilder } from "./column-builder.js";
import type { Table } from "./columns.js";
import { guessFormat } from "./value-formats.js";

export function sampleTable(columns: Readonly<Record<string, readonly string[]>>): Table {
  const made = Object.entries(columns).map(([name, texts]) => {
    const builder = columnBuilder(name, guessFormat(texts));
    for (const text of texts) builder.add(text);
    return builder.finish();
  });
  return { columns: made, rowCount: Object.values(columns)[0]?.length ?? 0 };
}
