/**
 * Every element's example in a real browser, in both themes and on a narrow touch screen: no fault, no error on the page,
 * no finding of axe, every control reached and marked by Tab. The pictures are in test-results/elements.
 */
import { mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApp, startApp, theBrowser } from "./app-in-browser.js";
import { axeViolations, settled, sidewaysScroll, tabWalk } from "./page-checks.js";

const elements = resolve(import.meta.dirname, "../../src/elements");
const pictures = resolve(import.meta.dirname, "../../test-results/elements");
mkdirSync(pictures, { recursive: true });

const examples = readdirSync(elements, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".example.ts"))
  .map((path) => ({ name: path.split(/[\\/]/)[0] as string, file: join(elements, path) }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** Examples that show an error on purpose. */
const showsErrors = new Set(["exception", "write"]);

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

test.each(examples)("the example of $name", async ({ name, file }) => {
  const app = await startApp({ file });
  const { page } = await openApp(app, { width: 1280 });
  await settled(page);
  if (!showsErrors.has(name)) expect(await page.getByTestId("stException").allInnerTexts(), "errors on the page").toEqual([]);
  await picture(page, `${name}-light`);
  expect.soft(await axeViolations(page), "in the light theme").toEqual([]);

  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator('html[data-theme="dark"]').waitFor();
  await settled(page);
  await picture(page, `${name}-dark`);
  expect.soft(await axeViolations(page), "in the dark theme").toEqual([]);

  const { unreached, unmarked } = await tabWalk(page);
  expect.soft(unreached, "controls that Tab does not reach").toEqual([]);
  expect.soft(unmarked, "controls whose focus is not seen").toEqual([]);
  await page.close();

  const phone = await (await theBrowser()).newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: "reduce" });
  const { page: narrow } = await openApp(app, { context: phone });
  await settled(narrow);
  await picture(narrow, `${name}-390`);
  expect.soft(await sidewaysScroll(narrow), "at 390 px").toEqual([]);
  expect.soft(await axeViolations(narrow), "at 390 px").toEqual([]);
});
