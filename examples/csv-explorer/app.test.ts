import { fileURLToPath } from "node:url";
import { beforeEach, expect, test } from "vitest";
import { clearCaches } from "../../src/core/cache/cached-function.js";
import { AppTest } from "../../src/testing/app-test.js";

const script = fileURLToPath(new URL("app.ts", import.meta.url));
/** Uploads of two apps have the same id, and tables are kept by it. */
beforeEach(() => clearCaches());

const open = (query = ""): Promise<AppTest> => AppTest.fromFile(script, { query, timeout: 20 }).run();

/** The card with this label. */
const figure = (app: AppTest, label: string): unknown => app.metric(label).props.value;

test("opens with the weather: figures, a line for each city, its source; and no error", async () => {
  const app = await open();
  expect(app.exceptions).toEqual([]);
  expect(app.page).toMatchObject({ title: "CSV explorer", layout: "wide" });
  expect(app.query).toBe("data=weather");
  expect(figure(app, "Rows")).toBe(2922);
  expect(figure(app, "Mean temp_max")).toBeCloseTo(16.769, 3);
  expect(app.all("chart")).toHaveLength(1);
  expect(app.chart().props).toMatchObject({ kind: "line" });
});

test.each(["weather", "flights", "movies", "bird-strikes"])("every tab of %s shows without an error, opened by its address", async (id) => {
  const app = await open(`data=${id}`);
  expect(app.radio("Data").value).toBe(id);
  for (const tab of ["Data", "Group", "Profile", "Chart"]) {
    await app.tabs().setValue(tab).run();
    expect([tab, app.exceptions]).toEqual([tab, []]);
  }
});

test("choosing other data changes page and address", async () => {
  const app = await open("data=nonsense");
  await app.radio("Data").setValue("movies").run();
  expect(app.query).toBe("data=movies");
  expect(figure(app, "Rows")).toBe(3201);
});

test("filters narrow everything, tell how much is left, and can be cleared", async () => {
  const app = await open();
  await app.multiselect("location").setValue(["Seattle"]).run();
  expect(figure(app, "Rows")).toBe(1461);
  expect(app.metric("Rows").props.delta).toMatchObject({ value: "50 %", description: "of all" });
  expect(app.metric("Mean precipitation").props.delta).toMatchObject({ value: 0.085 });
  const day = 86_400_000;
  await app
    .slider("date")
    .setValue([Date.UTC(2012, 0, 1) / day, Date.UTC(2012, 0, 31) / day])
    .run();
  expect(figure(app, "Rows")).toBe(31);
  await app.button("Clear filters").click().run();
  expect(figure(app, "Rows")).toBe(2922);
});

test("a filter that leaves nothing says so instead of drawing nothing", async () => {
  const app = await open("data=movies");
  await app.multiselect("Filter by").setValue(["Director", "Title"]).run();
  await app.textInput("Title").setValue("no film of this name").run();
  expect(app.exceptions).toEqual([]);
  expect(figure(app, "Rows")).toBe(0);
  expect(app.toString()).toContain("No rows are left");
});

test("rows are grouped by a column, with bars and a list", async () => {
  const app = await open();
  await app.tabs().setValue("Group").run();
  await app.selectbox("Group by").setValue("weather").run();
  await app.selectbox("group measure weather").setValue("Count").run();
  const list = app.dataframe();
  expect(list.props.columns.map(({ name }) => name)).toEqual(["weather", "Rows", "Share"]);
  expect(list.props.window?.columns.slice(0, 2)).toEqual([
    ["sun", "rain", "fog", "snow", "drizzle"],
    [1466, 1087, 139, 119, 111],
  ]);
});

test("charts are drawn as chosen", async () => {
  const app = await open("data=movies");
  expect(app.chart().props).toMatchObject({ kind: "scatter" });
  await app.selectbox("Chart").setValue("Bar").run();
  await app.selectbox("X axis").setValue("Major Genre").run();
  await app.selectbox("Figure").setValue("Median").run();
  expect(app.exceptions).toEqual([]);
  expect(app.chart().props).toMatchObject({ kind: "bar" });
});

