import { expect, test } from "vitest";
import { readBlocks } from "./block-list.js";
import { completeMarkdown } from "./complete-markdown.js";
import { parseDocument } from "./parser.js";
import { readSimpleText } from "./simple-text.js";

const size = 20_000;

test.each([
  ["open brackets", "[".repeat(size)],
  ["open directives", ":red[".repeat(size / 5)],
  ["nested directives", `${":red[".repeat(500)}x${"]".repeat(500)}`],
  ["dollars", "$a ".repeat(size / 3)],
  ["stars", "**a ".repeat(size / 4)],
  ["strong words", `**${"a".repeat(size)}`],
  ["strong words with separators", `**${"a ".repeat(size / 2)}!`],
  ["backticks", Array.from({ length: 180 }, (_, at) => "`".repeat(at)).join("a")],
  ["colons", ":a".repeat(size / 2)],
  ["pipes", `${"|".repeat(size)}\nx`],
  ["table", `|${"a|".repeat(300)}\n|${"-|".repeat(300)}\n${"x|\n".repeat(1000)}`],
  ["blanks", `a${" ".repeat(size)}b`],
  ["images", "![".repeat(size / 2)],
  ["links", "[a](b".repeat(size / 5)],
  ["quotes", ">".repeat(size)],
  ["footnotes", Array.from({ length: 800 }, (_, at) => `[^${at}]: x[^${at}]`).join("\n")],
  ["addresses", "a@".repeat(size / 2)],
  ["escapes", "\\".repeat(size)],
])("%s are read in no time", (_name, text) => {
  const begun = performance.now();
  readSimpleText(text);
  completeMarkdown(text);
  parseDocument(text);
  readBlocks(text, true);
  // Generous: a machine under load takes some ten times as long as a free one; a text that explodes takes minutes.
  expect(performance.now() - begun).toBeLessThan(3000);
});
