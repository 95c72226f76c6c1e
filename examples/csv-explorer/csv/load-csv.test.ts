import { expect, test } from "vitest";
import { columnNamed, textAt } from "../table/columns.js";
import { type CsvOptions, loadCsv } from "./load-csv.js";

async function* inParts(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function load(text: string | Buffer, options: CsvOptions = {}, signal = new AbortController().signal, size = 1 << 16) {
  const bytes = Buffer.from(text);
  const source = { name: "test.csv", size: bytes.length, stream: () => inParts(bytes, size) };
  return loadCsv(source, options, { progress: { bytes: 0, rows: 0 }, signal });
}

function columnTexts({ table }: Awaited<ReturnType<typeof load>>, name: string): (string | null)[] {
  const column = columnNamed(table, name);
  return Array.from({ length: table.rowCount }, (_, row) => (column ? textAt(column, row) : "no such column"));
}

test("types are found out: numbers, dates, truth, texts, and texts that look like numbers but are not", async () => {
  const loaded = await load("n,d,b,t,zip\n1.5,2026-03-01,true,x,01234\n-2e3,2026-03-02,false,,10115\nNA,,,y,\n");
  expect(loaded.table.columns.map(({ name, kind, missing }) => [name, kind, missing])).toEqual([
    ["n", "number", 1],
    ["d", "date", 1],
    ["b", "boolean", 1],
    ["t", "text", 1],
    ["zip", "text", 1],
  ]);
  expect(columnTexts(loaded, "n")).toEqual(["1.5", "-2000", null]);
  expect(columnTexts(loaded, "d")).toEqual(["2026-03-01", "2026-03-02", null]);
  expect(columnTexts(loaded, "zip")).toEqual(["01234", "10115", null]);
  expect(loaded.problemCount).toBe(0);
});

test("a German file: Western code page, semicolons, decimal commas, dates with dots", async () => {
  const loaded = await load(Buffer.from("Straße;Betrag;Datum\nMüllerweg;1.234,50;31.03.2026\nAm Öd;2,5;01.04.2026\n", "latin1"));
  expect(loaded).toMatchObject({ delimiter: ";", encoding: "windows-1252", header: true });
  expect(columnTexts(loaded, "Betrag")).toEqual(["1234.5", "2.5"]);
  expect(columnTexts(loaded, "Datum")).toEqual(["2026-03-31", "2026-04-01"]);
  expect(columnTexts(loaded, "Straße")).toEqual(["Müllerweg", "Am Öd"]);
});

test("ragged rows stay, and each is reported with its line", async () => {
  const loaded = await load('a,b,c\n1,2,3\n4,5\n"x\ny",8,9,10\n1,1,1\n');
  expect(loaded.table.rowCount).toBe(4);
  expect(columnTexts(loaded, "c")).toEqual(["3", null, "9", "1"]);
  expect(loaded.problems).toEqual([
    { line: 3, reason: "2 fields instead of 3; the rest is left empty.", text: "4,5" },
    { line: 4, reason: "4 fields instead of 3; the surplus is dropped.", text: "x y,8,9,10" },
  ]);
});

test("a few values that do not fit their column are left empty and reported; only the first hundred problems are kept", async () => {
  const rows = Array.from({ length: 50_000 }, (_, row) => (row > 20_000 && row % 200 === 0 ? `${row},oops` : `${row},1`));
  const loaded = await load(`id,n\n${rows.join("\n")}\n`);
  expect(columnNamed(loaded.table, "n")).toMatchObject({ kind: "number", missing: 149 });
  expect(loaded.problemCount).toBe(149);
  expect(loaded.problems).toHaveLength(100);
  expect(loaded.problems[0]).toEqual({ line: 20_202, reason: "n is not a number; left empty.", text: "oops" });
});

test("a column whose beginning deceived is read again as text, and loses nothing", async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => (row < 30_000 ? `${row},1.50` : `${row},v${row % 7}`));
  const loaded = await load(`id,mixed\n${rows.join("\n")}\n`);
  expect(columnNamed(loaded.table, "mixed")?.kind).toBe("text");
  expect(columnTexts(loaded, "mixed")[5]).toBe("1.50");
  expect(columnTexts(loaded, "mixed")[30_000]).toBe("v5");
  expect(loaded.problemCount).toBe(0);
});

test("a column that has values only far down still becomes what it is", async () => {
  const rows = Array.from({ length: 40_000 }, (_, row) => (row < 39_000 ? `${row},` : `${row},2026-01-0${1 + (row % 9)}`));
  expect(columnNamed((await load(`id,late\n${rows.join("\n")}`)).table, "late")?.kind).toBe("date");
});

test("the person's choices go before what is found out", async () => {
  const text = "1|2\n3|4\n";
  expect((await load(text, { header: true })).table.columns.map(({ name }) => name)).toEqual(["1", "2"]);
  expect((await load(text, { header: false, kinds: { "Column 1": "text" } })).table.columns.map(({ kind }) => kind)).toEqual([
    "text",
    "number",
  ]);
  expect((await load(text, { delimiter: "," })).table.columns).toHaveLength(1);
  const dates = await load("d\n2026-01-02\nsoon\n2026-01-04\n", { kinds: { d: "date" } });
  expect(columnTexts(dates, "d")).toEqual(["2026-01-02", null, "2026-01-04"]);
  expect(dates.problems[0]).toMatchObject({ line: 3, text: "soon" });
});

test.each(["", "\n\n", "\ufeff", "  \n"])("an empty file (%j) says so", async (text) => {
  await expect(load(text)).rejects.toThrow("test.csv is empty: there is nothing in it to show.");
});

test("a header alone gives columns without rows", async () => {
  const { table, problemCount } = await load("a,b\n");
  expect([table.columns.map(({ name }) => name), table.rowCount, problemCount]).toEqual([["a", "b"], 0, 0]);
});

test("duplicate column names are told apart", async () => {
  const loaded = await load("x,x,\n1,2,3\n");
  expect(loaded.table.columns.map(({ name }) => name)).toEqual(["x", "x (2)", "Column 3"]);
});

test("thousands of columns are refused with a hint", async () => {
  await expect(load(`${"a,".repeat(3_000)}\n`)).rejects.toThrow(
    "There are 3001 columns; at most 2000 can be shown. Is the delimiter right?",
  );
});

test("five megabytes, cut anywhere, come through whole, and the event loop is never held for long", async () => {
  const rows = Array.from(
    { length: 90_000 },
    (_, row) => `${row},"text ${row % 50}\nétage",${row / 4},2026-01-${10 + (row % 20)},id-${row}-${row * 7}`,
  );
  const text = `id,note,value,day,key\n${rows.join("\n")}\n`;
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const loaded = await load(text, {}, undefined, 9_973);
  clearInterval(timer);
  expect(loaded.table.rowCount).toBe(90_000);
  expect(loaded.problemCount).toBe(0);
  expect(columnTexts(loaded, "key")[89_999]).toBe(`id-89999-${89_999 * 7}`);
  expect(columnTexts(loaded, "note")[7]).toBe("text 7\nétage");
  // The work takes far longer than this in all; a pause that is forgotten would show.
  expect(longest).toBeLessThan(500);
});

test("reading can be stopped in the middle", async () => {
  const abort = new AbortController();
  const reading = load(`a,b\n${"1,2\n".repeat(500_000)}`, {}, abort.signal);
  setTimeout(() => abort.abort(new Error("enough")), 5);
  await expect(reading).rejects.toThrow("enough");
});
