import fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";
import type { OptionSource } from "../../core/widgets/options.js";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";
import type { SelectboxOptions } from "./selectbox.js";

/** An app with one selectbox whose options and settings can change between runs. */
async function app(options: OptionSource, more: SelectboxOptions<unknown> = {}) {
  const state = { options, more };
  const seen: unknown[] = [];
  const page = await AppTest.fromFunction(
    (st) =>
      void seen.push(
        st.selectbox("S", state.options, { key: "s", ...state.more } as SelectboxOptions<unknown> & { acceptNewOptions: boolean }),
      ),
  ).run();
  return {
    page,
    state,
    last: () => seen.at(-1),
    set: (raw: unknown) =>
      page
        .selectbox("S")
        .setValue(raw as string)
        .run(),
    problem: () => page.exceptions[0]?.error.message,
  };
}

test("the types follow the options", () => {
  const people = [{ id: 1, name: "Ada" }];
  const types = (st: St): void => {
    expectTypeOf(st.selectbox("s", ["a", "b"])).toEqualTypeOf<"a" | "b">();
    expectTypeOf(st.selectbox("s", ["a", "b"], { index: 1 })).toEqualTypeOf<"a" | "b">();
    expectTypeOf(st.selectbox("s", ["a", "b"], { index: null })).toEqualTypeOf<"a" | "b" | null>();
    expectTypeOf(st.selectbox("s", ["a", "b"], { default: null })).toEqualTypeOf<"a" | "b" | null>();
    expectTypeOf(st.selectbox("s", [1, 2], { acceptNewOptions: true })).toEqualTypeOf<1 | 2 | string>();
    expectTypeOf(st.selectbox("s", [1, 2], { acceptNewOptions: true, index: null })).toEqualTypeOf<1 | 2 | string | null>();
    expectTypeOf(st.selectbox("s", people, { formatFunc: (one) => one.name })).toEqualTypeOf<{ id: number; name: string }>();
    // @ts-expect-error not one of the options
    st.selectbox("s", ["a", "b"], { default: "c" });
  };
  expect(types).toBeTypeOf("function");
});

test("the first option is chosen, then the one the person takes", async () => {
  const { last, set } = await app(["a", "b"]);
  expect(last()).toBe("a");
  await set("b");
  expect(last()).toBe("b");
});

test("[B-059] index null begins empty and can be cleared; no options give null", async () => {
  const { page, last, set } = await app(["a", "b"], { index: null });
  expect(page.selectbox("S").props).toMatchObject({ value: null, clearable: true });
  await set("b");
  await set(null);
  expect(last()).toBeNull();
  expect((await app([])).last()).toBeNull();
});

test("required is not cleared", async () => {
  const { page } = await app(["a"], { index: null, required: true });
  expect(page.selectbox("S").props).toMatchObject({ required: true });
  expect(page.selectbox("S").props).not.toHaveProperty("clearable");
});

test("objects come back as they are now, whatever their place and text", async () => {
  const { state, last, set } = await app([
    { id: 1, name: "Ada" },
    { id: 2, name: "Alan" },
  ]);
  await set("2");
  state.options = [
    { id: 2, name: "Alan T." },
    { id: 1, name: "Ada" },
  ];
  await set("2");
  expect(last()).toEqual({ id: 2, name: "Alan T." });
});

test("[B-035] a choice outlives a changed list; when it is gone, the first one comes back", async () => {
  const { page, state, last, set } = await app(["a", "b", "c"], { index: 0 });
  await set("c");
  state.options = ["x", "c", "a"];
  await page.run();
  expect(last()).toBe("c");
  state.options = ["x", "y"];
  await page.run();
  expect(last()).toBe("x");
});

test("another index wins over the choice, another default does not", async () => {
  const { page, state, last, set } = await app(["a", "b", "c"], { index: 0 });
  await set("c");
  state.more = { index: 1 };
  await page.run();
  expect(last()).toBe("b");
  const other = await app(["a", "b", "c"], { default: "a" });
  await other.set("c");
  other.state.more = { default: "b" };
  await other.page.run();
  expect(other.last()).toBe("c");
});

test("new texts are taken where they are accepted, and never mistaken for an id", async () => {
  const { last, set } = await app([{ id: "1", name: "Ada" }], { acceptNewOptions: true });
  await set({ new: "1" });
  expect(last()).toBe("1");
  await set("1");
  expect(last()).toEqual({ id: "1", name: "Ada" });
  const fixed = await app(["a", "b"]);
  await fixed.set({ new: "c" });
  expect(fixed.last()).toBe("a");
});

test.each([["c"], [0], [null], [["a"]], [{ new: "x" }], ["__proto__"], ["toString"], [{ new: "x", more: 1 }]])(
  "[B-030] %j is refused, and the session goes on with the old choice",
  async (raw) => {
    const { last, set } = await app(["a", "b"]);
    await set("b");
    await set(raw);
    expect(last()).toBe("b");
    await set("a");
    expect(last()).toBe("a");
  },
);

test.each([[""], [" x"], ["x".repeat(1001)], [5]])("the new text %j is refused", async (text) => {
  const { last, set } = await app(["a"], { acceptNewOptions: true });
  await set({ new: text });
  expect(last()).toBe("a");
});

test("session state takes an option, and only one of them", async () => {
  const { page, last } = await app(["a", "b"]);
  page.sessionState.s = "b";
  await page.run();
  expect(last()).toBe("b");
  expect(() => Object.assign(page.sessionState, { s: "c" })).toThrow("is not one of the options");
});

test.each<[SelectboxOptions<unknown>, string]>([
  [{ index: 2 }, "index is 2; there are 2 options."],
  [{ index: -1 }, "index is -1; there are 2 options."],
  [{ index: 0.5 }, "index is 0.5; there are 2 options."],
  [{ default: "c" }, '"c" is not one of the options.'],
  [{ index: 0, default: "a" }, "index and default are both given."],
  [{ filterMode: "some" as "fuzzy" }, 'filterMode is "some".'],
])("%j is an error that names what came", async (more, text) => {
  expect((await app(["a", "b"], more)).problem()).toContain(text);
});

test("each option is taken and comes back; everything else is refused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 5 }), fc.jsonValue(), async (options, raw) => {
      const { page, last, set } = await app(options);
      for (const option of options) {
        await set(option);
        expect(last()).toBe(option);
        expect(page.selectbox("S").value).toBe(option);
      }
      const before = last();
      await set(raw);
      expect(last()).toBe(typeof raw === "string" && options.includes(raw) ? raw : before);
    }),
    { numRuns: 20 },
  );
});
