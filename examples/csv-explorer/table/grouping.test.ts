import { expect, test } from "vitest";
import { allRows, type Column, columnNamed } from "./columns.js";
import { type GroupOptions, groupRows } from "./grouping.js";
import { sampleTable } from "./sample-table.js";

const table = sampleTable({
  city: ["Bern", "Basel", "Bern", "", "Basel", "Zug"],
  people: ["4", "10", "2", "100", "", "NA"],
  day: ["2026-01-31", "2026-02-01", "2025-12-31", "2026-02-02", "", "2026-02-28"],
});

function column(name: string): Column {
  const found = columnNamed(table, name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
}

const group = (options: GroupOptions) => groupRows(allRows(table), options);

test("counts are sorted by size, and rows without a value to group by are left out", async () => {
  const groups = await group({ by: column("city"), measure: "Count" });
  expect(groups.map(({ label, value }) => [label, value])).toEqual([
    ["Bern", 2],
    ["Basel", 2],
    ["Zug", 1],
  ]);
});

test.each([
  ["Sum", [10, 6, null]],
  ["Mean", [10, 3, null]],
  ["Median", [10, 3, null]],
  ["Minimum", [10, 2, null]],
  ["Maximum", [10, 4, null]],
] as const)("%s passes over missing values; a group without any has none", async (measure, values) => {
  const groups = await group({ by: column("city"), measure, of: column("people") });
  expect(groups.map(({ label }) => label)).toEqual(["Basel", "Bern", "Zug"]);
  expect(groups.map(({ value }) => value)).toEqual(values);
});

test("periods of time come in order, with the date they begin", async () => {
  const months = await group({ by: column("day"), period: "Month", measure: "Count" });
  expect(months.map(({ label, value }) => [label, value])).toEqual([
    ["Dec 2025", 1],
    ["Jan 2026", 1],
    ["Feb 2026", 3],
  ]);
  expect(months[0]?.date).toEqual(new Date("2025-12-01"));
  const quarters = await group({ by: column("day"), period: "Quarter", measure: "Count" });
  expect(quarters.map(({ label, date }) => [label, date])).toEqual([
    ["2025 Q4", new Date("2025-10-01")],
    ["2026 Q1", new Date("2026-01-01")],
  ]);
});

test("weeks begin on Monday, and days of the week have names", async () => {
  const weeks = await group({ by: column("day"), period: "Week", measure: "Count" });
  expect(weeks.map(({ label }) => label)).toEqual(["2025-12-29", "2026-01-26", "2026-02-02", "2026-02-23"]);
  const days = await group({ by: column("day"), period: "Day of week", measure: "Count" });
  expect(days.map(({ label, value }) => [label, value])).toEqual([
    ["Mon", 1],
    ["Wed", 1],
    ["Sat", 2],
    ["Sun", 1],
  ]);
  expect(days[0]?.date).toBeUndefined();
});

test("a split makes one group of each pair", async () => {
  const groups = await group({ by: column("day"), period: "Month", split: column("city"), measure: "Count" });
  expect(groups.map(({ label, split, value }) => [label, split, value])).toEqual([
    ["Dec 2025", "Bern", 1],
    ["Jan 2026", "Bern", 1],
    ["Feb 2026", "Basel", 1],
    ["Feb 2026", "Zug", 1],
  ]);
});

test("of many splits the largest stay, the rest becomes one", async () => {
  const many = sampleTable({ a: new Array<string>(60).fill("x"), b: Array.from({ length: 60 }, (_, row) => `s${Math.min(row % 20, 10)}`) });
  const groups = await groupRows(allRows(many), { by: many.columns[0] as Column, split: many.columns[1] as Column, measure: "Count" });
  expect(groups).toHaveLength(8);
  expect(groups.find(({ split }) => split === "s10")?.value).toBe(30);
  expect(groups.find(({ split }) => split === "Other")?.value).toBe(12);
});

test("numbers are grouped in ranges, few whole ones by themselves", async () => {
  const numbers = sampleTable({ whole: ["1", "2", "2"], wide: ["0", "55", "999"], rate: ["0.05", "0.12", "0.13"] });
  const labels = async (at: number) =>
    (await groupRows(allRows(numbers), { by: numbers.columns[at] as Column, measure: "Count" })).map(({ label, value }) => [label, value]);
  expect(await labels(0)).toEqual([
    ["1", 1],
    ["2", 2],
  ]);
  expect(await labels(1)).toEqual([
    ["0 – 50", 1],
    ["50 – 100", 1],
    ["950 – 1000", 1],
  ]);
  expect(await labels(2)).toEqual([
    ["0.05 – 0.055", 1],
    ["0.12 – 0.125", 1],
    ["0.13 – 0.135", 1],
  ]);
});
