/** Every widget led by the keyboard alone: nothing here clicks or sets focus. What is chosen must arrive in the script. */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApp, startApp } from "./app-in-browser.js";

const seen = (page: Page, text: string): Promise<void> => page.getByText(text, { exact: true }).waitFor();

/** Presses Tab until the control has the focus. */
async function reach(page: Page, control: Locator): Promise<void> {
  await control.waitFor({ state: "attached" });
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press("Tab");
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not come to ${control}`);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("buttons, checkboxes, toggles, radios and lists of options", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const s = st.sessionState.init({ clicks: 0 });
    if (st.button("Add")) s.clicks++;
    const agreed = st.checkbox("Agree");
    const live = st.toggle("Live");
    const size = st.radio("Size", ["S", "M", "L"]);
    const city = st.selectbox("City", ["Bern", "Basel", "Genf"]);
    const tags = st.multiselect("Tags", ["red", "green", "blue"]);
    st.text([s.clicks, agreed, live, size, city, tags.join("+")].join(" | "));
  `);
  const { page } = await openApp(app);
  await reach(page, page.getByRole("button", { name: "Add" }));
  await press(page, "Enter");
  await seen(page, "1 | false | false | S | Bern | ");
  await press(page, "Space");
  await seen(page, "2 | false | false | S | Bern | ");

  await reach(page, page.getByRole("checkbox", { name: "Agree" }));
  await press(page, "Space");
  await seen(page, "2 | true | false | S | Bern | ");
  await reach(page, page.getByLabel("Live"));
  await press(page, "Space");
  await seen(page, "2 | true | true | S | Bern | ");

  await reach(page, page.getByRole("radio", { name: "S" }));
  await press(page, "ArrowDown");
  await seen(page, "2 | true | true | M | Bern | ");
  await press(page, "ArrowUp", "ArrowUp");
  await seen(page, "2 | true | true | L | Bern | ");

  const city = page.getByRole("combobox", { name: "City" });
  await reach(page, city);
  await press(page, "ArrowDown", "ArrowDown", "Enter");
  await seen(page, "2 | true | true | L | Basel | ");
  await page.keyboard.type("gen");
  await press(page, "Enter");
  await seen(page, "2 | true | true | L | Genf | ");
  await press(page, "ArrowDown", "Escape");
  expect(await city.getAttribute("aria-expanded")).toBe("false");
  await seen(page, "2 | true | true | L | Genf | ");

  const tags = page.getByRole("combobox", { name: "Tags" });
  await reach(page, tags);
  await page.keyboard.type("gre");
  await press(page, "Enter");
  await page.keyboard.type("red");
  await press(page, "Enter", "Escape");
  await seen(page, "2 | true | true | L | Genf | green+red");
  await press(page, "Backspace");
  await seen(page, "2 | true | true | L | Genf | green");
});

