/** What an attacker may try from outside: texts that carry script, a frame around the app, a socket from another page. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openApp, startApp, theBrowser } from "./app-in-browser.js";
import { settled } from "./page-checks.js";

/** Each sets `__hit` if anything in it is run, by parsing, loading, a click or an expression. */
const payloads: readonly string[] = [
  "<script>__hit=1</script>",
  "<script src=//evil.example/x.js></script>",
  "</script><script>__hit=1</script>",
  "</title><script>__hit=1</script>",
  "</textarea><img src=x onerror=__hit=1>",
  "<img src=x onerror=__hit=1>",
  "<img/src='x'/onerror='__hit=1'>",
  "<IMG SRC=x OnErRoR=__hit=1>",
  '"><img src=x onerror=__hit=1>',
  "'><img src=x onerror=__hit=1>",
  '" autofocus onfocus=__hit=1 x="',
  "' onmouseover='__hit=1",
  "` onclick=`__hit=1`",
  "<svg/onload=__hit=1>",
  "<svg><script>__hit=1</script></svg>",
  "<svg><set attributeName=href onbegin=__hit=1 />",
  "<math href=javascript:__hit=1>x</math>",
  "<iframe src=javascript:parent.__hit=1></iframe>",
  "<iframe srcdoc='<script>parent.__hit=1</script>'>",
  "<object data=data:text/html,<script>parent.__hit=1</script>>",
  "<embed src=javascript:__hit=1>",
  "<base href=javascript:/ ><a href=/__hit=1>x</a>",
  "<meta http-equiv=refresh content='0;url=javascript:__hit=1'>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<style>*{background:url(//evil.example/x)}</style>",
  "<form action=javascript:__hit=1><button>x</button></form>",
  "<input autofocus onfocus=__hit=1>",
  "<details open ontoggle=__hit=1>x",
  "<video src=x onerror=__hit=1>",
  "<a href=javascript:__hit=1>x</a>",
  "[x](javascript:__hit=1)",
  "[x](java\tscript:__hit=1)",
  "[x](data:text/html,<script>opener.__hit=1</script>)",
  '![x](x"onerror="__hit=1)',
  "<javascript:__hit=1>",
  ':material/face" onload="__hit=1:',
  ":red[<img src=x onerror=__hit=1>]",
  "$\\href{javascript:__hit=1}{x}$",
  "{{__hit=1}} #{__hit=1} <%= __hit=1 %>",
  "javascript:__hit=1",
  "__proto__",
  "constructor",
  "\u202e\u0000<script>__hit=1</script>",
];

test("[S-090] [S-195] no text given to a widget, a container or a chart runs, and the policy has nothing to stop", async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(40);
  const app = await startApp(`
    import { st } from "millrace";
    const all = ${JSON.stringify(payloads)};
    all.forEach((text, at) => {
      const other = text + " (2)";
      const help = text;
      st.button(text, { key: "button" + at, help });
      st.downloadButton(text, text, { key: "download" + at, fileName: text, help });
      st.checkbox(text, { key: "checkbox" + at, help });
      st.toggle(text, { key: "toggle" + at, help });
      st.radio(text, [text, other], { key: "radio" + at, captions: [text, other], help });
      st.selectbox(text, [text, other], { key: "selectbox" + at, placeholder: text, help });
      st.multiselect(text, [text, other], { key: "multiselect" + at, default: [text], placeholder: text, help });
      st.slider(text, { key: "slider" + at, help });
      st.numberInput(text, { key: "number" + at, placeholder: text, help });
      st.textInput(text, { key: "input" + at, value: text, placeholder: text, help });
      st.textArea(text, { key: "area" + at, value: text, placeholder: text, help });
      st.dateInput(text, { key: "date" + at, help });
      st.fileUploader(text, { key: "file" + at, help });
      st.tabs([text, other], { key: "tabs" + at })[0].text(text);
      st.expander(text, { key: "expander" + at, expanded: true }).text(text);
      st.status(text, { key: "status" + at, state: "complete" });
      st.progress(0.5, { text });
      st.info(text, { title: text });
      st.subheader(text, { help, anchor: "a" + at });
      st.table([{ [text]: text, value: 1 }]);
    });
    st.dataframe(all.map((text) => ({ text, link: text, list: [text] })), {
      columnConfig: { text: { label: all[5], help: all[5] }, link: { type: "link", label: all[8] } },
    });
    st.barChart(all.map((text, at) => ({ text, count: at })), { x: "text", y: "count", xLabel: all[5], yLabel: all[8] });
    st.toast(all[5]);
  `);
  const { page, faults } = await openApp(app);
  await page.evaluate(() => document.fonts.ready);
  await settled(page);
  // Once with the pointer and the keyboard over everything that opens something.
  for (const help of (await page.getByTestId("stTooltipHoverTarget").all()).slice(0, 60)) {
    await help.focus();
  }
  for (const box of (await page.getByRole("combobox").all()).slice(0, 20)) {
    await box.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
  }
  const found = await page.evaluate(() => {
    const bad: string[] = [];
    if ((globalThis as { __hit?: number }).__hit !== undefined) bad.push("a payload has run");
    for (const element of document.querySelectorAll('[data-testid="stApp"] *')) {
      if (/^(script|iframe|object|embed|base|meta|link|style)$/i.test(element.localName)) bad.push(element.outerHTML);
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) bad.push(`${element.localName} ${name}=${value}`);
        if (/^(href|src|action|formaction|data|srcdoc)$/i.test(name) && /^\W*(javascript|vbscript|data:text)/i.test(value))
          bad.push(`${name}=${value}`);
      }
    }
    return bad;
  });
  expect(found).toEqual([]);
  // Not only did nothing run: nothing was even tried that the policy had to refuse. (Images of unknown addresses may be.)
  expect(faults.filter((fault) => !/img-src|Failed to load resource|ERR_/.test(fault))).toEqual([]);
  faults.length = 0;
  // And all of it was there, the texts as texts.
  expect(await page.getByTestId("stException").allInnerTexts()).toEqual([]);
  expect(await page.getByTestId("stFileUploader").count()).toBe(payloads.length);
  expect(await page.getByTestId("stVegaLiteChart").count()).toBe(1);
  expect(await page.getByRole("button", { name: payloads[0] as string, exact: true }).count()).toBeGreaterThan(0);
}, 120_000);

