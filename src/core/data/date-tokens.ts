/**
 * Date patterns in the tokens of moment and Day.js: `YYYY-MM-DD HH:mm:ss`, `MMM Do, YYYY [at] h:mm A`, `dddd`, `Z`.
 * Text in square brackets is written as it is. Names of months and days come from the reader's language.
 */
import { utcMs, type WallClock } from "./wall-clock.js";

const tokens =
  /\[([^\]]*)\]|YYYYYY|YYYY|YY|Y|Qo|Q|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d|E|e|ww|wo|w|WW|Wo|W|gggg|gg|GGGG|GG|HH|H|hh|h|kk|k|mm|m|ss|s|S{1,9}|A|a|ZZ|Z|zz|z|X|x|LTS|LT|L{1,4}|l{1,4}/g;

export type Locale = string | readonly string[] | undefined;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formats UTC fields; the caller has already moved an instant to its zone. */
export function intlDate(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let formatter = formatters.get(key);
  if (!formatter) {
    const locales = locale === undefined ? undefined : [...(typeof locale === "string" ? [locale] : locale)];
    formatter = new Intl.DateTimeFormat(locales, { timeZone: "UTC", ...options });
    formatters.set(key, formatter);
  }
  return formatter;
}

function pad(value: number, width = 2): string {
  return String(Math.abs(value)).padStart(width, "0");
}

const suffixes: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };
const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });

function ordinal(value: number): string {
  return `${value}${suffixes[ordinalRules.select(value)] ?? "th"}`;
}

const msPerDay = 86_400_000;

function dayOfYear(clock: WallClock): number {
  return Math.round((Date.UTC(2000, clock.month - 1, clock.day) - Date.UTC(2000, 0, 1)) / msPerDay) + 1 - (isLeapGap(clock) ? 1 : 0);
}

/** 2000 is a leap year: days after February count one less in other years. */
function isLeapGap({ year, month }: WallClock): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month > 2 && !leap;
}

/** ISO week and the year it belongs to. */
function isoWeek(clock: WallClock): { week: number; year: number } {
  const midnight = { ...clock, hour: 0, minute: 0, second: 0, millisecond: 0 };
  const date = new Date(utcMs(midnight));
  const weekday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(date.getTime() + (3 - weekday) * msPerDay);
  const year = thursday.getUTCFullYear();
  const first = Date.UTC(year, 0, 1);
  return { week: Math.floor((thursday.getTime() - first) / msPerDay / 7) + 1, year };
}

/** Week that begins on Sunday, the first one holding January 1, and its year. */
function sundayWeek(clock: WallClock): { week: number; year: number } {
  const ms = utcMs({ ...clock, hour: 0, minute: 0, second: 0, millisecond: 0 });
  const saturday = new Date(ms + (6 - new Date(ms).getUTCDay()) * msPerDay);
  const year = saturday.getUTCFullYear();
  return { week: Math.floor((saturday.getTime() - Date.UTC(year, 0, 1)) / msPerDay / 7) + 1, year };
}

/** `+02:00`; empty for a wall-clock time. */
export function offsetText(clock: WallClock, separator = ":"): string {
  if (clock.offset === undefined) return "";
  const minutes = Math.abs(clock.offset);
  return `${clock.offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}${separator}${pad(minutes % 60)}`;
}

/** Short name of the zone at that time (`CEST`); the offset where the zone has no name. */
function zoneName(clock: WallClock): string {
  if (clock.timezone === undefined || clock.offset === undefined) return "";
  if (/^[+-]/.test(clock.timezone)) return offsetText(clock);
  const instant = utcMs(clock) - clock.offset * 60_000;
  const parts = intlDate("en-US", { timeZone: clock.timezone, timeZoneName: "short" }).formatToParts(instant);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? offsetText(clock);
}

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  LT: { timeStyle: "short" },
  LTS: { timeStyle: "medium" },
  L: { year: "numeric", month: "2-digit", day: "2-digit" },
  LL: { dateStyle: "long" },
  LLL: { dateStyle: "long", timeStyle: "short" },
  LLLL: { dateStyle: "full", timeStyle: "short" },
  l: { dateStyle: "short" },
  ll: { dateStyle: "medium" },
  lll: { dateStyle: "medium", timeStyle: "short" },
  llll: { weekday: "short", year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "numeric" },
};

