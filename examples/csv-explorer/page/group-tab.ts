/** The Group tab: rows put together by a column, as bars and as a table. */
import { st } from "millrace";
import { datePeriods } from "../table/buckets.js";
import { columnNamed, isCategory, isDate, isNumber, isNumbering } from "../table/columns.js";
import { type Group, measures } from "../table/grouping.js";
import type { View } from "../table/view.js";

const mostBars = 20;
const localized = { type: "number", format: "localized" } as const;

export async function groupTab(view: View, id: string): Promise<void> {
  const { columns } = view.table;
  const key = (name: string): string => `group ${name} ${id}`;
  const names = columns.map(({ name }) => name);
  const numbers = columns.filter((column) => isNumber(column) && !isNumbering(column)).map(({ name }) => name);
  const first = columns.findIndex((column) => isCategory(column) && column.words.length <= 50);
  const [a, b, c, d] = st.columns(4, { gap: "small" });
  const by = columnNamed(view.table, a.selectbox("Group by", names, { key: key("by"), index: Math.max(0, first) }));
  if (!by) return;
  const measure = b.selectbox("Figure", measures, { key: key("measure"), default: numbers.length > 0 ? "Mean" : "Count" });
  const of = measure === "Count" ? undefined : columnNamed(view.table, c.selectbox("Of", numbers, { key: key("of") }));
  const period = isDate(by) ? d.selectbox("Period", datePeriods, { key: key("period"), default: "Month" }) : undefined;
  const groups = await view.groups({ by, period, measure, of });
  if (groups.length === 0) return void st.info("No rows are left to group. Loosen a filter.", { icon: "🔍" });

  const figure = measure === "Count" || !of ? "Rows" : `${measure} ${of.name}`;
  const [chart, list] = st.columns(2, { gap: "medium" });
  const bars = groups.slice(0, mostBars).map(({ label, value }) => ({ [by.name]: label, [figure]: value }));
  chart.barChart(bars, { x: by.name, y: figure, horizontal: true, sort: false, height: 120 + bars.length * 22 });
  if (groups.length > mostBars) chart.caption(`The first ${mostBars} of ${groups.length.toLocaleString("en")} groups.`);
  list.dataframe(
    view.remember(JSON.stringify(["list", by.name, period, measure, of?.name]), () => groupList(groups, by.name, figure, view.rows.length)),
    { hideIndex: true, columnConfig: { [figure]: localized, Rows: localized, Share: { type: "progress", max: 1, width: 130 } } },
  );
}

function groupList(groups: readonly Group[], by: string, figure: string, rowCount: number): Record<string, unknown>[] {
  return groups.map(({ label, rows, value }) => ({
    [by]: label,
    ...(figure === "Rows" ? {} : { [figure]: value === null ? null : shownValue(value) }),
    Rows: rows,
    Share: rows / rowCount,
  }));
}

/** Large figures without a fraction, small ones with four digits. */
function shownValue(value: number): number {
  return Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(4));
}
