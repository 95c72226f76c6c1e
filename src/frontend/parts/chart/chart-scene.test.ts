import { expect, test } from "vitest";
import type { ChartRequest } from "../../../core/data/chart/chart-columns.js";
import { shapeChart } from "../../../core/data/chart/shape-chart.js";
import { type TableLike, toTable } from "../../../core/data/table-like.js";
import { hoverAlong, hoverAt, hoverWords, stopsOf } from "./chart-hover.js";
import { chartRows, csvOf, exactText } from "./chart-rows.js";
import { makeScene, type Scene, type SceneOptions } from "./chart-scene.js";
import { chartSummary } from "./chart-summary.js";
import { decodeChart } from "./decoded-chart.js";

const decoded = (kind: ChartRequest["kind"], data: TableLike, request: Partial<ChartRequest> = {}) =>
  decodeChart(shapeChart({ kind, command: kind, ...request }, toTable(data)));
const draw = (
  kind: ChartRequest["kind"],
  data: TableLike,
  request: Partial<ChartRequest> = {},
  options: Partial<SceneOptions> = {},
): Scene => makeScene(decoded(kind, data, request), { width: 600, height: 300, hidden: new Set(), ...options });
const labels = (ticks: readonly { label: string }[]): string[] => ticks.map(({ label }) => label);

const months = { month: ["Jan", "Feb", "Mar"], a: [10, 20, 30], b: [5, null, 15] };
const cases: [string, Scene][] = [
  ["line", draw("line", months, { x: "month" })],
  ["area", draw("area", months, { x: "month" })],
  ["normalised area", draw("area", months, { x: "month", stack: "normalize" })],
  ["centred bars", draw("bar", months, { x: "month", stack: "center" })],
  ["grouped bars", draw("bar", months, { x: "month", stack: false })],
  ["sideways bars", draw("bar", months, { x: "month", horizontal: true })],
  ["negative bars", draw("bar", [-5, 3, -2])],
  ["points", draw("scatter", { x: [1, 2, 3], y: [-1, 5, 2] }, { x: "x", y: "y" })],
  ["one point", draw("line", [{ x: 3, y: 7 }], { x: "x", y: "y" })],
  ["one day", draw("bar", [{ d: new Date("2026-03-01"), n: 4 }], { x: "d", y: "n" })],
  ["zeros", draw("bar", [0, 0, 0])],
  ["narrow", draw("bar", months, { x: "month" }, { width: 60, height: 60 })],
  ["dates", draw("line", { d: [new Date("2026-03-01"), new Date("2026-04-01")], v: [1, 2] }, { x: "d" })],
];

test.each(cases)("%s: everything lies inside the plot, and no number is broken", (_, scene) => {
  expect(JSON.stringify([scene.shapes, scene.points, scene.plot])).not.toMatch(/NaN|Infinity|null/);
  const { plot } = scene;
  for (const { along, to } of scene.placed) {
    for (const [at, end] of to.entries()) {
      if (end === null) continue;
      const [x, y] = scene.sideways ? [end, along[at] as number] : [along[at] as number, end];
      expect(x).toBeGreaterThanOrEqual(plot.left - 0.01);
      expect(x).toBeLessThanOrEqual(plot.right + 0.01);
      expect(y).toBeGreaterThanOrEqual(plot.top - 0.01);
      expect(y).toBeLessThanOrEqual(plot.bottom + 0.01);
    }
  }
  for (const { labelAt } of scene.bottom.ticks) expect(labelAt).toBeLessThanOrEqual(scene.width);
});

test("[B-141] horizontal bars swap axes and grid", () => {
  const scene = draw("bar", months, { x: "month", y: "a", sort: false, horizontal: true });
  expect(labels(scene.left.ticks)).toEqual(["Jan", "Feb", "Mar"]);
  expect(scene.left.title).toBe("month");
  expect(scene.bottom.title).toBe("a");
  expect(scene.grid).toEqual({ bottom: true, left: false });
});

test("bars and areas begin at zero, lines only when it is near", () => {
  expect(draw("bar", [100, 105]).y.domain[0]).toBe(0);
  expect(draw("area", [100, 105]).y.domain[0]).toBe(0);
  expect(draw("line", [100, 105]).y.domain[0]).toBeGreaterThan(90);
  expect(draw("line", [10, 105]).y.domain[0]).toBe(0);
});

test("hidden series give their room to the others and keep no place in the stack", () => {
  const all = draw("bar", months, { x: "month" });
  const one = draw("bar", months, { x: "month" }, { hidden: new Set([0]) });
  expect(all.y.domain[1]).toBeGreaterThan(one.y.domain[1]);
  expect(one.shapes.map(({ place, color }) => [place, color])).toEqual([[1, "var(--chart-2)"]]);
});

