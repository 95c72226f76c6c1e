import { expect, test } from "vitest";
import { profileColumn } from "./column-profile.js";
import { allRows, type Column } from "./columns.js";
import { sampleTable } from "./sample-table.js";

async function profile(texts: readonly string[]) {
  const table = sampleTable({ c: texts });
  return profileColumn(table.columns[0] as Column, allRows(table));
}

test("numbers: fullness, variety, and where they lie", async () => {
  expect(await profile(["1", "2", "2", "NA", "12000"])).toMatchObject({
    kind: "number",
    filled: 0.8,
    distinct: 3,
    min: "1",
    median: "2",
    mean: "3001.25",
    max: "12,000",
    top: [
      { text: "2", rows: 2 },
      { text: "1", rows: 1 },
      { text: "12,000", rows: 1 },
    ],
  });
});

test("the histogram has every row once, also the largest value", async () => {
  const { histogram } = await profile(Array.from({ length: 101 }, (_, n) => String(n)));
  expect(histogram).toHaveLength(24);
  expect(histogram.reduce((sum, rows) => sum + rows)).toBe(101);
});

test("dates", async () => {
  expect(await profile(["2026-01-01", "2026-01-03", ""])).toMatchObject({
    min: "2026-01-01",
    mean: "2026-01-02",
    max: "2026-01-03",
    distinct: 2,
  });
});

test("texts: the most frequent ones", async () => {
  expect(await profile(["b", "a", "", "b"])).toMatchObject({
    filled: 0.75,
    distinct: 2,
    min: null,
    top: [
      { text: "b", rows: 2 },
      { text: "a", rows: 1 },
    ],
  });
});

test("texts that hardly repeat are named too", async () => {
  const found = await profile(Array.from({ length: 50_000 }, (_, row) => `t${row}`));
  expect(found).toMatchObject({ distinct: 50_000, filled: 1 });
  expect(found.top[0]).toEqual({ text: "t0", rows: 1 });
});

test("of a column without values nothing is claimed", async () => {
  expect(await profile(["", ""])).toMatchObject({ filled: 0, distinct: 0, min: null, top: [], histogram: [] });
  const empty = sampleTable({ c: ["1"] });
  expect(await profileColumn(empty.columns[0] as Column, new Uint32Array(0))).toMatchObject({
    filled: 0,
    distinct: 0,
    min: null,
    histogram: [],
  });
});
