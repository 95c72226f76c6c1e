import { expect, expectTypeOf, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("the first option is chosen; the script gets what was put in", async () => {
  const app = await AppTest.fromFunction((st) => {
    const size = st.radio("Size", ["S", "M"]);
    expectTypeOf(size).toEqualTypeOf<"S" | "M">();
    st.text(size);
  }).run();
  expect(app.text(0).props.body).toBe("S");
  await app.radio("Size").setValue("M").run();
  expect(app.text(0).props.body).toBe("M");
});

test("[B-059] index null begins without a choice; no options give null", async () => {
  const app = await AppTest.fromFunction((st) => {
    const size = st.radio("Size", ["S", "M"], { index: null });
    expectTypeOf(size).toEqualTypeOf<"S" | "M" | null>();
    st.text(`${size} ${st.radio("None", [])}`);
  }).run();
  expect(app.text(0).props.body).toBe("null null");
});

test("[B-035] a choice outlives a new order and a new format, and falls back when its option is gone", async () => {
  let cities = [
    { id: 1, name: "Berlin" },
    { id: 2, name: "Rome" },
  ];
  let mark = "";
  const app = await AppTest.fromFunction((st) => {
    const city = st.radio("City", cities, { key: "city", format: (one) => one.name + mark });
    expectTypeOf(city.name).toEqualTypeOf<string>();
    st.text(`${city.name} ${st.wasReset("city")}`);
  }).run();
  await app.radio("City").setValue("2").run();
  cities = [
    { id: 2, name: "Rome" },
    { id: 3, name: "Oslo" },
  ];
  mark = "!";
  await app.run();
  expect(app.text(0).props.body).toBe("Rome false");
  cities = [{ id: 3, name: "Oslo" }];
  await app.run();
  expect(app.text(0).props.body).toBe("Oslo true");
});

test("another index than in the last run is the script's word; default is not", async () => {
  let index = 0;
  let first: "a" | "c" = "a";
  const app = await AppTest.fromFunction((st) =>
    st.text(`${st.radio("A", ["a", "b", "c"], { index })} ${st.radio("B", ["a", "b", "c"], { default: first })}`),
  ).run();
  app.radio("A").setValue("b");
  await app.radio("B").setValue("b").run();
  index = 2;
  first = "c";
  await app.run();
  expect(app.text(0).props.body).toBe("c b");
});

test("session state takes and gives the option itself", async () => {
  enum Level {
    Low,
    High,
  }
  const app = await AppTest.fromFunction((st) => {
    const level = st.radio("Level", Level, { key: "level" });
    expectTypeOf(level).toEqualTypeOf<Level>();
    st.text(`${level} ${st.sessionState.level}`);
  }).run();
  app.sessionState.level = Level.High;
  await app.run();
  expect(app.text(0).props.body).toBe("1 1");
  expect(app.radio("Level").props.value).toBe("High");
});

test.each([["XL"], ["__proto__"], [0], [null], [["S"]], [{}]])("%j from the wire is refused", async (raw) => {
  const app = await AppTest.fromFunction((st) => st.text(st.radio("Size", ["S", "M"]))).run();
  await app
    .radio("Size")
    .setValue(raw as never)
    .run();
  expect(app.text(0).props.body).toBe("S");
  expect(app.radio("Size").value).toBe("S");
});

test.each([
  [{ index: 2 }, "index is 2; there are 2 options."],
  [{ index: 0.5 }, "index is 0.5"],
  [{ default: "XL" }, '"XL" is not one of the options'],
  [{ index: 0, default: "S" }, "both given"],
])("the option %j is refused", async (options, text) => {
  const app = await AppTest.fromFunction((st) => st.radio("Size", ["S", "M"], options as never)).run();
  expect(app.exceptions[0]?.error.message).toContain(text);
});

test("the same index over other options is no new word of the script", async () => {
  let options = ["a", "b", "c"];
  const app = await AppTest.fromFunction((st) => st.text(st.radio("A", options, { index: 0 }))).run();
  await app.radio("A").setValue("b").run();
  options = ["c", "b"];
  await app.run();
  expect(app.text(0).props.body).toBe("b");
});
