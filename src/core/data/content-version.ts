/** A short text that is another one when a table's content is. */
import { cellText } from "./cell-text.js";
import type { Table } from "./table.js";

/** Up to so many cells are read to make the version; larger tables get a new version for every new object. */
const readableCells = 20_000;

let counter = 0;

/** 53 bits of a text (cyrb53, public domain). */
function hash(text: string, state: [number, number]): void {
  let [a, b] = state;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  state[0] = Math.imul(a ^ 0x1f, 2654435761);
  state[1] = Math.imul(b ^ 0x1e, 1597334677);
}

/**
 * Small tables that are made anew in every run with the same content keep their version, so nothing is sent again.
 */
export function contentVersion(table: Table): string {
  const columns = table.index ? [table.index, ...table.columns] : table.columns;
  if (table.rowCount * columns.length > readableCells) {
    counter++;
    return `#${counter}`;
  }
  const state: [number, number] = [0xdeadbeef ^ table.rowCount, 0x41c6ce57];
  for (const column of columns) {
    hash(`${column.name}:${column.type}:${column.timezone ?? ""}`, state);
    for (let row = 0; row < table.rowCount; row++) {
      const value = column.get(row);
      hash(value === null ? "\0" : cellText(value), state);
    }
  }
  return ((state[1] & 0x1fffff) * 4294967296 + (state[0] >>> 0)).toString(36);
}
