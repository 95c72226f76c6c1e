/** The rules of identity and state, as a person sees them. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApp, startApp } from "./app-in-browser.js";
import { cutProxy } from "./cut-proxy.js";

const seen = (page: Page, text: string): Promise<void> => page.getByText(text, { exact: true }).waitFor();

test("[B-031] a value outlives a changed label, help, bound and place, without a key", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const other = st.toggle("Other");
    if (other) st.write("something above");
    const name = st.textInput(other ? "Full name" : "Name", { help: other ? "with surname" : undefined });
    const amount = st.numberInput("Amount", { min: 0, max: other ? 50 : 100, default: 1 });
    st.write("name " + name + ", amount " + amount);
  `);
  const { page } = await openApp(app);
  await page.getByLabel("Name").fill("Ada");
  await page.keyboard.press("Enter");
  await page.getByLabel("Amount").fill("7");
  await page.keyboard.press("Enter");
  await seen(page, "name Ada, amount 7");
  await page.getByLabel("Other").check({ force: true });
  await seen(page, "something above");
  await seen(page, "name Ada, amount 7");
  expect(await page.getByLabel("Full name").inputValue()).toBe("Ada");
});

test("a value that became impossible falls back to the default, in the browser too", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const small = st.toggle("Small");
    const pick = st.radio("Pick", small ? ["a", "b"] : ["a", "b", "c"], { key: "pick" });
    st.write("pick " + pick + (st.wasReset("pick") ? " reset" : ""));
  `);
  const { page } = await openApp(app);
  await page.getByText("c", { exact: true }).click();
  await seen(page, "pick c");
  await page.getByLabel("Small").check({ force: true });
  await seen(page, "pick a reset");
  expect(await page.getByRole("radio", { name: "a" }).isChecked()).toBe(true);
});

test("[B-039] values of widgets that are not shown are there when these come back", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    if (st.toggle("Show", { value: true })) st.write("text " + st.textInput("Text"));
    else st.write("hidden");
  `);
  const { page } = await openApp(app);
  await page.getByLabel("Text").fill("kept");
  await page.keyboard.press("Enter");
  await seen(page, "text kept");
  await page.getByLabel("Show").uncheck({ force: true });
  await seen(page, "hidden");
  await page.getByLabel("Show").check({ force: true });
  await seen(page, "text kept");
  expect(await page.getByLabel("Text").inputValue()).toBe("kept");
});

test("[B-041] the script's value wins when it changes, and session state sets widgets before and after they stand", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const s = st.sessionState.init({ seed: 1 });
    if (st.button("Seed 9")) s.seed = 9;
    const a = st.numberInput("A", { value: s.seed });
    const b = st.numberInput("B", { key: "b", default: 2 });
    if (st.button("Set B")) st.sessionState.b = 5;
    st.write("a " + a + " b " + b);
  `);
  const { page } = await openApp(app);
  await page.getByLabel("A", { exact: true }).fill("4");
  await page.keyboard.press("Enter");
  await seen(page, "a 4 b 2");
  await page.getByRole("button", { name: "Set B" }).click();
  await seen(page, "a 4 b 5");
  expect(Number(await page.getByLabel("B", { exact: true }).inputValue())).toBe(5);
  await page.getByRole("button", { name: "Seed 9" }).click();
  await seen(page, "a 9 b 5");
  expect(Number(await page.getByLabel("A", { exact: true }).inputValue())).toBe(9);
});

test("[B-012] 10,000 pairs of click and change without a gap: none is lost, none counts twice", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const s = st.sessionState.init({ clicks: 0, changes: 0 });
    if (st.button("Add")) { st.write("adding"); s.clicks++; }
    st.checkbox("Tick", { onChange: () => { s.changes++; } });
    st.write("clicks " + s.clicks);
    st.write("ticked " + (s.changes > 0));
  `);
  const { page } = await openApp(app);
  await page.getByRole("button", { name: "Add" }).waitFor();
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll("button")];
    const add = buttons.find((button) => button.textContent?.trim() === "Add") as HTMLButtonElement;
    const tick = document.querySelector<HTMLInputElement>("input[type=checkbox]") as HTMLInputElement;
    for (let i = 0; i < 10_000; i++) {
      add.click();
      tick.click();
    }
  });
  await page.getByText("clicks 10000", { exact: true }).waitFor({ timeout: 50_000 });
  await seen(page, "ticked true");
}, 90_000);

test("a reload, and a connection that dies, come back to the same page without a run; what was typed meanwhile arrives", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const s = st.sessionState.init({ runs: 0, clicks: 0 });
    s.runs++;
    if (st.button("Add")) s.clicks++;
    const name = st.textInput("Name");
    st.write("runs " + s.runs + " clicks " + s.clicks + " name " + name);
  `);
  const proxy = await cutProxy(app.port);
  const { page } = await openApp({ ...app, url: proxy.url });
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByLabel("Name").fill("Ada");
  await page.keyboard.press("Enter");
  await seen(page, "runs 3 clicks 1 name Ada");

  await page.reload();
  await seen(page, "runs 3 clicks 1 name Ada");
  expect(await page.getByLabel("Name").inputValue()).toBe("Ada");

  proxy.refuse(true);
  proxy.cut();
  await page.getByTestId("stConnectionStatus").waitFor();
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByLabel("Name").fill("Grace");
  await page.keyboard.press("Enter");
  proxy.refuse(false);
  await page.getByText(/clicks 2 name Grace/).waitFor({ timeout: 20_000 });
  await page.getByText(/^runs [45] clicks 2 name Grace$/).waitFor();

  proxy.cut();
  await page.waitForTimeout(1_500);
  await page.getByText(/^runs [45] clicks 2 name Grace$/).waitFor();
  proxy.close();
}, 60_000);

test("[B-037] rows of a list keep their own values when the order changes; equal keys and unkeyed twins are told with their lines", async () => {
  const app = await startApp(`
import { st } from "millrace";
const order = st.toggle("Reverse") ? ["c", "b", "a"] : ["a", "b", "c"];
st.each(order, (id) => id, (id) => {
  const text = st.textInput("Note for " + id);
  st.write(id + " says " + text);
});
for (const name of ["first", "second"]) st.write(name + " " + st.numberInput(name, { value: 1 }));
`);
  const { page } = await openApp(app);
  await page.getByLabel("Note for b").fill("hello");
  await page.keyboard.press("Enter");
  await seen(page, "b says hello");
  await page.getByLabel("second").fill("5");
  await page.keyboard.press("Enter");
  await seen(page, "second 5");
  await page.getByLabel("Reverse").check({ force: true });
  await expect.poll(() => page.getByText(/^[abc] says/).allInnerTexts()).toEqual(["c says", "b says hello", "a says"]);
  await seen(page, "b says hello");
  await seen(page, "first 1");
  expect(await page.getByLabel("Note for b").inputValue()).toBe("hello");
  expect(await page.getByLabel("Note for c").inputValue()).toBe("");

  app.save(`
import { st } from "millrace";
st.textInput("One", { key: "same" });
st.textInput("Two", { key: "same" });
`);
  await page.getByText('The key "same" is used twice in one run: app.ts:3 and app.ts:4.').waitFor();
  app.save(`
import { st } from "millrace";
for (const row of [1, 2]) st.button("Delete");
`);
  await page.getByText(/stands 2 times at app\.ts:3 with the same label/).waitFor();
});