test("[S-134] [S-196] a page and a file of the app come with their headers", async () => {
  const app = await startApp(`import { st } from "millrace"; st.write("hello");`);
  const page = await fetch(app.url);
  const policy = page.headers.get("content-security-policy") ?? "";
  const directives = new Map(policy.split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1).join(" ")]));
  expect(directives.get("script-src")).toBe("'self'");
  expect(directives.get("style-src")).toMatch(/^'self' 'nonce-[\w-]{22,}'$/);
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
  expect(directives.get("frame-ancestors")).toBe("'self'");
  expect(directives.get("base-uri")).toBe("'none'");
  expect(directives.get("object-src") ?? directives.get("default-src")).toBe("'none'");
  expect(directives.get("require-trusted-types-for")).toBe("'script'");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(page.headers.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(page.headers.get("referrer-policy")).toBe("same-origin");
  expect(page.headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(page.headers.get("permissions-policy")).toContain("geolocation=()");
  const nonce = (html: Response): string | undefined => /nonce-([\w-]+)/.exec(html.headers.get("content-security-policy") ?? "")?.[1];
  expect(nonce(await fetch(app.url))).not.toBe(nonce(page));

  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1] as string;
  const file = await fetch(new URL(script, app.url));
  expect(file.status).toBe(200);
  expect(file.headers.get("content-security-policy")).not.toMatch(/unsafe-inline|unsafe-eval/);
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");
  expect(file.headers.get("cross-origin-resource-policy")).toBe("same-origin");
});

const foreign: { close(): void }[] = [];
afterEach(() => {
  for (const server of foreign.splice(0)) server.close();
});

/** A page of another origin. */
async function foreignPage(html: string): Promise<string> {
  const server = createServer((_request, response) => response.setHeader("content-type", "text/html").end(html));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  foreign.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("[S-197] [S-203] another origin can neither frame the app, open its socket, nor read its page", async () => {
  const app = await startApp(`import { st } from "millrace"; st.write("the secret of the app");`);
  const here = app.url.replace("localhost", "127.0.0.1");
  const context = await (await theBrowser()).newContext();
  try {
    const page = await context.newPage();
    const messages: string[] = [];
    page.on("console", (message) => messages.push(message.text()));
    await page.goto(await foreignPage(`<iframe src="${here}"></iframe>`));
    await expect.poll(() => messages.join("\n")).toMatch(/frame-ancestors/);
    for (const frame of page.frames()) expect(await frame.content().catch(() => "")).not.toContain("secret");
    expect(await page.frameLocator("iframe").getByTestId("stApp").count()).toBe(0);

    const opened = await page.evaluate(
      async (address) => {
        const socket = new globalThis.WebSocket(`${address.replace("http", "ws")}/_millrace/stream`);
        return new Promise<string>((done) => {
          socket.onopen = () => done("open");
          socket.onerror = () => done("refused");
        });
      },
      here.replace(/\/$/, ""),
    );
    expect(opened).toBe("refused");
    const read = await page.evaluate(
      (address) =>
        fetch(address).then(
          (answer) => answer.text(),
          () => "refused",
        ),
      here,
    );
    expect(read).toBe("refused");
  } finally {
    await context.close();
  }
  const handshake = (origin?: string): Promise<string> =>
    new Promise((done) => {
      const socket = new WebSocket(`${here.replace("http", "ws").replace(/\/$/, "")}/_millrace/stream`, origin ? { origin } : {});
      socket.on("open", () => {
        socket.terminate();
        done("open");
      });
      socket.on("error", (error) => done(error.message));
    });
  expect(await handshake(new URL(here).origin)).toBe("open");
  for (const origin of [undefined, "null", "https://evil.example", `http://127.0.0.1:${app.port + 1}`, `https://127.0.0.1:${app.port}`]) {
    expect(await handshake(origin), String(origin)).toContain("403");
  }
});
