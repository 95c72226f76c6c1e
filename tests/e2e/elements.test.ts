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
  found("dark", await axeViolations(page, "theme"));

  const { unreached, unmarked } = await tabWalk(page);
  found("not reached by Tab", unreached);
  found("focus not seen", unmarked);
  await page.close();

  const phone = await (await theBrowser()).newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: "reduce" });
  const { page: narrow } = await openApp(app, { context: phone });
  await settled(narrow);
  await picture(narrow, `${name}-390`);
  found("sideways scroll", await sidewaysScroll(narrow));
  found("at 390 px", await axeViolations(narrow, "screen"));
  expect(findings, findings.join("\n")).toEqual([]);
});

test.each([false, true])("what opens, and what is refused, is without findings too (dark: %s)", async (dark) => {
  const app = await startApp(`
    import { st } from "millrace";
    if (st.button("Notify")) st.toast("Saved, and **more** to [read](https://example.org).", { icon: "💾", duration: "infinite" });
    st.selectbox("Fruit", ["Apple", "Banana", "Cherry"], { help: "A **help** text." });
    st.multiselect("Colours", ["Red", "Green"], { default: ["Red"] });
    st.dateInput("Period", { value: ["2026-03-09", "2026-03-20"] });
    st.form("form", () => {
      st.textInput("Mail", { type: "email", required: true, maxChars: 40 });
      st.numberInput("Amount", { min: 0, max: 10 });
      st.formSubmitButton("Send");
    });
    st.fileUploader("Table", { type: ["csv"] });
    st.dataframe([{ a: 1, b: "x" }], { key: "grid" });
    st.exception(new RangeError("too far"));
  `);
  const { page } = await openApp(app, { width: 1000, dark });
  await settled(page);
  const findings: string[] = [];
  const look = async (what: string): Promise<void> => {
    await settled(page);
    await picture(page, `open-${what}-${dark ? "dark" : "light"}`);
    findings.push(...(await axeViolations(page)).map((one) => `${what}: ${one}`));
  };
  for (const name of ["Fruit", "Colours"]) {
    await page.getByRole("combobox", { name }).click();
    await page.getByRole("option").first().waitFor();
    await look(name);
    await page.keyboard.press("Escape");
  }
  await page.getByRole("button", { name: "Calendar for Period" }).click();
  await page.getByTestId("stDateInputCalendar").waitFor();
  await look("calendar");
  await page.keyboard.press("Escape");
  await page.getByTestId("stTooltipHoverTarget").first().hover();
  await page.getByTestId("stTooltipContent").waitFor();
  await look("help");
  await page.getByTestId("stMainMenuButton").click();
  await page.getByTestId("stMainMenuList").waitFor();
  await look("menu");
  await page.keyboard.press("Escape");
  await page.getByTestId("stDataFrame").hover();
  await page.getByTestId("stElementToolbarButton").first().click();
  await look("columns");
  await page.keyboard.press("Escape");
  for (const summary of await page.locator("summary").all()) await summary.click();
  await page.getByLabel("Mail").fill("nobody");
  await page.getByLabel("Amount").fill("50");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator('input[type="file"]').setInputFiles({ name: "a.exe", mimeType: "x/y", buffer: Buffer.from("x") });
  await page.getByRole("button", { name: "Notify" }).click();
  await page.getByTestId("stToast").waitFor();
  await look("refused");
  expect(findings, findings.join("\n")).toEqual([]);
});
