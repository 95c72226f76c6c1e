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
import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import type { SortKey } from "../../../core/data/table-source.js";
import { classes } from "../../../frontend/parts/classes.js";
import type { DataframeColumn } from "../column-config.js";
import styles from "../dataframe.module.css";
import { headerHeight } from "../dataframe-height.js";
import { guessWidth, placeColumns, totalWidth, visibleColumns, widthLimits } from "./column-layout.js";
import { GridHeader } from "./grid-header.js";
import { type GridPosition, type GridRange, moveBy, rangeBetween } from "./grid-position.js";
import { cellId, namesSeparator, Row, type RowFrame } from "./grid-row.js";
import type { RowLoader, RowsState } from "./row-loader.js";
import { canvasHeight } from "./scroll-map.js";
import { type GridSelection, modeOf, selectCells, toggleColumn, toggleRow } from "./selection-change.js";
import { useViewport } from "./use-viewport.js";

const selectWidth = 40;
/** Narrower views keep their first column in place while the others scroll. */
const narrow = 560;
const keyStep = 16;

export interface GridProps {
  columns: readonly DataframeColumn[];
  index: DataframeColumn | undefined;
  hidden: ReadonlySet<string>;
  state: RowsState;
  loader: RowLoader;
  sort: readonly SortKey[];
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

function parsePlace(text: string | undefined): GridPosition | undefined {
  const [row, column] = (text ?? "").split(":");
  return column === undefined ? undefined : { row: Number(row), column: Number(column) };
}

export function Grid(props: GridProps) {
  const { columns, index, hidden, state, loader, sort, onSort, rowHeight, stretch, placeholder, label, selection } = props;
  const { onSelectAll, onSelectTo, onFind, onCopy, onOpen, empty } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const lastSelected = useRef<number>(undefined);
  const [widths, setWidths] = useState<ReadonlyMap<string, number>>(new Map());
  const [active, setActive] = useState<GridPosition>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<GridPosition>({ row: 0, column: 0 });
  const [focused, setFocused] = useState(false);

  const total = state.total ?? 0;
  const { viewport, show } = useViewport(scroller, { total, rowHeight, headerHeight });
  const { first, last } = viewport;
  useEffect(() => loader.want(first, last), [loader, first, last]);

  const modes = selection?.modes ?? [];
  const rowMode = modeOf(modes, "row");
  // A search leaves fewer rows, but their numbers are as long as before.
  const mostRows = useRef(0);
  mostRows.current = Math.max(mostRows.current, total);
  const indexWidth = index ? Math.max(44, Math.min(220, Math.round(indexCharacters(index, state, mostRows.current) * 8.2 + 25))) : 0;
  const leadWidth = rowMode ? selectWidth : 0;

  // Guessed once for each set of columns: a column must not change its width because other rows came in.
  const names = columns.map((column) => column.name).join(namesSeparator);
  const hasRows = state.rows.size > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const guessed = useMemo(() => columns.map((column, at) => column.width ?? guessWidth(column, at, state.rows)), [names, hasRows]);

  const room = viewport.width - indexWidth - leadWidth;
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
  const width = totalWidth(placed) + indexWidth + leadWidth;
  const [from, to] = visibleColumns(placed, viewport.scrollLeft, viewport.width || 1_000);
  const multiSelect = rowMode === "multi";
  const frame = useMemo<RowFrame>(
    () => ({ id, columns: placed, from, to, index, indexWidth, selectWidth: leadWidth, rowHeight, width, placeholder, multiSelect }),
    [id, placed, from, to, index, indexWidth, leadWidth, rowHeight, width, placeholder, multiSelect],
  );

  const showColumn = useCallback(
    (at: number) => {
      const element = scroller.current;
      const column = placed[at];
      if (!element || !column || column.pinned) return;
      const lead = indexWidth + leadWidth;
      const pinnedWidth = placed.filter((one) => one.pinned).reduce((sum, one) => sum + one.width, 0);
      const left = column.left;
      if (left - pinnedWidth < element.scrollLeft) element.scrollLeft = left - pinnedWidth;
      else if (left + column.width + lead > element.scrollLeft + element.clientWidth) {
        element.scrollLeft = left + column.width + lead - element.clientWidth;
      }
    },
    [placed, indexWidth, leadWidth],
  );

  const moveTo = (position: GridPosition, extend: boolean): void => {
    setActive(position);
    if (!extend) setAnchor(position);
    show(position.row);
    showColumn(position.column);
    if (selection && modeOf(modes, "cell") && position.row >= 0) chooseCells(rangeBetween(extend ? anchor : position, position));
  };

  const chooseCells = (range: GridRange): void => {
    if (!selection) return;
    const cells: [number, string][] = [];
    for (let row = range.top; row <= range.bottom && cells.length < 1_000; row++) {
      const position = state.rows.get(row)?.position;
      if (position === undefined) continue;
      for (const { column } of placed.slice(range.left, range.right + 1)) cells.push([position, column.name]);
    }
    selection.set(selectCells(selection.value, modes, cells));
  };

  const chooseRow = (at: number, extend: boolean): void => {
    const position = state.rows.get(at)?.position;
    if (!selection || !rowMode || position === undefined) return;
    if (extend && multiSelect && lastSelected.current !== undefined) onSelectTo(lastSelected.current, at);
    else selection.set(toggleRow(selection.value, modes, position));
    lastSelected.current = at;
  };

  const chooseColumn = (name: string): void => selection?.set(toggleColumn(selection.value, modes, name));

  const resize = useCallback((name: string, to: number | undefined): void => {
    setWidths((before) => {
      const next = new Map(before);
      if (to === undefined) next.delete(name);
      else next.set(name, Math.round(to));
      return next;
    });
  }, []);

  const open = (): void => {
    const column = placed[active.column];
    const row = state.rows.get(active.row);
    const cell = document.getElementById(cellId(id, active.row, active.column));
    if (!column || !row || !cell) return;
    const link = cell.querySelector("a");
    if (link) link.click();
    else onOpen(cell, row.position, column.column.name);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const column = placed[active.column];
    const command = event.ctrlKey || event.metaKey;
    if (handleCommand(event, command, column?.column.name, column?.width ?? 0)) {
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const position = moveBy(event, active, { rows: total, columns: placed.length, page: viewport.page });
    if (!position) return;
    event.preventDefault();
    moveTo(position, event.shiftKey && position.row >= 0);
  };

  /** Keys that do something other than move. */
  const handleCommand = (event: KeyboardEvent, command: boolean, name: string | undefined, columnWidth: number): boolean => {
    if (command && event.key.toLowerCase() === "f") onFind();
    else if (command && event.key.toLowerCase() === "c") onCopy(rangeBetween(anchor, active));
    else if (command && event.key.toLowerCase() === "a") {
      setAnchor({ row: 0, column: 0 });
      setActive({ row: total - 1, column: placed.length - 1 });
    } else if (active.row === -1 && name !== undefined) {
      if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
        const by = event.key === "ArrowRight" ? keyStep : -keyStep;
        resize(name, Math.max(widthLimits.least, Math.min(widthLimits.most, columnWidth + by)));
      } else if (event.key === "Enter") onSort(name, event.shiftKey);
      else if (event.key === " " && modeOf(modes, "column")) chooseColumn(name);
      else return false;
    } else if (event.key === " " && rowMode) chooseRow(active.row, event.shiftKey);
    else if (event.key === "Enter") open();
    else return false;
    return true;
  };

  const placeOf = (event: MouseEvent): GridPosition | undefined =>
    parsePlace((event.target as HTMLElement).closest<HTMLElement>("[data-cell]")?.dataset.cell);

  const onMouseDown = (event: MouseEvent): void => {
    const select = (event.target as HTMLElement).closest<HTMLElement>("[data-select]")?.dataset.select;
    if (select !== undefined) {
      chooseRow(Number(select), event.shiftKey);
      return;
    }
    const position = placeOf(event);
    if (!position || event.button !== 0) return;
    dragging.current = true;
    moveTo(position, event.shiftKey);
  };

  const onMouseOver = (event: MouseEvent): void => {
    if (!dragging.current) return;
    if (event.buttons === 0) {
      dragging.current = false;
      return;
    }
    const position = placeOf(event);
    if (position && (position.row !== active.row || position.column !== active.column)) moveTo(position, true);
  };

  const range = rangeBetween(anchor, active);
  const marks = range.top !== range.bottom || range.left !== range.right;
  const chosenRows = useMemo(() => new Set(selection?.value.rows), [selection?.value.rows]);
  const chosenCells = useMemo(() => {
    const byRow = new Map<number, string[]>();
    for (const [row, name] of selection?.value.cells ?? []) byRow.set(row, [...(byRow.get(row) ?? []), name]);
    return byRow;
  }, [selection?.value.cells]);
  const chosenColumns = selection?.value.columns ?? [];
  const activeDrawn = active.row === -1 || (active.row >= first && active.row <= last && total > 0);
  const drawnRows = Math.max(0, Math.min(last, total - 1) - first + 1);

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={state.total === undefined ? -1 : total + 1}
      aria-colcount={placed.length + (index ? 1 : 0) + (rowMode ? 1 : 0)}
      aria-multiselectable={multiSelect || undefined}
      aria-busy={state.stale || undefined}
      aria-activedescendant={focused && activeDrawn && placed.length > 0 ? cellId(id, active.row, active.column) : undefined}
      className={styles.scroller}
      data-testid="stDataFrameResizable"
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onMouseOver={onMouseOver}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onMouseUp={() => {
        dragging.current = false;
      }}
      onDoubleClick={(event) => {
        if (placeOf(event)) open();
      }}
    >
      <div className={styles.canvas} style={{ width, height: headerHeight + canvasHeight(total * rowHeight) }}>
        <GridHeader
          frame={frame}
          height={headerHeight}
          sort={sort}
          active={focused && active.row === -1 ? active.column : -1}
          selectedColumns={chosenColumns}
          selectsColumns={modeOf(modes, "column") !== undefined}
          allSelected={multiSelect ? allSelected(chosenRows.size, total) : undefined}
          onSelectAll={onSelectAll}
          onSort={onSort}
          onSelect={chooseColumn}
          onResize={resize}
        />
        <div className={classes(styles.rows, viewport.filled && styles.filled, state.stale && styles.stale)} role="rowgroup">
          {Array.from({ length: drawnRows }, (_, i) => {
            const at = first + i;
            const row = state.rows.get(at);
            const marked = marks && at >= range.top && at <= range.bottom;
            const cells = row ? chosenCells.get(row.position) : undefined;
            return (
              <Row
                key={at}
                frame={frame}
                at={at}
                top={at * rowHeight + viewport.shift}
                row={row}
                selected={row !== undefined && chosenRows.has(row.position)}
                active={focused && active.row === at ? active.column : -1}
                markedFrom={marked ? range.left : -1}
                markedTo={marked ? range.right : -1}
                selectedCells={(cells ? [...chosenColumns, ...cells] : chosenColumns).join(namesSeparator)}
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

/** Characters of the widest index. */
function indexCharacters(index: DataframeColumn, { rows }: RowsState, total: number): number {
  if (index.name === "" && rows.get(0)?.name === undefined) return String(Math.max(0, total - 1)).length;
  let most = (index.label ?? index.name).length;
  for (let row = 0; row < 30; row++) most = Math.max(most, String(rows.get(row)?.name ?? "").length);
  return most;
}
