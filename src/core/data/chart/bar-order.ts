/** In which order bars stand. */
import type { Table } from "../table.js";
import type { AlignedSeries } from "./aligned-series.js";
import { compareNames, type Positions } from "./chart-series.js";

/** Orders categories; `sort` is that of `barChart`: by name, as in the data, or by a column (`-` in front: descending). */
export interface BarSort {
  sort: boolean | string;
  table: Table;
  positions: Positions;
  /** The categories are numbers. */
  numeric: boolean;
}

/** Quantity of each category in the column it is sorted by: the sum of its rows. */
function sumsOf(name: string, { table, positions }: BarSort, count: number): { text: string[] | undefined; sums: Float64Array } {
  const column = table.columns.find((one) => one.name === name);
  const sums = new Float64Array(count);
  if (!column) return { text: undefined, sums };
  const text = column.type === "string" ? new Array<string>(count).fill("") : undefined;
  for (let row = 0; row < table.rowCount; row++) {
    const place = positions.at(row);
    if (!Number.isFinite(place)) continue;
    if (text) text[place] = String(column.get(row) ?? "");
    const value = column.number(row);
    if (Number.isFinite(value)) (sums[place] as number) += value;
  }
  return { text, sums };
}

/** Places of the categories in the order in which their bars stand. */
function orderOf(categories: readonly string[], by: BarSort): number[] {
  const places = categories.map((_, at) => at);
  const { sort, numeric } = by;
  if (sort === false) return places;
  if (sort === true) {
    const compare = numeric
      ? (a: number, b: number) => Number(categories[a]) - Number(categories[b])
      : (a: number, b: number) => compareNames(categories[a] as string, categories[b] as string);
    return places.sort(compare);
  }
  const descending = sort.startsWith("-") && !by.table.columns.some(({ name }) => name === sort);
  const { text, sums } = sumsOf(descending ? sort.slice(1) : sort, by, categories.length);
  const compare = text
    ? (a: number, b: number) => compareNames(text[a] as string, text[b] as string)
    : (a: number, b: number) => (sums[a] as number) - (sums[b] as number);
  return places.sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
}

/** The bars in order. Their axis gets its categories in the same one. */
export function orderBars(bars: AlignedSeries, by: BarSort): AlignedSeries {
  const { categories } = by.positions.axis;
  if (!categories) return bars;
  const order = orderOf(categories, by);
  const placeOf = new Map(bars.x.map((code, at) => [code, at]));
  const present = order.filter((code) => placeOf.has(code));
  by.positions.axis.categories = present.map((code) => categories[code] as string);
  const y = (values: readonly number[]): number[] => present.map((code) => values[placeOf.get(code) as number] as number);
  return { x: present.map((_, at) => at), series: bars.series.map((one) => ({ ...one, y: y(one.y) })) };
}
