import fc from "fast-check";
import { expect, test } from "vitest";
import { type BlockList, readBlocks } from "./block-list.js";
import type { Token } from "./parser.js";

function shape(tokens: readonly Token[]): unknown {
  return tokens.map(({ type, content, info, hidden, children }) => [type, content, info, hidden, children ? shape(children) : null]);
}

function stream(parts: readonly string[]): BlockList {
  let body = "";
  let list: BlockList | undefined;
  for (const part of parts) {
    body += part;
    list = readBlocks(body, true, list);
  }
  return readBlocks(body, false, list);
}

test("settled blocks keep their identity while the text grows, and are not read again", () => {
  const first = readBlocks("# A\n\none\n\ntwo\n\nthr", true);
  const next = readBlocks("# A\n\none\n\ntwo\n\nthree **fo", true, first);
  expect(next.blocks).toHaveLength(4);
  expect(next.settled).toBe(2);
  expect(next.blocks.slice(0, 3)).toEqual(first.blocks.slice(0, 3));
  for (const at of [0, 1, 2]) expect(next.blocks[at]).toBe(first.blocks[at]);
  expect(next.blocks[3]).not.toBe(first.blocks[3]);
});

test("an end that was completed for display does not stay when the text is over", () => {
  const growing = readBlocks("a **b", true);
  expect(growing.blocks[0]?.tokens[1]?.children?.some(({ type }) => type === "strong_open")).toBe(true);
  const over = readBlocks("a **b", false, growing);
  expect(over.blocks[0]?.tokens[1]?.children?.some(({ type }) => type === "strong_open")).toBe(false);
});

test("a definition at the end reaches links at the beginning", () => {
  const list = stream(["see [it] and[^n]\n\nmore\n\nmore\n\n", "[it]: https://a.example\n", "[^n]: note"]);
  expect(JSON.stringify(shape(list.blocks[0]?.tokens ?? []))).toContain("link_open");
  expect(list.footnotes).toHaveLength(1);
});

test("read in pieces, a document is what it is read as a whole", () => {
  const line = fc.constantFrom(
    "# h",
    "#",
    "a",
    "- x",
    "  - y",
    "1. z",
    "",
    "",
    "",
    "> q",
    "```ts",
    "```",
    "| a | b |",
    "|---|---|",
    "---",
    "===",
    "$$",
    "    code",
    "**b**",
    "text [l](#x)",
    "* * *",
    "-",
    "[ref]: #x",
    "[ref]",
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 14 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 }),
      (lines, cuts) => {
        const body = lines.join("\n");
        const parts: string[] = [];
        for (let at = 0, turn = 0; at < body.length; turn++) {
          const size = cuts[turn % cuts.length] as number;
          parts.push(body.slice(at, at + size));
          at += size;
        }
        if (parts.length === 0) return;
        const flat = (list: BlockList) => shape(list.blocks.flatMap(({ tokens }) => tokens));
        expect(flat(stream(parts))).toEqual(flat(readBlocks(body, false)));
      },
    ),
    { numRuns: 3000, seed: 11 },
  );
});

test("a long answer is read in about linear time", () => {
  const words = Array.from({ length: 1000 }, (_, at) => (at % 40 === 39 ? "\n\n" : `word${at} `));
  let read = 0;
  let body = "";
  let list: BlockList | undefined;
  for (const word of words) {
    body += word;
    const before = list;
    list = readBlocks(body, true, before);
    read += body.length - (before?.settledLength ?? 0);
  }
  // All of it once for each token would be about half of the square.
  expect(read).toBeLessThan(body.length * 1000 * 0.1);
});
