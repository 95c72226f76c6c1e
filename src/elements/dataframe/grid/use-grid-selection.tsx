import { useMemo, useRef } from "react";
import type { PlacedColumn } from "./column-layout.js";
import type { GridRange } from "./grid-position.js";
import { namesSeparator } from "./grid-row.js";
import type { GridRow, RowsState } from "./row-loader.js";
import { type GridSelection, modeOf, selectCells, toggleColumn, toggleRow } from "./selection-change.js";

/** Most rows whose cells are selected by one sweep. */
const mostSweptRows = 1_000;

export interface GridChoices {
  chooseRow: (at: number, extend: boolean) => void;
  chooseColumn: (name: string) => void;
  chooseCells: (range: GridRange) => void;
  isChosen: (row: GridRow | undefined) => boolean;
  /** Chosen columns and cells of a row, as `Row` takes them. */
  chosenCells: (row: GridRow | undefined) => string;
  chosenRows: number;
}

/** What is selected, and how presses change it. Rows are named by their position in the data. */
export function useGridSelection(
  selection: GridSelection | undefined,
  state: RowsState,
  columns: readonly PlacedColumn[],
  onSelectTo: (from: number, to: number) => void,
): GridChoices {
  const last = useRef<number>(undefined);
  const rows = useMemo(() => new Set(selection?.value.rows), [selection?.value.rows]);
  const cells = useMemo(() => {
    const byRow = new Map<number, string[]>();
    for (const [row, name] of selection?.value.cells ?? []) byRow.set(row, [...(byRow.get(row) ?? []), name]);
    return byRow;
  }, [selection?.value.cells]);
  const names = selection?.value.columns ?? [];

  return {
    chooseRow(at, extend) {
      const position = state.rows.get(at)?.position;
      if (!selection || position === undefined) return;
      if (extend && last.current !== undefined && modeOf(selection.modes, "row") === "multi") onSelectTo(last.current, at);
      else selection.set(toggleRow(selection.value, selection.modes, position));
      last.current = at;
    },
    chooseColumn: (name) => selection?.set(toggleColumn(selection.value, selection.modes, name)),
    chooseCells(range) {
      if (!selection || !modeOf(selection.modes, "cell")) return;
      const swept: [number, string][] = [];
      for (let at = range.top; at <= Math.min(range.bottom, range.top + mostSweptRows); at++) {
        const position = state.rows.get(at)?.position;
        if (position === undefined) continue;
        for (const { column } of columns.slice(range.left, range.right + 1)) swept.push([position, column.name]);
      }
      selection.set(selectCells(selection.value, selection.modes, swept));
    },
    isChosen: (row) => row !== undefined && rows.has(row.position),
    chosenCells: (row) => [...names, ...((row && cells.get(row.position)) ?? [])].join(namesSeparator),
    chosenRows: rows.size,
  };
}
