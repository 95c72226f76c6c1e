import { expect, test } from "vitest";
import { type DateKind, formatDate } from "./date-format.js";

const english = { locale: "en-US" };

test.each<[string, DateKind, string]>([
  ["2026-03-01", "date", "2026-03-01"],
  ["2026-03-01T14:30:05", "datetime", "2026-03-01 14:30:05"],
  ["2026-03-01T14:30:05.250", "datetime", "2026-03-01 14:30:05.250"],
  ["2026-03-01T14:30:00Z", "datetime", "2026-03-01 14:30:00"],
  ["14:30:00", "time", "14:30:00"],
  ["14:30:00.5", "time", "14:30:00.500"],
  ["-000044-03-15", "date", "-0044-03-15"],
  ["not a date", "date", "not a date"],
])("[B-147] %s without a format is %s", (text, kind, shown) => {
  expect(formatDate(text, kind)).toBe(shown);
});

test("[B-147] a wall-clock time is shown unchanged, an instant in its own zone with offset", () => {
  const tokyo = { timezone: "Asia/Tokyo" };
  expect(formatDate("2026-03-01T14:30:00", "datetime", undefined, tokyo)).toBe("2026-03-01 14:30:00");
  expect(formatDate("2026-03-01T14:30:00Z", "datetime", undefined, tokyo)).toBe("2026-03-01 23:30:00+09:00");
  expect(formatDate("2026-07-01T12:00:00Z", "datetime", undefined, { timezone: "Europe/Berlin" })).toBe("2026-07-01 14:00:00+02:00");
  expect(formatDate("2026-01-01T12:00:00Z", "datetime", undefined, { timezone: "America/St_Johns" })).toBe("2026-01-01 08:30:00-03:30");
  expect(formatDate("2026-01-01T12:00:00Z", "datetime", "iso8601", { timezone: "+05:30" })).toBe("2026-01-01T17:30:00+05:30");
  expect(formatDate("2026-01-01T12:00:00Z", "datetime", "iso8601")).toBe("2026-01-01T12:00:00Z");
  expect(formatDate("2026-01-01T12:00:00", "datetime", "iso8601")).toBe("2026-01-01T12:00:00");
});

test.each<[string, string]>([
  ["MMM Do, YYYY [at] h:mm A", "Apr 27th, 2023 at 3:45 PM"],
  ["dddd D. MMMM YY", "Thursday 27. April 23"],
  ["DD/MM/YYYY HH:mm:ss.SSS", "27/04/2023 15:45:09.070"],
  ["hh:mm a", "03:45 pm"],
  ["kk k H", "15 15 15"],
  ["Q Qo DDD DDDD", "2 2nd 117 117"],
  ["W WW GGGG E w gggg e", "17 17 2023 4 17 2023 4"],
  ["ddd dd d do", "Thu Th 4 4th"],
  ["X x", "1682610309 1682610309070"],
  ["S SS SSSS", "0 07 0700"],
  ["L | LL | LT | lll", "04/27/2023 | April 27, 2023 | 3:45 PM | Apr 27, 2023, 3:45 PM"],
  ["Z ZZ z", "+00:00 +0000 UTC"],
  ["[YYYY] YYYY", "YYYY 2023"],
])("[B-147] tokens %s", (format, shown) => {
  const text = formatDate("2023-04-27T15:45:09.070Z", "datetime", format, english);
  expect(text.replaceAll("\u202f", " ")).toBe(shown);
});

test("[B-147] names come from the reader's language, zones from the column", () => {
  expect(formatDate("2023-04-27", "date", "dddd, D. MMMM", { locale: "de" })).toBe("Donnerstag, 27. April");
  expect(formatDate("2023-04-27T10:20:30Z", "datetime", "HH:mm:ss z", { timezone: "America/Los_Angeles" })).toBe("03:20:30 PDT");
  expect(formatDate("2023-04-27T10:20:30Z", "datetime", "HH:mm Z", { timezone: "+04:00" })).toBe("14:20 +04:00");
  expect(formatDate("2023-04-27T10:20:30", "datetime", "HH:mm Z")).toBe("10:20");
  expect(formatDate("2023-04-27", "date", "localized", { locale: "de" })).toBe("27.04.2023");
});

test.each<[string, DateKind, string]>([
  ["2026-03-10T12:00:00Z", "datetime", "now"],
  ["2026-03-10T11:59:30Z", "datetime", "30 seconds ago"],
  ["2026-03-10T14:00:00Z", "datetime", "in 2 hours"],
  ["2026-03-07T12:00:00Z", "datetime", "3 days ago"],
  ["2024-03-10T12:00:00Z", "datetime", "2 years ago"],
  ["2026-03-10", "date", "today"],
  ["2026-03-11", "date", "tomorrow"],
])("[B-147] distance of %s is %s", (text, kind, shown) => {
  expect(formatDate(text, kind, "distance", { ...english, now: Date.UTC(2026, 2, 10, 12) })).toBe(shown);
});

test.each<[string, DateKind, string]>([
  ["2026-03-10T09:30:00Z", "datetime", "today, 9:30 AM"],
  ["2026-03-09T09:30:00Z", "datetime", "yesterday, 9:30 AM"],
  ["2026-03-06T09:30:00Z", "datetime", "Friday, 9:30 AM"],
  ["2025-03-06T09:30:00Z", "datetime", "Mar 6, 2025"],
  ["2026-03-11", "date", "tomorrow"],
])("[B-147] calendar of %s is %s", (text, kind, shown) => {
  expect(formatDate(text, kind, "calendar", { ...english, now: Date.UTC(2026, 2, 10, 12) }).replaceAll("\u202f", " ")).toBe(shown);
});
