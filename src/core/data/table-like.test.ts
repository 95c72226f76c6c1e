import {
  columnFromArray,
  dateDay,
  decimal,
  dictionary,
  float64,
  int64,
  list,
  tableFromArrays,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8,
} from "@uwdata/flechette";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { MillraceError } from "../errors.js";
import type { Table } from "./table.js";
import { type TableLike, toTable } from "./table-like.js";

function shape(table: Table): Record<string, unknown[]> {
  return Object.fromEntries(
    table.columns.map((c) => [c.name, [c.type, ...Array.from({ length: table.rowCount }, (_, row) => c.get(row))]]),
  );
}

function problem(data: unknown): string {
  try {
    toTable(data as TableLike);
  } catch (error) {
    if (error instanceof MillraceError) return `${error.code} ${error.message} ${error.hint}`;
    throw error;
  }
  return "no error";
}

const people = { name: ["string", "Ada", "Bo"], age: ["integer", 36, 41] };

const forms: [string, TableLike][] = [
  [
    "rows as objects",
    [
      { name: "Ada", age: 36 },
      { name: "Bo", age: 41 },
    ],
  ],
  [
    "rows as arrays with columns",
    {
      columns: ["name", "age"],
      rows: [
        ["Ada", 36],
        ["Bo", 41],
      ],
    },
  ],
  [
    "rows as arrays with a columns property, as d3 makes them",
    Object.assign(
      [
        ["Ada", 36],
        ["Bo", 41],
      ],
      { columns: ["name", "age"] },
    ),
  ],
  ["record of columns", { name: ["Ada", "Bo"], age: new Int32Array([36, 41]) }],
  [
    "generator",
    (function* () {
      yield { name: "Ada", age: 36 };
      yield { name: "Bo", age: 41 };
    })(),
  ],
  [
    "set",
    new Set([
      { name: "Ada", age: 36 },
      { name: "Bo", age: 41 },
    ]),
  ],
  [
    "Arquero",
    { columnNames: () => ["name", "age"], numRows: () => 2, array: (name: string) => (name === "name" ? ["Ada", "Bo"] : [36, 41]) },
  ],
  [
    "DuckDB reader",
    {
      columnNames: () => ["name", "age"],
      getColumnsJS: () => [
        ["Ada", "Bo"],
        [36, 41],
      ],
    },
  ],
  ["flechette table", tableFromArrays({ name: ["Ada", "Bo"], age: [36, 41] })],
  ["Arrow IPC file", tableToIPC(tableFromArrays({ name: ["Ada", "Bo"], age: [36, 41] }), { format: "file" }) as Uint8Array],
  ["Arrow IPC stream", tableToIPC(tableFromArrays({ name: ["Ada", "Bo"], age: [36, 41] }), {}) as Uint8Array],
];

test.each(forms)("[B-127] reads %s", (_, data) => {
  expect(shape(toTable(data))).toEqual(people);
});

test("reads arrays without names, single values, nothing, and rows with holes", () => {
  expect(
    shape(
      toTable([
        [1, "a"],
        [2, "b"],
      ]),
    ),
  ).toEqual({ 0: ["integer", 1, 2], 1: ["string", "a", "b"] });
  expect(shape(toTable(["x", "y"]))).toEqual({ value: ["string", "x", "y"] });
  expect(shape(toTable(new Float32Array([0.5, 2])))).toEqual({ value: ["number", 0.5, 2] });
  expect(shape(toTable([{ a: 1 }, null, { b: "late" }] as TableLike))).toEqual({
    a: ["integer", 1, null, null],
    b: ["string", null, null, "late"],
  });
  for (const nothing of [null, undefined, [], {}]) expect(toTable(nothing)).toMatchObject({ rowCount: 0, columns: [] });
});

test("an empty array that declares its columns keeps its header", () => {
  expect(toTable(Object.assign([], { columns: ["a", "b"] })).columns.map((c) => [c.name, c.type])).toEqual([
    ["a", "empty"],
    ["b", "empty"],
  ]);
});

