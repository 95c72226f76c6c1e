import fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";
import type { OptionSource } from "../../core/widgets/options.js";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";
import type { MultiselectOptions } from "./multiselect.js";

async function app(options: OptionSource, more: MultiselectOptions<unknown> = {}) {
  const state = { options, more };
  const seen: unknown[] = [];
  const page = await AppTest.fromFunction(
    (st) =>
      void seen.push(
        st.multiselect("M", state.options, { key: "m", ...state.more } as MultiselectOptions<unknown> & { acceptNewOptions: boolean }),
      ),
  ).run();
  return {
    page,
    state,
    last: () => seen.at(-1),
    set: (raw: unknown) =>
      page
        .multiselect("M")
        .setValue(raw as string[])
        .run(),
    problem: () => page.exceptions[0]?.error.message,
  };
}

test("the types follow the options", () => {
  const types = (st: St): void => {
    expectTypeOf(st.multiselect("m", ["a", "b"])).toEqualTypeOf<("a" | "b")[]>();
    expectTypeOf(st.multiselect("m", ["a", "b"], { default: ["a"] })).toEqualTypeOf<("a" | "b")[]>();
    // @ts-expect-error not one of the options
    st.multiselect("m", ["a", "b"], { default: ["c"] });
    expectTypeOf(st.multiselect("m", [1, 2], { acceptNewOptions: true })).toEqualTypeOf<(1 | 2 | string)[]>();
  };
  expect(types).toBeTypeOf("function");
});

test("options come in the order they were chosen in", async () => {
  const { last, set } = await app(["a", "b", "c"], { default: ["b"] });
  expect(last()).toEqual(["b"]);
  await set(["c", "a"]);
  expect(last()).toEqual(["c", "a"]);
  await set([]);
  expect(last()).toEqual([]);
});

test("[B-035] when the list changes, the chosen ones that are still in it stay", async () => {
  const { page, state, last, set } = await app(["a", "b", "c"]);
  await set(["c", "a", "b"]);
  state.options = ["b", "c", "d"];
  await page.run();
  expect(last()).toEqual(["c", "b"]);
  expect(page.multiselect("M").value).toEqual(["c", "b"]);
  state.more = { maxSelections: 1 };
  await page.run();
  expect(last()).toEqual(["c"]);
});

test("new texts are taken where they are accepted", async () => {
  const { last, set } = await app(["a"], { acceptNewOptions: true, value: ["mine"] });
  expect(last()).toEqual(["mine"]);
  await set(["a", { new: "b" }]);
  expect(last()).toEqual(["a", "b"]);
});

test.each([
  ["a"],
  [null],
  [["x"]],
  [["a", "a"]],
  [["a", "b", "c"]],
  [[0]],
  [["a", null]],
  [[["a"]]],
  [[{ new: "n" }]],
  [{ 0: "a", length: 1 }],
])("[B-030] %j is refused, and the session goes on with the old choices", async (raw) => {
  const { last, set } = await app(["a", "b", "c"], { maxSelections: 2 });
  await set(["b"]);
  await set(raw);
  expect(last()).toEqual(["b"]);
  await set(["b", "c"]);
  expect(last()).toEqual(["b", "c"]);
});

test("session state takes an array of options", async () => {
  const { page, last } = await app(["a", "b"]);
  page.sessionState.m = ["b"];
  await page.run();
  expect(last()).toEqual(["b"]);
  expect(() => Object.assign(page.sessionState, { m: ["c"] })).toThrow("is not one of the options");
  expect(() => Object.assign(page.sessionState, { m: "b" })).toThrow("no array of options");
});

test("what was handed out is a copy", async () => {
  const { page, last } = await app(["a", "b"], { default: ["a"] });
  (last() as string[]).push("b");
  await page.run();
  expect(last()).toEqual(["a"]);
});

test.each<[MultiselectOptions<unknown>, string]>([
  [{ default: ["x"] }, '"x" is not one of the options.'],
  [{ default: ["a", "a"] }, '"a" is chosen twice.'],
  [{ default: "a" as unknown as string[] }, "is no array of options."],
  [{ default: ["a", "b"], maxSelections: 1 }, "default has 2 options, maxSelections is 1."],
  [{ default: ["a"], value: ["a"] }, "value and default are both given."],
  [{ maxSelections: 0 }, "maxSelections is 0."],
  [{ selectAll: -1 }, "selectAll is -1."],
])("%j is an error that names what came", async (more, text) => {
  expect((await app(["a", "b"], more)).problem()).toContain(text);
});

test("any choice of options is taken and comes back; everything else is refused", async () => {
  const { page, last, set } = await app(["a", "b", "c", "d"]);
  const isChoice = (raw: unknown): boolean =>
    Array.isArray(raw) &&
    new Set(raw).size === raw.length &&
    raw.every((one) => typeof one === "string" && "abcd".includes(one) && one.length === 1);
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 5 }), fc.jsonValue()), async (raw) => {
      const before = last();
      await set(raw);
      expect(last()).toEqual(isChoice(raw) ? raw : before);
      expect(page.multiselect("M").value).toEqual(last());
    }),
    { numRuns: 60 },
  );
});
