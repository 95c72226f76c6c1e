import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyValue, freezeValue } from "./cache-copy.js";

class Connection {
  readonly open = true;
}

const data = () => ({
  rows: [{ a: 1, b: "x" }, undefined, null],
  map: new Map<unknown, unknown>([[{ k: 1 }, [1]]]),
  set: new Set([1n, "2"]),
  date: new Date(5),
  pattern: /a/g,
  bytes: new Uint8Array([1, 2]),
  floats: new Float32Array([1.5]),
  buffer: new Uint8Array([3]).buffer,
  view: new DataView(new Uint8Array([4, 5, 6]).buffer, 1, 1),
  error: new RangeError("far"),
  bare: Object.assign(Object.create(null), { a: 1 }),
});

/** All objects inside a value, itself included. */
function objectsIn(value: unknown, seen = new Set<object>()): Set<object> {
  if (typeof value !== "object" || value === null || seen.has(value)) return seen;
  seen.add(value);
  const parts = value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value);
  for (const part of parts) objectsIn(part, seen);
  return seen;
}

describe("[B-162] a copy", () => {
  test("is equal and shares nothing", () => {
    const original = data();
    const copy = copyValue("load", original);
    expect(copy).toEqual(original);
    const shared = [...objectsIn(copy)].filter((one) => objectsIn(original).has(one));
    expect(shared).toEqual([]);
  });

  test("of any nested data is equal", () => {
    const value = fc.anything({
      withMap: true,
      withSet: true,
      withDate: true,
      withBigInt: true,
      withTypedArray: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(value, (original) => {
        expect(copyValue("load", original)).toEqual(original);
      }),
    );
  });

  test("keeps shared parts and cycles as they are", () => {
    const part = new Date(1);
    const ring: Record<string, unknown> = { list: [part, part] };
    ring.self = new Set([ring]);
    const copy = copyValue("load", ring);
    const [first, second] = copy.list as Date[];
    expect(first).toBe(second);
    expect(first).not.toBe(part);
    expect([...(copy.self as Set<unknown>)][0]).toBe(copy);
  });

  test("of bytes keeps their type and takes only the part that is seen", () => {
    const file = Buffer.from("hello, file").subarray(7);
    const copy = copyValue("load", { file }).file;
    expect(copy.toString("utf8")).toBe("file");
    expect(copy.buffer.byteLength).toBe(4);
    copy[0] = 0;
    expect(file.toString("utf8")).toBe("file");
  });

  test("does not mistake a field for a prototype", () => {
    const copy = copyValue("load", JSON.parse('{"__proto__":{"admin":true},"a":1}'));
    expect(Object.keys(copy)).toEqual(["__proto__", "a"]);
    expect(copy.admin).toBeUndefined();
  });

  test("of plain data that looks like a table is still a copy", () => {
    const table = { schema: { name: "a" }, numRows: 3 };
    expect(copyValue("load", table)).not.toBe(table);
  });

  test("tables of Arrow and Temporal values are shared, since they never change", () => {
    class Table {
      schema = {};
      numRows = 3;
    }
    class PlainDate {
      readonly [Symbol.toStringTag] = "Temporal.PlainDate";
    }
    const value = { table: new Table(), day: new PlainDate() };
    const copy = copyValue("load", value);
    expect(copy.table).toBe(value.table);
    expect(copy.day).toBe(value.day);
  });
});

describe("things that live are refused with their place", () => {
  test.each<[string, () => unknown, string]>([
    ["a class instance", () => new Connection(), "the result is a Connection"],
    ["one inside", () => ({ db: [new Connection()] }), "the result.db[0] is a Connection"],
    ["a function", () => ({ rows: [{ run: () => 1 }] }), "the result.rows[0].run is a function (run)"],
    ["a symbol", () => [Symbol("a")], "the result[0] is Symbol(a)"],
    ["a promise", () => new Map([["later", Promise.resolve(1)]]), "the result value is a Promise"],
    ["an address", () => new URL("https://example.org"), "the result is a URL"],
  ])("%s", (_, make, problem) => {
    for (const take of [copyValue, freezeValue]) {
      expect(() => take("load", make())).toThrow(
        expect.objectContaining({
          name: "MillraceError",
          code: "MR_CACHE_VALUE",
          message: `load: ${problem}, which cannot be copied.`,
          hint: expect.stringContaining("st.cacheResource"),
        }),
      );
    }
  });
});

describe("a frozen result", () => {
  test("is the same object, and none of its parts can be changed", () => {
    const original = data();
    const frozen = freezeValue("load", original);
    expect(frozen).toBe(original);
    expect(() => frozen.rows.push(null)).toThrow(TypeError);
    expect(() => Object.assign(frozen.rows[0] as object, { a: 2 })).toThrow(TypeError);
    expect(() => frozen.map.set("new", 1)).toThrow("shared and cannot be changed");
    expect(() => frozen.map.clear()).toThrow("shared and cannot be changed");
    expect(() => (frozen.map.get([...frozen.map.keys()][0]) as number[]).push(2)).toThrow(TypeError);
    expect(() => frozen.set.add("3")).toThrow("shared and cannot be changed");
    expect(() => frozen.set.delete("2")).toThrow("shared and cannot be changed");
    expect([...frozen.set]).toEqual([1n, "2"]);
  });

  test("also below parts that were frozen already, in cycles, and when it is given again", () => {
    const inner = { a: 1 };
    const ring: Record<string, unknown> = { list: Object.freeze([inner]) };
    ring.self = new Map([["me", ring]]);
    freezeValue("load", freezeValue("load", ring));
    expect(Object.isFrozen(inner)).toBe(true);
    expect(() => (ring.self as Map<string, unknown>).delete("me")).toThrow("shared and cannot be changed");
  });
});
