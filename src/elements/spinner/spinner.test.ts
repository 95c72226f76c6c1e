import { expect, expectTypeOf, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";

test("[B-093] it stands in the flow while the work runs, and goes when it is done", async () => {
  let finish = (_: string) => {};
  const app = AppTest.fromFunction(async (st) => {
    st.text("above");
    const rows = await st.spinner("Loading …", () => new Promise<string>((done) => (finish = done)), { showTime: true });
    st.text(rows);
  });
  const running = app.run();
  await expect.poll(() => app.all("spinner").length).toBe(1);
  expect(app.root("main").map(({ type }) => type)).toEqual(["text", "spinner"]);
  expect(app.spinner().props).toEqual({ text: "Loading …", showTime: true });
  finish("rows");
  await running;
  expect(app.root("main").map(({ props }) => props)).toEqual([{ body: "above" }, { body: "rows" }]);
});

test("[B-093] work that never yields shows it too, and returns its result at once", async () => {
  const app = await AppTest.fromFunction((st) => {
    const before = app.frames.length;
    const result = st.spinner("Counting", () => {
      expect(app.frames.length).toBe(before + 1);
      expect(app.wire.at(-1)).toContain('"spinner"');
      return 42;
    });
    st.text(`${result}`);
  });
  await app.run();
  expect(app.exceptions).toEqual([]);
  expect(app.root("main").map(({ type }) => type)).toEqual(["text"]);
});

test("what the work writes stands below it and stays", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    await st.spinner("Working", async () => {
      st.text("one");
      await Promise.resolve();
      st.text("two");
    });
  }).run();
  expect(app.root("main").map(({ props }) => props)).toEqual([{ body: "one" }, { body: "two" }]);
});

test("an error passes through and takes the spinner away", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    for (const work of [() => fail(), async () => fail()]) {
      try {
        await st.spinner("Working", work);
      } catch (error) {
        st.text(String(error));
      }
    }
  }).run();
  expect(app.root("main").map(({ props }) => props)).toEqual([{ body: "Error: no luck" }, { body: "Error: no luck" }]);
});

function fail(): never {
  throw new Error("no luck");
}

test("without a function it says how to call it", async () => {
  const app = await AppTest.fromFunction((st) => void st.spinner("Working", "fast" as never)).run();
  expect(app.exceptions[0]?.error).toMatchObject({ code: "MR_OPTION_INVALID", message: 'st.spinner("Working"): the work is "fast".' });
});

test("the result is typed by the work", () => {
  const types = (st: St) => {
    expectTypeOf(st.spinner("a", () => 1)).toEqualTypeOf<number>();
    expectTypeOf(st.spinner("a", async () => "x")).toEqualTypeOf<Promise<string>>();
  };
  expect(types).toBeTypeOf("function");
});
