/** What elements are to each other: controls side by side are of one height, and a page read from the right is mirrored. */
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { openApp, startApp, theBrowser } from "./app-in-browser.js";
import { axeViolations, settled, sidewaysScroll } from "./page-checks.js";

const row = `
  import { st } from "millrace";
  st.container({ horizontal: true, verticalAlignment: "bottom", gap: 4 }, () => {
    st.textInput("Name", { width: 90 });
    st.selectbox("City", ["Bern", "Basel"], { width: 90 });
    st.multiselect("Tags", ["red", "green"], { width: 150, default: ["red"] });
    st.numberInput("Count", { width: 110 });
    st.dateInput("Day", { width: 130 });
    st.button("Go");
    st.downloadButton("Take", "text");
  });
`;

/** The boxes one sees: of a field with things around it, the box around both. */
async function rowBoxes(page: { locator(selector: string): Locator }): Promise<{ height: number; bottom: number }[]> {
  return page.locator('[data-testid="stHorizontalBlock"] [data-testid="stElementContainer"]').evaluateAll((elements) =>
    elements.map((element) => {
      const focusable = element.querySelector("input, button") as HTMLElement;
      let box: HTMLElement = focusable;
      while (box !== element && getComputedStyle(box).borderTopWidth === "0px") box = box.parentElement as HTMLElement;
      const { height, bottom } = box.getBoundingClientRect();
      return { height: Math.round(height), bottom: Math.round(bottom) };
    }),
  );
}

test("controls in a row are of one height and stand on one line: 36 px, 44 px where one touches", async () => {
  const app = await startApp(row);
  const { page } = await openApp(app, { width: 1280 });
  await settled(page);
  const seen = await rowBoxes(page);
  expect(seen).toHaveLength(7);
  expect(seen.map(({ height }) => height)).toEqual(seen.map(() => 36));
  expect(new Set(seen.map(({ bottom }) => bottom)).size).toBe(1);

  const touch = await (await theBrowser()).newContext({ viewport: { width: 1280, height: 900 }, hasTouch: true });
  const { page: touched } = await openApp(app, { context: touch });
  await settled(touched);
  expect((await rowBoxes(touched)).map(({ height }) => height)).toEqual(seen.map(() => 44));
});

test("a checkbox and a toggle stand in the middle of the field beside them", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const [name, agreed, live] = st.columns(3, { verticalAlignment: "bottom" });
    name.textInput("Name");
    agreed.checkbox("Agree");
    live.toggle("Live");
  `);
  const { page } = await openApp(app, { width: 1280 });
  const middle = (locator: Locator): Promise<number> =>
    locator.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return Math.round((top + bottom) / 2);
    });
  const field = await middle(page.getByLabel("Name"));
  for (const name of ["Agree", "Live"]) expect(Math.abs((await middle(page.getByLabel(name))) - field), name).toBeLessThanOrEqual(1);
});

test("in a page read from the right nothing stands out, the line is under the open tab, and code stays as it is", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    st.tabs(["First", "The second of them", "Third"])[1].write("second");
    st.slider("Range", { value: [20, 60] });
    st.textInput("Name");
    st.radio("Size", ["S", "M"], { horizontal: true });
    st.expander("More", { expanded: true }).write("inside");
    st.code("const a = 1;", { language: "ts" });
    st.json({ a: [1] });
    st.table([{ a: 1, b: "x" }]);
    st.dataframe([{ a: 1, b: "x" }]);
    st.fileUploader("File");
  `);
  const { page } = await openApp(app, { width: 1280 });
  await page.evaluate(() => {
    document.dir = "rtl";
  });
  await settled(page);
  expect(await sidewaysScroll(page)).toEqual([]);
  const edges = (locator: Locator): Promise<number[]> =>
    locator.evaluate((element) => [element.getBoundingClientRect().left, element.getBoundingClientRect().right]);
  const line = page.locator('[role="tablist"] > [aria-hidden]');
  for (const name of ["First", "The second of them", "Third"]) {
    const tab = page.getByRole("tab", { name });
    await tab.click();
    const [left = 0, right = 0] = await edges(tab);
    await expect.poll(async () => (await edges(line)).every((edge, at) => Math.abs(edge - (at === 0 ? left : right)) <= 1)).toBe(true);
  }
  for (const code of [page.getByTestId("stCode"), page.getByTestId("stJson")]) {
    expect(await code.evaluate((element) => getComputedStyle(element).direction)).toBe("ltr");
  }
  const [first, last] = await page.getByRole("slider").evaluateAll((sliders) => sliders.map((one) => one.getBoundingClientRect().left));
  expect(first).toBeGreaterThan(last as number);
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(page);
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await axeViolations(page)).toEqual([]);
});
