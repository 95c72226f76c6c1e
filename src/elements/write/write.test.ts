import { expect, expectTypeOf, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";

/** What is on the page: type and, for texts, the words. */
async function page(script: (st: St) => unknown): Promise<string[]> {
  const app = await AppTest.fromFunction(script).run();
  return app.all().map(({ type, props }) => `${type}${"body" in props ? ` ${props.body}` : ""}`);
}

test("[B-099] texts and values of a line are joined; anything richer stands by itself", async () => {
  expect(await page((st) => st.write("a", 1, "b", { x: 1 }, "c"))).toEqual(["markdown a `1` b", 'json {"x":1}', "markdown c"]);
});

test("[B-101] values of a line are code; backticks get a longer fence, several lines a block", async () => {
  const body = async (value: unknown): Promise<string | undefined> => (await page((st) => st.write(value)))[0];
  expect(await body(1.5)).toBe("markdown `1.5`");
  expect(await body(10n)).toBe("markdown `10n`");
  expect(await body(true)).toBe("markdown `true`");
  expect(await body(null)).toBe("markdown `null`");
  expect(await body(undefined)).toBe("markdown `undefined`");
  expect(await body(new Date(0))).toBe("markdown `1970-01-01T00:00:00.000Z`");
  expect(await body(Symbol("s"))).toBe("markdown `Symbol(s)`");
  expect(await body(new URL("https://a.example/b"))).toBe("markdown `https://a.example/b`");
  expect(await body(/a`b/)).toBe("markdown `` /a`b/ ``");
  expect(await body(new Uint8Array(3))).toBe("markdown `Uint8Array(3)`");
  expect(await body({ toString: () => "x" })).toMatch(/^json/);
});

test("[B-100] each kind of value is shown as what it is", async () => {
  class Point {
    x = 1;
  }
  function add(a: number, b = 2): number {
    return a + b;
  }
  const types = async (...values: unknown[]): Promise<string[]> =>
    (await page((st) => st.write(...values))).map((line) => line.split(" ")[0] ?? "");
  expect(await types(new Error("no"))).toEqual(["exception"]);
  expect(await types([{ a: 1 }, { a: 2 }])).toEqual(["dataframe"]);
  expect(await types(new Float64Array([1, 2]))).toEqual(["dataframe"]);
  expect(await types({ a: new Float64Array(2), b: new Int32Array(2) })).toEqual(["dataframe"]);
  expect(await types([1, 2], [[1], [2]], [], [{ a: 1 }, 2], { a: [1] }, new Map(), new Set([1]), new Point())).toEqual(
    Array(8).fill("json"),
  );
  expect((await page((st) => st.write(add)))[0]).toBe("code function add(a, b = 2)");
  expect((await page((st) => st.write(Point)))[0]).toBe("code class Point");
  expect((await page((st) => st.write(async (x: string) => x)))[0]).toContain("async function anonymous(x)");
});

test("nothing is shown for nothing, and for handles of elements", async () => {
  expect(await page((st) => st.write())).toEqual([]);
  expect(await page((st) => st.write(""))).toEqual([]);
  expect(await page((st) => st.write(st.text("x")))).toEqual(["text x"]);
});

test("a promise keeps its place and is shown when it is there", async () => {
  const lines = await page(async (st) => {
    const later = st.write("before", Promise.resolve([{ a: 1 }]), "after");
    st.text("below");
    await later;
  });
  expect(lines).toEqual(["markdown before", "container", "dataframe", "markdown after", "text below"]);
});

test("a promise that nobody awaits is waited for by the run", async () => {
  const lines = await page((st) => {
    void st.write(new Promise((done) => setTimeout(() => done("late"), 20)));
  });
  expect(lines).toEqual(["container", "markdown late"]);
});

test("[B-087] several elements go into a slot together", async () => {
  const lines = await page((st) => {
    const slot = st.empty();
    slot.write("old");
    slot.write("a", { b: 1 });
  });
  expect(lines).toEqual(["empty", "container", "markdown a", 'json {"b":1}']);
});

test("the type says whether there is something to wait for", () => {
  const types = (st: St): void => {
    expectTypeOf(st.write("a", 1)).toEqualTypeOf<void>();
    expectTypeOf(st.write(Promise.resolve(1))).toEqualTypeOf<Promise<void>>();
  };
  expect(types).toBeTypeOf("function");
});