const badFile = Buffer.from(
  'name;amount;day\nMüller;1.234,50;31.03.2026\n"two\nlines";2,5;01.04.2026\nshort;3\nlong;4;02.04.2026;more\n',
  "latin1",
);

async function upload(content: string | Uint8Array): Promise<AppTest> {
  const app = await open("data=upload");
  const file = app.upload("sales_*2026*.csv", content, "text/csv");
  return app.fileUploader("CSV file").setValue([file]).run();
}

test("before a file is there, the page says what to do", async () => {
  const app = await open("data=upload");
  expect(app.exceptions).toEqual([]);
  expect(app.toString()).toContain("Drop a CSV file");
  expect(app.all("tabs")).toEqual([]);
});

test("a file of one's own: how it was read, its bad rows with lines and reasons, and its rows", async () => {
  const app = await upload(badFile);
  expect(app.exceptions).toEqual([]);
  expect(app.toString()).toContain("Read with: Semicolon · Western (Windows-1252) · with names");
  const bad = app.expander("⚠️ 2 problems in the file");
  await bad.setValue(true).run();
  expect(app.dataframe().props.window?.columns).toEqual([
    [5, 6],
    ["2 fields instead of 3; the rest is left empty.", "4 fields instead of 3; the surplus is dropped."],
    ["short;3", "long;4;02.04.2026;more"],
  ]);
  await app.tabs().setValue("Data").run();
  expect(app.dataframe(1).props.window?.columns).toEqual([
    ["Müller", "two\nlines", "short", "long"],
    [1234.5, 2.5, 3, 4],
    ["2026-03-31", "2026-04-01", null, "2026-04-02"],
  ]);
});

test("the type of a column and the delimiter can be set", async () => {
  const app = await upload(badFile);
  await app.multiselect("Read as text").setValue(["amount"]).run();
  await app.tabs().setValue("Data").run();
  expect(app.dataframe().props.window?.columns[1]).toEqual(["1.234,50", "2,5", "3", "4"]);
  await app.selectbox("Delimiter").setValue(",").run();
  expect(app.exceptions).toEqual([]);
  expect(app.dataframe().props.columns.map(({ name }) => name)).toContain("name;amount;day");
});

test("the filtered rows are downloaded as CSV", async () => {
  const app = await upload(badFile);
  await app.multiselect("Filter by").setValue(["name"]).run();
  await app.multiselect("name").setValue(["Müller", "long"]).run();
  await app.tabs().setValue("Data").run();
  const { url } = (await app.request(app.downloadButton("Download these rows"), null)) as { url: string };
  const text = Buffer.from(app.media.get(url)?.bytes ?? []).toString();
  expect(text).toBe("\ufeffname,amount,day\r\nMüller,1234.5,2026-03-31\r\nlong,4,2026-04-02\r\n");
});

test.each([
  ["an empty file", "", "is empty"],
  ["too many columns", "x,".repeat(2_500), "at most 2000"],
])("%s is an error in plain words, not a crash", async (_, content, words) => {
  const app = await upload(content);
  expect(app.exceptions).toEqual([]);
  expect(app.toString()).toContain(words);
});

test("a file with a header alone shows its columns", async () => {
  const app = await upload("a,b\n");
  for (const tab of ["Data", "Group", "Profile", "Chart"]) {
    await app.tabs().setValue(tab).run();
    expect([tab, app.exceptions]).toEqual([tab, []]);
  }
  expect(figure(app, "Rows")).toBe(0);
});

test("a file whose name and columns look like markdown is shown as it is called", async () => {
  const app = await upload("*a*,[b](c)\n1,2\n3,5\n");
  expect(app.exceptions).toEqual([]);
  expect(app.heading().props.body).toBe("📄 sales\\_\\*2026\\*.csv");
  expect(app.all("metric").map(({ props }) => props.label)).toEqual(["Rows", "Mean \\*a\\*", "Mean \\[b\\](c)"]);
  await app.multiselect("Filter by").setValue(["*a*"]).run();
  expect(app.slider(0).props.label).toBe("\\*a\\*");
});
