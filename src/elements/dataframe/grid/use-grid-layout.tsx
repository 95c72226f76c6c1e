import { type RefObject, useCallback, useMemo, useRef, useState } from "react";
import type { DataframeColumn } from "../column-config.js";
import { guessWidth, placeColumns, textWidth, totalWidth, visibleColumns, widthLimits } from "./column-layout.js";
import { namesSeparator, type RowFrame } from "./grid-row.js";
import type { RowsState } from "./row-loader.js";
import { shownText } from "./shown-text.js";
import type { Viewport } from "./use-viewport.js";

const selectColumnWidth = 40;
const indexWidths = { least: 44, most: 220, padding: 25 } as const;
const sampledNames = 30;
/** Narrower views keep their first column in place while the others scroll. */
const narrow = 560;

export interface GridLayoutOptions {
  id: string;
  scroller: RefObject<HTMLElement | null>;
  columns: readonly DataframeColumn[];
  index: DataframeColumn | undefined;
  hidden: ReadonlySet<string>;
  state: RowsState;
  viewport: Viewport;
  rowHeight: number;
  stretch: boolean;
  placeholder: string;
  /** Rows can be selected: a box stands before each. */
  selectsRows: boolean;
  multiSelect: boolean;
}

export interface GridLayout {
  frame: RowFrame;
  /** A width set by the person; without one the guessed width is back. */
  resize: (name: string, width: number | undefined) => void;
  /** Scrolls sideways until the column can be seen. */
  showColumn: (place: number) => void;
}

function indexWidthOf(index: DataframeColumn | undefined, { rows }: RowsState, mostRows: number): number {
  if (!index) return 0;
  let width = textWidth(index.label ?? index.name);
  if (rows.get(0)?.name === undefined) width = Math.max(width, textWidth(String(Math.max(0, mostRows - 1))));
  for (let row = 0; row < sampledNames; row++) {
    const name = rows.get(row)?.name;
    if (name !== undefined && name !== null) width = Math.max(width, textWidth(shownText(name, index)));
  }
  return Math.round(Math.max(indexWidths.least, Math.min(indexWidths.most, width + indexWidths.padding)));
}

/** Where everything in the grid stands. */
export function useGridLayout(options: GridLayoutOptions): GridLayout {
  const { id, scroller, columns, index, hidden, state, viewport, rowHeight, stretch, placeholder, selectsRows, multiSelect } = options;
  const [widths, setWidths] = useState<ReadonlyMap<string, number>>(new Map());

  // A search leaves fewer rows, but their numbers are as long as before.
  const mostRows = useRef(0);
  mostRows.current = Math.max(mostRows.current, state.total ?? 0);
  const indexWidth = indexWidthOf(index, state, mostRows.current);
  const selectWidth = selectsRows ? selectColumnWidth : 0;
  const lead = indexWidth + selectWidth;

  // Guessed once for each set of columns, when their first rows are there: a column must not change its width because
  // other rows came in, or none were found.
  const names = columns.map((column) => column.name).join(namesSeparator);
  const hadRows = useRef(false);
  hadRows.current ||= state.rows.size > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const guessed = useMemo(() => columns.map((column, at) => column.width ?? guessWidth(column, at, state.rows)), [names, hadRows.current]);

  const room = viewport.width - lead;
  const placed = useMemo(
    () =>
      placeColumns({
        columns,
        widthOf: (column, at) => widths.get(column.name) ?? guessed[at] ?? widthLimits.least,
        grows: (column) => stretch && column.width === undefined && !widths.has(column.name),
        hidden,
        room,
        pinFirst: viewport.width < narrow,
      }),
    [columns, widths, guessed, hidden, room, stretch, viewport.width],
  );
  const width = totalWidth(placed) + lead;
  const [from, to] = visibleColumns(placed, viewport.scrollLeft, viewport.width || 1_000);
  const frame = useMemo<RowFrame>(
    () => ({ id, columns: placed, from, to, index, indexWidth, selectWidth, rowHeight, width, placeholder, multiSelect }),
    [id, placed, from, to, index, indexWidth, selectWidth, rowHeight, width, placeholder, multiSelect],
  );

  const resize = useCallback((name: string, to: number | undefined): void => {
    setWidths((before) => {
      const next = new Map(before);
      if (to === undefined) next.delete(name);
      else next.set(name, Math.round(Math.max(widthLimits.least, Math.min(widthLimits.most, to))));
      return next;
    });
  }, []);

  const showColumn = useCallback(
    (place: number): void => {
      const element = scroller.current;
      const column = placed[place];
      if (!element || !column || column.pinned) return;
      const pinnedWidth = placed.filter((one) => one.pinned).reduce((sum, one) => sum + one.width, 0);
      const end = column.left + column.width + lead;
      if (column.left - pinnedWidth < element.scrollLeft) element.scrollLeft = column.left - pinnedWidth;
      else if (end > element.scrollLeft + element.clientWidth) element.scrollLeft = end - element.clientWidth;
    },
    [scroller, placed, lead],
  );

  return { frame, resize, showColumn };
}
