// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid is made of roles; a table element would need all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";
import type { SortKey } from "../../../core/data/table-source.js";
import { classes } from "../../../frontend/parts/classes.js";
import { Icon } from "../../../frontend/parts/icon.js";
import { HelpTip } from "../../../frontend/parts/tooltip.js";
import styles from "../dataframe.module.css";
import type { PlacedColumn } from "./column-layout.js";
import { cellId, columnNumber, type RowFrame } from "./grid-row.js";
import { isRightAligned } from "./shown-text.js";

export interface HeaderProps {
  frame: RowFrame;
  height: number;
  sort: readonly SortKey[];
  /** Active column of the header, -1 when the active cell is elsewhere. */
  active: number;
  selectedColumns: readonly string[];
  /** Columns can be selected: a press selects, the arrow sorts. */
  selectsColumns: boolean;
  /** All rows are selected, some, or none; undefined: there is nothing to press. */
  allSelected: boolean | "some" | undefined;
  onSelectAll: () => void;
  onSort: (name: string, add: boolean) => void;
  onSelect: (name: string) => void;
  onResize: (name: string, width: number | undefined) => void;
}

function ResizeHandle({ column, onResize }: { column: PlacedColumn; onResize: HeaderProps["onResize"] }) {
  const start = useRef<{ x: number; width: number }>(undefined);
  const { name } = column.column;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard resizes by Alt and arrow keys on the header
    <span
      className={styles.resize}
      onPointerDown={(event: PointerEvent<HTMLSpanElement>) => {
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: column.width };
      }}
      onPointerMove={(event) => {
        if (!start.current) return;
        const width = start.current.width + event.clientX - start.current.x;
        onResize(name, width);
      }}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onResize(name, undefined);
      }}
      onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}
    />
  );
}

/** The names of the columns, which sort when pressed. */
export function GridHeader(props: HeaderProps) {
  const { frame, height, sort, active, selectedColumns, selectsColumns, allSelected, onSelectAll, onSort, onSelect, onResize } = props;
  const { id, columns, from, to, index, indexWidth, selectWidth, width } = frame;
  const lead = indexWidth + selectWidth;
  const pinned = columns.filter((column) => column.pinned).length;
  const pinnedEnd = columns[pinned]?.left ?? 0;
  const drawn = [...columns.slice(0, pinned).keys(), ...Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)];

  return (
    <div role="row" aria-rowindex={1} className={styles.header} style={{ height, width }}>
      {selectWidth > 0 && (
        <div
          role="columnheader"
          aria-colindex={1}
          className={classes(styles.headerCell, styles.lead)}
          style={{ width: selectWidth, left: 0 }}
        >
          {allSelected !== undefined && (
            <input
              type="checkbox"
              className={styles.select}
              checked={allSelected === true}
              ref={(box) => {
                if (box) box.indeterminate = allSelected === "some";
              }}
              onChange={onSelectAll}
              tabIndex={-1}
              aria-label="Select all rows"
            />
          )}
          {allSelected === undefined && <span className="visually-hidden">Selected</span>}
        </div>
      )}
      {index && (
        <div
          role="columnheader"
          aria-colindex={selectWidth > 0 ? 2 : 1}
          className={classes(styles.headerCell, styles.lead)}
          style={{ width: indexWidth, left: selectWidth }}
        >
          {index.label ?? index.name}
          {!index.label && !index.name && <span className="visually-hidden">Row</span>}
        </div>
      )}
      {drawn.map((place) => {
        const placed = columns[place] as PlacedColumn;
        const { column, left, width: cellWidth, pinned: sticks } = placed;
        const key = sort.find((one) => one.column === column.name);
        const name = column.label ?? column.name;
        const press = (event: MouseEvent): void => (selectsColumns ? onSelect(column.name) : onSort(column.name, event.shiftKey));
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, which has the focus
          <div
            key={column.name}
            id={cellId(id, -1, place)}
            role="columnheader"
            aria-colindex={columnNumber(frame, place)}
            aria-sort={key?.direction}
            aria-selected={selectedColumns.includes(column.name) || undefined}
            aria-keyshortcuts="Enter Alt+ArrowLeft Alt+ArrowRight"
            data-header={place}
            data-active={active === place || undefined}
            data-chosen={selectedColumns.includes(column.name) || undefined}
            className={classes(styles.headerCell, styles.sortable, isRightAligned(column) && styles.right, sticks && styles.pinned)}
            style={{
              width: cellWidth,
              left: sticks ? lead + left : undefined,
              marginLeft: place === from && !sticks ? left - pinnedEnd : undefined,
            }}
            onClick={press}
            tabIndex={-1}
          >
            <span className={styles.headerName} title={name}>
              {name}
            </span>
            {column.help && <HelpTip text={column.help} about={name} />}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter on the header sorts */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the header sorts */}
            <span
              className={styles.sortArrow}
              data-direction={key?.direction}
              onClick={(event) => {
                if (!selectsColumns) return;
                event.stopPropagation();
                onSort(column.name, event.shiftKey);
              }}
            >
              <Icon name={key?.direction === "descending" ? "arrow-down" : "arrow-up"} size={14} />
              {key && sort.length > 1 && <span className={styles.sortPlace}>{sort.indexOf(key) + 1}</span>}
            </span>
            <ResizeHandle column={placed} onResize={onResize} />
          </div>
        );
      })}
    </div>
  );
}
