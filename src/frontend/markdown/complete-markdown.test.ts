import { expect, test } from "vitest";
import { completeMarkdown } from "./complete-markdown.js";

test.each([
  ["a **bo", "a **bo**"],
  ["a **bold*", "a **bold**"],
  ["a **bold ", "a **bold**"],
  ["a *it", "a *it*"],
  ["**a *b", "**a *b***"],
  ["a **", "a "],
  ["a ~~go", "a ~~go~~"],
  ["a `co", "a `co`"],
  ["a `", "a "],
  ["``a ` b", "``a ` b``"],
  ["see [the li", "see the li"],
  ["see [link](htt", "see link"],
  ['see [link](https://a.example "ti', "see link"],
  ["see ![al", "see "],
  ["see ![alt](htt", "see "],
  ["a :red[wa", "a :red[wa]"],
  ["a :red[", "a "],
  ["a :re", "a "],
  ["a :material/ho", "a "],
  ["a $$x", "a "],
  ["a $\\pi + ", "a "],
  ["a $5 and", "a $5 and"],
  ["done **bold** and `code` and [l](#x).", "done **bold** and `code` and [l](#x)."],
  ["text\n-", "text"],
  ["text\n\n#", "text\n\n"],
  ["text\n\n$$\nx^2", "text\n\n"],
  ["***a**", "***a***"],
  ["text\n1.", "text"],
  ["```ts\nconst a = `x", "```ts\nconst a = `x"],
  ["```ts\nlet a\n``", "```ts\nlet a\n"],
  ["| a | b |\n|-", "| a | b |\n| --- | --- |"],
  ["snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"],
])("[B-104] %j is shown as %j", (text, shown) => {
  expect(completeMarkdown(text)).toBe(shown);
});
