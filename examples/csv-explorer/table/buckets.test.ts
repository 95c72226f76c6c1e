import fc from "fast-check";
import { expect, test } from "vitest";
import { fittingPeriod, monthOf, niceStep } from "./buckets.js";
import type { DateColumn } from "./columns.js";
import { sampleTable } from "./sample-table.js";

test("months by arithmetic are those of Date, also before 1970 and on leap days", () => {
  const isRight = (date: Date): void => {
    expect(monthOf(date.getTime())).toBe(date.getUTCFullYear() * 12 + date.getUTCMonth());
  };
  fc.assert(fc.property(fc.date({ min: new Date("0001-01-01"), max: new Date("4000-12-31"), noInvalidDate: true }), isRight));
  for (const day of ["2000-02-29", "1900-02-28", "1900-03-01", "2024-12-31", "1970-01-01"]) isRight(new Date(day));
});

test.each([
  [0, 100, 20, 5],
  [0, 999, 20, 50],
  [1.35, 9.2, 200, 0.05],
  [0, 2.8e9, 200, 2e7],
  [5, 5, 10, 1],
])("a nice step from %d to %d in %i parts", (from, to, count, step) => {
  expect(niceStep(from, to, count)).toBe(step);
});

test.each([
  [["1950-01-01", "2020-01-01"], "Year"],
  [["2010-01-01", "2020-01-01"], "Quarter"],
  [["2012-01-01", "2015-12-31"], "Month"],
  [["2026-01-01", "2026-06-30"], "Week"],
  [["2026-01-01", "2026-01-20"], "Day"],
  [["2026-01-01 10:00", "2026-01-03"], "Hour"],
] as const)("%j is shown by %s", (texts, period) => {
  expect(fittingPeriod(sampleTable({ d: [...texts] }).columns[0] as DateColumn)).toBe(period);
});
