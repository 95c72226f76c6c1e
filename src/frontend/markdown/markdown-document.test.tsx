// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { MarkdownDocument } from "./markdown-document.js";

afterEach(cleanup);

async function html(body: string): Promise<string> {
  // Icons and formulas come from chunks of their own: React wants to be waited for.
  const { container } = await act(async () => render(<MarkdownDocument body={body} anchors={false} />));
  return container.innerHTML.replace(/ class="[^"]*"/g, "").replace(/ data-testid="[^"]*"/g, "");
}

test("[B-108] tables, strikethrough, task lists, bare links and footnotes", async () => {
  expect(await html("|a|b|\n|:-|-:|\n|1|~~2~~|")).toContain('<td style="text-align: right;"><s>2</s></td>');
  const tasks = await html("- [ ] open\n- [x] done");
  expect(tasks.match(/type="checkbox"/g)).toHaveLength(2);
  expect(tasks).toContain('checked=""');
  expect(await html("see https://a.example/b?c and www.b.example/x). me@c.example")).toBe(
    '<p>see <a href="https://a.example/b?c" target="_blank" rel="noopener noreferrer">https://a.example/b?c</a> and <a href="http://www.b.example/x" target="_blank" rel="noopener noreferrer">www.b.example/x</a>). <a href="mailto:me@c.example" target="_blank" rel="noopener noreferrer">me@c.example</a></p>',
  );
  const notes = await html("One[^a] two[^b] one[^a]\n\n[^b]: B *note*\n[^a]: A note");
  expect(notes).toMatch(/One<sup><a href="#[^"]*note-1" id="[^"]*ref-1-1" aria-label="Footnote 1">1<\/a><\/sup> two<sup>.*?>2</);
  expect(notes).toMatch(/<section aria-label="Footnotes"><ol><li id="[^"]*note-1" value="1"><p>A note<\/p>.*B <em>note<\/em>/s);
});

test("[B-109] directives colour words; an unknown name stays in the text; times stay whole", async () => {
  expect(await html(":red[warm **bold**]")).toBe('<p><span data-colour="red">warm <strong>bold</strong></span></p>');
  expect(await html(":blue-background[x] :green-badge[y] :small[z]")).toBe(
    '<p><span data-colour="blue">x</span> <span data-colour="green">y</span> <small>z</small></p>',
  );
  expect(await html(':color[x]{foreground="#c00" background="primary"}')).toBe(
    '<p><span style="color: #c00; background-color: var(--accent-text);">x</span></p>',
  );
  expect(await html(":nosuch[x] at 12:30:45")).toBe("<p>:nosuch[x] at 12:30:45</p>");
  expect(await html(":red[a :blue[b] c]")).toBe('<p><span data-colour="red">a <span data-colour="blue">b</span> c</span></p>');
});

test("[B-110] arrows and comparisons become signs between blanks, not in code, links and words", async () => {
  expect(await html("a -> b <- c <-> d -- e >= f <= g ~= h")).toBe("<p>a → b ← c ↔ d — e ≥ f ≤ g ≈ h</p>");
  expect(await html("`a -> b` [a -> b](#x) x->y")).toBe('<p><code>a -&gt; b</code> <a href="#x">a -&gt; b</a> x-&gt;y</p>');
});

test("[B-112] links leave in a new tab without a trace, except those on the page", async () => {
  expect(await html("[a](https://a.example) [b](#c)")).toBe(
    '<p><a href="https://a.example" target="_blank" rel="noopener noreferrer">a</a> <a href="#c">b</a></p>',
  );
});

test("[B-114] HTML is text", async () => {
  expect(await html("<b>x</b> <!-- c --> &amp; <script>alert(1)</script>")).toBe(
    "<p>&lt;b&gt;x&lt;/b&gt; &lt;!-- c --&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>",
  );
});

test("[B-108] formulas are found, prices are not", async () => {
  expect(await html("$a^2$ costs $5 to $9, $x$1")).toBe("<p><span>a^2</span> costs $5 to $9, $x$1</p>");
  expect(await html("$$\na\nb\n$$")).toContain("a\nb");
  expect(await html("in $$x_1$$ line")).toContain("<span>x_1</span>");
});

test("[B-108] a code fence keeps its language; mermaid shows its source with a label", async () => {
  expect(await html("```ts\nconst a = 1;\n```")).toContain('<code data-language="ts">const a = 1;</code>');
  expect(await html("```mermaid\ngraph TD\n```")).toContain("<div>mermaid</div>");
});

test("nested lists, quotes, images and hard breaks", async () => {
  expect(await html("- a\n  1. b\n\n> q\n> r  \n> s")).toBe(
    '<ul><li>a<ol start="1"><li>b</li></ol></li></ul><blockquote><p>q\nr<br>s</p></blockquote>',
  );
  expect(await html('![alt *x*](https://a.example/i.png "T")')).toContain('alt="alt x" title="T"');
});
