import { expect, test } from "vitest";
import { openApp, startApp } from "./app-in-browser.js";

test("[S-038] [S-075] a plain script is a live page: a click changes one text, and typed text, focus and scroll stay", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    const s = st.sessionState.init({ count: 0 });
    st.title("Counter");
    if (st.button("Add")) s.count++;
    st.write("count " + s.count);
    st.textInput("Name", { key: "name" });
    for (let i = 0; i < 60; i++) st.write("row " + i);
  `);
  const { page } = await openApp(app);
  await page.getByRole("heading", { name: "Counter" }).waitFor();
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("count 1").waitFor();
  await page.getByLabel("Name").pressSequentially("half typed");
  await page.evaluate(() => {
    const state = globalThis as unknown as { __same: unknown };
    state.__same = document.activeElement;
  });
  await page.keyboard.press("Tab");
  await page.getByText("count 1").waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe("half typed");
});
