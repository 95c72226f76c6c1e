import { expect, expectTypeOf, test } from "vitest";
import type { Container, St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";

async function errorOf(script: (st: St) => void) {
  return (await AppTest.fromFunction(script).run()).exceptions[0]?.error;
}

test("each column is a container of its own", async () => {
  const app = await AppTest.fromFunction((st) => {
    const [left, right] = st.columns(2);
    right.text("R");
    left.text("L");
  }).run();
  expect(app.columns().props).toEqual({ weights: [1, 1] });
  expect(app.all("column").map((column) => column.children[0]?.props)).toEqual([{ body: "L" }, { body: "R" }]);
});

test("[B-079] [B-080] weights, gap, alignment, border and wrap arrive; columns nest", async () => {
  const app = await AppTest.fromFunction((st) => {
    const [wide] = st.columns([2, 1], { gap: "large", verticalAlignment: "bottom", border: true, wrap: false, width: 500 });
    wide.columns(3)[2].columns(2)[1].text("deep");
  }).run();
  expect(app.columns().props).toEqual({ weights: [2, 1], gap: "large", align: "bottom", nowrap: true, width: 500 });
  expect(app.column().props).toEqual({ border: true });
  expect(app.text().props.body).toBe("deep");
});

test("[B-079] no columns and weights that are not above 0 are refused", async () => {
  expect(await errorOf((st) => void st.columns(0))).toMatchObject({ code: "MR_OPTION_INVALID", message: "st.columns(): spec is 0." });
  expect((await errorOf((st) => void st.columns(2.5)))?.message).toContain("2.5");
  expect((await errorOf((st) => void st.columns([])))?.message).toContain("an array of 0");
  expect((await errorOf((st) => void st.columns([1, 0])))?.message).toContain("a weight is 0");
  expect((await errorOf((st) => void st.columns([1, Number.NaN])))?.message).toContain("NaN");
  expect((await errorOf((st) => void st.columns([1, -2])))?.hint).toContain("above 0");
});

test("two rows of columns keep their own content when one before them goes", async () => {
  const app = await AppTest.fromFunction((st) => {
    const first = st.button("drop");
    if (!first) st.columns(2)[0].text("first");
    st.columns(2)[0].text("second");
  }).run();
  await app.button("drop").click().run();
  expect(app.all("text").map(({ props }) => props.body)).toEqual(["second"]);
});

test("a known number gives a tuple", () => {
  const types = (st: St, some: number) => {
    expectTypeOf(st.columns(3)).toEqualTypeOf<[Container, Container, Container]>();
    expectTypeOf(st.columns([1, 2])).toEqualTypeOf<[Container, Container]>();
    expectTypeOf(st.columns(some)).toEqualTypeOf<Container[]>();
    expectTypeOf(st.columns(Array.from({ length: some }, () => 1))).toEqualTypeOf<Container[]>();
  };
  expect(types).toBeTypeOf("function");
});
