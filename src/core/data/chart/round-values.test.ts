import fc from "fast-check";
import { expect, test } from "vitest";
import { roundValues } from "./round-values.js";

test("a rounded value is never off by more than a millionth of the range or of itself", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 2 }), (values) => {
      const span = Math.max(...values) - Math.min(...values);
      for (const [at, rounded] of roundValues(values).entries()) {
        const value = values[at] as number;
        expect(Math.abs((rounded as number) - value)).toBeLessThanOrEqual(Math.max(span * 1e-5, Math.abs(value) * 1e-5));
        if (span > 0) expect(Math.abs((rounded as number) - value)).toBeLessThanOrEqual(span * 1e-5 + Math.abs(value) * 1e-15);
      }
    }),
  );
});

test("long fractions are cut, values close together far from zero stay apart, whole numbers stay", () => {
  expect(roundValues([0.123456789012, 1])).toEqual([0.123457, 1]);
  const [a, b] = roundValues([1_000_000.1234567, 1_000_000.1234891]);
  expect(a).not.toBe(b);
  expect(roundValues([123_456_789_012, 0.5])).toEqual([123_456_789_012, 0.5]);
});

test("NaN and infinite values are gaps", () => {
  expect(roundValues([1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toEqual([1, null, null, null]);
});
