// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, beforeAll, expect, test } from "vitest";
import { Markdown, preloadMarkdown } from "./markdown.js";
import { MarkdownDocument } from "./markdown-document.js";
import { readSimpleText } from "./simple-text.js";

afterEach(cleanup);
beforeAll(async () => void (await preloadMarkdown()));

const words = (html: string): string =>
  html
    .replace(/ class="[^"]*"/g, "")
    .replace(/[ \t]*\n[ \t]*/g, " ")
    .replace(/ +/g, " ");

function bySimple(body: string): string {
  const { container } = render(<Markdown body={body} />);
  return words(container.innerHTML);
}

async function byParser(body: string): Promise<string> {
  const { container } = await act(async () => render(<MarkdownDocument body={body} anchors={false} />));
  return words(container.innerHTML);
}

const simple = [
  "plain words",
  "Count: `5`",
  "**Total** 12, *about* a third (`12.5`).",
  "snake_case_name and 2 > 1 and a < b, it costs $5; at 12:30 -> later",
  "two\nlines\n\nand a paragraph",
  "  indented a little\n\n\n\nfar below  ",
  "ünï çödé 漢字 🎉",
  "a | b",
  "50% of 3+4 = 7, isn't it? (yes!)",
  "x - y",
];

test.each(simple)("%j is painted at once, as the parser would paint it", async (body) => {
  expect(readSimpleText(body)).toBeDefined();
  expect(bySimple(body)).toBe(await byParser(body));
});

test.each([
  "# heading",
  "- item",
  "1. item",
  "> quote",
  "a\n===",
  "a\n---",
  "***both***",
  "**a*b**",
  "[link](#a)",
  "![i](j)",
  "https://a.example",
  "me@a.example",
  "www.a.example",
  "<b>",
  "&amp;",
  "\\*",
  ":tada:",
  ":material/home:",
  "$x$ and $y$",
  "|a|b|\n|-|-|",
  "    code",
  "hard  \nbreak",
  "~~gone~~",
  "_it_",
  "`open",
  "``a`b``",
  "\tx",
  "+ x",
  "``` x",
])("%j is left to the parser", (body) => {
  expect(readSimpleText(body)).toBeUndefined();
});

test("whatever the short way takes, it draws as the parser does", async () => {
  const piece = fc.constantFrom(
    "word",
    " ",
    "\n",
    "\n\n",
    "**bold**",
    "*it*",
    "`co de`",
    "->",
    "--",
    ":",
    "1.",
    "-",
    "_",
    "$",
    "(",
    ")",
    "|",
    "*",
    "`",
    "a_b",
    "<",
    ">",
    "#",
    "&",
    "5",
    ".",
    "~",
    "=",
    "12:30",
    "@",
    "  ",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
      const body = pieces.join("");
      if (!readSimpleText(body)) return;
      expect(bySimple(body)).toBe(await byParser(body));
      cleanup();
    }),
    { numRuns: 1500, seed: 7 },
  );
}, 60_000);
