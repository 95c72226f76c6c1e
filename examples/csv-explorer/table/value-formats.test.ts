import { expect, test } from "vitest";
import { guessFormat, isMissing } from "./value-formats.js";

const iso = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : new Date(ms).toISOString());

test.each([
  ["12", 12],
  ["-0.5", -0.5],
  ["1e3", 1000],
  [".5", 0.5],
  [" 7 ", 7],
  ["+3", 3],
])("reads the number %j", (text, number) => {
  expect(guessFormat([text])?.kind).toBe("number");
  expect(guessFormat([text])?.parse(text)).toBe(number);
});

test.each(["0x10", "007", "1_000", "12345678901234567890", "Infinity", "1.2.3", "--1", "12 km", "1e999"])("%j is no number", (text) => {
  expect(guessFormat([text])?.kind).toBe("text");
});

test("thousands and decimal commas are told apart by all values together", () => {
  expect(guessFormat(["1,234", "5", "12,345.5"])?.parse("12,345.5")).toBe(12345.5);
  expect(guessFormat(["1,5", "12", "1.234,25"])?.parse("1.234,25")).toBe(1234.25);
  expect(guessFormat(["1,234", "1,2"])?.parse("1,2")).toBe(1.2);
});

test.each([
  ["2026-03-31", "2026-03-31T00:00:00.000Z"],
  ["2026/3/1", "2026-03-01T00:00:00.000Z"],
  ["2001/01/10 18:20", "2001-01-10T18:20:00.000Z"],
  ["2026-03-31T23:30:15.25+02:00", "2026-03-31T21:30:15.250Z"],
  ["2026-03-31 10:00:00Z", "2026-03-31T10:00:00.000Z"],
  ["31.03.2026", "2026-03-31T00:00:00.000Z"],
  ["Jun 12 1998", "1998-06-12T00:00:00.000Z"],
  ["June 12, 1998", "1998-06-12T00:00:00.000Z"],
  ["12-Jun-1998", "1998-06-12T00:00:00.000Z"],
])("reads the date %j", (text, expected) => {
  expect(guessFormat([text])?.kind).toBe("date");
  expect(iso(guessFormat([text])?.parse(text))).toBe(expected);
});

test("a day above twelve says which end of a date with slashes is the month", () => {
  expect(iso(guessFormat(["03/04/2026", "03/31/2026"])?.parse("03/04/2026"))).toBe("2026-03-04T00:00:00.000Z");
  expect(iso(guessFormat(["03/04/2026", "31/03/2026"])?.parse("03/04/2026"))).toBe("2026-04-03T00:00:00.000Z");
});

test.each(["2026-02-30", "2026-13-01", "2026-01-01 25:00", "99/99/2026"])("%j is no date", (text) => {
  expect(guessFormat([text])?.kind).toBe("text");
});

test("one text among numbers makes a column of text", () => {
  expect(guessFormat(["1", "2", "three"])?.kind).toBe("text");
});

test("a wanted kind takes the format that reads most", () => {
  expect(guessFormat(["31.03.2026", "soon", "01.04.2026"], "date")?.label).toBe("31.03.2026");
  expect(guessFormat(["1,5", "n. a.", "2,5"], "number")?.parse("1,5")).toBe(1.5);
  expect(guessFormat(["", ""], "number")?.kind).toBe("number");
});

test("nothing to judge by", () => {
  expect(guessFormat(["", "NA", "null"])).toBeUndefined();
});

test.each(["", "  ", "NA", "n/a", "NaN", "NULL", "-", "?"])("%j is a missing value", (text) => {
  expect(isMissing(text)).toBe(true);
});

test.each(["0", "Nan Goldin", "none of them"])("%j is a value", (text) => {
  expect(isMissing(text)).toBe(false);
});
