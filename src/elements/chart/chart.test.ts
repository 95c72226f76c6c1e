import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

const rows = [
  { day: "Mon", team: "a", done: 3 },
  { day: "Tue", team: "b", done: 5 },
];

test("the four commands are charts of four kinds", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.lineChart(rows, { x: "day", y: "done" });
    st.areaChart(rows, { x: "day", y: "done", stack: "normalize" });
    st.barChart(rows, { x: "day", y: "done", horizontal: true, key: "bars" });
    st.scatterChart(rows, { x: "day", y: "done", size: 80, alt: "Work done", height: 200, width: "content" });
  }).run();
  expect([0, 1, 2, 3].map((at) => app.chart(at).props.kind)).toEqual(["line", "area", "bar", "scatter"]);
  expect(app.chart(1).props.stack).toBe("normalize");
  expect(app.chart("bars").props.horizontal).toBe(true);
  expect(app.chart(3).props).toMatchObject({ pointSize: 80, alt: "Work done", height: 200, width: "content" });
});

test("a chart of no data waits for some", async () => {
  const app = await AppTest.fromFunction((st) => void st.lineChart()).run();
  expect(app.chart(0).props.series).toEqual([]);
});

test.each<[string, (st: Parameters<Parameters<typeof AppTest.fromFunction>[0]>[0]) => unknown, RegExp]>([
  ["an unknown column", (st) => st.barChart(rows, { x: "week" }), /st\.barChart\(\): x is "week", but there is no such column/],
  ["an impossible height", (st) => st.lineChart([1], { height: -1 }), /st\.lineChart\(\): height is -1/],
  ["data that is no table", (st) => st.areaChart(Promise.resolve([]) as never), /st\.areaChart: .*cannot be shown as a table/],
])("%s is an error with the command's name", async (_, script, message) => {
  const app = await AppTest.fromFunction(script).run();
  expect(app.exception(0).props.error.message).toMatch(message);
});

test("a rerun with the same data and options sends nothing and makes the chart once", async () => {
  const line = Array.from({ length: 50_000 }, (_, at) => Math.sin(at / 100));
  const app = await AppTest.fromFunction((st) => {
    st.lineChart(line);
    st.button("Again");
  }).run();
  const before = app.chart(0).props;
  const frames = app.wire.length;
  await app.button("Again").click().run();
  expect(app.chart(0).props).toBe(before);
  expect(app.wire.slice(frames).join("")).not.toContain('"y"');
});

test("changed options change the chart", async () => {
  const app = await AppTest.fromFunction((st) => {
    const sideways = st.checkbox("Sideways");
    st.barChart(rows, { x: "day", y: "done", horizontal: sideways });
  }).run();
  expect(app.chart(0).props.horizontal).toBeUndefined();
  await app.checkbox("Sideways").setValue(true).run();
  expect(app.chart(0).props.horizontal).toBe(true);
});
