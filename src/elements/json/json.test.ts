import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import type { JsonOptions } from "./json.js";

async function shown(value: unknown, options?: JsonOptions): Promise<unknown> {
  const app = await AppTest.fromFunction((st) => st.json(value, options)).run();
  if (app.exceptions.length > 0) throw new Error(app.exceptions[0]?.error.message);
  return JSON.parse(app.json(0).props.body);
}

test("[B-123] JSON's own values travel as they are", async () => {
  const value = { a: [1, "x", null, true, { b: 2.5 }], "": {} };
  expect(await shown(value)).toEqual(value);
  expect(await shown(JSON.stringify(value))).toEqual(value);
});

test("[B-123] everything else keeps what it is", async () => {
  class Point {
    x = 1;
    #hidden = 2;
    get y(): number {
      return this.#hidden;
    }
  }
  expect(await shown(new Date(0))).toEqual({ $: "date", text: "1970-01-01T00:00:00.000Z" });
  expect(await shown(new Date(Number.NaN))).toEqual({ $: "date", text: "Invalid Date" });
  expect(await shown([Number.NaN, Number.POSITIVE_INFINITY, -0, 10n, undefined])).toEqual([
    { $: "number", text: "NaN" },
    { $: "number", text: "Infinity" },
    { $: "number", text: "-0" },
    { $: "bigint", text: "10" },
    { $: "undefined" },
  ]);
  expect(
    await shown(
      new Map<unknown, unknown>([
        ["a", 1],
        [{ b: 2 }, new Set(["c"])],
      ]),
    ),
  ).toEqual({
    $: "map",
    entries: [
      ["a", 1],
      [{ b: 2 }, { $: "set", items: ["c"] }],
    ],
  });
  expect(await shown(new Point())).toEqual({ $: "object", type: "Point", fields: [["x", 1]] });
  expect(await shown({ f() {}, s: Symbol("q"), e: new TypeError("no"), u: new URL("https://a.example") })).toEqual({
    f: { $: "function", text: "f" },
    s: { $: "symbol", text: "Symbol(q)" },
    e: { $: "error", name: "TypeError", message: "no" },
    u: { $: "text", text: "https://a.example/" },
  });
  expect(await shown(new Uint8Array([1, 255]))).toEqual({ $: "bytes", type: "Uint8Array", length: 2, start: "01 ff" });
  expect(await shown(new Float32Array([1.5]))).toEqual({ $: "array", type: "Float32Array", items: [1.5] });
  // biome-ignore lint/suspicious/noSparseArray: that is the case
  expect(await shown([1, , 2])).toEqual([1, { $: "hole" }, 2]);
});

test("cycles, depth and size have an end; a repeated object is no cycle", async () => {
  const self: Record<string, unknown> = { list: [] };
  (self.list as unknown[]).push(self);
  expect(await shown(self)).toEqual({ list: [{ $: "cycle", to: "$" }] });
  const twice = { a: 1 };
  expect(await shown([twice, twice])).toEqual([twice, twice]);
  let deep: unknown = "end";
  for (let i = 0; i < 500; i++) deep = [deep];
  expect(JSON.stringify(await shown(deep))).toContain('{"$":"cut","left":1}');
  const large = (await shown(Array.from({ length: 200_000 }, (_, at) => at))) as unknown[];
  expect(large.length).toBeLessThan(60_000);
  expect(large.at(-1)).toEqual({ $: "cut", left: 200_000 - large.length + 1 });
});

test("hostile objects: own field $, __proto__, getters that throw, proxies", async () => {
  expect(await shown({ $: "date", text: "fake" })).toEqual({
    $: "object",
    fields: [
      ["$", "date"],
      ["text", "fake"],
    ],
  });
  expect(await shown(JSON.parse('{"__proto__": {"polluted": 1}}'))).toEqual({ $: "object", fields: [["__proto__", { polluted: 1 }]] });
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  const throwing = {
    get a(): never {
      throw new Error("no entry");
    },
  };
  expect(await shown({ throwing })).toEqual({ throwing: { $: "error", name: "Not readable", message: "no entry" } });
  const proxy = new Proxy(
    {},
    {
      getPrototypeOf: () => {
        throw new Error("shut");
      },
    },
  );
  expect(JSON.stringify(await shown([proxy]))).toContain("shut");
});

test("session state and query parameters are shown by their entries", async () => {
  const app = await AppTest.fromFunction(
    (st) => {
      st.sessionState.count = 3;
      st.json(st.sessionState);
      st.json(st.queryParams);
    },
    { query: "a=1" },
  ).run();
  expect(JSON.parse(app.json(0).props.body)).toEqual({ count: 3 });
  expect(app.json(1).props.body).toContain('"a"');
});

test("[B-123] how far it is open", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.json({});
    st.json({}, { expanded: false });
    st.json({}, { expanded: 2 });
  }).run();
  expect(app.all("json").map(({ props }) => props.expanded)).toEqual([undefined, false, 2]);
  await expect(shown({}, { expanded: 1.5 })).rejects.toThrow("expanded is 1.5");
  await expect(shown("{not json")).rejects.toThrow(/is not JSON/);
});
