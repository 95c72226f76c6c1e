import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApp, startApp } from "./app-in-browser.js";

const script = `
  import { st } from "millrace";
  const [a, b, c] = st.columns(3);
  a.metric("tall", 1, { border: true, height: "stretch", delta: 3, chartData: [1, 2, 3] });
  b.container({ border: true, height: "stretch", key: "box" }).markdown("box");
  const [d, e] = c.columns(2, { wrap: false });
  d.metric("nested", 3, { border: true, height: "stretch" });
  e.metric("own", 4, { border: true });
  st.multiselect("Tags", ["Alpha", "Beta", "Gamma", "Delta"], { key: "tags", default: ["Alpha", "Beta", "Gamma"] });
`;

async function heights(page: Page): Promise<number[]> {
  // The view of a metric comes in a chunk of its own.
  await expect.poll(() => page.getByTestId("stMetric").count()).toBe(3);
  const all = await page.getByTestId("stMetric").all();
  const boxes = await Promise.all([...all, page.locator(".st-key-box > *")].map((one) => one.boundingBox()));
  return boxes.map((box) => Math.round(box?.height ?? 0));
}

test("what stretches in a row of columns is as tall as the tallest, also in columns of a column; below each other nothing is", async () => {
  const app = await startApp(script);
  const { page } = await openApp(app);
  const [tall = 0, nested, own, box] = await heights(page);
  expect([nested, box]).toEqual([tall, tall]);
  expect(own).toBeLessThan(tall);
  await page.setViewportSize({ width: 390, height: 844 });
  const [, stackedNested, stackedOwn, stackedBox = 0] = await heights(page);
  expect(stackedNested).toBe(stackedOwn);
  expect(stackedBox).toBeLessThan(tall);
});

test("the field of a multiselect goes to another line only with what is typed", async () => {
  const app = await startApp(script);
  const { page } = await openApp(app);
  const tags = page.getByTestId("stMultiSelectTagsContainer");
  await tags.waitFor();
  const height = () => tags.evaluate((element) => (element as HTMLElement).offsetHeight);
  const line = await height();
  // As wide as its tags.
  await tags.evaluate((element) => {
    const end = Math.max(...[...element.querySelectorAll("[data-tag]")].map((tag) => tag.getBoundingClientRect().right));
    const { style } = element as HTMLElement;
    style.flex = "none";
    style.width = `${end - element.getBoundingClientRect().left}px`;
  });
  expect(await height()).toBe(line);
  await page.getByRole("combobox", { name: "Tags" }).fill("De");
  await expect.poll(height).toBeGreaterThan(line);
});
