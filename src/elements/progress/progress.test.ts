import { expect, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";

async function errorOf(script: (st: St) => void) {
  return (await AppTest.fromFunction(script).run()).exceptions[0]?.error;
}

test("a fraction by default, another scale with max", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.progress(0.25, { text: "A **quarter**", width: 300, key: "bar" });
    st.progress(30, { max: 120 });
  }).run();
  expect(app.progress("bar").props).toEqual({ value: 0.25, text: "A **quarter**", width: 300, key: "bar" });
  expect(app.progress(1).props).toEqual({ value: 30, max: 120 });
});

test("the handle moves the bar; each step is one field on the wire", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    const bar = st.progress(0, { text: "Reading" });
    await new Promise((done) => setTimeout(done, 5));
    bar.set(0.5);
    await new Promise((done) => setTimeout(done, 5));
    bar.update({ value: 1 }).set(1, "Done");
  }).run();
  expect(app.progress().props).toEqual({ value: 1, text: "Done" });
  expect(app.wire).toContainEqual(expect.stringMatching(/^\[\[3,\d+,"value",0\.5\]\]$/));
});

test("sums of fractions may miss the end by a rounding error", async () => {
  const app = await AppTest.fromFunction((st) => {
    const bar = st.progress(0);
    let sum = 0;
    for (let step = 0; step < 10; step++) {
      sum += 0.1;
      bar.set(sum);
    }
    bar.set(1 + Number.EPSILON);
  }).run();
  expect(app.exceptions).toEqual([]);
  expect(app.progress().props.value).toBe(1);
});

test("[B-119] values outside are refused, a percentage is explained", async () => {
  expect(await errorOf((st) => void st.progress(50))).toMatchObject({
    code: "MR_OPTION_INVALID",
    message: "st.progress(): value 50 is outside 0 … 1.",
    hint: expect.stringContaining("{ max: 100 }"),
  });
  expect((await errorOf((st) => void st.progress(-0.1)))?.message).toContain("-0.1");
  expect((await errorOf((st) => void st.progress(Number.NaN)))?.message).toContain("NaN");
  expect((await errorOf((st) => void st.progress("0.5" as never)))?.message).toContain('"0.5"');
  expect((await errorOf((st) => void st.progress(1, { max: 0 })))?.message).toContain("max is 0");
  expect((await errorOf((st) => void st.progress(0).set(2)))?.message).toContain("value 2");
  expect((await errorOf((st) => void st.progress(0, { max: 10 }).update({ value: 11 })))?.hint).toContain("0 to 10");
});
