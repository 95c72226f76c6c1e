// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid is made of roles; a table element would need all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
/**
 * A grid of rows that are fetched while it is scrolled.
 *
 * Only the rows and columns that can be seen are in the document. All rows have one height, so where a row stands is a
 * multiplication: nothing is measured, and nothing grows with the number of rows (a virtualiser that keeps a list of all
 * sizes needs 250 MB for ten million rows). The grid itself has the focus and names its active cell, so a cell can be
 * scrolled out of the document without losing the keyboard.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { SortKey } from "../../../core/data/table-source.js";
import { classes } from "../../../frontend/parts/classes.js";
import type { DataframeColumn } from "../column-config.js";
import styles from "../dataframe.module.css";
import { headerHeight } from "../dataframe-height.js";
import { GridHeader } from "./grid-header.js";
import type { GridRange } from "./grid-position.js";
import { cellId, columnNumber, Row } from "./grid-row.js";
import type { RowLoader, RowsState } from "./row-loader.js";
import { canvasHeight } from "./scroll-map.js";
import { type GridSelection, modeOf } from "./selection-change.js";
import { type GridCursor, placeOf, useGridCursor } from "./use-grid-cursor.js";
import { useGridLayout } from "./use-grid-layout.js";
import { useGridSelection } from "./use-grid-selection.js";
import { useViewport } from "./use-viewport.js";

/** Pixels by which the keyboard makes a column wider or narrower. */
const widthStep = 16;

export interface GridProps {
  columns: readonly DataframeColumn[];
  index: DataframeColumn | undefined;
  hidden: ReadonlySet<string>;
  state: RowsState;
  loader: RowLoader;
  sort: readonly SortKey[];
  /** Changes whenever other rows are shown, or in another order: the grid then begins at the top. */
  queryKey: string;
  onSort: (name: string, add: boolean) => void;
  rowHeight: number;
  /** Fills its width; else it is as wide as its columns. */
  stretch: boolean;
  placeholder: string;
  label: string;
  selection: GridSelection | undefined;
  onSelectAll: () => void;
  onSelectTo: (from: number, to: number) => void;
  onFind: () => void;
  onCopy: (range: GridRange) => void;
  onOpen: (cell: HTMLElement, row: number, name: string) => void;
  /** Stands below the header where there are no rows. */
  empty: ReactNode;
}

export function Grid(props: GridProps) {
  const { columns, index, hidden, state, loader, sort, queryKey, onSort, rowHeight, stretch, placeholder, label, selection } = props;
  const { onSelectAll, onSelectTo, onFind, onCopy, onOpen, empty } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(false);

  const total = state.total ?? 0;
  const { viewport, show, toTop } = useViewport(scroller, { total, rowHeight, headerHeight });
  const { first, last } = viewport;
  useEffect(() => loader.want(first, last), [loader, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another query scrolls back, not another number of rows
  useLayoutEffect(() => toTop(), [queryKey]);

  const rowMode = modeOf(selection?.modes ?? [], "row");
  const selectsColumns = modeOf(selection?.modes ?? [], "column") !== undefined;
  const multiSelect = rowMode === "multi";
  const layout = { id, scroller, columns, index, hidden, state, viewport, rowHeight, stretch, placeholder };
  const { frame, resize, showColumn } = useGridLayout({ ...layout, selectsRows: rowMode !== undefined, multiSelect });
  const choices = useGridSelection(selection, state, frame.columns, onSelectTo);

  const open = ({ active }: GridCursor): void => {
    const row = state.rows.get(active.row);
    const column = frame.columns[active.column]?.column;
    const cell = document.getElementById(cellId(id, active.row, active.column));
    if (!column || !row || !cell) return;
    const link = cell.querySelector("a");
    if (link) link.click();
    else onOpen(cell, row.position, column.name);
  };

  const onHeaderKey = (event: KeyboardEvent, { active }: GridCursor): boolean => {
    const placed = frame.columns[active.column];
    if (!placed) return false;
    const { name } = placed.column;
    if (event.key === "Enter") onSort(name, event.shiftKey);
    else if (event.key === " " && selectsColumns) choices.chooseColumn(name);
    else if (event.key === " " && multiSelect) onSelectAll();
    else if (event.altKey && event.key === "ArrowRight") resize(name, placed.width + widthStep);
    else if (event.altKey && event.key === "ArrowLeft") resize(name, placed.width - widthStep);
    else return false;
    return true;
  };

  const onKey = (event: KeyboardEvent, at: GridCursor): boolean => {
    const command = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : "";
    if (command === "f") onFind();
    else if (command === "a") at.markAll();
    else if (command === "c" && at.range.bottom >= at.range.top) onCopy(at.range);
    else if (at.active.row === -1) return onHeaderKey(event, at);
    else if (event.key === " " && rowMode) choices.chooseRow(at.active.row, event.shiftKey);
    else if (event.key === "Enter") open(at);
    else return false;
    return true;
  };

  const { cursor, handlers } = useGridCursor({
    rows: total,
    columns: frame.columns.length,
    page: viewport.page,
    onMove(to, range) {
      show(to.row);
      showColumn(to.column);
      if (to.row >= 0) choices.chooseCells(range);
    },
    onKey,
    onSelectBox: choices.chooseRow,
  });
  const { active, range, marks } = cursor;
  const activeDrawn = frame.columns.length > 0 && (active.row === -1 || (active.row >= first && active.row <= Math.min(last, total - 1)));

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={state.total === undefined ? -1 : total + 1}
      aria-colcount={columnNumber(frame, frame.columns.length - 1)}
      aria-multiselectable={multiSelect || undefined}
      aria-busy={state.stale || undefined}
      aria-activedescendant={focused && activeDrawn ? cellId(id, active.row, active.column) : undefined}
      className={styles.scroller}
      data-testid="stDataFrameResizable"
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onDoubleClick={(event) => {
        if (placeOf(event)) open(cursor);
      }}
      {...handlers}
    >
      <div className={styles.canvas} style={{ width: frame.width, height: headerHeight + canvasHeight(total * rowHeight) }}>
        <GridHeader
          frame={frame}
          height={headerHeight}
          sort={sort}
          active={focused && active.row === -1 ? active.column : -1}
          selectedColumns={selection?.value.columns ?? []}
          selectsColumns={selectsColumns}
          allSelected={multiSelect ? allSelected(choices.chosenRows, total) : undefined}
          onSelectAll={onSelectAll}
          onSort={onSort}
          onSelect={choices.chooseColumn}
          onResize={resize}
        />
        <div className={classes(styles.rows, viewport.filled && styles.filled, state.stale && styles.stale)} role="rowgroup">
          {Array.from({ length: Math.max(0, Math.min(last, total - 1) - first + 1) }, (_, i) => {
            const at = first + i;
            const row = state.rows.get(at);
            const marked = marks && at >= range.top && at <= range.bottom;
            return (
              <Row
                key={at}
                frame={frame}
                at={at}
                top={at * rowHeight + viewport.shift}
                row={row}
                selected={choices.isChosen(row)}
                active={focused && active.row === at ? active.column : -1}
                markedFrom={marked ? range.left : -1}
                markedTo={marked ? range.right : -1}
                selectedCells={choices.chosenCells(row)}
              />
            );
          })}
        </div>
      </div>
      {total === 0 && empty}
    </div>
  );
}

function allSelected(selected: number, total: number): boolean | "some" {
  if (selected === 0) return false;
  return selected >= total ? true : "some";
}
