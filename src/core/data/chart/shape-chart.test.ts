import { expect, test } from "vitest";
import { type TableLike, toTable } from "../table-like.js";
import type { ChartRequest } from "./chart-columns.js";
import { decodePositions } from "./chart-data.js";
import { mostPoints, shapeChart } from "./shape-chart.js";

const shape = (data: TableLike, request: Partial<ChartRequest> = {}) =>
  shapeChart({ kind: "line", command: `${request.kind ?? "line"}Chart`, ...request }, toTable(data));

const sales = [
  { month: "Mar", region: "north", orders: 4, profit: 1.5 },
  { month: "Jan", region: "south", orders: 6, profit: -0.5 },
  { month: "Mar", region: "south", orders: 3, profit: 2 },
  { month: "Feb", region: "north", orders: 5, profit: null },
];

test("[B-140] without x the rows are numbered; without y all columns of numbers are series with a legend", () => {
  const chart = shape(sales);
  expect(chart.xAxis).toEqual({ type: "integer" });
  expect(chart.series.map(({ name, y }) => [name, y])).toEqual([
    ["orders", [4, 6, 3, 5]],
    ["profit", [1.5, -0.5, 2, null]],
  ]);
  expect(chart.x).toBeUndefined();
  expect(chart.legend).toEqual({});
});

test("an array of numbers is one series without a legend and without titles", () => {
  const chart = shape([3, 1, 4]);
  expect(chart.series).toEqual([{ name: "value", y: [3, 1, 4] }]);
  expect(chart.legend).toBeUndefined();
  expect(chart.xAxis.title ?? chart.yAxis.title).toBeUndefined();
});

test("[B-140] the index of the data is x, where it has one", () => {
  const chart = shape(
    new Map([
      ["a", { n: 1 }],
      ["b", { n: 2 }],
    ]),
  );
  expect(chart.xAxis).toEqual({ type: "category", categories: ["a", "b"] });
});

test("axes are named by the columns asked for; labels win, an empty one hides the title", () => {
  expect(shape(sales, { x: "month", y: "orders" })).toMatchObject({ xAxis: { title: "month" }, yAxis: { title: "orders" } });
  const labelled = shape(sales, { x: "month", y: "orders", xLabel: "", yLabel: "Orders" });
  expect(labelled.xAxis.title).toBeUndefined();
  expect(labelled.yAxis).toMatchObject({ title: "Orders", name: "orders" });
});

test("[B-142] a colour column makes a series of each of its values, in order of their names", () => {
  const chart = shape(sales, { x: "month", y: "orders", color: "region" });
  expect(chart.series.map(({ name }) => name)).toEqual(["north", "south"]);
  expect(chart.series.some(({ color }) => color !== undefined)).toBe(false);
  expect(chart.legend).toEqual({ title: "region" });
});

test("[B-142] a column of colours is used literally and has no legend", () => {
  const chart = shape({ x: [1, 2, 3], y: [1, 2, 3], c: ["#f00", "#00f", "#f00"] }, { kind: "scatter", x: "x", y: "y", color: "c" });
  expect(chart.series.map(({ color, y }) => [color, y])).toEqual([
    ["#0000ff", [2]],
    ["#ff0000", [1, 3]],
  ]);
  expect(chart.legend).toBeUndefined();
});

test("[B-142] one colour is for all, several go to the columns in turn", () => {
  expect(shape(sales, { color: "#f60" }).series.map(({ color }) => color)).toEqual(["#ff6600", "#ff6600"]);
  expect(shape(sales, { color: [255, 102, 0] }).series.map(({ color }) => color)).toEqual(["#ff6600", "#ff6600"]);
  expect(shape(sales, { color: ["#f60", "green"] }).series.map(({ color }) => color)).toEqual(["#ff6600", "green"]);
});

test.each<[string, Partial<ChartRequest>, RegExp, RegExp]>([
  [
    "[B-142] colours that don't fit in number",
    { color: ["#f00", "#0f0", "#00f"] },
    /3 colours.*2 columns for y \("orders", "profit"\)/,
    /as many colours as columns/,
  ],
  ["[B-142] an unknown x", { x: "day" }, /x is "day".*no such column/, /"month", "region", "orders", "profit"/],
  ["[B-142] an unknown y", { y: ["orders", "cost"] }, /y is "cost"/, /"month", "region", "orders", "profit"/],
  ["[B-142] a colour that is no column", { color: "team" }, /"team".*neither a column nor a colour/, /"region"/],
  ["a broken colour", { color: "#12" }, /"#12" is no colour/, /#ff6600/],
  ["text as y", { y: "month" }, /"month" holds text/, /Number/],
  [
    "a colour column beside two y",
    { color: "region", y: ["orders", "profit"] },
    /color names the column "region".*2 columns/,
    /one column as y/,
  ],
  ["an unknown stack", { kind: "bar", stack: "up" as never }, /stack is "up"/, /normalize/],
  ["an unknown sort", { kind: "bar", x: "month", sort: "-cost" }, /sort is "-cost"/, /"orders"/],
  ["text as size", { kind: "scatter", y: "orders", size: "month" }, /size needs numbers/, /column of numbers/],
])("%s is an error that says what there is", (_, request, message, hint) => {
  let thrown: unknown;
  try {
    shape(sales, request);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: "MR_OPTION_INVALID", message: expect.stringMatching(message), hint: expect.stringMatching(hint) });
});

test("data without numbers is an error, data without rows is an empty chart", () => {
  expect(() => shape([{ a: "x" }])).toThrow(/none of the columns left for y holds numbers/);
  expect(shape([]).series).toEqual([]);
  expect(shape(null, { x: "day", y: "n" }).series).toEqual([]);
});

