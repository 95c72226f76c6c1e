import { expect, test } from "vitest";
import { addSteps, type NumberTextOptions, parseNumberText } from "./number-text.js";

const comma: NumberTextOptions = { decimalComma: true };
const cases: readonly (readonly [string, NumberTextOptions, number | undefined])[] = [
  ["1234.5", {}, 1234.5],
  [" -3 ", {}, -3],
  ["−3", {}, -3],
  [".5", {}, 0.5],
  ["5.", {}, 5],
  ["1e3", {}, 1000],
  ["1,234", {}, 1234],
  ["1,234", comma, 1.234],
  ["1,5", {}, 1.5],
  ["1,5", comma, 1.5],
  ["1.234", comma, 1.234],
  ["1.234", { whole: true }, 1234],
  ["1,234.5", comma, 1234.5],
  ["1.234,5", {}, 1234.5],
  ["1.234.567", {}, 1_234_567],
  ["1,234,567.8", {}, 1_234_567.8],
  ["1 234,5", comma, 1234.5],
  ["1'234.5", {}, 1234.5],
  ["٣٫٥", {}, 3.5],
  ["$12.50", { around: ["$", ""] }, 12.5],
  ["12 km", { around: ["", " km"] }, 12],
  ["12,34,5", {}, undefined],
  ["1.2.3", {}, undefined],
  ["1,23.4", {}, undefined],
  ["0x10", {}, undefined],
  ["12a", {}, undefined],
  ["Infinity", {}, undefined],
  ["", {}, undefined],
  ["-", {}, undefined],
];

test.each(cases)("%j %j means %s", (text, options, value) => {
  expect(parseNumberText(text, options)).toBe(value);
});

test("steps leave no dust of binary fractions", () => {
  expect(addSteps(0.1, 0.2, 1)).toBe(0.3);
  expect(addSteps(1, 0.01, -10)).toBe(0.9);
  expect(addSteps(1e-7, 1e-7, 2)).toBe(3e-7);
  expect(addSteps(5, 1, 10)).toBe(15);
});
