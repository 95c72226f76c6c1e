import { expect, expectTypeOf, test } from "vitest";
import type { Container } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";

async function errorOf(script: Parameters<typeof AppTest.fromFunction>[0]) {
  const app = await AppTest.fromFunction(script).run();
  return app.exceptions[0]?.error;
}

test("[B-088] what is written later into an earlier container stands at its place", async () => {
  const app = await AppTest.fromFunction((st) => {
    const top = st.container();
    st.text("mid");
    top.text("up");
  }).run();
  expect(app.all("text").map(({ props }) => props.body)).toEqual(["up", "mid"]);
});

test("plain st calls in a callback write into the container, the handle is its argument", async () => {
  const app = await AppTest.fromFunction((st) => {
    const inner = st.container({ border: true }, (box) => {
      st.text("plain");
      box.text("by handle");
      st.container(() => void st.text("nested"));
    });
    st.text("outside");
    inner.text("later");
  }).run();
  const [box, outside] = app.root("main");
  expect(box?.children.map(({ type }) => type)).toEqual(["text", "text", "container", "text"]);
  expect(outside).toMatchObject({ type: "text", props: { body: "outside" } });
});

test("an async callback is awaited, and two of them do not mix their elements", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    const pause = () => new Promise((done) => setTimeout(done, 5));
    const fill = (name: string) => async () => {
      st.text(`${name}1`);
      await pause();
      st.text(`${name}2`);
    };
    const both = await Promise.all([st.container(fill("a")), st.container(fill("b"))]);
    both[0].text("a3");
  }).run();
  expect(app.root("main").map((box) => box.children.map(({ props }) => (props as { body: string }).body))).toEqual([
    ["a1", "a2", "a3"],
    ["b1", "b2"],
  ]);
});

test("a callback that is not awaited still ends before the run does", async () => {
  const app = await AppTest.fromFunction((st) => {
    void st.container(async () => {
      await new Promise((done) => setTimeout(done, 10));
      st.text("late");
    });
  }).run();
  expect(app.text().props.body).toBe("late");
});

test("[B-082] a fixed height brings a border, which can be left out", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.container({ height: 200 });
    st.container({ height: 200, border: false });
    st.container();
  }).run();
  expect(app.all("container").map(({ props }) => props)).toEqual([{ border: true, height: 200 }, { height: 200 }, {}]);
});

test("[B-080] all options arrive, defaults stay at home", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.container({
      key: "row",
      horizontal: true,
      wrap: false,
      gap: "large",
      horizontalAlignment: "distribute",
      verticalAlignment: "center",
      width: 300,
      height: "stretch",
      autoscroll: true,
    });
    st.container({ gap: null });
    st.container({ gap: "small", horizontalAlignment: "left", verticalAlignment: "top", wrap: true });
  }).run();
  const [row, tight, plain] = app.all("container");
  expect(row?.props).toEqual({
    key: "row",
    horizontal: true,
    nowrap: true,
    gap: "large",
    across: "distribute",
    down: "center",
    width: 300,
    height: "stretch",
    autoscroll: true,
  });
  expect(tight?.props).toEqual({ gap: null });
  expect(plain?.props).toEqual({});
});

test("[B-081] wrong options are refused with what is possible", async () => {
  expect(await errorOf((st) => void st.container({ width: -3 }))).toMatchObject({
    code: "MR_OPTION_INVALID",
    message: "st.container(): width is -3.",
    hint: expect.stringContaining('"stretch"'),
  });
  expect((await errorOf((st) => void st.container({ gap: "huge" as "large" })))?.hint).toContain('"xxlarge"');
  expect((await errorOf((st) => void st.container({ wrap: false })))?.message).toContain("without horizontal");
  expect((await errorOf((st) => void st.container({ verticalAlignment: "middle" as "center" })))?.hint).toContain('"center"');
});

test("an error in a callback reaches the script", async () => {
  const app = await AppTest.fromFunction((st) => {
    try {
      st.container(() => {
        throw new Error("inside");
      });
    } catch (error) {
      st.text(String(error));
    }
    st.text("goes on outside");
  }).run();
  expect(app.root("main").map(({ type }) => type)).toEqual(["container", "text", "text"]);
});

test("the result is typed by the callback", () => {
  type St = Parameters<Parameters<typeof AppTest.fromFunction>[0]>[0];
  const types = (st: St) => {
    expectTypeOf(st.container()).toEqualTypeOf<Container>();
    expectTypeOf(st.container({ border: true }, () => {})).toEqualTypeOf<Container>();
    expectTypeOf(st.container(async () => {})).toEqualTypeOf<Promise<Container>>();
  };
  expect(types).toBeTypeOf("function");
});

test("a call that comes after its run is over does nothing, whatever it is made on", async () => {
  let late: Promise<unknown> = Promise.resolve();
  const app = await AppTest.fromFunction((st) => {
    const kept = st.container();
    late = new Promise((done) => setTimeout(done, 30)).then(() => {
      kept.text("late");
      st.container((inner) => inner.text("late")).text("late");
      st.expander("Late", { expanded: true }, (inner) => inner.text("late")).text("late");
      for (const tab of st.tabs(["late"])) tab.text("late");
      for (const column of st.columns(2)) column.text("late");
      st.status("late", () => {}).update({ state: "error" });
      st.empty().empty();
      st.progress(0).set(1);
      st.toast("late");
      st.each([1], String, () => st.text("late"));
      return st.spinner("late", () => "result");
    });
  }).run();
  await expect(late).resolves.toBe("result");
  expect(app.all()).toHaveLength(1);
  expect(app.toasts).toEqual([]);
});
