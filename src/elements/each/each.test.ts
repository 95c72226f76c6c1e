import { expect, expectTypeOf, test } from "vitest";
import type { Container, St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";

async function errorOf(script: (st: St) => void) {
  return (await AppTest.fromFunction(script).run()).exceptions[0]?.error;
}

test("what stands in an item's body belongs to the item, by plain calls and by its container", async () => {
  const app = await AppTest.fromFunction((st) => {
    const results = st.each(["x", "y"], String, (item, inner, index) => {
      st.text(`plain ${item}`);
      inner.text(`handle ${item}`);
      return index;
    });
    st.text(results.join());
  }).run();
  expect(app.root("main").map((node) => node.children.map(({ props }) => (props as { body: string }).body))).toEqual([
    ["plain x", "handle x"],
    ["plain y", "handle y"],
    [],
  ]);
  expect(app.text("0,1").type).toBe("text");
});

test("widget values follow the item's key when the list is reordered", async () => {
  let items = ["a", "b", "c"];
  const app = await AppTest.fromFunction((st) => {
    st.each(
      items,
      (item) => item,
      (item, inner) => {
        const box = inner.expander("Details", { onChange: "rerun" });
        st.text(`${item} ${box.open}`);
      },
    );
  }).run();
  const of = () => app.all("text").map(({ props }) => props.body);
  await app.expander(1).setValue(true).run();
  expect(of()).toEqual(["a false", "b true", "c false"]);
  items = ["c", "b", "new", "a"];
  await app.run();
  expect(of()).toEqual(["c false", "b true", "new false", "a false"]);
});

test("a key inside is the item's own, and buttons of equal label need none", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.each([1, 2], String, (item) => {
      if (st.button("Delete")) st.text(`deleted ${item}`);
      st.button("Keyed", { key: "keyed" });
    });
  }).run();
  expect(app.exceptions).toEqual([]);
  await app.button(2).click().run();
  expect(app.text().props.body).toBe("deleted 2");
});

test("a container made for an item keeps the item's identity when it is written later", async () => {
  const app = await AppTest.fromFunction((st) => {
    const boxes = st.each([1, 2], String, (_, inner) => inner.container());
    for (const box of boxes) box.button("Same label");
  }).run();
  expect(app.exceptions).toEqual([]);
  expect(app.all("button")).toHaveLength(2);
});

test("lists in lists and two lists of the same items do not meet", async () => {
  const app = await AppTest.fromFunction((st) => {
    const list = (name: string) =>
      st.each([1, 2], String, (outer) => {
        st.each([1, 2], String, (inner) => void st.button("Go", { key: `${name}-${outer}-${inner}` }));
        st.each([1, 2], String, () => void st.button("Go"));
      });
    list("first");
    list("second");
  }).run();
  expect(app.exceptions).toEqual([]);
  expect(app.all("button")).toHaveLength(16);
});

test("reordering a thousand items moves only those that must move, one operation each", async () => {
  let items = Array.from({ length: 1000 }, (_, id) => ({ id, name: `item ${id}` }));
  const app = await AppTest.fromFunction((st) => {
    st.each(
      items,
      (item) => item.id,
      (item) => void st.text(item.name),
    );
  }).run();
  const before = app.frames.length;
  items = [...items.slice(1), items[0] as (typeof items)[0]];
  await app.run();
  expect(app.frames.slice(before).flatMap(({ ops }) => ops)).toEqual([[2, expect.any(Number), 0]]);

  items = [{ id: -1, name: "new" }, ...items];
  const again = app.frames.length;
  await app.run();
  expect(app.frames.slice(again).flatMap(({ ops }) => ops.map((one) => one[0]))).toEqual([0, 0]);
  expect(app.all("text")[0]?.props.body).toBe("new");
});

test("async bodies are worked off in turn", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    const lengths = await st.each(["slow", "fast"], String, async (item) => {
      st.text(`${item} begins`);
      await new Promise((done) => setTimeout(done, item === "slow" ? 10 : 1));
      st.text(`${item} ends`);
      return item.length;
    });
    st.text(lengths.join());
  }).run();
  expect(app.all("text").map(({ props }) => props.body)).toEqual(["slow begins", "slow ends", "fast begins", "fast ends", "4,4"]);
});

test("a list that nobody awaits still ends before the run does", async () => {
  const app = await AppTest.fromFunction((st) => {
    void st.each([1, 2, 3], String, async (item) => {
      await new Promise((done) => setTimeout(done, 2));
      st.text(`${item}`);
    });
  }).run();
  expect(app.all("text")).toHaveLength(3);
});

test("equal keys, keys that are none and things that cannot be iterated are refused", async () => {
  expect(await errorOf((st) => void st.each(["a", "b", "a"], String, () => {}))).toMatchObject({
    code: "MR_WIDGET_DUPLICATE_KEY",
    message: expect.stringMatching(/items 0 and 2 have the key "a"/),
  });
  expect(
    await errorOf(
      (st) =>
        void st.each(
          [1, "1"],
          (key) => key,
          () => {},
        ),
    ),
  ).toMatchObject({ code: "MR_WIDGET_DUPLICATE_KEY" });
  expect(
    (
      await errorOf(
        (st) =>
          void st.each(
            [{}],
            () => undefined as never,
            () => {},
          ),
      )
    )?.message,
  ).toContain("undefined for item 0");
  expect((await errorOf((st) => void st.each(3 as never, String, () => {})))?.message).toContain("items is 3");
});

test("results are typed by the body", () => {
  const types = (st: St) => {
    expectTypeOf(st.each([1], String, (n) => n * 2)).toEqualTypeOf<number[]>();
    expectTypeOf(st.each([1], String, async (n) => `${n}`)).toEqualTypeOf<Promise<string[]>>();
    st.each(
      new Set(["a"]),
      (item) => item,
      (item, inner) => {
        expectTypeOf(item).toEqualTypeOf<string>();
        expectTypeOf(inner).toEqualTypeOf<Container>();
      },
    );
  };
  expect(types).toBeTypeOf("function");
});

test("in a compiled script identity comes from the call site: state follows the items, an unchanged run sends nothing", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    const items: string[] = st.sessionState.items ?? ["a", "b", "c"];
    const row = (item: string) => {
      const box = st.expander("Details", { onChange: "rerun" });
      st.text(item + " " + box.open);
    };
    st.each(items, (item) => item, row);
    const slot = st.empty();
    for (let turn = 0; turn < 3; turn++) slot.container(() => void (st.button("Go"), st.text("turn " + turn)));
    for (const group of ["x", "y"]) for (const column of st.columns(2)) column.text(group);
    st.tabs({ one: () => st.text("in one"), two: () => st.text("in two") });
  `).run();
  expect(app.exceptions).toEqual([]);
  await app.expander(1).setValue(true).run();
  app.sessionState.items = ["c", "b", "a"];
  await app.run();
  await app.tabs().setValue("two").run();
  const bodies = app.all("text").map(({ props }) => props.body);
  expect(bodies).toEqual(["c false", "b true", "a false", "turn 2", "x", "x", "y", "y", "in one", "in two"]);
  const sent = app.wire.length;
  await app.run();
  expect(app.wire).toHaveLength(sent);
});
