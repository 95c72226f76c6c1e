/** Calendar fields of a date, time or instant, in its own zone. Zones come from Intl, so no time zone data is shipped. */

export interface WallClock {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** Minutes east of UTC; absent: a wall-clock time that belongs to no zone. */
  offset?: number;
  timezone?: string;
}

const zoneFormatters = new Map<string, Intl.DateTimeFormat>();

function zoneFormatter(timezone: string): Intl.DateTimeFormat {
  let formatter = zoneFormatters.get(timezone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      era: "short",
    });
    zoneFormatters.set(timezone, formatter);
  }
  return formatter;
}

/** Whether Intl knows a zone of this name. */
export function isTimezone(name: string): boolean {
  try {
    zoneFormatter(name);
    return true;
  } catch {
    return false;
  }
}

/** Minutes of an offset like `+05:30`, `-0800`; undefined when the text is none. */
export function offsetMinutes(text: string): number | undefined {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(text);
  if (!match) return text === "UTC" || text === "Z" ? 0 : undefined;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** Milliseconds since 1970 of the fields, read as if they were UTC. */
export function utcMs(clock: WallClock): number {
  const date = new Date(0);
  date.setUTCFullYear(clock.year, clock.month - 1, clock.day);
  date.setUTCHours(clock.hour, clock.minute, clock.second, clock.millisecond);
  return date.getTime();
}

function fieldsOf(ms: number): WallClock {
  const date = new Date(ms);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** Offset of a named zone at an instant, in minutes. */
function zoneOffset(ms: number, timezone: string): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of zoneFormatter(timezone).formatToParts(ms)) parts[type] = value;
  const year = parts.era === "BC" ? 1 - Number(parts.year) : Number(parts.year);
  const local = utcMs({
    year,
    month: Number(parts.month),
    day: Number(parts.day),
    hour: Number(parts.hour),
    minute: Number(parts.minute),
    second: Number(parts.second),
    millisecond: 0,
  });
  return Math.round((local - Math.floor(ms / 1000) * 1000) / 60_000);
}

/** The fields of an instant as a clock in the zone shows them. A name that Intl does not know counts as UTC. */
export function clockInZone(ms: number, timezone: string): WallClock {
  const fixed = offsetMinutes(timezone);
  const known = fixed !== undefined || isTimezone(timezone);
  const offset = fixed ?? (known ? zoneOffset(ms, timezone) : 0);
  return { ...fieldsOf(ms + offset * 60_000), offset, timezone: known ? timezone : "UTC" };
}

/**
 * Reads a date, date and time, or time as tables carry them; undefined when the text is none.
 *
 * @param timezone Zone to show an instant in (default UTC); a wall-clock time is not moved by it.
 */
export function readWallClock(text: string, timezone?: string): WallClock | undefined {
  if (/^\d\d:\d\d/.test(text)) {
    const ms = Date.parse(`1970-01-01T${text}Z`);
    return Number.isNaN(ms) ? undefined : fieldsOf(ms);
  }
  const instant = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) && text.includes("T");
  if (instant) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? undefined : clockInZone(ms, timezone ?? "UTC");
  }
  const ms = Date.parse(text.includes("T") ? `${text}Z` : text);
  return Number.isNaN(ms) ? undefined : fieldsOf(ms);
}
