import type { TableProps } from "./table.js";

const rowHeight = 36;
const mostReserved = 800;

/** CSS pixels to keep free while the view loads; exact where no cell needs two lines. */
export function tableHeight({ height, columns, hideHeader }: TableProps): number {
  if (typeof height === "number") return height;
  const rows = Math.max(1, columns[0]?.cells.length ?? 0) + (hideHeader ? 0 : 1);
  return Math.min(mostReserved, rows * rowHeight);
}
