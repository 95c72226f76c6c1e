/**
 * Dates and times as widgets take and give them: Temporal in the script, plain numbers and ISO text on the wire.
 *
 * A script may also pass a `Date` or ISO text; what it gets back is always Temporal, of the kind it passed. A `Date` has
 * no kind of its own: it is read as the calendar day and the clock time that its author meant, which is its UTC fields
 * where those are exactly midnight (`new Date("2026-03-01")`) and else its local fields (`new Date(2026, 2, 1, 9)`).
 * Wall-clock fields are what travels, so a day is never moved by a time zone; the zone of a `ZonedDateTime` stays here.
 */
import { Temporal } from "temporal-polyfill";
import { describeValue } from "../errors.js";

export type Moment = Temporal.PlainDate | Temporal.PlainDateTime | Temporal.ZonedDateTime | Temporal.PlainTime;
/** What a script may pass where a moment is expected. */
export type MomentInput = Moment | Date | string;
export type MomentKind = "date" | "datetime" | "zoned" | "time";

export const msPerDay = 86_400_000;

const kinds: Readonly<Record<string, MomentKind>> = {
  "Temporal.PlainDate": "date",
  "Temporal.PlainDateTime": "datetime",
  "Temporal.ZonedDateTime": "zoned",
  "Temporal.PlainTime": "time",
};

/** How a kind is called in a text. */
export const kindNames: Readonly<Record<MomentKind, string>> = {
  date: "a date (Temporal.PlainDate)",
  datetime: "a date and time (Temporal.PlainDateTime)",
  zoned: "a time in a zone (Temporal.ZonedDateTime)",
  time: "a time of day (Temporal.PlainTime)",
};

function tagOf(value: unknown): string {
  return typeof value === "object" && value !== null ? String((value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag]) : "";
}

/** Whether a value is one of the four Temporal kinds, of any implementation of Temporal. */
export function isMoment(value: unknown): value is Moment {
  return Object.hasOwn(kinds, tagOf(value));
}

export function kindOf(moment: Moment): MomentKind {
  return kinds[tagOf(moment)] as MomentKind;
}

/** Whether a value could be meant as a moment: Temporal, a Date, or text. */
export function looksLikeMoment(value: unknown): value is MomentInput {
  return isMoment(value) || value instanceof Date || typeof value === "string";
}

/**
 * Reads what a script passed.
 *
 * @param like A sibling (the other end, a bound): a `Date` takes its kind and zone. Without it a `Date` is a date and time.
 * @throws Error with a short text when the value is no date or time.
 */
export function readMoment(input: unknown, like?: Moment): Moment {
  if (isMoment(input)) return fromText(input.toString());
  if (input instanceof Date) return fromDate(input, like);
  if (typeof input === "string") return fromText(input);
  throw new Error(`${describeValue(input)} is no date or time`);
}

function fromText(text: string): Moment {
  try {
    if (/^T?\d\d:\d\d/.test(text)) return Temporal.PlainTime.from(text);
    if (text.includes("[") && !text.includes("[u-ca=")) return Temporal.ZonedDateTime.from(text).withCalendar("iso8601");
    if (/[T ]\d\d.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text)) {
      return Temporal.Instant.from(text).toZonedDateTimeISO(/[+-]\d\d:?\d\d$/.exec(text)?.[0] ?? "UTC");
    }
    if (/[T ]\d\d/i.test(text)) return Temporal.PlainDateTime.from(text).withCalendar("iso8601");
    return Temporal.PlainDate.from(text).withCalendar("iso8601");
  } catch {
    throw new Error(`${describeValue(text)} is no date or time in ISO form`);
  }
}

function fromDate(date: Date, like: Moment | undefined): Moment {
  const ms = date.getTime();
  if (Number.isNaN(ms)) throw new Error("an invalid Date");
  if (like && kindOf(like) === "zoned") {
    return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO((like as Temporal.ZonedDateTime).timeZoneId);
  }
  const wall = ms % msPerDay === 0 ? ms : ms - date.getTimezoneOffset() * 60_000;
  const moment = wallClock(wall);
  switch (like && kindOf(like)) {
    case "date":
      return moment.toPlainDate();
    case "time":
      return moment.toPlainTime();
    default:
      return moment;
  }
}

function wallClock(ms: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO("UTC").toPlainDateTime();
}

function wallMs(moment: Temporal.PlainDateTime | Temporal.PlainDate): number {
  return moment.toZonedDateTime("UTC").epochMilliseconds;
}

/**
 * The moment as a number: days since 1970 for a date, milliseconds since midnight for a time of day, milliseconds since
 * 1970 on the wall clock for the others. What is finer than a millisecond is dropped.
 */
export function momentToNumber(moment: Moment): number {
  switch (kindOf(moment)) {
    case "date":
      return wallMs(moment as Temporal.PlainDate) / msPerDay;
    case "datetime":
      return wallMs(moment as Temporal.PlainDateTime);
    case "zoned":
      return wallMs((moment as Temporal.ZonedDateTime).toPlainDateTime());
    case "time": {
      const { hour, minute, second, millisecond } = moment as Temporal.PlainTime;
      return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
    }
  }
}

/** The inverse of {@link momentToNumber}. Times that a zone skips in spring move on by the hour that is missing. */
export function momentFromNumber(value: number, kind: MomentKind, zone = "UTC"): Moment {
  switch (kind) {
    case "date":
      return wallClock(value * msPerDay).toPlainDate();
    case "datetime":
      return wallClock(value);
    case "zoned":
      return wallClock(value).toZonedDateTime(zone);
    case "time":
      return wallClock(value).toPlainTime();
  }
}

/**
 * Reads what a script passed where a day is expected; of a date with a time the day is taken.
 *
 * @throws Error with a short text when the value is no date.
 */
export function readDate(input: unknown): Temporal.PlainDate {
  const moment = readMoment(input);
  switch (kindOf(moment)) {
    case "date":
      return moment as Temporal.PlainDate;
    case "time":
      throw new Error(`${describeValue(String(moment))} is a time of day, not a date`);
    default:
      return (moment as Temporal.PlainDateTime | Temporal.ZonedDateTime).toPlainDate();
  }
}

/** The present day in a time zone; in UTC where the zone is not known. */
export function today(timezone: string): Temporal.PlainDate {
  try {
    return Temporal.Now.plainDateISO(timezone);
  } catch {
    return Temporal.Now.plainDateISO("UTC");
  }
}
