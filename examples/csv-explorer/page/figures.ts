/** The cards on top: how many rows are left, and the means of a few numbers with their course over time. */
import { st } from "millrace";
import { extentOf, fittingPeriod } from "../table/buckets.js";
import { histogramOf } from "../table/column-profile.js";
import { columnNamed, type DateColumn, isDate, isNumber, type NumberColumn } from "../table/columns.js";
import type { GroupOptions } from "../table/grouping.js";
import type { View } from "../table/view.js";

const mostFigures = 3;

/**
 * @param whole The same table without filters, to compare with.
 * @param names Columns to show; empty: the first ones that hold numbers.
 */
export async function showFigures(view: View, whole: View, names: readonly string[]): Promise<void> {
  const { columns, rowCount } = view.table;
  const named = names.map((name) => columnNamed(view.table, name)).filter((column) => column !== undefined);
  const numbers = (named.length > 0 ? named : columns).filter(isNumber).slice(0, mostFigures);
  const time = columns.find(isDate);
  const [first, ...places] = st.columns(numbers.length + 1, { gap: "small" });
  const share = rowCount === 0 ? 1 : view.rows.length / rowCount;
  first?.metric("Rows", view.rows.length, {
    border: true,
    format: "localized",
    ...(view.isWhole
      ? {}
      : {
          delta: `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`,
          deltaColor: "off",
          deltaArrow: "off",
          deltaDescription: "of all rows",
        }),
    ...(time && { chartData: await course(view, time), chartType: "area" }),
  });
  for (const [at, column] of numbers.entries()) {
    const mean = await view.mean(column);
    const difference = mean - (await whole.mean(column));
    places[at]?.metric(`Mean ${column.name}`, mean, {
      border: true,
      format: Math.abs(mean) >= 100_000 ? "compact" : "%.1f",
      ...(view.isWhole ? {} : { delta: Number(difference.toPrecision(2)), deltaColor: "off", deltaDescription: "from all rows" }),
      ...(time
        ? { chartData: await course(view, time, column), chartType: "line" }
        : { chartData: histogramOf(column.values, view.rows).counts, chartType: "bar" }),
    });
  }
}

/** Rows, or the mean of a column, per period. */
async function course(view: View, time: DateColumn, of?: NumberColumn): Promise<number[]> {
  const period = fittingPeriod(...extentOf(time.values, view.rows));
  const options: GroupOptions = of ? { by: time, period, measure: "Mean", of } : { by: time, period, measure: "Count" };
  return (await view.groups(options)).flatMap(({ value }) => value ?? []);
}
