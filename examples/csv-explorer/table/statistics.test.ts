import fc from "fast-check";
import { expect, test } from "vitest";
import { median, Summary } from "./statistics.js";

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });

test("the median is the middle of the sorted values", () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const sorted = [...values].sort((a, b) => a - b);
      const half = sorted.length / 2;
      const expected = sorted.length % 2 === 1 ? sorted[Math.floor(half)] : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
      expect(median(Float64Array.from(values)) + 0).toBe((expected as number) + 0);
    }),
  );
  expect(median(new Float64Array(0))).toBeNaN();
  expect(median(new Float64Array(10_000).fill(7))).toBe(7);
});

test("a summary passes over what is missing", () => {
  const summary = new Summary();
  for (const value of [2, Number.NaN, 4, 6]) summary.add(value);
  expect(summary).toMatchObject({ count: 3, sum: 12, min: 2, max: 6 });
  expect([summary.mean, summary.deviation]).toEqual([4, 2]);
});

test("the deviation keeps its digits far from zero", () => {
  const summary = new Summary();
  for (const value of [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]) summary.add(value);
  expect(summary.deviation).toBeCloseTo(Math.sqrt(30), 10);
});
