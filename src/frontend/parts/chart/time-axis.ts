/**
 * Ticks over time. Labels have two lines: the unit that changes from tick to tick, and below it, where it changes, what
 * it belongs to (hours under their day, days under their month, months under their year).
 *
 * Instants are shown on the clocks of the axis' zone: positions are shifted to wall-clock time read as UTC, where all
 * calendar arithmetic is done, and back.
 */
import { type CountableTimeInterval, utcDay, utcMinute, utcMonth, utcSecond, utcTickInterval, utcYear } from "d3-time";
import type { ChartAxis } from "../../../core/data/chart/chart-data.js";
import { clockInZone } from "../../../core/data/wall-clock.js";
import type { Domain } from "./number-axis.js";

export interface TimeTick {
  value: number;
  label: string;
  /** Second line: only where it differs from the tick before. */
  context?: string;
}

const day = 86_400_000;

function offsetAt(ms: number, timezone: string): number {
  return (clockInZone(ms, timezone).offset ?? 0) * 60_000;
}

function hasZone(timezone: string | undefined): timezone is string {
  return timezone !== undefined && timezone !== "UTC";
}

/** The clock's reading at an instant, as if it were UTC. */
export function toWallTime(ms: number, timezone: string | undefined): number {
  return hasZone(timezone) ? ms + offsetAt(ms, timezone) : ms;
}

/** The instant at which a clock shows this. */
export function fromWallTime(wall: number, timezone: string | undefined): number {
  if (!hasZone(timezone)) return wall;
  const guess = wall - offsetAt(wall, timezone);
  return wall - offsetAt(guess, timezone);
}

type Format = Intl.DateTimeFormatOptions;
interface Level {
  interval: CountableTimeInterval;
  label: Format;
  context?: Format;
}

const clock: Format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const ofDay: Format = { day: "numeric", month: "short", year: "numeric" };
const levels: readonly Level[] = [
  { interval: utcYear, label: { year: "numeric" } },
  { interval: utcMonth, label: { month: "short" }, context: { year: "numeric" } },
  { interval: utcDay, label: { day: "numeric" }, context: { month: "short", year: "numeric" } },
  { interval: utcMinute, label: clock, context: ofDay },
  { interval: utcSecond, label: { ...clock, second: "2-digit" }, context: ofDay },
];
const finest: Level = {
  interval: utcSecond,
  label: { minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 },
  context: { ...ofDay, ...clock },
};

/** The coarsest unit at whose beginnings all ticks lie. */
function levelOf(times: readonly Date[]): Level {
  return levels.find(({ interval }) => times.every((time) => interval.floor(time).getTime() === time.getTime())) ?? finest;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(wall: number, options: Format, locale: string | undefined): string {
  const key = JSON.stringify([locale, options]);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    formatters.set(key, formatter);
  }
  return formatter.format(wall);
}

/** About `count` ticks at beginnings of calendar units. */
export function timeTicks([low, high]: Domain, count: number, axis: ChartAxis, locale?: string): TimeTick[] {
  const from = new Date(toWallTime(low, axis.timezone));
  const to = new Date(toWallTime(high, axis.timezone));
  let interval = utcTickInterval(from, to, Math.max(1, count));
  if (axis.type === "date" && to.getTime() - from.getTime() < count * day) interval = utcDay;
  const times = interval ? interval.range(from, new Date(to.getTime() + 1)) : [];
  const level = levelOf(times);
  let before: string | undefined;
  return times.map((time) => {
    const wall = time.getTime();
    const tick: TimeTick = { value: fromWallTime(wall, axis.timezone), label: format(wall, level.label, locale) };
    const context = level.context && axis.type !== "time" ? format(wall, level.context, locale) : undefined;
    if (context !== undefined && context !== before) tick.context = context;
    before = context;
    return tick;
  });
}

/** A moment in full, with its offset where the axis has a zone. */
export function timeText(value: number, { type, timezone }: ChartAxis, locale?: string): string {
  const wall = toWallTime(value, timezone);
  const seconds: Format =
    wall % 60_000 === 0 ? {} : wall % 1000 === 0 ? { second: "2-digit" } : { second: "2-digit", fractionalSecondDigits: 3 };
  if (type === "time") return format(wall, { ...clock, ...seconds }, locale);
  const date: Format = { weekday: "short", ...ofDay };
  if (type === "date") return format(wall, date, locale);
  const text = format(wall, wall % day === 0 && !hasZone(timezone) ? date : { ...date, ...clock, ...seconds }, locale);
  if (!hasZone(timezone)) return text;
  const zone = new Intl.DateTimeFormat(locale, { timeZone: timezone, timeZoneName: "short" }).formatToParts(value);
  return `${text} ${zone.find(({ type: part }) => part === "timeZoneName")?.value ?? timezone}`;
}
