import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { tableSource } from "./array-table-source.js";
import { type CsvOptions, csvChunks } from "./csv-export.js";
import type { TableLike } from "./table-like.js";
import type { TableSource } from "./table-source.js";

async function csv(data: TableLike | TableSource, options?: CsvOptions): Promise<string> {
  let text = "";
  for await (const chunk of csvChunks(tableSource(data), options)) text += chunk;
  return text;
}

test("writes header, values and missing values by RFC 4180", async () => {
  const data = [
    {
      name: 'Zoë "Z" O\'Hara',
      note: "a,b\nc",
      n: 1.5,
      big: 12345678901234567890n,
      at: new Date("2026-03-01T10:00:00Z"),
      tags: ["x", 1],
      ok: true,
    },
    { name: "", note: null, n: Number.NaN, big: null, at: null, tags: null, ok: false },
  ];
  expect(await csv(data)).toBe(
    'name,note,n,big,at,tags,ok\r\n"Zoë ""Z"" O\'Hara","a,b\nc",1.5,12345678901234567890,2026-03-01T10:00:00Z,"[""x"",1]",true\r\n"",,,,,,false\r\n',
  );
});

test("text that a spreadsheet would run gets an apostrophe, numbers and phone numbers do not", async () => {
  const texts = ["=1+2", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "\t=1", "+41 31 123 45 67", "-5", "plain", "a=b"];
  const lines = (await csv({ t: texts })).split("\r\n").slice(1, -1);
  expect(lines).toEqual(["'=1+2", "'@SUM(A1)", "'+cmd|' /C calc'!A0", "'-2+3+cmd", "'\t=1", "+41 31 123 45 67", "-5", "plain", "a=b"]);
  expect(await csv({ t: ["=1+2"] }, { formulas: "keep" })).toBe("t\r\n=1+2\r\n");
  expect(await csv({ n: [-5, -1.5] })).toBe("n\r\n-5\r\n-1.5\r\n");
  expect(await csv({ "=evil()": [1] })).toBe("'=evil()\r\n1\r\n");
});

test("exports the query, not the table: order, search, columns, labels", async () => {
  const data = [
    { a: 2, b: "x" },
    { a: 1, b: "x" },
    { a: 3, b: "y" },
  ];
  const options: CsvOptions = {
    columns: ["b", "a"],
    search: "x",
    sort: [{ column: "a", direction: "ascending" }],
    labels: { a: "Amount" },
    separator: ";",
    byteOrderMark: true,
  };
  expect(await csv(data, options)).toBe("\ufeffb;Amount\r\nx;1\r\nx;2\r\n");
});

test("long values are whole, and many rows come in pieces", async () => {
  const long = "y".repeat(5000);
  expect(await csv({ t: [long] })).toBe(`t\r\n${long}\r\n`);
  let pieces = 0;
  for await (const _ of csvChunks(tableSource({ n: new Float64Array(12_000) }))) pieces++;
  expect(pieces).toBe(3);
});

test("rows of another source are asked for until there are no more", async () => {
  const source: TableSource = {
    version: "1",
    columns: () => [{ name: "n", type: "integer", nullable: false }],
    rowCount: () => 1_500,
    rows: ({ offset, limit }) =>
      Promise.resolve({ offset, total: 1_500, columns: [Array.from({ length: Math.min(limit, 1_500 - offset) }, (_, i) => offset + i)] }),
  };
  expect((await csv(source)).trimEnd().split("\r\n")).toHaveLength(1_501);
});

test("any texts come back from a CSV reader", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ a: fc.string(), b: fc.string({ unit: "binary" }) }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const parsed = Papa.parse<string[]>(await csv(rows, { formulas: "keep" }), { newline: "\r\n" }).data.slice(1, -1);
        expect(parsed).toEqual(rows.map(({ a, b }) => [a, b]));
      },
    ),
  );
});
