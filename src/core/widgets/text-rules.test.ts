import { expect, test } from "vitest";
import { type TextRules, textProblem } from "./text-rules.js";

const cases: readonly (readonly [string, TextRules, boolean])[] = [
  ["", {}, true],
  ["", { required: true }, false],
  ["", { kind: "email", pattern: ["^x$", ""] }, true],
  ["abc", { maxChars: 3 }, true],
  ["abcd", { maxChars: 3 }, false],
  ["ada@example.com", { kind: "email" }, true],
  ["ada@example", { kind: "email" }, false],
  ["a b@example.com", { kind: "email" }, false],
  ["https://example.com/a?b#c", { kind: "url" }, true],
  ["example.com", { kind: "url" }, false],
  ["+49 (30) 123-45", { kind: "phone" }, true],
  ["12", { kind: "phone" }, false],
  ["B-123", { pattern: ["^[A-Z]-\\d+$", ""] }, true],
  ["b-123", { pattern: ["^[A-Z]-\\d+$", ""] }, false],
  ["b-123", { pattern: ["^[A-Z]-\\d+$", "i"] }, true],
];

test.each(cases)("%j with %j can be taken: %s", (text, rules, fine) => {
  expect(textProblem(text, rules) === undefined).toBe(fine);
});

test("the author's own message is said", () => {
  expect(textProblem("x", { pattern: ["^\\d+$", ""], message: "Digits only." })).toBe("Digits only.");
});
