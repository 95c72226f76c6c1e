import { expect, expectTypeOf, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";
import type { TabContainer } from "./tabs.js";

async function errorOf(script: (st: St) => void) {
  return (await AppTest.fromFunction(script).run()).exceptions[0]?.error;
}

test("handles: all tabs are filled, choosing one is quiet", async () => {
  const app = await AppTest.fromFunction((st) => {
    const [cats, dogs] = st.tabs(["Cats", "Dogs"]);
    cats.text("Purr");
    dogs.text("Woof");
    st.button("Go");
    st.text(`${cats.open} ${dogs.open}`);
  }).run();
  expect(app.tabs().props).toMatchObject({ tabs: ["Cats", "Dogs"], value: "Cats", quiet: true });
  expect(app.all("tab").map(({ props, children }) => [props.label, children[0]?.props])).toEqual([
    ["Cats", { body: "Purr" }],
    ["Dogs", { body: "Woof" }],
  ]);
  app.tabs().setValue("Dogs");
  await app.button("Go").click().run();
  expect(app.text("false true").type).toBe("text");
});

test("[B-084] callbacks: only the open tab runs, the others keep what they have shown", async () => {
  const made: string[] = [];
  const app = await AppTest.fromFunction((st) => {
    const open = st.tabs({
      "a chart": () => {
        made.push("chart");
        st.text("a chart");
      },
      "the data": async (inner) => {
        await Promise.resolve();
        made.push("data");
        inner.text("rows");
      },
    });
    expectTypeOf(open).toEqualTypeOf<"a chart" | "the data" | Promise<"a chart" | "the data">>();
    return open;
  }).run();
  expect(made).toEqual(["chart"]);
  expect(app.tabs().props).toMatchObject({ lazy: true });
  await app.tabs().setValue("the data").run();
  expect(made).toEqual(["chart", "data"]);
  expect(app.all("text").map(({ props }) => props.body)).toEqual(["a chart", "rows"]);
  const sent = app.wire.length;
  await app.run();
  expect(made).toEqual(["chart", "data", "data"]);
  expect(app.wire).toHaveLength(sent);
});

test("one callback for a list: it gets the label, the call returns it", async () => {
  const app = await AppTest.fromFunction((st) => {
    const open = st.tabs(["2024", "2023"], { default: "2023" }, (year) => void st.text(`year ${year}`));
    expectTypeOf(open).toEqualTypeOf<"2024" | "2023">();
    st.text(`open ${open}`);
  }).run();
  expect(app.all("text").map(({ props }) => props.body)).toEqual(["year 2023", "open 2023"]);
});

test("[B-085] the choice stays by label when labels come, go and change places", async () => {
  let labels = ["A", "B", "C"];
  const app = await AppTest.fromFunction((st) => {
    for (const tab of st.tabs(labels, { onChange: "rerun" })) tab.text(tab.open ? "open" : "closed");
  }).run();
  await app.tabs().setValue("B").run();
  labels = ["C", "New", "B", "A"];
  await app.run();
  expect(app.tabs().value).toBe("B");
  expect(app.all("tab").map(({ props }) => props.label)).toEqual(labels);
  // The panels moved, they were not made anew.
  expect(app.wire.at(-1)).toContain("[2,");
  expect(app.wire.at(-1)?.match(/\[0,/g)).toHaveLength(2);
  labels = ["C", "A"];
  await app.run();
  expect(app.tabs().value).toBe("C");
});

test("the state is a value: key and session state", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.tabs(["A", "B"], { key: "view", onChange: "rerun" });
    st.text(`view ${String(st.sessionState.view)}`);
    if (st.button("To B")) st.sessionState.view = "B";
  }).run();
  expect(app.text().props.body).toBe("view A");
  await app.button().click().run();
  expect(app.tabs().value).toBe("B");
  expect(app.text().props.body).toBe("view B");
});

test("wire values that are no label are refused", async () => {
  const app = await AppTest.fromFunction((st) => void st.tabs(["A", "B"], { onChange: "rerun" })).run();
  for (const hostile of ["C", "", 1, null, ["A"], "constructor", "__proto__"]) {
    await app
      .tabs()
      .setValue(hostile as never)
      .run();
    expect(app.tabs().value).toBe("A");
  }
});

test("labels and default are checked", async () => {
  expect((await errorOf((st) => void st.tabs([])))?.message).toContain("no labels");
  expect((await errorOf((st) => void st.tabs(["A", "A"])))?.message).toContain('"A" stands twice');
  expect((await errorOf((st) => void st.tabs(["A", " "])))?.message).toContain("a label is");
  expect((await errorOf((st) => void st.tabs(["A"], { default: "B" as "A" })))?.hint).toBe('Use one of "A".');
  expect((await errorOf((st) => void st.tabs({ one: () => {} }, { onChange: "ignore" })))?.message).toContain("callbacks");
});

test("known labels give a tuple", () => {
  const types = (st: St, some: string[]) => {
    expectTypeOf(st.tabs(["A", "B"])).toEqualTypeOf<[TabContainer, TabContainer]>();
    expectTypeOf(st.tabs(some)).toEqualTypeOf<TabContainer[]>();
    expectTypeOf(st.tabs({ one: () => {}, two: () => 1 })).toEqualTypeOf<"one" | "two">();
  };
  expect(types).toBeTypeOf("function");
});
