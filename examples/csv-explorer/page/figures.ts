/** The cards on top: how many rows are left, the means of a few numbers, and their course over time. */
import { type Container, st } from "millrace";
import { fittingPeriod } from "../table/buckets.js";
import { histogramOf } from "../table/column-profile.js";
import {
  type Column,
  columnNamed,
  type DateColumn,
  isCategory,
  isDate,
  isNumber,
  isNumbering,
  type NumberColumn,
} from "../table/columns.js";
import type { GroupOptions } from "../table/grouping.js";
import type { View } from "../table/view.js";
import { plainText } from "./plain-text.js";

const mostFigures = 3;

/**
 * @param whole The same table without filters, to compare with.
 * @param names Columns to show; empty: the first ones that hold numbers, or few different texts.
 */
export async function showFigures(view: View, whole: View, names: readonly string[]): Promise<void> {
  const { columns } = view.table;
  const named = names.flatMap((name) => columnNamed(view.table, name) ?? []);
  const chosen = (named.length > 0 ? named : telling(view)).slice(0, mostFigures);
  const time = columns.find(isDate);
  const places = pairs(chosen.length + 1);
  if (places[0]) await rowCard(places[0], view, time);
  for (const [at, column] of chosen.entries()) {
    const place = places[at + 1];
    if (place) await (isNumber(column) ? meanCard(place, view, whole, column, time) : varietyCard(place, view, column));
  }
}

/** Columns whose mean or variety may say something: not the ones that number or name each row. */
function telling({ table: { columns, rowCount } }: View): Column[] {
  const numbers = columns.filter((column) => isNumber(column) && !isNumbering(column));
  return [...numbers, ...columns.filter((column) => isCategory(column) && column.words.length < rowCount / 2)];
}

/** Four in a row, on a phone two and two. */
function pairs(count: number): Container[] {
  const sizes = Array.from({ length: Math.ceil(count / 2) }, (_, at) => Math.min(2, count - 2 * at));
  return st.columns(sizes, { gap: "small" }).flatMap((half, at) => half.columns(sizes[at] ?? 1, { gap: "small", wrap: false }));
}

async function rowCard(place: Container, view: View, time: DateColumn | undefined): Promise<void> {
  const share = (view.rows.length / Math.max(1, view.table.rowCount)) * 100;
  place.metric("Rows", view.rows.length, {
    border: true,
    height: "stretch",
    format: "localized",
    ...(!view.isWhole && {
      delta: `${share.toFixed(share < 10 ? 1 : 0)} %`,
      deltaColor: "off",
      deltaArrow: "off",
      deltaDescription: "of all",
    }),
    ...(time && { chartData: await course(view, time), chartType: "area" }),
  });
}

async function meanCard(place: Container, view: View, whole: View, column: NumberColumn, time: DateColumn | undefined): Promise<void> {
  const mean = await view.mean(column);
  const difference = mean - (await whole.mean(column));
  place.metric(`Mean ${plainText(column.name)}`, Math.abs(mean) >= 1_000 ? Math.round(mean) : mean, {
    border: true,
    height: "stretch",
    format: Math.abs(mean) >= 100_000 ? "compact" : Math.abs(mean) >= 1_000 ? "localized" : "%.1f",
    ...(!view.isWhole && { delta: Number(difference.toPrecision(2)), deltaColor: "off", deltaDescription: "to all" }),
    ...(time
      ? { chartData: await course(view, time, column), chartType: "line" }
      : { chartData: histogramOf(column.values, view.rows).counts, chartType: "bar" }),
  });
}

/** How many different texts there are, and how often the most frequent ones. */
async function varietyCard(place: Container, view: View, column: Column): Promise<void> {
  const groups = await view.groups({ by: column, measure: "Count" });
  place.metric(`Different ${plainText(column.name)}`, groups.length, {
    border: true,
    height: "stretch",
    format: "localized",
    chartData: groups.slice(0, 24).map(({ rows }) => rows),
    chartType: "bar",
  });
}

/** Rows, or the mean of a column, per period. */
async function course(view: View, time: DateColumn, of?: NumberColumn): Promise<number[]> {
  const period = fittingPeriod(time, view.rows);
  const options: GroupOptions = of ? { by: time, period, measure: "Mean", of } : { by: time, period, measure: "Count" };
  return (await view.groups(options)).flatMap(({ value }) => value ?? []);
}
