import fc from "fast-check";
import { expect, test } from "vitest";
import { ArrayTableSource, tableSource } from "./array-table-source.js";
import { cellText } from "./cell-text.js";
import type { CellValue } from "./table.js";
import { toTable } from "./table-like.js";
import type { RowQuery, SortKey } from "./table-source.js";

type Row = Record<string, unknown>;

const collator = new Intl.Collator(undefined, { numeric: true });

/** What sorting means, written the obvious way. */
function naiveSort(rows: readonly Row[], order: readonly number[], keys: readonly SortKey[]): number[] {
  const missing = (value: unknown): boolean => value === null || value === undefined || Number.isNaN(value);
  return [...order].sort((a, b) => {
    for (const { column, direction } of keys) {
      const [x, y] = [rows[a]?.[column], rows[b]?.[column]];
      if (missing(x) || missing(y)) {
        if (missing(x) !== missing(y)) return missing(x) ? 1 : -1;
        continue;
      }
      const compared = typeof x === "string" ? collator.compare(x, y as string) : Number(x) - Number(y) || 0;
      if (compared !== 0) return direction === "descending" ? -compared : compared;
    }
    return a - b;
  });
}

function naiveSearch(rows: readonly Row[], text: string): number[] {
  const wanted = text.trim().toLowerCase();
  return rows.flatMap((row, i) =>
    Object.values(row).some(
      (value) =>
        value !== null &&
        cellText(value as CellValue)
          .toLowerCase()
          .includes(wanted),
    )
      ? [i]
      : [],
  );
}

const row = fc.record({
  text: fc.option(fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom("item 2", "item 10", "Zoë", "zoe"))),
  number: fc.option(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }), fc.constantFrom(-0, 0))),
  few: fc.constantFrom(1, 2, null),
  flag: fc.boolean(),
  at: fc.option(fc.date({ noInvalidDate: true }).filter((date) => date.getTime() % 86_400_000 !== 0)),
});
const keys = fc.array(
  fc.record({
    column: fc.constantFrom("text", "number", "few", "flag", "at"),
    direction: fc.constantFrom("ascending" as const, "descending" as const),
  }),
  { maxLength: 3 },
);

test("any window of any sorted search equals the naive model's", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 40 }),
      keys,
      fc.constantFrom("", "1", "e", "item", "t", "z "),
      fc.nat(45),
      fc.nat(45),
      (rows, sort, search, offset, limit) => {
        // Dates read as ISO text: the model searches the same text that the table shows.
        const shown = rows.map((r) => ({ ...r, at: r.at?.toISOString().replace(".000Z", "Z") ?? null }));
        const all = search.trim() === "" ? rows.map((_, i) => i) : naiveSearch(shown, search);
        const expected = naiveSort(rows, all, sort);
        const window =
          tableSource(rows) instanceof ArrayTableSource && (tableSource(rows) as ArrayTableSource).window({ offset, limit, sort, search });
        if (!window) throw new Error("an array must give an ArrayTableSource");
        expect(window.total).toBe(expected.length);
        const start = Math.min(offset, expected.length);
        const positions = window.index ?? Array.from({ length: window.columns[0]?.length ?? 0 }, (_, i) => window.offset + i);
        expect(positions).toEqual(rows.length === 0 ? [] : expected.slice(start, start + limit));
      },
    ),
    { numRuns: 500 },
  );
});

test("bigint keys beyond the safe integers sort exactly", () => {
  const data = [{ n: 2n ** 60n + 1n }, { n: 2n ** 60n }, { n: null }, { n: -(2n ** 61n) }];
  const source = tableSource(data) as ArrayTableSource;
  const order = (direction: SortKey["direction"]) => source.window({ offset: 0, limit: 9, sort: [{ column: "n", direction }] }).index;
  expect(order("ascending")).toEqual([3, 1, 0, 2]);
  expect(order("descending")).toEqual([0, 1, 3, 2]);
});

