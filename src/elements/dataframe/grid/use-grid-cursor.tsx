import { type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { type GridPosition, type GridRange, moveBy, rangeBetween } from "./grid-position.js";

const start: GridPosition = { row: 0, column: 0 };

export interface GridCursorOptions {
  rows: number;
  columns: number;
  /** Rows of a page. */
  page: number;
  /** The cursor has moved: bring it into view. */
  onMove: (to: GridPosition, range: GridRange) => void;
  /** A key that does something else than move. Returns whether it did. */
  onKey: (event: KeyboardEvent, cursor: GridCursor) => boolean;
  /** The check box before a row was pressed. */
  onSelectBox: (row: number, extend: boolean) => void;
}

export interface GridCursor {
  active: GridPosition;
  /** Cells from where the sweep began to the active one. */
  range: GridRange;
  /** More than one cell is marked. */
  marks: boolean;
  markAll: () => void;
}

/** The row and column of a cell under the pointer, from its mark in the document. */
export function placeOf(event: MouseEvent): GridPosition | undefined {
  const text = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]")?.dataset.cell;
  const [row, column] = (text ?? "").split(":");
  return column === undefined ? undefined : { row: Number(row), column: Number(column) };
}

/** The active cell and the marked ones, moved by keys and pointer. */
export function useGridCursor(options: GridCursorOptions) {
  const { rows, columns, page, onMove, onKey, onSelectBox } = options;
  const [active, setActive] = useState(start);
  const [anchor, setAnchor] = useState(start);
  const sweeping = useRef(false);
  const { top, bottom, left, right } = rangeBetween(anchor, active);
  const range: GridRange = { top, bottom: Math.min(bottom, rows - 1), left, right: Math.min(right, columns - 1) };

  const moveTo = (to: GridPosition, extend: boolean): void => {
    setActive(to);
    if (!extend) setAnchor(to);
    onMove(to, rangeBetween(extend ? anchor : to, to));
  };
  const cursor: GridCursor = {
    active,
    range,
    marks: range.top !== range.bottom || range.left !== range.right,
    markAll() {
      setAnchor(start);
      setActive({ row: rows - 1, column: columns - 1 });
    },
  };

  const handlers = {
    onKeyDown(event: KeyboardEvent) {
      if (event.target !== event.currentTarget) return;
      if (onKey(event, cursor)) {
        event.preventDefault();
        return;
      }
      const to = event.altKey ? undefined : moveBy(event, active, { rows, columns, page });
      if (!to) return;
      event.preventDefault();
      moveTo(to, event.shiftKey && to.row >= 0);
    },
    onMouseDown(event: MouseEvent) {
      const box = (event.target as HTMLElement).closest<HTMLElement>("[data-select]")?.dataset.select;
      if (box !== undefined) {
        onSelectBox(Number(box), event.shiftKey);
        return;
      }
      const place = placeOf(event);
      if (!place || event.button !== 0) return;
      sweeping.current = true;
      moveTo(place, event.shiftKey);
    },
    onMouseOver(event: MouseEvent) {
      if (!sweeping.current) return;
      sweeping.current = event.buttons !== 0;
      const place = sweeping.current ? placeOf(event) : undefined;
      if (place && (place.row !== active.row || place.column !== active.column)) moveTo(place, true);
    },
    onMouseUp() {
      sweeping.current = false;
    },
  };
  return { cursor, handlers };
}
