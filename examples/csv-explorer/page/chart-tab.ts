/** The Chart tab: what to draw is chosen above, the rows are put together here, the chart is below. */
import { type Container, st } from "millrace";
import { type DatePeriod, datePeriods, fittingPeriod } from "../table/buckets.js";
import { type Column, columnNamed, isCategory, isDate, isNumber, isNumbering, isQuantity } from "../table/columns.js";
import { type Group, type Measure, measures } from "../table/grouping.js";
import type { View } from "../table/view.js";
import { shownTable } from "./shown-table.js";

export const chartKinds = ["Line", "Area", "Bar", "Scatter"] as const;

export interface ChartChoice {
  kind: (typeof chartKinds)[number];
  x: string;
  period: DatePeriod;
  /** Null: rows are counted. */
  y: string | null;
  measure: Measure;
  color: string | null;
}

const mostBars = 30;
const chartHeight = 420;
/** Colours for more than this many words say nothing. */
const mostColours = 1_000;

/** What is worth a first look at data that nobody has described. */
export function firstChart(view: View): ChartChoice {
  const { columns } = view.table;
  const time = columns.find(isDate);
  const number = columns.find((column) => isNumber(column) && !isNumbering(column));
  const category = columns.find((column) => isCategory(column) && column.words.length <= 13);
  const kind = time ? "Line" : "Bar";
  const x = time ?? category ?? columns.find(isCategory) ?? number ?? columns[0];
  const period = time ? fittingPeriod(time) : "Month";
  return { kind, x: x?.name ?? "", period, y: number?.name ?? null, measure: number ? "Mean" : "Count", color: null };
}

export async function chartTab(view: View, id: string, first: ChartChoice): Promise<void> {
  if (view.rows.length === 0) return void st.info("No rows are left. Loosen a filter to see a chart.", { icon: "🔍" });
  const [chart, controls] = st.columns([7, 2], { gap: "medium" });
  const choice = chooseChart(controls, view, id, first);
  const { kind, x, y, measure, period } = choice;
  const by = columnNamed(view.table, x);
  const of = columnNamed(view.table, y);
  const color = columnNamed(view.table, choice.color);
  if (!by || (kind === "Scatter" && !of)) return void chart.info("There is no column for this axis. Choose another kind of chart.");
  if (kind === "Scatter" && of) return showPoints(chart, view, by, of, color);
  const groups = await view.groups({ by, period, split: color, measure, of });
  showGroups(chart, kind, groups, { x: by.name, y: measure === "Count" || !of ? "Rows" : `${measure} ${of.name}`, color: color?.name });
}

/** Asks only for what the kind of chart needs. */
function chooseChart(place: Container, view: View, id: string, first: ChartChoice): ChartChoice {
  const { columns } = view.table;
  const namesOf = (wanted: (column: Column) => boolean): string[] => columns.filter(wanted).map(({ name }) => name);
  const quantities = namesOf((column) => isNumber(column) || column.kind === "boolean");
  const colors = namesOf((column) => column.kind === "boolean" || (isCategory(column) && column.words.length <= mostColours));
  const choose = (label: string, key: string, names: readonly string[], start: string | null): string | null =>
    place.selectbox(label, names, {
      key: `chart ${key} ${id}`,
      default: start !== null && names.includes(start) ? start : (names[0] ?? null),
    });

  const kind = place.selectbox("Chart", chartKinds, { key: `chart kind ${id}`, default: first.kind });
  const color = (): string | null =>
    place.selectbox("Colour", colors, {
      key: `chart color ${id}`,
      default: colors.find((name) => name === first.color) ?? null,
      placeholder: "None",
    });
  if (kind === "Scatter") {
    const x = choose("X axis", "point x", namesOf(isQuantity), first.x) ?? "";
    const other = quantities.find((name) => name !== x) ?? null;
    return { ...first, kind, x, y: choose("Y axis", "point y", quantities, first.kind === "Scatter" ? first.y : other), color: color() };
  }
  const x =
    choose(
      "X axis",
      "x",
      namesOf(() => true),
      first.x,
    ) ?? "";
  const by = columnNamed(view.table, x);
  const period =
    by && isDate(by) ? place.selectbox("Period", datePeriods, { key: `chart period ${id}`, default: first.period }) : first.period;
  const measure = place.selectbox("Figure", measures, { key: `chart measure ${id}`, default: first.measure });
  const y = measure === "Count" ? null : choose("Of", "y", quantities, first.y);
  return { kind, x, period, measure, y, color: color() };
}

function showPoints(place: Container, view: View, x: Column, y: Column, color: Column | undefined): void {
  const used = [...new Set([x, y, ...(color ? [color] : [])])];
  const name = `points ${JSON.stringify(used.map((column) => column.name))}`;
  const points = view.remember(name, () => shownTable(view.table, view.rows, used));
  place.scatterChart(points, { x: x.name, y: y.name, color: color?.name ?? null, height: chartHeight });
}

interface Titles {
  x: string;
  y: string;
  color: string | undefined;
}

function showGroups(place: Container, kind: ChartChoice["kind"], groups: readonly Group[], { x, y, color }: Titles): void {
  const timed = groups[0]?.date !== undefined;
  const labels = [...new Set(groups.map(({ label }) => label))];
  const shown = new Set(timed ? labels : labels.slice(0, kind === "Bar" ? mostBars : 500));
  const data = groups
    .filter(({ label }) => shown.has(label))
    .map(({ label, date, split, value }) => ({ [x]: date ?? label, [y]: value, ...(color && { [color]: split ?? "" }) }));
  const options = { x, y, color: color ?? null, height: chartHeight };
  if (kind === "Line") place.lineChart(data, options);
  else if (kind === "Area") place.areaChart(data, options);
  else place.barChart(data, { ...options, sort: false });
  if (shown.size < labels.length) place.caption(`The first ${shown.size} of ${labels.length.toLocaleString("en")} values of ${x}.`);
}
