import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MillraceError } from "../errors.js";
import { cacheKey } from "./cache-key.js";

const key = (...args: unknown[]): string => cacheKey("load", args);

class Money {
  readonly amount: number;
  readonly currency: string;
  constructor(amount: number, currency: string) {
    this.amount = amount;
    this.currency = currency;
  }
}

class Secretive {
  readonly #secret: number;
  constructor(secret: number) {
    this.#secret = secret;
  }
  reveal(): number {
    return this.#secret;
  }
}

/** Stands for Temporal: told by its tag, written by `toString()`. */
class FakeDate {
  readonly #text: string;
  readonly [Symbol.toStringTag] = "Temporal.PlainDate";
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

class WithKey {
  readonly cacheKey: string;
  readonly read = () => 1;
  constructor(cacheKey: string) {
    this.cacheKey = cacheKey;
  }
}

describe("[B-164] different arguments have different keys", () => {
  const cyclic: Record<string, unknown> = { name: "loop" };
  cyclic.self = cyclic;
  const twice = new Map<unknown, unknown>([["a", 1]]);

  test("no two of these are alike", () => {
    const values: unknown[] = [
      1,
      "1",
      true,
      "true",
      1n,
      "1n",
      0,
      -0,
      Number.NaN,
      "NaN",
      null,
      "null",
      undefined,
      "",
      [],
      [[]],
      [1],
      [1, 2],
      ["1", 2],
      ["1,2"],
      ["1", "2"],
      [undefined],
      [null],
      {},
      { a: 1 },
      { a: "1" },
      { a: undefined },
      { a: { b: 1 } },
      { "a.b": 1 },
      new Map(),
      twice,
      new Map([[1, 1]]),
      new Map([["a", new Map([["a", 1]])]]),
      new Set(),
      new Set(["a"]),
      new Set([["a"]]),
      new Date(0),
      new Date(1),
      new Date(Number.NaN),
      /a/,
      /a/g,
      /b/,
      new Uint8Array(),
      new Uint8Array([1, 0]),
      new Uint8Array([0, 1]),
      new Uint16Array([1]),
      new Int8Array([1, 0]),
      new Float64Array([0]),
      new Float64Array([-0]),
      new Uint8Array([1, 0]).buffer,
      new DataView(new Uint8Array([1, 0]).buffer),
      Buffer.from([1, 0]),
      new Money(1, "EUR"),
      new Money(1, "USD"),
      { amount: 1, currency: "EUR" },
      new FakeDate("2024-01-01"),
      new FakeDate("2024-01-02"),
      new URL("https://a.example/"),
      new URL("https://b.example/"),
      "https://a.example/",
      new Error("a"),
      new Error("b"),
      new TypeError("a"),
      Object.assign(new Error("a"), { code: "E" }),
      new WithKey("file 1"),
      new WithKey("file 2"),
      { cacheKey: "file 1" },
      { cacheKey: "file 1", more: true },
      cyclic,
      [cyclic],
    ];
    const seen = new Map<string, unknown>();
    for (const value of values) {
      const text = key(value);
      expect(seen.has(text), `${String(value)} has the key of ${String(seen.get(text))}: ${text}`).toBe(false);
      seen.set(text, value);
    }
  });

  test("arguments do not run into each other", () => {
    const lists = [[], [undefined], ["a"], ["a", undefined], ["a|b"], ["a", "b"], ['a"|"b'], [["a"], "b"], [["a", "b"]], ["", ""], ["|"]];
    expect(new Set(lists.map((args) => key(...args))).size).toBe(lists.length);
  });

  test("JSON values: equal keys for equal values, and only for these", () => {
    const canonical = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(canonical);
      if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0 " : value;
      return Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, item]) => [name, canonical(item)])
        .concat([["kind", "object"]]);
    };
    const text = (value: unknown): string => JSON.stringify(canonical(value));
    const small = fc.jsonValue({ maxDepth: 2 }).map((value) => value as unknown);
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(key(structuredClone(a))).toBe(key(a));
        expect(key(a) === key(b)).toBe(text(a) === text(b));
      }),
      { numRuns: 2000 },
    );
  });

  test("one changed, swapped or missing byte changes the key", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 200 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, where, change) => {
        const at = where % bytes.length;
        const other = bytes.slice();
        other[at] = other[at]! ^ change;
        expect(key(other)).not.toBe(key(bytes));
        expect(key(bytes.slice(1))).not.toBe(key(bytes));
        const next = (at + 1) % bytes.length;
        const swapped = bytes.slice();
        [swapped[at], swapped[next]] = [bytes[next]!, bytes[at]!];
        expect(key(swapped) === key(bytes)).toBe(bytes[at] === bytes[next]);
      }),
    );
  });
});