test("sliders, numbers, texts and days", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const age = st.slider("Age", { min: 0, max: 100, value: 20 });
    const [low, high] = st.slider("Range", { min: 0, max: 10, value: [2, 8] });
    const count = st.numberInput("Count", { min: 0, max: 9, value: 3 });
    const name = st.textInput("Name");
    const notes = st.textArea("Notes");
    const day = st.dateInput("Day", { value: "2026-03-09" });
    st.text([age, low + "-" + high, count, name, notes.replaceAll("\\n", "/"), String(day)].join(" | "));
  `);
  const { page } = await openApp(app);
  await reach(page, page.getByRole("slider", { name: "Age" }));
  await press(page, "ArrowRight", "ArrowRight", "ArrowLeft", "PageUp");
  await seen(page, "31 | 2-8 | 3 |  |  | 2026-03-09");
  await press(page, "End");
  await seen(page, "100 | 2-8 | 3 |  |  | 2026-03-09");

  const [first, last] = [page.getByRole("slider", { name: "Range" }).first(), page.getByRole("slider", { name: "Range" }).last()];
  await reach(page, first);
  await press(page, "ArrowRight");
  await seen(page, "100 | 3-8 | 3 |  |  | 2026-03-09");
  await press(page, "End");
  await seen(page, "100 | 8-8 | 3 |  |  | 2026-03-09");
  await reach(page, last);
  await press(page, "ArrowUp");
  await seen(page, "100 | 8-9 | 3 |  |  | 2026-03-09");

  await reach(page, page.getByRole("spinbutton", { name: "Count" }));
  await press(page, "ArrowUp", "ArrowUp", "ArrowDown");
  await press(page, "Enter");
  await seen(page, "100 | 8-9 | 4 |  |  | 2026-03-09");
  await press(page, "ControlOrMeta+a");
  await page.keyboard.type("7");
  await press(page, "Enter");
  await seen(page, "100 | 8-9 | 7 |  |  | 2026-03-09");

  await reach(page, page.getByRole("textbox", { name: "Name" }));
  await page.keyboard.type("Ada");
  await press(page, "Enter");
  await seen(page, "100 | 8-9 | 7 | Ada |  | 2026-03-09");
  await reach(page, page.getByRole("textbox", { name: "Notes" }));
  await page.keyboard.type("one");
  await press(page, "Enter");
  await page.keyboard.type("two");
  await press(page, "ControlOrMeta+Enter");
  await seen(page, "100 | 8-9 | 7 | Ada | one/two | 2026-03-09");

  const day = page.getByRole("textbox", { name: "Day" });
  await reach(page, day);
  await press(page, "ControlOrMeta+a");
  await page.keyboard.type("2026/03/20");
  await press(page, "Enter");
  await seen(page, "100 | 8-9 | 7 | Ada | one/two | 2026-03-20");
  await reach(page, page.getByRole("button", { name: "Calendar for Day" }));
  await press(page, "Enter");
  await page.getByRole("grid").waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[role="grid"]') !== null);
  await press(page, "ArrowRight", "ArrowDown", "Enter");
  await seen(page, "100 | 8-9 | 7 | Ada | one/two | 2026-03-28");
});

test("a form is sent by Enter, tabs and expanders open, a file is taken off again", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    st.form("order", () => {
      const name = st.textInput("Name");
      const sent = st.formSubmitButton("Order");
      st.text("order " + (sent ? "sent for " : "of ") + (name || "nobody"));
    });
    const [one, two] = st.tabs(["One", "Two"]);
    one.text("in the first");
    two.text("in the second");
    const more = st.expander("More", { onChange: "rerun" });
    more.text("inside");
    const file = st.fileUploader("Table");
    st.text([more.open, file ? file.name + " " + (await file.text()) : "no file"].join(" | "));
  `);
  const { page } = await openApp(app);
  await reach(page, page.getByRole("textbox", { name: "Name" }));
  await page.keyboard.type("Ada");
  await seen(page, "order of nobody");
  await press(page, "Enter");
  await seen(page, "order sent for Ada");

  await reach(page, page.getByRole("tab", { name: "One" }));
  await press(page, "ArrowRight");
  await seen(page, "in the second");
  expect(await page.getByRole("tab", { name: "Two" }).getAttribute("aria-selected")).toBe("true");
  await press(page, "Home");
  await seen(page, "in the first");

  await reach(page, page.locator("summary", { hasText: "More" }).or(page.getByRole("button", { name: "More", exact: true })));
  await press(page, "Enter");
  await seen(page, "inside");
  await seen(page, "true | no file");

  const field = page.locator('input[type="file"]');
  await reach(page, field);
  await field.setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("x,y") });
  await seen(page, "true | a.csv x,y");
  await reach(page, page.getByRole("button", { name: "Remove a.csv" }));
  await press(page, "Enter");
  await seen(page, "true | no file");
});

test("the grid of a dataframe is one stop, with arrows inside it", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const rows = Array.from({ length: 500 }, (_, i) => ({ id: i, name: "row " + i, even: i % 2 === 0 }));
    st.button("Before");
    const { selection } = st.dataframe(rows, { key: "grid", onSelect: "rerun", selectionMode: "multi-row" });
    st.button("After");
    st.text("chosen " + selection.rows.join("+"));
  `);
  const { page } = await openApp(app);
  const grid = page.getByRole("grid");
  await grid.waitFor();
  await reach(page, page.getByRole("button", { name: "Before" }));
  for (let tab = 0; tab < 6 && !(await grid.evaluate((element) => element.contains(document.activeElement))); tab++)
    await press(page, "Tab");
  /** Row and text of the cell that the grid calls its active one. */
  const here = (): Promise<string> =>
    grid.evaluate((element) => {
      const cell = document.getElementById(element.getAttribute("aria-activedescendant") ?? "");
      return `${Number(cell?.closest("[role=row]")?.getAttribute("aria-rowindex")) - 2}: ${cell?.textContent?.trim()}`;
    });
  await press(page, "ControlOrMeta+End");
  await expect.poll(here).toMatch(/^499: /);
  await press(page, "ArrowLeft");
  await expect.poll(here).toBe("499: row 499");
  await press(page, "ArrowUp", "ArrowUp", "ArrowLeft");
  await expect.poll(here).toBe("497: 497");
  await press(page, "ControlOrMeta+Home", "ArrowDown", "ArrowDown", "Space");
  await page.getByText(/^chosen [12]$/).waitFor();
  for (let tab = 0; tab < 6 && (await grid.evaluate((element) => element.contains(document.activeElement))); tab++)
    await press(page, "Tab");
  expect(await grid.evaluate((element) => element.contains(document.activeElement))).toBe(false);
});
