import { expect, test } from "vitest";
import { thinPoints } from "./thin-points.js";

test("outliers stay, the crowd is thinned, places stay in order", () => {
  const x = Array.from({ length: 20_000 }, (_, at) => (at === 9_999 ? 100 : Math.sin(at)));
  const y = x.map((_, at) => (at === 15_000 ? -100 : Math.cos(at * 1.7)));
  const kept = thinPoints(x, y, 500);
  expect(kept).toHaveLength(500);
  expect(kept).toEqual(expect.arrayContaining([9_999, 15_000]));
  expect(kept).toEqual([...kept].sort((a, b) => a - b));
});

test("few points and points at one place are fine", () => {
  expect(thinPoints([1, 2], [1, 2], 5)).toEqual([0, 1]);
  expect(thinPoints(new Array(100).fill(3), new Array(100).fill(4), 10)).toHaveLength(10);
});
