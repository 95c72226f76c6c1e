/** How wide columns are and where they stand. */

import type { DataframeColumn } from "../column-config.js";
import type { GridRow } from "./row-loader.js";
import { shownText } from "./shown-text.js";

export interface PlacedColumn {
  readonly column: DataframeColumn;
  /** Place among the columns that the rows carry. */
  readonly at: number;
  readonly left: number;
  readonly width: number;
  readonly pinned: boolean;
}

export const widthLimits = { least: 48, most: 1_200, guessed: 320 } as const;

const cellPadding = 28;
/** Room in the header for the arrow of the order, and for the help. */
const headerRoom = 18;
const helpRoom = 22;
/** Room around an item of a list, beyond the comma that its text counts. */
const chipRoom = 9;
const sampledRows = 40;
const fixedWidths: Readonly<Record<string, number>> = {
  progress: 170,
  image: 64,
  lineChart: 150,
  areaChart: 150,
  barChart: 150,
  checkbox: 90,
};

/** Pixels that a text takes in the cells' font, roughly: figures are wide (tabular), some letters narrow. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (letter >= "0" && letter <= "9") width += 8.4;
    else if (letter === "-") width += 9;
    else if ("ijlIt.,:;'|!()[]{} ".includes(letter)) width += 4.6;
    else if ((letter >= "A" && letter <= "Z") || "mw%@$".includes(letter)) width += 9.4;
    else width += letter > "\u2e80" ? 13.5 : 7.5;
  }
  return width;
}

/** A width that suits the header and the first rows. */
export function guessWidth(column: DataframeColumn, at: number, rows: ReadonlyMap<number, GridRow>): number {
  const header = textWidth(column.label ?? column.name) + cellPadding + headerRoom + (column.help ? helpRoom : 0);
  const fixed = column.display && fixedWidths[column.display];
  let content = fixed || 0;
  if (!fixed) {
    const cells = [column.widest, ...Array.from({ length: sampledRows }, (_, row) => rows.get(row)?.cells[at])];
    for (const cell of cells) {
      if (cell === undefined || cell === null) continue;
      const chips = Array.isArray(cell) ? cell.length * chipRoom : 0;
      content = Math.max(content, textWidth(shownText(cell, column)) + chips + cellPadding);
    }
  }
  return Math.round(Math.max(widthLimits.least, Math.min(widthLimits.guessed, Math.max(header, content))));
}

export interface LayoutOptions {
  readonly columns: readonly DataframeColumn[];
  /** Widths by name: those the person has set, else the guessed ones. */
  readonly widthOf: (column: DataframeColumn, at: number) => number;
  /** Whether a column takes a share of the room that is left. */
  readonly grows: (column: DataframeColumn) => boolean;
  /** Names that the person has hidden. */
  readonly hidden: ReadonlySet<string>;
  /** Width of the view without the leading cells (row numbers, check boxes). */
  readonly room: number;
  /** Narrow screens keep the first column in view. */
  readonly pinFirst: boolean;
}

/** Places the columns from left to right, pinned ones first, and shares out the room that is left. */
export function placeColumns({ columns, widthOf, grows, hidden, room, pinFirst }: LayoutOptions): PlacedColumn[] {
  const shown = columns.map((column, at) => ({ column, at, width: widthOf(column, at) })).filter(({ column }) => !hidden.has(column.name));
  const total = shown.reduce((sum, { width }) => sum + width, 0);
  const growing = shown.filter(({ column }) => grows(column)).length;
  // Whole pixels, so that header and rows agree; the first growing column takes the rest.
  const share = total < room && growing > 0 ? Math.floor((room - total) / growing) : 0;
  let rest = share > 0 ? Math.floor(room - total - share * growing) : 0;
  const first = shown[0];
  const pinsFirst = pinFirst && first !== undefined && shown.length > 1 && first.width <= room * 0.6 && total > room;
  let left = 0;
  return shown.map(({ column, at, width }, i) => {
    const wide = grows(column) ? width + share + rest : width;
    if (grows(column)) rest = 0;
    const placed = { column, at, left, width: wide, pinned: column.pinned === true || (pinsFirst && i === 0) };
    left += wide;
    return placed;
  });
}

/** Width of all columns together. */
export function totalWidth(columns: readonly PlacedColumn[]): number {
  const last = columns.at(-1);
  return last ? last.left + last.width : 0;
}

/** First and last unpinned column (as places in the list) that can be seen; pinned ones always are. */
export function visibleColumns(columns: readonly PlacedColumn[], scrollLeft: number, room: number): [first: number, last: number] {
  const pinned = columns.filter((column) => column.pinned).length;
  let first = pinned;
  while (first < columns.length - 1 && (columns[first]?.left ?? 0) + (columns[first]?.width ?? 0) < scrollLeft) first++;
  let last = first;
  while (last < columns.length - 1 && (columns[last + 1]?.left ?? 0) < scrollLeft + room) last++;
  return [Math.max(pinned, first - 1), Math.min(columns.length - 1, last + 1)];
}
