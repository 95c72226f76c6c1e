import fc from "fast-check";
import { expect, test } from "vitest";
import { type Span, stackSeries } from "./stack.js";

const size = (span: Span | undefined): number => (span ? Math.abs(span[1] - span[0]) : 0);
const rows = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.array(fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null }), { minLength: count, maxLength: count }), {
    minLength: 1,
    maxLength: 5,
  }),
);

test("[B-141] positive values stand above zero, negative ones hang below it", () => {
  expect(
    stackSeries(
      [
        [3, 1],
        [-2, 4],
        [5, null],
      ],
      "zero",
    ),
  ).toEqual([
    [
      [0, 3],
      [0, 1],
    ],
    [
      [0, -2],
      [1, 5],
    ],
    [[3, 8], null],
  ]);
});

test("a stack leaves no gap and covers each value once", () => {
  fc.assert(
    fc.property(rows, (series) => {
      const spans = stackSeries(series, "zero");
      for (let place = 0; place < (series[0] as unknown[]).length; place++) {
        const here = spans.map((one) => one[place] ?? null);
        for (const [at, span] of here.entries()) expect(size(span)).toBe(Math.abs(series[at]?.[place] ?? 0));
        const positive = series.reduce((sum, one) => sum + Math.max(0, one[place] ?? 0), 0);
        const negative = series.reduce((sum, one) => sum + Math.min(0, one[place] ?? 0), 0);
        const ends = here.flatMap((span) => (span ? [...span] : []));
        expect([Math.max(0, ...ends), Math.min(0, ...ends)]).toEqual([positive, Math.abs(negative) === 0 ? 0 : negative]);
      }
    }),
  );
});

test("[B-141] normalised values fill 100 %, centred ones lie as far below the middle as above", () => {
  const shares = stackSeries(
    [
      [1, 0],
      [3, 0],
    ],
    "normalize",
  );
  expect(shares).toEqual([
    [
      [0, 0.25],
      [0, 0],
    ],
    [
      [0.25, 1],
      [0, 0],
    ],
  ]);
  fc.assert(
    fc.property(rows, (series) => {
      const spans = stackSeries(series, "center");
      for (let place = 0; place < (series[0] as unknown[]).length; place++) {
        const ends = spans.flatMap((one) => [...(one[place] ?? [])]);
        if (ends.length > 0) expect(Math.max(...ends) + Math.min(...ends)).toBeCloseTo(0, 6);
      }
    }),
  );
});
