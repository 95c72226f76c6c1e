/** How a press changes what is selected. Nothing here knows about pixels. */
import type { SelectionJson } from "../dataframe.js";
import type { SelectionMode } from "../selection.js";

export interface GridSelection {
  readonly modes: readonly SelectionMode[];
  readonly value: SelectionJson;
  readonly set: (value: SelectionJson) => void;
}

/** How many of a kind can be selected; undefined: none. */
export function modeOf(modes: readonly SelectionMode[], kind: "row" | "column" | "cell"): "single" | "required" | "multi" | undefined {
  const mode = modes.find((one) => one.includes(kind));
  if (mode === undefined) return undefined;
  if (mode.endsWith("required")) return "required";
  return mode.startsWith("multi") ? "multi" : "single";
}

/** Takes the row in or out; with one row at most it takes the place of the other. */
export function toggleRow(selection: SelectionJson, modes: readonly SelectionMode[], position: number): SelectionJson {
  const mode = modeOf(modes, "row");
  const chosen = selection.rows.includes(position);
  if (mode === undefined || (mode === "required" && chosen)) return selection;
  if (mode === "multi") {
    const rows = chosen ? selection.rows.filter((row) => row !== position) : [...selection.rows, position].sort((a, b) => a - b);
    return { ...selection, rows };
  }
  return { ...selection, rows: chosen ? [] : [position] };
}

/** All of these rows, or none when all of them were selected. */
export function toggleRows(selection: SelectionJson, positions: readonly number[]): SelectionJson {
  const chosen = new Set(selection.rows);
  const all = positions.length > 0 && positions.every((position) => chosen.has(position));
  for (const position of positions) {
    if (all) chosen.delete(position);
    else chosen.add(position);
  }
  return { ...selection, rows: [...chosen].sort((a, b) => a - b) };
}

export function toggleColumn(selection: SelectionJson, modes: readonly SelectionMode[], name: string): SelectionJson {
  const mode = modeOf(modes, "column");
  if (mode === undefined) return selection;
  const chosen = selection.columns.includes(name);
  if (mode === "multi")
    return { ...selection, columns: chosen ? selection.columns.filter((one) => one !== name) : [...selection.columns, name] };
  return { ...selection, columns: chosen ? [] : [name] };
}

/** Selects cells; with one cell at most, the last of them. */
export function selectCells(selection: SelectionJson, modes: readonly SelectionMode[], cells: SelectionJson["cells"]): SelectionJson {
  const mode = modeOf(modes, "cell");
  if (mode === undefined) return selection;
  return { ...selection, cells: mode === "multi" ? cells : cells.slice(-1) };
}
