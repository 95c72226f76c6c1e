/** Where the keyboard is in a grid, and where a key takes it. Row -1 is the header. */

export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are visible at once. */
  readonly page: number;
}

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The position after a key; undefined when the key does not move. */
export function moveBy(pressed: PressedKey, from: GridPosition, { rows, columns, page }: GridSize): GridPosition | undefined {
  const far = pressed.ctrlKey || pressed.metaKey;
  const lastRow = rows - 1;
  const lastColumn = columns - 1;
  const to = (row: number, column: number): GridPosition => ({ row: clamp(row, -1, lastRow), column: clamp(column, 0, lastColumn) });
  switch (pressed.key) {
    case "ArrowDown":
      return to(far ? lastRow : from.row + 1, from.column);
    case "ArrowUp":
      return to(far && from.row > 0 ? 0 : from.row - 1, from.column);
    case "ArrowRight":
      return to(from.row, far ? lastColumn : from.column + 1);
    case "ArrowLeft":
      return to(from.row, far ? 0 : from.column - 1);
    case "PageDown":
      return to(from.row + page, from.column);
    case "PageUp":
      return to(Math.max(from.row - page, Math.min(from.row, 0)), from.column);
    case "Home":
      return to(far ? Math.min(0, lastRow) : from.row, 0);
    case "End":
      return to(far ? lastRow : from.row, lastColumn);
    default:
      return undefined;
  }
}

/** A rectangle of cells, both ends included. */
export interface GridRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The rectangle between two corners, without the header. */
export function rangeBetween(a: GridPosition, b: GridPosition): GridRange {
  return {
    top: Math.max(0, Math.min(a.row, b.row)),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}
