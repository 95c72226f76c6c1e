import { expect, test } from "vitest";
import type { ChartAxis } from "../../../core/data/chart/chart-data.js";
import { fromWallTime, timeText, timeTicks, toWallTime } from "./time-axis.js";

const utc = (text: string): number => Date.parse(`${text}Z`);
const datetime: ChartAxis = { type: "datetime" };
const lines = (axis: ChartAxis, from: string, to: string, count: number): string[] =>
  timeTicks([utc(from), utc(to)], count, axis, "en").map(({ label, context }) => (context === undefined ? label : `${label}/${context}`));

test("years stand alone, months under their year, days under their month, hours under their day", () => {
  expect(lines(datetime, "2018-06-01T00:00", "2022-02-01T00:00", 4)).toEqual(["2019", "2020", "2021", "2022"]);
  expect(lines(datetime, "2025-10-20T00:00", "2026-02-10T00:00", 4)).toEqual(["Nov/2025", "Dec", "Jan/2026", "Feb"]);
  expect(lines(datetime, "2026-02-27T00:00", "2026-03-02T00:00", 4)).toEqual(["27/Feb 2026", "28", "1/Mar 2026", "2"]);
  expect(lines(datetime, "2026-03-01T18:00", "2026-03-02T06:00", 2)).toEqual(["18:00/Mar 1, 2026", "00:00/Mar 2, 2026", "06:00"]);
});

test("dates have no ticks between days, times of day have no date", () => {
  expect(lines({ type: "date" }, "2026-03-01T00:00", "2026-03-03T00:00", 8)).toEqual(["1/Mar 2026", "2", "3"]);
  expect(lines({ type: "time" }, "1970-01-01T08:00", "1970-01-01T10:00", 2)).toEqual(["08:00", "09:00", "10:00"]);
});

test("instants have their ticks at the full hours of their zone, also across a change of the clocks", () => {
  const berlin: ChartAxis = { type: "datetime", timezone: "Europe/Berlin" };
  const ticks = timeTicks([utc("2026-03-28T22:00"), utc("2026-03-29T06:00")], 4, berlin, "en");
  expect(ticks.map(({ label }) => label)).toEqual(["00:00", "03:00", "06:00"]);
  expect(ticks.map(({ value }) => new Date(value).toISOString().slice(11, 16))).toEqual(["23:00", "01:00", "04:00"]);
  for (const value of [utc("2026-03-29T00:30"), utc("2026-07-01T12:00")])
    expect(fromWallTime(toWallTime(value, "Europe/Berlin"), "Europe/Berlin")).toBe(value);
});

test("a moment in full", () => {
  expect(timeText(utc("2026-03-01T00:00"), { type: "date" }, "en")).toBe("Sun, Mar 1, 2026");
  expect(timeText(utc("2026-03-01T14:30"), datetime, "en")).toBe("Sun, Mar 1, 2026, 14:30");
  expect(timeText(utc("2026-03-01T14:30:05"), { type: "time" }, "en")).toBe("14:30:05");
  expect(timeText(utc("2026-03-01T14:30"), { type: "datetime", timezone: "Asia/Tokyo" }, "en")).toBe("Sun, Mar 1, 2026, 23:30 GMT+9");
});
