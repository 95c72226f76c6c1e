import { expect, test } from "vitest";
import { type Filter, selectRows } from "./filters.js";
import { sampleTable } from "./sample-table.js";

const table = sampleTable({
  city: ["Bern", "Basel", "", "Genève", "Bern"],
  people: ["134", "173", "20", "", "135"],
  founded: ["1191-01-01", "0374-01-01", "2026-03-31 12:00", "", "1848-01-01"],
  capital: ["true", "false", "", "false", "true"],
});

const rows = async (...filters: Filter[]): Promise<number[]> => [...(await selectRows(table, filters))];

test("without conditions all rows are there, in order", async () => {
  expect(await rows()).toEqual([0, 1, 2, 3, 4]);
});

test("a range has both its ends, and no missing values", async () => {
  expect(await rows({ column: "people", from: 134, to: 173 })).toEqual([0, 1, 4]);
  expect(await rows({ column: "founded", from: Date.UTC(1800, 0, 1), to: Date.UTC(2026, 2, 31, 12) })).toEqual([2, 4]);
});

test("one of several texts, or truth values", async () => {
  expect(await rows({ column: "city", oneOf: ["Bern", "Genève"] })).toEqual([0, 3, 4]);
  expect(await rows({ column: "capital", oneOf: ["true"] })).toEqual([0, 4]);
  expect(await rows({ column: "capital", oneOf: ["true", "false"] })).toEqual([0, 1, 3, 4]);
});

test("contains pays no regard to case, and a missing text contains nothing", async () => {
  expect(await rows({ column: "city", contains: "be" })).toEqual([0, 4]);
  expect(await rows({ column: "city", contains: "" })).toEqual([0, 1, 3, 4]);
});

test("all conditions must be met", async () => {
  expect(await rows({ column: "city", oneOf: ["Bern"] }, { column: "people", from: 135, to: 999 })).toEqual([4]);
});

test("a condition on a column that is gone, or of another type, is passed over", async () => {
  expect(await rows({ column: "gone", from: 0, to: 1 }, { column: "city", from: 0, to: 1 })).toHaveLength(5);
});

test("texts that hardly repeat are filtered too", async () => {
  const many = sampleTable({ id: Array.from({ length: 50_000 }, (_, row) => `id-${row}`) });
  expect([...(await selectRows(many, [{ column: "id", contains: "-4999" }]))]).toEqual([
    4999, 49990, 49991, 49992, 49993, 49994, 49995, 49996, 49997, 49998, 49999,
  ]);
});
