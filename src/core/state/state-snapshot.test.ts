import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { restoreState, StateSnapshots } from "./state-snapshot.js";

function roundTrip(values: Record<string, unknown>): Record<string, unknown> {
  const { text, left } = new StateSnapshots().take(new Map(Object.entries(values)));
  expect(left).toEqual([]);
  return Object.fromEntries(restoreState(text));
}

describe("what is written can be read back", () => {
  test("any nested data", () => {
    const value = fc.anything({
      withMap: true,
      withSet: true,
      withDate: true,
      withBigInt: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
      key: fc.string({ unit: "binary" }).filter((name) => name !== "__proto__"),
      values: [
        fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
        fc.double(),
        fc.boolean(),
        fc.constantFrom(null, undefined, -0),
      ],
    });
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((name) => name !== "__proto__"),
          value,
        ),
        (values) => {
          expect(roundTrip(values)).toStrictEqual({ ...values });
        },
      ),
      { numRuns: 500 },
    );
  });

  test("shared parts stay shared, cycles stay cycles", () => {
    const part = { n: 1 };
    const ring: Record<string, unknown> = { parts: [part, part] };
    ring.self = new Map([["me", new Set([ring])]]);
    const back = roundTrip({ ring }).ring as typeof ring;
    const [first, second] = back.parts as object[];
    expect(first).toBe(second);
    expect([...((back.self as Map<string, Set<unknown>>).get("me") as Set<unknown>)][0]).toBe(back);
  });

  test("dates, patterns, addresses, bytes", () => {
    const values = {
      date: new Date("2024-02-29T12:00:00Z"),
      never: new Date(Number.NaN),
      pattern: /a+/giu,
      address: new URL("https://example.org/?q=1"),
      part: new Uint8Array([0, 1, 2, 3]).subarray(1, 3),
      floats: new Float64Array([0.1, -0]),
    };
    expect(roundTrip(values)).toEqual(values);
  });

  test("Temporal values, on every Node", () => {
    const values = {
      date: Temporal.PlainDate.from("2024-02-29"),
      time: Temporal.PlainTime.from("12:30"),
      both: Temporal.PlainDateTime.from("2024-02-29T12:30"),
      moment: Temporal.Instant.from("2024-02-29T12:30:00Z"),
      zoned: Temporal.ZonedDateTime.from("2024-02-29T12:30:00+01:00[Europe/Oslo]"),
      month: Temporal.PlainYearMonth.from("2024-02"),
      day: Temporal.PlainMonthDay.from("02-29"),
      length: Temporal.Duration.from("P1DT2H"),
    };
    const [back] = roundTrip({ nested: [values] }).nested as [Record<string, object>];
    for (const [name, value] of Object.entries(values)) {
      expect(back[name]?.constructor, name).toBe(value.constructor);
      expect(String(back[name])).toBe(String(value));
    }
  });

  test("a text that is no snapshot is refused", () => {
    for (const text of ["", "{}", "7", "[["]) expect(() => restoreState(text)).toThrow();
  });
});

describe("what cannot be kept is named, with the place, and the rest is kept", () => {
  class Client {}
  test.each([
    ["a function", { run: () => 1 }, "a function (run) in it (at .run) cannot be written as text"],
    ["a class instance", new Client(), "a Client cannot be written as text"],
    ["one deep inside", { rows: [{ db: new Client() }] }, "a Client in it (at .rows[0].db) cannot be written as text"],
    ["a symbol", Symbol("x"), "Symbol(x) cannot be written as text"],
    ["a promise", Promise.resolve(1), "a Promise cannot be written as text"],
    ["many parts", Array.from({ length: 60_000 }, (_, i) => i), "it has more than 50000 parts"],
    ["a long text", "x".repeat(4_000_000), "it has more than 50000 parts"],
    ["many bytes", new Uint8Array(4_000_000), "it has more than 50000 parts"],
    ["a large buffer", new ArrayBuffer(4_000_000), "it has more than 50000 parts"],
    ["a large map", new Map(Array.from({ length: 300_000 }, (_, i) => [i, i])), "it has more than 50000 parts"],
  ])("%s", (_, value, reason) => {
    const { text, left } = new StateSnapshots().take(
      new Map<string, unknown>([
        ["before", 1],
        ["value", value],
        ["after", 2],
      ]),
    );
    expect(left).toEqual([{ name: "value", reason }]);
    expect([...restoreState(text)]).toEqual([
      ["before", 1],
      ["after", 2],
    ]);
  });
});

describe("after each run", () => {
  test("small values that were changed in place are noticed", () => {
    const snapshots = new StateSnapshots();
    const cart: string[] = [];
    const values = new Map<string, unknown>([["cart", cart]]);
    const before = snapshots.take(values).text;
    cart.push("apple");
    const after = snapshots.take(values).text;
    expect(after).not.toBe(before);
    expect(restoreState(after).get("cart")).toEqual(["apple"]);
  });

  test("an unchanged large value is not written again; another one is", () => {
    const snapshots = new StateSnapshots();
    let looked = 0;
    const rows = Array.from({ length: 2_000 }, (_, i) => ({
      get n() {
        looked++;
        return i;
      },
    }));
    const values = new Map<string, unknown>([
      ["rows", rows],
      ["page", 1],
    ]);
    const first = snapshots.take(values).text;
    const once = looked;
    expect(once).toBeGreaterThan(0);
    values.set("page", 2);
    const second = snapshots.take(values).text;
    expect(looked).toBe(once);
    expect(second).not.toBe(first);
    expect(restoreState(second).get("rows")).toHaveLength(2_000);
    values.set("rows", rows.slice(1));
    expect(restoreState(snapshots.take(values).text).get("rows")).toHaveLength(1_999);
  });

  test("a deleted value goes, and comes back as what it is then", () => {
    const snapshots = new StateSnapshots();
    const values = new Map<string, unknown>([["rows", Array.from({ length: 2_000 }, () => 1)]]);
    snapshots.take(values);
    values.clear();
    expect(snapshots.take(values).text).toBe("[]");
    values.set("rows", [2]);
    expect([...restoreState(snapshots.take(values).text)]).toEqual([["rows", [2]]]);
  });
});