test("keys of a Map or of a record of rows become the index", () => {
  const table = toTable(
    new Map([
      ["x", { n: 1 }],
      ["y", { n: 2 }],
    ]),
  );
  expect([table.index?.get(0), table.index?.get(1)]).toEqual(["x", "y"]);
  expect(shape(table)).toEqual({ n: ["integer", 1, 2] });
  const record = toTable({ north: 3, south: 4 });
  expect(record.index?.get(1)).toBe("south");
  expect(shape(record)).toEqual({ value: ["integer", 3, 4] });
});

const day = Temporal.PlainDate.from("2026-03-01");
const noon = Temporal.PlainDateTime.from("2026-03-01T12:00");
const zoned = Temporal.ZonedDateTime.from("2026-03-01T12:00[Europe/Berlin]");
const decimalObject = { toNumber: () => 1.25, toFixed: () => "1.25" };

test.each<[string, unknown[], string, unknown[]]>([
  ["whole numbers", [1, -2], "integer", [1, -2]],
  ["numbers", [1, 2.5], "number", [1, 2.5]],
  ["a number beyond the safe ones", [1, 2 ** 60], "number", [1, 2 ** 60]],
  ["decimal objects", [decimalObject, 2], "number", [1.25, 2]],
  ["NaN and null as missing", [Number.NaN, null, undefined, 1], "integer", [null, null, null, 1]],
  ["infinite numbers as values", [Number.POSITIVE_INFINITY, 1], "number", [Number.POSITIVE_INFINITY, 1]],
  ["bigint", [10n, 3], "bigint", [10n, 3n]],
  ["booleans", [true, false], "boolean", [true, false]],
  ["text that looks like a date stays text", ["2026-03-01"], "string", ["2026-03-01"]],
  ["midnight dates", [new Date("2026-03-01"), null], "date", ["2026-03-01", null]],
  [
    "dates with time",
    [new Date("2026-03-01"), new Date("2026-03-01T10:00:00.250Z")],
    "datetime",
    ["2026-03-01T00:00:00Z", "2026-03-01T10:00:00.250Z"],
  ],
  ["invalid dates as missing", [new Date("nonsense"), new Date("2026-03-01")], "date", [null, "2026-03-01"]],
  ["plain dates", [day], "date", ["2026-03-01"]],
  ["plain date-times beside plain dates", [noon, day], "datetime", ["2026-03-01T12:00:00", "2026-03-01T00:00:00"]],
  ["zoned date-times", [zoned], "datetime", ["2026-03-01T11:00:00Z"]],
  ["instants", [zoned.toInstant()], "datetime", ["2026-03-01T11:00:00Z"]],
  ["plain times", [Temporal.PlainTime.from("10:20")], "time", ["10:20:00"]],
  ["lists", [[1, 2], new Set(["a"]), new Uint8Array([7])], "list", [[1, 2], ["a"], [7]]],
  ["objects", [{ a: 1 }], "object", [{ a: 1 }]],
  ["a mixture as text", [1, "two", true, null, [3]], "string", ["1", "two", "true", null, "[3]"]],
  [
    "wall-clock beside instants as text",
    [noon, new Date("2026-03-01T10:00:00Z")],
    "string",
    ["2026-03-01T12:00:00", "2026-03-01T10:00:00.000Z"],
  ],
  ["nothing", [null, undefined], "empty", [null, null]],
])("[B-127] infers %s", (_, values, type, read) => {
  const column = toTable({ v: values }).columns[0];
  expect(column?.type).toBe(type);
  expect(values.map((_value, row) => column?.get(row))).toEqual(read);
  expect(column?.nullable).toBe(read.includes(null));
});

test("instants know their zone, wall-clock times have none", () => {
  const zone = (value: unknown): string | undefined => toTable({ v: [value] }).columns[0]?.timezone;
  expect([zone(zoned), zone(new Date("2026-03-01T10:00Z")), zone(noon), zone(day)]).toEqual(["Europe/Berlin", "UTC", undefined, undefined]);
});

