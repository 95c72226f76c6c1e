import fc from "fast-check";
import { expect, test } from "vitest";
import { type FilterMode, filterOptions, fold, markedParts } from "./option-filter.js";

const find = (options: readonly string[], query: string, mode: FilterMode = "fuzzy"): string[] =>
  filterOptions(options.map(fold), query, mode).map((index) => options[index] as string);

test("the closest come first: equal, begins, a word begins, inside, letters in order", () => {
  const options = ["Xan ax", "Manual", "The Anchor", "Anna", "An", "A big nap"];
  expect(find(options, "an")).toEqual(["An", "Anna", "The Anchor", "Xan ax", "Manual", "A big nap"]);
});

test("case and accents do not count", () => {
  expect(find(["Genève", "Zürich", "Łódź"], "geneve")).toEqual(["Genève"]);
  expect(find(["Genève", "Zürich"], "ZURI", "prefix")).toEqual(["Zürich"]);
});

test("words are found in any order, and beat scattered letters", () => {
  expect(find(["Katherine Johnson", "Grace Hopper"], "hop gra")).toEqual(["Grace Hopper"]);
});

test("contains and prefix keep the order of the list", () => {
  expect(find(["b-a", "a", "ba"], "a", "contains")).toEqual(["b-a", "a", "ba"]);
  expect(find(["b-a", "a", "ba", "ab"], "a", "prefix")).toEqual(["a", "ab"]);
});

test("the letters that were met are marked", () => {
  expect(markedParts("Genève", "neve", "contains")).toEqual([
    { text: "Ge", met: false },
    { text: "nève", met: true },
  ]);
  const marked = (text: string, query: string): string =>
    markedParts(text, query, "fuzzy")
      .map((part) => (part.met ? `[${part.text}]` : part.text))
      .join("");
  expect(marked("Grace Hopper", "gh")).toBe("[G]race [H]opper");
  expect(marked("Grace Hopper", "hop g")).toBe("[G]race [Hop]per");
});

test("folding keeps every place, and parts are the whole text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, query) => {
      expect(fold(text)).toHaveLength(text.length);
      expect(
        markedParts(text, query, "fuzzy")
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("an option finds itself, whatever the mode", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), fc.constantFrom<FilterMode>("fuzzy", "contains", "prefix"), (options, mode) => {
      for (const option of options) if (option.trim() === option) expect(find(options, option, mode)).toContain(option);
    }),
  );
});

test("100,000 options are filtered without a noticeable wait", () => {
  const folded = Array.from({ length: 100_000 }, (_, n) => fold(`Customer ${n} of the northern region`));
  const began = performance.now();
  expect(filterOptions(folded, "99999", "fuzzy").length).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(1000);
});
