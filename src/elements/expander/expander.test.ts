import { expect, expectTypeOf, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";
import type { ExpanderContainer } from "./expander.js";

async function errorOf(script: (st: St) => void) {
  return (await AppTest.fromFunction(script).run()).exceptions[0]?.error;
}

test("as a handle it is always filled; opening it is quiet and known with the next event", async () => {
  const app = await AppTest.fromFunction((st) => {
    const more = st.expander("More");
    more.text("always here");
    st.button("Go");
    st.text(`open: ${more.open}`);
  }).run();
  expect(app.expander("More").props).toMatchObject({ label: "More", value: false, quiet: true });
  expect(app.expander("More").children[0]?.props).toEqual({ body: "always here" });
  app.expander("More").setValue(true);
  await app.button("Go").click().run();
  expect(app.text("open: true").type).toBe("text");
});

test("[B-084] with a callback it runs only while open; closed again it keeps what was shown", async () => {
  let made = 0;
  const app = await AppTest.fromFunction((st) => {
    st.expander("More", (inner) => {
      made++;
      st.text(`made ${made}`);
      inner.text("by handle");
    });
    st.button("Go");
  }).run();
  expect(app.expander().props).toMatchObject({ value: false, lazy: true });
  expect(app.expander().props).not.toHaveProperty("quiet");
  expect(made).toBe(0);
  await app.expander().setValue(true).run();
  expect(made).toBe(1);
  expect(app.expander().children.map(({ props }) => (props as { body: string }).body)).toEqual(["made 1", "by handle"]);

  await app.expander().setValue(false).run();
  await app.button("Go").click().run();
  expect(made).toBe(1);
  expect(app.expander().children).toHaveLength(2);
  expect(app.wire.at(-1)).toBe("[3]");

  await app.expander().setValue(true).run();
  expect(app.text().props.body).toBe("made 2");
});

test("expanded is the script's word: another one than in the last run counts", async () => {
  const app = await AppTest.fromFunction((st) => {
    const done = st.button("Done");
    st.expander("Input", { expanded: !done }, () => void st.text("field"));
  }).run();
  expect(app.expander().value).toBe(true);
  expect(app.all("text")).toHaveLength(1);
  await app.button("Done").click().run();
  expect(app.expander().value).toBe(false);
});

test("a widget that moves out of a closed expander stands in one place only", async () => {
  const app = await AppTest.fromFunction((st) => {
    const inside = st.expander("Box", { expanded: true }, () => {
      st.button("Shared", { key: "shared" });
      st.text("stays");
    });
    if (!inside.open) st.button("Shared", { key: "shared" });
  }).run();
  await app.expander().setValue(false).run();
  expect(app.all("button")).toHaveLength(1);
  expect(app.root("main").map(({ type }) => type)).toEqual(["expander", "button"]);
  expect(app.expander().children.map(({ type }) => type)).toEqual(["text"]);
  await app.expander().setValue(true).run();
  expect(app.expander().children.map(({ type }) => type)).toEqual(["button", "text"]);
});

test("the state is a value: key, session state, callback", async () => {
  const seen: unknown[] = [];
  const app = await AppTest.fromFunction((st) => {
    const box = st.expander("Box", { key: "box", onChange: () => seen.push(st.sessionState.box) });
    st.text(`open: ${box.open}`);
    if (st.button("Open it")) st.sessionState.box = true;
  }).run();
  await app.expander().setValue(true).run();
  expect(seen).toEqual([true]);
  await app.expander().setValue(false).run();
  await app.button().click().run();
  expect(app.expander().value).toBe(true);
  expect(app.text().props.body).toBe("open: true");
});

test("an async callback can be awaited", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    await st.expander("Slow", { expanded: true }, async () => {
      await new Promise((done) => setTimeout(done, 5));
      st.text("inside");
    });
    await st.expander("Closed", async () => void st.text("never"));
    st.text("after");
  }).run();
  expect(app.all("text").map(({ props }) => props.body)).toEqual(["inside", "after"]);
});

test("wire values other than true and false are refused", async () => {
  const app = await AppTest.fromFunction((st) => void st.expander("Box", { onChange: "rerun" })).run();
  for (const hostile of ["true", 1, null, [], { open: true }]) {
    await app
      .expander()
      .setValue(hostile as never)
      .run();
    expect(app.expander().value).toBe(false);
  }
  expect(app.log.join()).toContain("MR_WIDGET_VALUE_REFUSED");
});

test("options arrive, wrong ones are refused", async () => {
  const app = await AppTest.fromFunction((st) => void st.expander("Box", { icon: "🚀", type: "step", width: 300 })).run();
  expect(app.expander().props).toMatchObject({ icon: "🚀", look: "step", width: 300 });
  expect((await errorOf((st) => void st.expander("Box", { icon: ":rocket:" })))?.hint).toContain(":material/rocket:");
  expect((await errorOf((st) => void st.expander("Box", { type: "tiny" as "step" })))?.hint).toContain('"compact"');
  expect((await errorOf((st) => void st.expander("Box", { onChange: "ignore" }, () => {})))?.message).toContain("callback");
});

test("the handle tells whether it is open", () => {
  const types = (st: St) => {
    expectTypeOf(st.expander("a")).toEqualTypeOf<ExpanderContainer>();
    expectTypeOf(st.expander("a", () => {})).toEqualTypeOf<ExpanderContainer>();
    expectTypeOf(st.expander("a", async () => {})).toEqualTypeOf<ExpanderContainer | Promise<ExpanderContainer>>();
  };
  expect(types).toBeTypeOf("function");
});
