/** The rows that travel with the table itself, so that it is full when it appears. */
import { ArrayTableSource } from "../../core/data/array-table-source.js";
import type { RowWindow, TableSource } from "../../core/data/table-source.js";

const mostRows = 50;
const fewestRows = 5;
/** Characters that the first rows may have, however wide they are. */
const mostCharacters = 12_000;

function makeWindow(source: ArrayTableSource, columns: readonly string[]): RowWindow {
  const window = source.window({ offset: 0, limit: mostRows, columns });
  const size = JSON.stringify(window).length;
  if (size <= mostCharacters) return window;
  const limit = Math.max(fewestRows, Math.floor((mostRows * mostCharacters) / size));
  return source.window({ offset: 0, limit, columns });
}

const made = new WeakMap<TableSource, Map<string, RowWindow>>();

/** The first rows; undefined for a source that has to be waited for. Made once for each choice of columns. */
export function firstWindow(source: TableSource, columns: readonly string[]): RowWindow | undefined {
  if (!(source instanceof ArrayTableSource)) return undefined;
  let windows = made.get(source);
  if (!windows) {
    windows = new Map();
    made.set(source, windows);
  }
  const key = JSON.stringify(columns);
  let window = windows.get(key);
  if (!window) {
    window = makeWindow(source, columns);
    windows.set(key, window);
  }
  return window;
}