describe("equal content has the same key", () => {
  test("whatever the order of the fields", () => {
    expect(key({ a: 1, b: { c: 2, d: 3 } })).toBe(key({ b: { d: 3, c: 2 }, a: 1 }));
    expect(key(Object.assign(Object.create(null), { a: 1 }))).toBe(key({ a: 1 }));
  });

  test("in copies of maps, sets, dates, bytes and instances", () => {
    const made = () => [
      new Map([[{ a: 1 }, new Set([1n])]]),
      new Date(5),
      new Float32Array([1, 2]),
      new Money(2, "EUR"),
      /x/i,
      new URL("a:b"),
    ];
    expect(key(...made())).toBe(key(...made()));
  });

  test("the entries of maps and sets count in their order, since a function may see it", () => {
    expect(key(new Set([1, 2]))).not.toBe(key(new Set([2, 1])));
    expect(
      key(
        new Map([
          ["a", 1],
          ["b", 2],
        ]),
      ),
    ).not.toBe(
      key(
        new Map([
          ["b", 2],
          ["a", 1],
        ]),
      ),
    );
  });

  test("a view counts by what it shows, not by what lies behind it", () => {
    const bytes = new Uint8Array([9, 1, 2, 9]);
    expect(key(bytes.subarray(1, 3))).toBe(key(new Uint8Array([1, 2])));
  });

  test("an object that stands twice, and two equal ones", () => {
    const shared = { a: [1] };
    expect(key(shared, shared)).toBe(key({ a: [1] }, { a: [1] }));
    expect(key([shared, shared])).toBe(key([{ a: [1] }, { a: [1] }]));
  });

  test("cycles", () => {
    const ring = (name: string) => {
      const one: Record<string, unknown> = { name };
      one.next = new Map([["back", one]]);
      return one;
    };
    expect(key(ring("a"))).toBe(key(ring("a")));
    expect(key(ring("a"))).not.toBe(key(ring("b")));
  });
});

describe("arguments without content are refused with their place", () => {
  test.each([
    ["a function", () => 1, "argument 1 is a function"],
    ["a symbol", Symbol("x"), "argument 1 is Symbol(x)"],
    ["a function inside", { on: [1, function click() {}] }, "argument 1.on[1] is a function (click)"],
    ["a function in a map", new Map([["f", () => 1]]), "argument 1 value is a function"],
    ["a promise", Promise.resolve(1), "argument 1 is a Promise"],
    ["a class that hides its fields", new Secretive(7), "argument 1 is a Secretive"],
    ["a boxed number", Object(5), "argument 1 is a Number"],
    ["a weak map", new WeakMap(), "argument 1 is a WeakMap"],
  ])("%s", (_, value, problem) => {
    let thrown: unknown;
    try {
      key(value);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(MillraceError);
    expect(thrown).toMatchObject({ code: "MR_CACHE_KEY", message: expect.stringContaining(`load: ${problem}`) });
  });
});

test("20 MB of bytes take well under a second of work", () => {
  const bytes = new Uint8Array(20_000_000).fill(7);
  const began = process.cpuUsage();
  const before = key(bytes);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(1);
  bytes[bytes.length - 1] = 8;
  expect(key(bytes)).not.toBe(before);
});