test("quantities serve sorting and charts", () => {
  const table = toTable({
    at: [new Date(5), null],
    d: [day, day],
    t: [Temporal.PlainTime.from("00:01"), null],
    b: [true, false],
    s: ["1", "2"],
    big: [5n, 6n],
  });
  const row = (n: number): number[] => table.columns.map((c) => c.number(n));
  expect(row(0)).toEqual([5, Date.parse("2026-03-01"), 60_000, 1, Number.NaN, 5]);
  expect(row(1)).toEqual([Number.NaN, Date.parse("2026-03-01"), Number.NaN, 0, Number.NaN, 6]);
});

test("Arrow types keep their meaning through IPC", () => {
  const instants = [Date.UTC(2026, 2, 1, 11), null];
  const arrow = tableFromColumns({
    day: columnFromArray([new Date("2026-03-01"), null], dateDay()),
    local: columnFromArray(instants, timestamp(1)),
    zoned: columnFromArray(instants, timestamp(1, "Europe/Berlin")),
    big: columnFromArray([2n ** 60n, null], int64()),
    price: columnFromArray([12.25, null], decimal(10, 2)),
    word: columnFromArray(["a", null], dictionary(utf8())),
    many: columnFromArray([[1, 2], null], list(float64())),
  });
  const table = toTable(tableToIPC(arrow, {}) as Uint8Array);
  expect(shape(table)).toEqual({
    day: ["date", "2026-03-01", null],
    local: ["datetime", "2026-03-01T11:00:00", null],
    zoned: ["datetime", "2026-03-01T11:00:00Z", null],
    big: ["bigint", 2n ** 60n, null],
    price: ["number", 12.25, null],
    word: ["string", "a", null],
    many: ["list", [1, 2], null],
  });
  expect(table.columns.map((c) => c.timezone)).toEqual([undefined, undefined, "Europe/Berlin", undefined, undefined, undefined, undefined]);
  expect(table.columns[2]?.number(0)).toBe(instants[0]);
});

test("what is no table says what to do instead", () => {
  expect(problem("text")).toContain('MR_DATA_INVALID "text" cannot be shown as a table. Give an array of objects');
  expect(problem(42)).toContain("MR_DATA_INVALID 42");
  expect(problem(Promise.resolve([]))).toContain("Await it first");
  expect(problem(new Uint8Array([1, 2, 3]))).toContain("not Arrow IPC data");
  expect(problem(Uint8Array.from([65, 82, 82, 79, 87, 49, 0, 0, 1]))).toContain("The Arrow data cannot be read");
  expect(problem({ a: [1, 2], b: [1] })).toContain('Column "a" has 2 values, but column "b" has 1. Give all columns the same length.');
});

test("equal column names are told apart", () => {
  expect(toTable({ columns: ["a", "a", "a"], rows: [[1, 2, 3]] }).columns.map((c) => c.name)).toEqual(["a", "a (2)", "a (3)"]);
});

test("the same object is looked through once, until rows are added or taken away at its ends", () => {
  let reads = 0;
  const row = {
    get a() {
      reads++;
      return 1;
    },
  };
  const rows: object[] = [row, row];
  const first = toTable(rows);
  const before = reads;
  expect(toTable(rows)).toBe(first);
  expect(reads).toBe(before);
  rows.push({ a: 2 });
  expect(toTable(rows)).not.toBe(first);
  expect(toTable(rows).rowCount).toBe(3);
  const values = (function* () {
    yield 1;
  })();
  expect(toTable(values)).toBe(toTable(values));
});

test("100,000 rows of ten columns are inspected in well under a second on a busy machine (aim: 50 ms)", () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => ({
    a: i,
    b: `n${i}`,
    c: i / 3,
    d: i % 7,
    e: i % 2 === 0,
    f: "x",
    g: null,
    h: i * 1.5,
    i: `c${i % 50}`,
    j: -i,
  }));
  toTable(rows.slice(0, 1000));
  const start = performance.now();
  toTable(rows);
  expect(performance.now() - start).toBeLessThan(400);
});
