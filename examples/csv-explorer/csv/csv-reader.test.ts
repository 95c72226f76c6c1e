import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { CsvReader, type Problem } from "./csv-reader.js";

/** @param parts The text as it arrives. */
function read(parts: readonly string[], delimiter = ",", newline: "\n" | "\r" = "\n") {
  const rows: string[][] = [];
  const lines: number[] = [];
  const problems: Problem[] = [];
  const reader = new CsvReader(
    { delimiter, newline },
    {
      row(fields, line) {
        rows.push(fields);
        lines.push(line);
      },
      problem: (problem) => problems.push(problem),
    },
  );
  for (const part of parts) reader.push(part);
  reader.end();
  return { rows, lines, problems };
}

test.each([
  [
    "plain lines",
    "a,b\n1,2\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "no line break at the end",
    "a,b\n1,2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "carriage returns",
    'a,b\r\n"1",2\r\n',
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  ["a delimiter in quotes", '"a,b",c\n', [["a,b", "c"]]],
  ["doubled quotes", '"say ""hi""",""\n', [['say "hi"', ""]]],
  [
    "a line break in quotes",
    '"one\ntwo",3\n4,5\n',
    [
      ["one\ntwo", "3"],
      ["4", "5"],
    ],
  ],
  ["a quote in the middle of a field is a character", 'pipe 5",6\n', [['pipe 5"', "6"]]],
  ["empty fields at both ends", ",b,\n", [["", "b", ""]]],
  ["blank lines are passed over", "a\n\n\r\nb\n", [["a"], ["b"]]],
  ["a quoted field that ends the text", 'a,"b"', [["a", "b"]]],
])("reads %s", (_, text, rows) => {
  expect(read([text]).rows).toEqual(rows);
});

test("old Mac files have carriage returns only", () => {
  expect(read(['a,b\r"1\r2",3\r'], ",", "\r").rows).toEqual([
    ["a", "b"],
    ["1\r2", "3"],
  ]);
});

test("lines are counted as an editor counts them, also over line breaks in quotes and blank lines", () => {
  expect(read(['a\n"x\ny\nz"\n\nb\n']).lines).toEqual([1, 2, 6]);
});

test("a quote that is never closed costs its own line only, and is reported with it", () => {
  const { rows, problems } = read(['a,b\n1,"open\n2,fine\n']);
  expect(rows).toEqual([
    ["a", "b"],
    ["1", '"open'],
    ["2", "fine"],
  ]);
  expect(problems).toEqual([{ line: 2, reason: "A quote is opened and never closed; read as it stands.", text: '1,"open' }]);
});

test("an open quote at the beginning of a large file neither swallows it nor takes quadratic time", () => {
  const parts = ['"open,1\n', ...Array.from({ length: 40 }, () => "x,2\n".repeat(16_384))];
  const began = performance.now();
  const { rows, problems } = read(parts);
  expect(rows).toHaveLength(1 + 40 * 16_384);
  expect(problems).toHaveLength(1);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("text behind a closing quote is kept and reported", () => {
  const { rows, problems } = read(['"a" b,c\n']);
  expect(rows).toEqual([["ab", "c"]]);
  expect(problems[0]).toMatchObject({ line: 1, reason: "There is text behind a closing quote." });
});

const field = fc.string({ unit: fc.constantFrom("a", "1", " ", ",", '"', "\n", "é", "🙂"), maxLength: 8 });
const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test("what was written is read, wherever the parts are cut", () => {
  fc.assert(
    fc.property(table, fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (rows, sizes) => {
      const text = rows.map((row) => row.map(quoted).join(",")).join("\n");
      const parts: string[] = [];
      for (let at = 0; at < text.length; ) {
        const size = sizes.next().value as number;
        parts.push(text.slice(at, at + size));
        at += size;
      }
      expect(read(parts).rows).toEqual(rows);
    }),
  );
});

test("agrees with Papa Parse on well-formed text", () => {
  fc.assert(
    fc.property(table, (rows) => {
      const text = Papa.unparse(rows, { newline: "\n" });
      const expected = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" }).data.filter((row) => row.length > 1 || row[0] !== "");
      expect(read([text]).rows).toEqual(expected);
    }),
  );
});
