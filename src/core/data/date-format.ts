/**
 * Dates and times as people read them, in the script's process and in the browser alike.
 *
 * A wall-clock time is shown as it is; an instant is shown in the zone that belongs to it (its column's, or the one
 * given in the options), never silently in the reader's.
 */
import { formatTokens, intlDate, type Locale, offsetText } from "./date-tokens.js";
import { readWallClock, utcMs, type WallClock } from "./wall-clock.js";

/** The formats that have a name. */
export const dateFormats = ["localized", "distance", "calendar", "iso8601"] as const;

/**
 * How a date is written:
 *
 * - absent: `2026-03-01`, `2026-03-01 14:30:00`, with the offset for an instant outside UTC;
 * - `"localized"`: as the reader's language has it;
 * - `"distance"`: «3 days ago»;
 * - `"calendar"`: «yesterday at 14:30», further away the date;
 * - `"iso8601"`: ISO text with the offset;
 * - anything else: tokens like `YYYY`, `MMM`, `Do`, `dddd`, `HH:mm`, `h:mm A`, `Z`; text in `[brackets]` stays.
 */
export type DateFormat = (typeof dateFormats)[number] | (string & {});
export type DateKind = "date" | "datetime" | "time";

export interface DateFormatOptions {
  /** Languages in order of preference; absent: those of the process or browser. */
  locale?: Locale;
  /** Zone that instants are shown in. Default UTC. */
  timezone?: string;
  /** What «now» is, in milliseconds since 1970, for `"distance"` and `"calendar"`. */
  now?: number;
}

const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ["year", 31_556_952],
  ["month", 2_629_746],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

function relative(locale: Locale, amount: number, unit: Intl.RelativeTimeFormatUnit): string {
  const locales = locale === undefined ? undefined : [...(typeof locale === "string" ? [locale] : locale)];
  return new Intl.RelativeTimeFormat(locales, { numeric: "auto" }).format(amount, unit);
}

function epochMs(clock: WallClock): number {
  return utcMs(clock) - (clock.offset ?? 0) * 60_000;
}

function distance(clock: WallClock, kind: DateKind, now: number, locale: Locale): string {
  const from = kind === "date" ? Math.floor(now / 86_400_000) * 86_400_000 : now;
  const seconds = (epochMs(clock) - from) / 1000;
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? (["second", 1] as const);
  return relative(locale, Math.round(seconds / length) || 0, kind === "date" && length < 86_400 ? "day" : unit);
}

function calendar(clock: WallClock, kind: DateKind, now: number, locale: Locale): string {
  const today = Math.floor((now + (clock.offset ?? 0) * 60_000) / 86_400_000);
  const days = Math.floor(utcMs(clock) / 86_400_000) - today;
  const time = kind === "datetime" ? intlDate(locale, { timeStyle: "short" }).format(utcMs(clock)) : "";
  if (Math.abs(days) <= 1) {
    const day = relative(locale, days, "day");
    return time ? `${day}, ${time}` : day;
  }
  if (Math.abs(days) < 7) {
    const weekday = intlDate(locale, { weekday: "long" }).format(utcMs(clock));
    return time ? `${weekday}, ${time}` : weekday;
  }
  return intlDate(locale, { dateStyle: "medium" }).format(utcMs(clock));
}

function secondsPattern({ millisecond }: WallClock): string {
  return millisecond === 0 ? "HH:mm:ss" : "HH:mm:ss.SSS";
}

function plain(clock: WallClock, kind: DateKind): string {
  if (kind === "date") return formatTokens(clock, "YYYY-MM-DD");
  if (kind === "time") return formatTokens(clock, secondsPattern(clock));
  const zone = clock.offset === undefined || (clock.offset === 0 && clock.timezone === "UTC") ? "" : offsetText(clock);
  return formatTokens(clock, `YYYY-MM-DD ${secondsPattern(clock)}`) + zone;
}

function iso(clock: WallClock, kind: DateKind): string {
  if (kind === "date") return formatTokens(clock, "YYYY-MM-DD");
  if (kind === "time") return formatTokens(clock, secondsPattern(clock));
  const zone = clock.offset === 0 ? "Z" : offsetText(clock);
  return formatTokens(clock, `YYYY-MM-DD[T]${secondsPattern(clock)}`) + zone;
}

const localizedStyles: Readonly<Record<DateKind, Intl.DateTimeFormatOptions>> = {
  date: { dateStyle: "medium" },
  datetime: { dateStyle: "medium", timeStyle: "medium" },
  time: { timeStyle: "medium" },
};

/**
 * Writes a date, time or instant that is given as ISO text (as tables carry it). Text that is none comes back unchanged.
 *
 * @example
 * formatDate("2026-03-01T14:30:00", "datetime", "MMM Do, h:mm A"); // "Mar 1st, 2:30 PM"
 * formatDate("2026-03-01T14:30:00Z", "datetime", undefined, { timezone: "Asia/Tokyo" }); // "2026-03-01 23:30:00+09:00"
 */
export function formatDate(text: string, kind: DateKind, format?: DateFormat, options: DateFormatOptions = {}): string {
  const { locale, timezone, now = Date.now() } = options;
  const clock = readWallClock(text, timezone);
  if (!clock) return text;
  switch (format) {
    case undefined:
    case "":
      return plain(clock, kind);
    case "localized":
      return intlDate(locale, localizedStyles[kind]).format(utcMs(clock));
    case "distance":
      return kind === "time" ? plain(clock, kind) : distance(clock, kind, now, locale);
    case "calendar":
      return kind === "time" ? intlDate(locale, { timeStyle: "short" }).format(utcMs(clock)) : calendar(clock, kind, now, locale);
    case "iso8601":
      return iso(clock, kind);
    default:
      return formatTokens(clock, format, locale);
  }
}