function named(clock: WallClock, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return intlDate(locale, options).format(utcMs(clock));
}

type Writer = (clock: WallClock, locale: Locale) => string;

const hour12 = (clock: WallClock): number => clock.hour % 12 || 12;
const weekdayOf = (clock: WallClock): number => new Date(utcMs(clock)).getUTCDay();
const epochMs = (clock: WallClock): number => utcMs(clock) - (clock.offset ?? 0) * 60_000;
const signedYear = (year: number, width: number): string => `${year < 0 ? "-" : ""}${pad(year, width)}`;

const writers: Readonly<Record<string, Writer>> = {
  YYYYYY: (c) => `${c.year < 0 ? "-" : "+"}${pad(c.year, 6)}`,
  YYYY: (c) => signedYear(c.year, 4),
  YY: (c) => pad(((c.year % 100) + 100) % 100),
  Y: (c) => String(c.year),
  Q: (c) => String(Math.ceil(c.month / 3)),
  Qo: (c) => ordinal(Math.ceil(c.month / 3)),
  MMMM: (c, locale) => named(c, locale, { month: "long" }),
  MMM: (c, locale) => named(c, locale, { month: "short" }),
  MM: (c) => pad(c.month),
  Mo: (c) => ordinal(c.month),
  M: (c) => String(c.month),
  DDDD: (c) => pad(dayOfYear(c), 3),
  DDDo: (c) => ordinal(dayOfYear(c)),
  DDD: (c) => String(dayOfYear(c)),
  DD: (c) => pad(c.day),
  Do: (c) => ordinal(c.day),
  D: (c) => String(c.day),
  dddd: (c, locale) => named(c, locale, { weekday: "long" }),
  ddd: (c, locale) => named(c, locale, { weekday: "short" }),
  dd: (c, locale) => named(c, locale, { weekday: "short" }).slice(0, 2),
  do: (c) => ordinal(weekdayOf(c)),
  d: (c) => String(weekdayOf(c)),
  e: (c) => String(weekdayOf(c)),
  E: (c) => String(weekdayOf(c) || 7),
  ww: (c) => pad(sundayWeek(c).week),
  wo: (c) => ordinal(sundayWeek(c).week),
  w: (c) => String(sundayWeek(c).week),
  WW: (c) => pad(isoWeek(c).week),
  Wo: (c) => ordinal(isoWeek(c).week),
  W: (c) => String(isoWeek(c).week),
  gggg: (c) => signedYear(sundayWeek(c).year, 4),
  gg: (c) => pad(sundayWeek(c).year % 100),
  GGGG: (c) => signedYear(isoWeek(c).year, 4),
  GG: (c) => pad(isoWeek(c).year % 100),
  HH: (c) => pad(c.hour),
  H: (c) => String(c.hour),
  hh: (c) => pad(hour12(c)),
  h: (c) => String(hour12(c)),
  kk: (c) => pad(c.hour || 24),
  k: (c) => String(c.hour || 24),
  mm: (c) => pad(c.minute),
  m: (c) => String(c.minute),
  ss: (c) => pad(c.second),
  s: (c) => String(c.second),
  A: (c) => (c.hour < 12 ? "AM" : "PM"),
  a: (c) => (c.hour < 12 ? "am" : "pm"),
  Z: (c) => offsetText(c),
  ZZ: (c) => offsetText(c, ""),
  z: zoneName,
  zz: zoneName,
  X: (c) => String(Math.floor(epochMs(c) / 1000)),
  x: (c) => String(epochMs(c)),
};

/** Writes the fields in a pattern. A zone token of a wall-clock time writes nothing. */
export function formatTokens(clock: WallClock, pattern: string, locale?: Locale): string {
  return pattern
    .replace(tokens, (token: string, text: string | undefined) => {
      if (text !== undefined) return text;
      const writer = writers[token];
      if (writer) return writer(clock, locale);
      const style = styles[token];
      if (style) return named(clock, locale, style);
      return pad(clock.millisecond, 3).padEnd(9, "0").slice(0, token.length);
    })
    .trimEnd();
}