test("bars of rows with the same x are added up and stand in order of x", () => {
  const chart = shape(sales, { kind: "bar", x: "month", y: "orders" });
  expect(chart.xAxis.categories).toEqual(["Feb", "Jan", "Mar"]);
  expect(chart.series[0]?.y).toEqual([5, 6, 7]);
});

test("[B-141] bars are sorted by name, as in the data, or by a column, both ways", () => {
  const categories = (sort: boolean | string) => shape(sales, { kind: "bar", x: "month", y: "orders", sort }).xAxis.categories;
  expect(categories(false)).toEqual(["Mar", "Jan", "Feb"]);
  expect(categories("orders")).toEqual(["Feb", "Jan", "Mar"]);
  expect(categories("-orders")).toEqual(["Mar", "Jan", "Feb"]);
  const years = shape({ year: [2020, 990, 2010], n: [1, 2, 3] }, { kind: "bar", x: "year", y: "n" });
  expect(years.xAxis.categories).toEqual(["990", "2010", "2020"]);
  expect(years.series[0]?.y).toEqual([2, 3, 1]);
});

test("[B-141] names of columns may hold dots and brackets", () => {
  const chart = shape({ "a.b[0]": [1, 2], "c d": [3, 4] }, { x: "a.b[0]", y: "c d" });
  expect(chart.series[0]).toMatchObject({ name: "c d", y: [3, 4] });
  expect(chart.xAxis.title).toBe("a.b[0]");
});

test("too many bars are an error with a way out", () => {
  const rows = Array.from({ length: 600 }, (_, at) => ({ name: `n${at}`, v: at }));
  expect(() => shape(rows, { kind: "bar", x: "name", y: "v" })).toThrow(/600 bars.*at most 500/);
  expect(shape(rows.slice(0, 500), { kind: "bar", x: "name", y: "v" }).series[0]?.y).toHaveLength(500);
});

test("stacked areas share their positions; missing values stay missing", () => {
  const rows = [
    { t: 2, kind: "a", v: 1 },
    { t: 1, kind: "a", v: 2 },
    { t: 2, kind: "b", v: 5 },
    { t: 3, kind: "b", v: 7 },
  ];
  const chart = shape(rows, { kind: "area", x: "t", y: "v", color: "kind" });
  expect(decodePositions(chart.x, 3)).toEqual([1, 2, 3]);
  expect(chart.series.map(({ y }) => y)).toEqual([
    [2, 1, null],
    [null, 5, 7],
  ]);
});

test("lines run from left to right, dates are milliseconds, zones are kept", () => {
  const chart = shape(
    [
      { d: new Date("2026-03-02"), v: 2 },
      { d: new Date("2026-03-01"), v: 1 },
    ],
    { x: "d", y: "v" },
  );
  expect(chart.xAxis).toEqual({ type: "date", title: "d" });
  expect(decodePositions(chart.x ?? chart.series[0]?.x, 2)).toEqual([Date.UTC(2026, 2, 1), Date.UTC(2026, 2, 2)]);
  expect(chart.series[0]?.y).toEqual([1, 2]);
});

test("infinite and missing values are gaps, rows without x are left out", () => {
  const chart = shape({ x: [1, null, 3, 4], y: [1, 2, Number.POSITIVE_INFINITY, null] }, { x: "x", y: "y" });
  expect(chart.series[0]?.y).toEqual([1, null, null]);
});

test("a long line is reduced to what a screen shows and stays within 60 kB", () => {
  let at = 0;
  const walk = Array.from({ length: 50_000 }, (_, n) => (at += Math.sin(n) + Math.sin(n / 700)));
  const chart = shape(walk);
  const drawn = (chart.series[0]?.y ?? []) as number[];
  expect(drawn.length).toBeLessThanOrEqual(mostPoints.line);
  expect(Math.max(...drawn)).toBeCloseTo(Math.max(...walk), 2);
  expect(Math.min(...drawn)).toBeCloseTo(Math.min(...walk), 2);
  expect(JSON.stringify(chart).length).toBeLessThan(60_000);
  expect(chart.total).toBe(50_000);
});

test("many points are thinned, and the chart says so", () => {
  const points = Array.from({ length: 12_000 }, (_, n) => ({ x: Math.sin(n), y: Math.cos(n * 3.7) }));
  const chart = shape(points, { kind: "scatter", x: "x", y: "y" });
  expect(chart.series[0]?.y).toHaveLength(5_000);
  expect(chart.note).toBe("5,000 of 12,000 points are drawn.");
});

test("points: sizes are areas, a numeric colour column shades, few whole numbers are categories", () => {
  const rows = Array.from({ length: 30 }, (_, n) => ({ x: n, y: n * 2, size: n, heat: n / 3, group: n % 3, kind: n % 2 ? "odd" : "even" }));
  const shaded = shape(rows, { kind: "scatter", x: "x", y: "y", color: "heat", size: "size" });
  expect(shaded.series).toHaveLength(1);
  expect(shaded).toMatchObject({ shadeTitle: "heat", sizeTitle: "size" });
  expect(shaded.series[0]?.size?.at(-1)).toBe(700);
  expect(shape(rows, { kind: "scatter", x: "x", y: "y", color: "group" }).series.map(({ name }) => name)).toEqual(["0", "1", "2"]);
  expect(shape(rows, { kind: "scatter", x: "x", y: "kind" }).yAxis).toMatchObject({ type: "category", categories: ["even", "odd"] });
});

test("horizontal bars: xLabel names the horizontal axis", () => {
  const chart = shape(sales, { kind: "bar", x: "month", y: "orders", horizontal: true, xLabel: "Orders" });
  expect(chart).toMatchObject({ horizontal: true, yAxis: { title: "Orders" }, xAxis: { title: "month" } });
});
