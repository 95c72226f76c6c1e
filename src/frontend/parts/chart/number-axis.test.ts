import fc from "fast-check";
import { expect, test } from "vitest";
import { niceDomain, numberText, numberTicks, percentLabels, tickLabels } from "./number-axis.js";

const labels = (values: number[]): string[] => tickLabels(values, "en");

test("[B-140] ticks of whole numbers are whole, however few there are", () => {
  expect(numberTicks([0, 3], 8, true)).toEqual([0, 1, 2, 3]);
  expect(numberTicks([0, 3], 8, false)).toContain(0.5);
  expect(numberTicks([0.4, 2.2], 6, true)).toEqual([1, 2]);
  fc.assert(
    fc.property(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 2, max: 12 }),
      (low, span, count) => {
        const ticks = numberTicks([low, low + span], count, true);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(Math.max(span + 1, 2 * count + 2));
      },
    ),
  );
});

test("a domain holds its values; its last tick is left out when it would stand alone", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, span) => {
      const [from, to] = niceDomain([low, low + span], 6, false);
      expect(from).toBeLessThanOrEqual(low);
      expect(to).toBeGreaterThanOrEqual(low + span);
      expect(to - from).toBeLessThanOrEqual(span * 2.2);
    }),
  );
  expect(niceDomain([-1, 1766], 6, false)[0]).toBeGreaterThan(-100);
  expect(niceDomain([0, 97], 5, false)).toEqual([0, 100]);
});

test("all labels of an axis are written alike", () => {
  expect(labels([0, 0.5, 1])).toEqual(["0", "0.5", "1.0"]);
  expect(labels([0, 2.5, 5])).toEqual(["0", "2.5", "5.0"]);
  expect(labels([1990, 2000, 2010])).toEqual(["1990", "2000", "2010"]);
  expect(labels([0, 5_000, 10_000])).toEqual(["0", "5,000", "10,000"]);
  expect(labels([-200_000, 0, 200_000])).toEqual(["−200K", "0", "200K"]);
  expect(labels([0, 500_000, 1_000_000, 1_500_000])).toEqual(["0", "500K", "1M", "1.5M"]);
  expect(labels([0, 2e-7])).toEqual(["0", "2.0e-7"]);
  expect(percentLabels([0, 0.25, 1], "en")).toEqual(["0%", "25%", "100%"]);
});

test("labels of neighbouring ticks are never the same", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 1e-2, max: 1e9, noNaN: true }), (low, span) => {
      const ticks = numberTicks([low, low + span], 6, false);
      if (span < Math.abs(low) * 1e-9) return;
      const texts = labels(ticks);
      expect(new Set(texts).size).toBe(texts.length);
    }),
  );
});

test("a single value is as exact as it is useful", () => {
  expect(["1234.567", "12.34567", "0.00123456", "0", "-5", "123456.7", "0.00000123"].map((text) => numberText(Number(text), "en"))).toEqual(
    ["1234.57", "12.346", "0.001235", "0", "−5", "123,456.7", "1.23E-6"],
  );
});