test("[B-140] the pointer finds the nearest values of all series", () => {
  const scene = draw("line", { t: [0, 1, 2, 3], a: [1, 2, 3, 4], b: [4, 3, null, 1] }, { x: "t" });
  const hover = hoverAlong(scene, scene.x.at(1.2));
  expect(hover && hoverWords(hover)).toBe("1, a 2, b 3");
  const gap = hoverAlong(scene, scene.x.at(2));
  expect(gap?.items.map(({ name }) => name)).toEqual(["a"]);
  expect(hoverAt(scene, -50, 50)).toBeUndefined();
});

test("a stack is read from its top, with its total", () => {
  const scene = draw("bar", months, { x: "month", sort: false });
  const hover = hoverAlong(scene, scene.x.at(0));
  expect(hover && hoverWords(hover)).toBe("Jan, b 5, a 10, total 15");
});

test("points are found near the pointer only", () => {
  const scene = draw("scatter", { x: [0, 10], y: [0, 10] }, { x: "x", y: "y" });
  const [first] = scene.points;
  expect(hoverAt(scene, (first?.x ?? 0) + 10, (first?.y ?? 0) - 10)?.items.map(({ name, text }) => [name, text])).toEqual([
    ["x", "0"],
    ["y", "0"],
  ]);
  expect(hoverAt(scene, (scene.plot.left + scene.plot.right) / 2, (scene.plot.top + scene.plot.bottom) / 2)).toBeUndefined();
});

test("axes of points end at round values; points at the ends have room beside them", () => {
  const scene = draw("scatter", { x: [0, 40, 100], y: [100, 3, 0] }, { x: "x", y: "y" });
  expect([scene.x.domain, scene.y.domain]).toEqual([
    [0, 100],
    [0, 100],
  ]);
  for (const { x, y, radius } of scene.points) {
    expect(x - radius).toBeGreaterThan(scene.plot.left);
    expect(x + radius).toBeLessThan(scene.plot.right);
    expect(y - radius).toBeGreaterThan(scene.plot.top);
    expect(y + radius).toBeLessThan(scene.plot.bottom);
  }
});

test("the arrow keys stop at each position that has a value, from left to right", () => {
  const scene = draw("line", { t: [0, 1, 2], a: [1, null, 3], b: [null, null, 3] }, { x: "t" });
  expect(stopsOf(scene)).toHaveLength(2);
  const part = draw("line", { t: [0, 1, 2, 3, 4], a: [1, 2, 3, 4, 5] }, { x: "t" }, { window: [1, 3] });
  expect(part.zoomed).toBe(true);
  expect(stopsOf(part)).toHaveLength(3);
});

test("long names stand aslant, or are thinned where even that has no room", () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `Department number ${at}`, v: at }));
  expect(draw("bar", names(4), { x: "name", y: "v" }, { width: 900 }).bottom.tilted).toBe(false);
  expect(draw("bar", names(12), { x: "name", y: "v" }).bottom.tilted).toBe(true);
  const crowded = draw("bar", names(200), { x: "name", y: "v" }).bottom;
  expect(crowded.tilted).toBe(false);
  expect(crowded.ticks.length).toBeLessThan(12);
});

test("labels of an axis never overlap", () => {
  const scene = draw(
    "line",
    { d: Array.from({ length: 90 }, (_, at) => new Date(Date.UTC(2026, 0, 1 + at))), v: Array.from({ length: 90 }, (_, at) => at) },
    { x: "d" },
  );
  const { ticks } = scene.bottom;
  for (let i = 1; i < ticks.length; i++) expect((ticks[i]?.labelAt ?? 0) - (ticks[i - 1]?.labelAt ?? 0)).toBeGreaterThan(18);
});

test("the table behind the chart has a column for each series; the CSV is for programs", () => {
  const chart = decoded("line", { d: [new Date("2026-03-01"), new Date("2026-03-02")], "=a": [1234.5, null], b: [1, 2] }, { x: "d" });
  expect(chartRows(chart).header).toEqual(["d", "=a", "b"]);
  expect(csvOf(chartRows(chart, exactText))).toBe("d,'=a,b\r\n2026-03-01,1234.5,1\r\n2026-03-02,,2");
});

test("the chart can be told in a sentence", () => {
  expect(chartSummary(decoded("bar", months, { x: "month", yLabel: "Orders" }))).toBe(
    "Bar chart of Orders by month; 2 series: a, b; 3 categories; values 5 to 30.",
  );
  expect(chartSummary(decoded("line", []))).toBe("Line chart without data.");
});
