import { expect, test } from "vitest";
import { formatNumber, numberFormatProblem, numberFormats } from "./number-format.js";

const english = { locale: "en-US" };

test.each<[number | bigint, string | undefined, string]>([
  [10, undefined, "10"],
  [10.123, undefined, "10.123"],
  [10.12346, undefined, "10.1235"],
  [1234567.5, undefined, "1234567.5"],
  [-0.00001, undefined, "0"],
  [12345678901234567890n, undefined, "12345678901234567890"],
  [0.123456789, "plain", "0.123456789"],
  [1234567.891, "localized", "1,234,567.891"],
  [0.5, "percent", "50.00%"],
  [0.51236, "percent", "51.24%"],
  [1.1, "percent", "110.00%"],
  [1234.5, "dollar", "$1,234.50"],
  [-3, "dollar", "-$3.00"],
  [1234.5, "euro", "€1,234.50"],
  [1234.5, "yen", "¥1,235"],
  [1100, "compact", "1.1K"],
  [123456789, "compact", "123M"],
  [123456789, "scientific", "1.235E8"],
  [123456789, "engineering", "123.457E6"],
  [1234.567, "accounting", "1,234.57"],
  [-1234.567, "accounting", "(1,234.57)"],
  [1500, "bytes", "1.5KB"],
  [3_725.5, "duration", "1h 2m 5.5s"],
  [-90_061, "duration", "-1d 1h 1m 1s"],
  [0, "duration", "0s"],
])("[B-146] %d as %s is %s", (value, format, text) => {
  expect(formatNumber(value, format, english)).toBe(text);
});

test.each<[number | bigint, string, string]>([
  [10.123, "%d", "10"],
  [-10.9, "%d", "-10"],
  [10.123, "%i", "10"],
  [10.123, "%f", "10.123"],
  [10.126, "($%.2f)", "($10.13)"],
  [10.123, "%.2f€", "10.12€"],
  [65, "%d years", "65 years"],
  [1234567898765432, "%d ⭐", "1234567898765432 ⭐"],
  [72.3, "%.1f%%", "72.3%"],
  [-5.678, "%.1f", "-5.7"],
  [-0.001, "%.1f", "0.0"],
  [0.123456, "%.4g", "0.1235"],
  [1, "%t", "true"],
  [42, "%05d", "00042"],
  [-42, "%05d", "-0042"],
  [1234.5678, "%.2e", "1.23e+3"],
  [1234.5678, "%.2E", "1.23E+3"],
  [255, "%x", "ff"],
  [255, "%X", "FF"],
  [8, "%o", "10"],
  [12345, "%8d", "   12345"],
  [12345, "%'_8d", "___12345"],
  [12.34, "%-8.2f|", "12.34   |"],
  [42, "%+d", "+42"],
  [42, "% d", " 42"],
  [1234567.891, "%,.2f", "1,234,567.89"],
  [25000.25, "$%,.2f", "$25,000.25"],
  [9876543210, "%,.0f", "9,876,543,210"],
  [1234567890123456789n, "%,d", "1,234,567,890,123,456,789"],
  [7, "100%% of %d", "100% of 7"],
])("[B-146] printf: %d as %s is %s", (value, format, text) => {
  expect(formatNumber(value, format, english)).toBe(text);
  expect(numberFormatProblem(format)).toBeUndefined();
});

test("[B-146] what is not a number is shown as nothing", () => {
  for (const format of [undefined, ...numberFormats, "%.2f"]) {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(formatNumber(value, format, english)).toBe("");
  }
});

test("[B-146] the reader's language decides where the format leaves it open", () => {
  expect(formatNumber(1234.5, "localized", { locale: "de-DE" })).toBe("1.234,5");
  expect(formatNumber(1234.5, "euro", { locale: ["de-DE", "en"] })).toBe("1.234,50\u00a0€");
  expect(formatNumber(1234.5, "plain", { locale: "de-DE" })).toBe("1234.5");
});

test("decimals can be fixed", () => {
  expect(formatNumber(10, undefined, { ...english, decimals: 2 })).toBe("10.00");
  expect(formatNumber(0.5, "percent", { ...english, decimals: 0 })).toBe("50%");
  expect(formatNumber(1234.5, "dollar", { ...english, decimals: 0 })).toBe("$1,235");
});

test.each(["%d %d", "%q", "no conversion", "%", "50% of %d", "%999d"])(
  "%s is refused with a reason and shown plainly all the same",
  (format) => {
    expect(numberFormatProblem(format)).toContain(`"${format}" is not a number format`);
    expect(formatNumber(1.5, format, english)).toBe("1.5");
  },
);
