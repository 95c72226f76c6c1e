/** How high a table is: needed for the place that is kept while its code loads, and by the table itself. */
import type { DataframeProps } from "./dataframe.js";

export const headerHeight = 35;
export const defaultRowHeight = 35;
/** What `"auto"` never exceeds: the header and about ten rows. */
const mostAutoHeight = 400;
/** What `"content"` never exceeds. */
const mostContentHeight = 10_000;
const borders = 2;
/** Room for the sentence that stands where there are no rows. */
const emptyHeight = 96;

/** CSS pixels of a table with these rows. */
export function dataframeHeight(props: Pick<DataframeProps, "height" | "rowCount" | "rowHeight">): number {
  const { height, rowCount = 10, rowHeight = defaultRowHeight } = props;
  if (typeof height === "number") return height;
  const rows = rowCount === 0 ? emptyHeight : rowCount * rowHeight;
  return Math.min(height === "content" ? mostContentHeight : mostAutoHeight, rows + headerHeight + borders);
}
