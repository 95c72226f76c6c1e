import { expect, test } from "vitest";
import { columnBuilder } from "./column-builder.js";
import { type Column, isCategory, textAt } from "./columns.js";
import { guessFormat } from "./value-formats.js";

function build(texts: readonly string[], sample = texts): Column {
  const builder = columnBuilder("c", guessFormat(sample));
  for (const text of texts) builder.add(text);
  return builder.finish();
}

const texts = (column: Column, count: number): (string | null)[] => Array.from({ length: count }, (_, row) => textAt(column, row));

test("texts that repeat are kept once", () => {
  const column = build(["a", "b", "", "a"]);
  expect(isCategory(column) && [[...column.codes], column.words]).toEqual([
    [1, 2, 0, 1],
    ["", "a", "b"],
  ]);
  expect(column.missing).toBe(1);
});

test("texts that hardly repeat are piled up, without losing one at the change", () => {
  const rows = Array.from({ length: 50_000 }, (_, row) => (row % 1000 === 999 ? "" : `é-${row}-${"x".repeat(row % 40)}`));
  const column = build(rows);
  expect("pile" in column).toBe(true);
  expect(texts(column, rows.length)).toEqual(rows.map((text) => (text === "" ? null : text)));
  expect(column.missing).toBe(50);
});

test("many different texts that do repeat stay categories", () => {
  const rows = Array.from({ length: 90_000 }, (_, row) => `word ${Math.floor(row / 3)}`);
  const column = build(rows, ["word"]);
  expect(isCategory(column) && column.words.length).toBe(30_001);
  expect(texts(column, rows.length)).toEqual(rows);
});

test("a text larger than a block of the pile comes back whole", () => {
  const large = "é".repeat(3_000_000);
  const rows = [...Array.from({ length: 40_010 }, (_, row) => `t${row}`), large, "after", "last"];
  const column = build(rows, ["t"]);
  expect(textAt(column, 40_010)).toBe(large);
  expect([textAt(column, 40_011), textAt(column, 40_012), textAt(column, 0)]).toEqual(["after", "last", "t0"]);
});

test("numbers know whether they are whole, dates whether they have times", () => {
  expect(build(["1", "2", "NA"])).toMatchObject({ kind: "number", whole: true, missing: 1 });
  expect(build(["1", "2.5"])).toMatchObject({ whole: false });
  expect(build(["2026-01-01", ""])).toMatchObject({ kind: "date", timed: false });
  expect(build(["2026-01-01 10:00", "2026-01-02"])).toMatchObject({ kind: "date", timed: true });
});

test("a misfit is counted, refused and left empty", () => {
  const builder = columnBuilder("n", guessFormat(["1"]));
  expect([builder.add("1"), builder.add("x"), builder.add(""), builder.misfits]).toEqual([true, false, true, 1]);
  expect(texts(builder.finish(), 3)).toEqual(["1", null, null]);
});

test("without a sample the type is found out at the end", () => {
  expect(build(["", "1", "2.5"], ["", ""])).toMatchObject({ kind: "number", missing: 1 });
  expect(build(["", "1", "x"], [])).toMatchObject({ kind: "text", missing: 1 });
  expect(build(["", ""])).toMatchObject({ kind: "text", missing: 2 });
});
