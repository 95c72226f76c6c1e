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

/** Of the whole page. The window is made as high as it: pictures beyond the window would end the emulation of touch. */
async function picture(page: Page, name: string): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  if (whole > height) await page.setViewportSize({ width, height: whole });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  if (whole > height) await page.setViewportSize({ width, height });
}

test.each(examples)("the example of $name", async ({ name, file }) => {
  const findings: string[] = [];
  const found = (where: string, list: readonly string[]): void => void findings.push(...list.map((one) => `${where}: ${one}`));
  const app = await startApp({ file });
  const { page } = await openApp(app, { width: 1280 });
  await settled(page);
  if (!showsErrors.has(name)) found("error on the page", await page.getByTestId("stException").allInnerTexts());
  await picture(page, `${name}-light`);
  found("light", await axeViolations(page));

  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator('html[data-theme="dark"]').waitFor();
  await settled(page);
  await picture(page, `${name}-dark`);
  found("dark", await axeViolations(page, "colours"));

  const { unreached, unmarked } = await tabWalk(page);
  found("not reached by Tab", unreached);
  found("focus not seen", unmarked);
  await page.close();

  const phone = await (await theBrowser()).newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: "reduce" });
  const { page: narrow } = await openApp(app, { context: phone });
  await settled(narrow);
  await picture(narrow, `${name}-390`);
  found("sideways scroll", await sidewaysScroll(narrow));
  found("at 390 px", await axeViolations(narrow));
  expect(findings, findings.join("\n")).toEqual([]);
});
