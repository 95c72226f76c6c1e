/** The Profile tab: one line for each column, and a closer look at the chosen one. */
import { st } from "millrace";
import { type ColumnProfile, histogramOf, mostDistinct, quantityText } from "../table/column-profile.js";
import { columnNamed, isDate, isNumber } from "../table/columns.js";
import type { View } from "../table/view.js";
import { plainText } from "./plain-text.js";

const rightAligned = Object.fromEntries(
  ["Different", "Smallest", "Median", "Mean", "Largest"].map((name) => [name, { alignment: "right" as const }]),
);
const kindNames = { number: "Number", date: "Date", boolean: "True / false", text: "Text" } as const;

export async function profileTab(view: View, id: string): Promise<void> {
  const profiles = await st.spinner(`Looking through ${view.table.columns.length} columns`, () => view.profile());
  const { selection } = st.dataframe(
    view.remember("profile list", () => profiles.map(profileLine)),
    {
      key: `profile ${id}`,
      onSelect: "rerun",
      selectionMode: "single-row",
      placeholder: "–",
      selectionDefault: { selection: { rows: [0] } },
      columnConfig: {
        ...rightAligned,
        Column: { pinned: true, width: 180 },
        Filled: { type: "progress", max: 1, width: 120 },
        Distribution: { type: "barChart", yMin: 0, help: "Rows in equal ranges of numbers and dates; of texts the most frequent ones." },
      },
    },
  );
  const profile = profiles[selection.rows[0] ?? -1];
  if (!profile) return void st.caption("Choose a column to look closer.");
  st.header(plainText(profile.column));
  const [left, right] = st.columns([3, 2], { gap: "medium" });
  left.barChart(
    view.remember(`bars ${profile.column}`, () => bars(view, profile)),
    { x: "Value", y: "Rows", xLabel: "", sort: false, height: 260 },
  );
  right.table(profile.top.map(({ text, rows }) => ({ "Most frequent": text, Rows: rows.toLocaleString("en") })));
}

function profileLine({ column, kind, filled, distinct, min, median, mean, max, top, histogram }: ColumnProfile) {
  return {
    Column: column,
    Type: kindNames[kind],
    Distribution: histogram,
    Filled: filled,
    Different: distinct === null ? `${mostDistinct.toLocaleString("en")} +` : distinct.toLocaleString("en"),
    Smallest: min,
    Median: median,
    Mean: mean,
    Largest: max,
    "Most frequent": top[0]?.text ?? null,
  };
}

function bars(view: View, profile: ColumnProfile): { Value: string; Rows: number }[] {
  const column = columnNamed(view.table, profile.column);
  if (!column || !(isNumber(column) || isDate(column))) return profile.top.map(({ text, rows }) => ({ Value: text, Rows: rows }));
  const { from, step, counts } = histogramOf(column.values, view.rows);
  return counts.map((rows, at) => ({ Value: quantityText(column, from + at * step), Rows: rows }));
}
