// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid is made of roles; a table element would need all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { memo } from "react";
import { classes } from "../../../frontend/parts/classes.js";
import type { DataframeColumn } from "../column-config.js";
import styles from "../dataframe.module.css";
import { CellContent } from "./cell-content.js";
import type { PlacedColumn } from "./column-layout.js";
import type { GridRow } from "./row-loader.js";
import { isRightAligned, shownText } from "./shown-text.js";

/** Everything that all rows of a grid share. Its identity changes only when they must be drawn anew. */
export interface RowFrame {
  readonly id: string;
  readonly columns: readonly PlacedColumn[];
  /** Unpinned columns that are drawn. */
  readonly from: number;
  readonly to: number;
  readonly index: DataframeColumn | undefined;
  readonly indexWidth: number;
  readonly selectWidth: number;
  readonly rowHeight: number;
  readonly width: number;
  readonly placeholder: string;
  readonly multiSelect: boolean;
}

export interface RowProps {
  frame: RowFrame;
  at: number;
  top: number;
  row: GridRow | undefined;
  selected: boolean;
  /** Column of the active cell, -1 when it is not in this row. */
  active: number;
  /** First and last marked column; -1 when none is. */
  markedFrom: number;
  markedTo: number;
  /** Names of selected columns and cells of this row, joined; text so that equal ones are equal. */
  selectedCells: string;
}

/** Names in {@link RowProps.selectedCells} are parted by this. */
export const namesSeparator = "\u0001";

export function cellId(id: string, row: number, column: number): string {
  return row < 0 ? `${id}-h-${column}` : `${id}-${row}-${column}`;
}

/** Number of a data column for assistive technology, after the leading cells. */
export function columnNumber(frame: Pick<RowFrame, "index" | "selectWidth">, at: number): number {
  return at + 1 + (frame.index ? 1 : 0) + (frame.selectWidth > 0 ? 1 : 0);
}

export const Row = memo(function Row(props: RowProps) {
  const { frame, at, top, row, selected, active, markedFrom, markedTo, selectedCells } = props;
  const { id, columns, from, to, index, indexWidth, selectWidth, rowHeight, width, placeholder, multiSelect } = frame;
  const lead = indexWidth + selectWidth;
  const names = selectedCells === "" ? [] : selectedCells.split(namesSeparator);
  const pinned = columns.filter((column) => column.pinned).length;
  const drawn = [...columns.slice(0, pinned).keys(), ...Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)];
  const pinnedEnd = columns[pinned]?.left ?? 0;

  return (
    <div
      role="row"
      className={styles.row}
      aria-rowindex={at + 2}
      aria-selected={selectWidth > 0 ? selected : undefined}
      data-selected={selected || undefined}
      style={{ transform: `translateY(${top}px)`, height: rowHeight, width }}
    >
      {selectWidth > 0 && (
        <div
          role="gridcell"
          aria-colindex={1}
          className={classes(styles.cell, styles.lead)}
          style={{ width: selectWidth, left: 0 }}
          data-select={at}
        >
          <input
            type={multiSelect ? "checkbox" : "radio"}
            className={styles.select}
            checked={selected}
            readOnly
            tabIndex={-1}
            aria-label={`Select row ${at + 1}`}
          />
        </div>
      )}
      {index && (
        <div
          role="rowheader"
          aria-colindex={selectWidth > 0 ? 2 : 1}
          className={classes(styles.cell, styles.lead, styles.index, isRightAligned(index) && styles.right)}
          style={{ width: indexWidth, left: selectWidth }}
        >
          {row === undefined ? "" : row.name === undefined ? row.position : row.name === null ? placeholder : shownText(row.name, index)}
        </div>
      )}
      {drawn.map((place) => {
        const { column, at: cellAt, left, width: cellWidth, pinned: sticks } = columns[place] as PlacedColumn;
        const cell = row?.cells[cellAt];
        const chosen = names.includes(column.name);
        return (
          <div
            key={column.name}
            id={cellId(id, at, place)}
            role="gridcell"
            aria-colindex={columnNumber(frame, place)}
            aria-selected={chosen || undefined}
            data-cell={`${at}:${place}`}
            data-active={active === place || undefined}
            data-marked={(place >= markedFrom && place <= markedTo) || undefined}
            data-chosen={chosen || undefined}
            className={classes(
              styles.cell,
              isRightAligned(column) && styles.right,
              column.align === "center" && styles.center,
              sticks && styles.pinned,
            )}
            style={{
              width: cellWidth,
              left: sticks ? lead + left : undefined,
              marginLeft: place === from && !sticks ? left - pinnedEnd : undefined,
            }}
          >
            {row === undefined ? (
              <span className={styles.loading} />
            ) : (
              <CellContent cell={cell ?? null} column={column} placeholder={placeholder} />
            )}
          </div>
        );
      })}
    </div>
  );
});
