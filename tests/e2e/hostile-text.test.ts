import { expect, test } from "vitest";
import { hostileTexts } from "../fixtures/hostile-texts.js";
import { openApp, startApp } from "./app-in-browser.js";

/** What could run, or waits to: handlers, addresses with script, elements that load or execute. */
async function findings(page: Awaited<ReturnType<typeof openApp>>["page"]): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const main = document.querySelector('[data-testid="stMain"]') ?? document.body;
    for (const element of main.querySelectorAll("*")) {
      if (/^(script|iframe|frame|object|embed|base|meta|link|form|portal)$/i.test(element.localName)) found.push(element.outerHTML);
      for (const { name, value } of element.attributes) {
        const address = value.replace(/[\0-\x20]/g, "");
        if (/^on/i.test(name)) found.push(`${name}=${value}`);
        if (
          /^(href|src|action|formaction|xlink:href|data|poster|srcdoc|background)$/i.test(name) &&
          /^(javascript:|vbscript:|data:text)/i.test(address)
        ) {
          found.push(`${name}=${value}`);
        }
      }
    }
    if ((globalThis as { __pwned?: number }).__pwned) found.push(`script ran ${(globalThis as { __pwned?: number }).__pwned} times`);
    return found;
  });
}

async function watch(script: string): Promise<{ found: string[]; shown: number; faults: string[] }> {
  const app = await startApp(script);
  const { page, faults } = await openApp(app);
  await page.evaluate(() => {
    const state = globalThis as unknown as { pwned(): void; __pwned: number };
    state.__pwned = 0;
    state.pwned = () => {
      state.__pwned++;
    };
  });
  // Once more with pwned() there, and with everything loaded that the texts ask for.
  await page.waitForTimeout(1500);
  for (const help of await page.getByTestId("stTooltipHoverTarget").all()) {
    await help.focus();
    await page.keyboard.press("Enter");
  }
  for (const link of await page.locator('[data-testid="stMain"] a:not([target])').all())
    await link.click({ timeout: 1000, force: true }).catch(() => {});
  await page.waitForTimeout(300);
  // The sanitiser reads texts in an inert document; what the browser reports of that (handlers, styles) came to nothing.
  const own = faults
    .splice(0)
    .filter((fault) => /violation: (?:require-trusted|trusted-types|script-src-elem)|TrustedHTML|TrustedScript|page error/.test(fault));
  return { found: await findings(page), shown: await page.getByTestId("stElementContainer").count(), faults: own };
}

const texts = JSON.stringify(hostileTexts);

test("[S-090] [S-195] no text runs script, whichever option it is given as", async () => {
  const { found, shown, faults } = await watch(`
    import { st } from "millrace";
    for (const text of ${texts}) {
      st.markdown(text);
      st.caption(text);
      st.text(text);
      st.title(text, { anchor: text.replace(/[\\s#]/g, "").slice(0, 90) || "a" });
      st.code(text, { language: text });
      st.metric(text, text, { delta: text, deltaDescription: text });
      st.json({ [text]: text, map: new Map([[text, text]]) });
      st.write(text, { [text]: 1 }, new Error(text));
    }
    st.markdown("help", { help: ${texts}.join("\\n\\n") });
  `);
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
  expect(shown).toBeGreaterThan(hostileTexts.length * 8);
}, 120_000);

test("[B-115] [S-090] with unsafeAllowHtml tags are tags, and still nothing runs", async () => {
  const { found, faults } = await watch(`
    import { st } from "millrace";
    for (const text of ${texts}) {
      st.markdown(text, { unsafeAllowHtml: true });
      st.caption("before " + text + " after", { unsafeAllowHtml: true });
    }
  `);
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
}, 120_000);

test("[B-115] what is harmless in HTML works: styles, classes, tables, drawings, and markdown around it", async () => {
  const app = await startApp(`
    import { st } from "millrace";
    st.markdown(\`
      <style>.own { color: rgb(1, 2, 3) }</style>
      <p class="own" id="named">in <b style="letter-spacing: 3px">own</b> style, **strong** and $x^2$</p>

      <details open><summary>More</summary>

      :red[hidden] and **strong**

      </details>

      <svg viewBox="0 0 10 10" width="10"><circle cx="5" cy="5" r="4" fill="teal"/></svg>
    \`, { unsafeAllowHtml: true });
  `);
  const { page } = await openApp(app);
  const own = page.locator("#named");
  await own.waitFor();
  expect(await own.evaluate((element) => getComputedStyle(element).color)).toBe("rgb(1, 2, 3)");
  expect(await own.locator("b").evaluate((element) => getComputedStyle(element).letterSpacing)).toBe("3px");
  await page.locator("details [data-colour=red]").waitFor();
  expect(await page.locator("svg circle[fill=teal]").count()).toBe(1);
});