test("a window carries JSON only, cut where cells are long", async () => {
  const at = new Date("2026-03-01T10:00:00Z");
  const data = [
    { s: "x".repeat(400), n: Number.POSITIVE_INFINITY, b: 5n, d: at, l: Array.from({ length: 60 }, (_, i) => i), o: { a: [1n] }, e: null },
  ];
  const window = await tableSource(data).rows({ offset: 0, limit: 10 });
  expect(JSON.parse(JSON.stringify(window))).toEqual(window);
  const [s, n, b, d, l, o, e] = window.columns.map((column) => column[0]);
  expect([(s as string).length, n, b, d, (l as unknown[]).length, o, e]).toEqual([
    301,
    "Infinity",
    "5",
    "2026-03-01T10:00:00Z",
    51,
    '{"a":["1"]}',
    null,
  ]);
  expect(window).toMatchObject({ offset: 0, total: 1 });
  expect(window.index).toBeUndefined();
});

test("columns that are not asked for are neither sent nor searched", () => {
  const source = tableSource([{ name: "Ada", secret: "needle" }]) as ArrayTableSource;
  const query: RowQuery = { offset: 0, limit: 5, columns: ["name"] };
  expect(JSON.stringify(source.window(query))).not.toContain("needle");
  expect(source.window({ ...query, search: "needle" }).total).toBe(0);
  expect(source.window({ offset: 0, limit: 5, search: "needle" }).total).toBe(1);
  expect(() => source.window({ ...query, columns: ["nope"] })).toThrow('no column "nope"');
});

test("a huge window is refused its size, not its answer", () => {
  const source = tableSource({ a: new Float64Array(200_000), b: new Float64Array(200_000) }) as ArrayTableSource;
  expect(source.window({ offset: 0, limit: 1e9 }).columns[0]).toHaveLength(25_000);
  expect(source.window({ offset: 1e12, limit: 10 })).toMatchObject({ offset: 200_000, total: 200_000, columns: [[], []] });
});

test("filters hold together", () => {
  const data = [
    { city: "Bern", people: 134, day: new Date("2026-03-01") },
    { city: "Basel", people: 177, day: new Date("2026-03-02") },
    { city: null, people: null, day: null },
  ];
  const source = tableSource(data) as ArrayTableSource;
  const found = (...filter: NonNullable<RowQuery["filter"]>): readonly number[] | undefined =>
    source.window({ offset: 0, limit: 9, filter }).index;
  expect(found({ column: "city", is: "contains", value: "B" })).toEqual([0, 1]);
  expect(found({ column: "city", is: "contains", value: "B" }, { column: "people", is: "atLeast", value: 150 })).toEqual([1]);
  expect(found({ column: "people", is: "atMost", value: 134 })).toEqual([0]);
  expect(found({ column: "day", is: "equal", value: "2026-03-02" })).toEqual([1]);
  expect(found({ column: "city", is: "missing" })).toEqual([2]);
  expect(found({ column: "city", is: "present" }, { column: "city", is: "notEqual", value: "bern" })).toEqual([1]);
  expect(found({ column: "gone", is: "present" })).toEqual([]);
});

test("orders are made once and shared by everybody who shows the data", () => {
  const rows = [{ a: 2 }, { a: 1 }];
  const query = { sort: [{ column: "a", direction: "ascending" as const }] };
  expect(tableSource(rows)).toBe(tableSource(rows));
  expect((tableSource(rows) as ArrayTableSource).order(query)).toBe((tableSource(rows) as ArrayTableSource).order(query));
});

test("equal small content has an equal version, other content another; large data one for each object", () => {
  const version = (data: object[]): string => tableSource(data).version;
  expect(version([{ a: 1, b: null }])).toBe(version([{ a: 1, b: null }]));
  const different = [[{ a: 1 }], [{ a: "1" }], [{ a: null }], [{ a: 1 }, { a: 1 }], [{ b: 1 }], [{ a: "12", b: "" }], [{ a: "1", b: "2" }]];
  expect(new Set(different.map(version)).size).toBe(different.length);
  const large = () => Array.from({ length: 30_000 }, (_, i) => ({ i }));
  expect(version(large())).not.toBe(version(large()));
});

test("first rows cost the same for few and many rows", () => {
  const source = new ArrayTableSource(toTable({ a: new Float64Array(2_000_000) }));
  const start = performance.now();
  source.window({ offset: 1_500_000, limit: 50 });
  expect(performance.now() - start).toBeLessThan(20);
});
