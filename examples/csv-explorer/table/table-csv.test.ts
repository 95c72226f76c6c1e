import { expect, test } from "vitest";
import { sampleTable } from "./sample-table.js";
import { tableCsv } from "./table-csv.js";

test("the chosen rows, with a mark for spreadsheets, quotes where they are needed, and nothing where nothing is", async () => {
  const table = sampleTable({ 'a "b"': ["x,y", "", 'say "hi"\nyou'], n: ["1.5", "2", ""], d: ["2026-01-01", "2026-01-02", ""] });
  const text = Buffer.from(await tableCsv(table, Uint32Array.of(0, 2))).toString();
  expect(text).toBe('\ufeff"a ""b""",n,d\r\n"x,y",1.5,2026-01-01\r\n"say ""hi""\nyou",,\r\n');
});
