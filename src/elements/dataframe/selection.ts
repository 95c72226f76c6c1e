/** What a person has selected in a table: on the wire, checked, and as the script reads it. */
import type { Json } from "../../core/element/element-props.js";
import { describeValue, optionError } from "../../core/errors.js";

export type SelectionMode =
  | "single-row"
  | "single-row-required"
  | "multi-row"
  | "single-column"
  | "multi-column"
  | "single-cell"
  | "multi-cell";

/** What is selected. Rows are positions in the data as it was given, whatever the person sorted or searched. */
export interface TableSelection {
  rows: number[];
  columns: string[];
  cells: [row: number, column: string][];
}

/** What `st.dataframe` returns when `onSelect` is on. */
export interface TableState {
  selection: TableSelection;
}

export interface TableStateInput {
  selection?: Partial<TableSelection>;
}

const kinds = ["row", "column", "cell"] as const;
const modes: ReadonlySet<string> = new Set<SelectionMode>([
  "single-row",
  "single-row-required",
  "multi-row",
  "single-column",
  "multi-column",
  "single-cell",
  "multi-cell",
]);

/** The modes as a list. @throws MillraceError `MR_OPTION_INVALID` for an unknown mode or two of one kind. */
export function checkModes(mode: SelectionMode | readonly SelectionMode[]): SelectionMode[] {
  const list = typeof mode === "string" ? [mode] : [...mode];
  const unknown = list.find((one) => !modes.has(one));
  if (unknown !== undefined || list.length === 0) {
    throw optionError(
      "dataframe",
      undefined,
      `selectionMode is ${list.length === 0 ? "empty" : describeValue(unknown)}`,
      `Use one of ${[...modes].map((name) => `"${name}"`).join(", ")}, or an array of them.`,
    );
  }
  for (const kind of kinds) {
    const same = list.filter((one) => one.includes(kind));
    if (same.length > 1) {
      throw optionError(
        "dataframe",
        undefined,
        `selectionMode has ${same.map((name) => `"${name}"`).join(" and ")}`,
        `Give one mode for ${kind}s.`,
      );
    }
  }
  return list;
}

function isRowNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Error(`selection.${what} is ${describeValue(value)}, an array was expected`);
  return value;
}

/** What a selection is checked against. */
export interface Selectable {
  readonly modes: readonly SelectionMode[];
  /** Absent: not known. */
  readonly rowCount?: number;
  readonly columns: ReadonlySet<string>;
}

function limit<T>(items: readonly T[], modes: readonly SelectionMode[], kind: (typeof kinds)[number]): T[] {
  const mode = modes.find((one) => one.includes(kind));
  if (mode === undefined) return [];
  return mode.startsWith("multi") ? [...items] : items.slice(0, 1);
}

/**
 * Reads a selection from the browser or from the author. What is not there any more is dropped.
 *
 * @throws Error when it is no selection at all.
 */
export function parseSelection(raw: unknown, { modes, rowCount = Number.POSITIVE_INFINITY, columns }: Selectable): TableState {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    throw new Error(`the selection is ${describeValue(raw)}, an object was expected`);
  const given = raw as Record<string, unknown>;
  const rows = listOf(given.rows, "rows").filter(isRowNumber);
  const names = listOf(given.columns, "columns").filter((name): name is string => typeof name === "string");
  const cells = listOf(given.cells, "cells").filter(
    (cell): cell is [number, string] => Array.isArray(cell) && isRowNumber(cell[0]) && typeof cell[1] === "string",
  );
  const selection: TableSelection = {
    rows: limit(
      [...new Set(rows)].filter((row) => row < rowCount),
      modes,
      "row",
    ),
    columns: limit(
      [...new Set(names)].filter((name) => columns.has(name)),
      modes,
      "column",
    ),
    cells: limit(
      cells.filter(([row, name]) => row < rowCount && columns.has(name)).map(([row, name]) => [row, name]),
      modes,
      "cell",
    ),
  };
  if (modes.includes("single-row-required") && selection.rows.length === 0 && rowCount > 0) selection.rows = [0];
  return { selection };
}

/** A state as wire value. */
export function serializeSelection(value: unknown): Json {
  const { selection = {} } = (value ?? {}) as TableStateInput;
  const { rows = [], columns = [], cells = [] } = selection;
  return { rows: [...rows], columns: [...columns], cells: cells.map(([row, column]) => [row, column]) };
}
