/**
 * Finds out what a column holds by looking at every value once, and makes the column that reads it.
 *
 * | values                                            | type                                        |
 * |---------------------------------------------------|---------------------------------------------|
 * | text                                              | string (never guessed to be a date)         |
 * | whole numbers / any numbers, decimal objects      | integer / number                            |
 * | bigint, also beside whole numbers                 | bigint                                      |
 * | true, false                                       | boolean                                     |
 * | `PlainDate`; `Date` that are all midnight UTC     | date                                        |
 * | `Date`, `Instant`                                 | datetime, shown in UTC                      |
 * | `ZonedDateTime`                                   | datetime, shown in the zone of the first    |
 * | `PlainDateTime`, also beside `PlainDate`          | datetime without a zone                     |
 * | `PlainTime`                                       | time                                        |
 * | arrays, sets, typed arrays / other objects        | list / object                               |
 * | a mixture of these                                | string, each value as its text              |
 *
 * null, undefined, NaN and invalid dates are missing values: they make the column nullable and read as null.
 */
import { jsonText } from "./cell-text.js";
import type { CellValue, Column, ColumnType } from "./table.js";

/** What was seen, one bit each. */
const seen = {
  text: 1,
  integer: 2,
  number: 4,
  bigint: 8,
  boolean: 16,
  plainDate: 32,
  midnight: 64,
  instant: 128,
  zoned: 256,
  plainDateTime: 512,
  time: 1024,
  list: 2048,
  object: 4096,
  other: 8192,
} as const;

const anyDate = seen.plainDate | seen.midnight;
const anyInstant = seen.midnight | seen.instant | seen.zoned;
const anyWallClock = seen.plainDate | seen.plainDateTime;
const msPerDay = 86_400_000;

const temporalKinds: Readonly<Record<string, number>> = {
  "Temporal.PlainDate": seen.plainDate,
  "Temporal.PlainDateTime": seen.plainDateTime,
  "Temporal.ZonedDateTime": seen.zoned,
  "Temporal.Instant": seen.instant,
  "Temporal.PlainTime": seen.time,
  "Temporal.PlainYearMonth": seen.other,
  "Temporal.PlainMonthDay": seen.other,
  "Temporal.Duration": seen.other,
};

interface TemporalLike {
  toString(options?: { calendarName: "never" }): string;
}
interface ZonedLike extends TemporalLike {
  readonly timeZoneId: string;
  toInstant(): TemporalLike;
}
interface DecimalLike {
  toNumber(): number;
  toFixed(digits?: number): string;
}

function isDecimal(value: object): value is DecimalLike {
  return typeof (value as Partial<DecimalLike>).toNumber === "function" && typeof (value as Partial<DecimalLike>).toFixed === "function";
}

function objectKind(value: object): number {
  if (value instanceof Date) {
    const ms = value.getTime();
    if (Number.isNaN(ms)) return 0;
    return ms % msPerDay === 0 ? seen.midnight : seen.instant;
  }
  if (Array.isArray(value) || ArrayBuffer.isView(value) || value instanceof Set) return seen.list;
  const tag = (value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag];
  const temporal = tag === undefined ? undefined : temporalKinds[tag];
  if (temporal !== undefined) return temporal;
  if (value instanceof Number || value instanceof String || value instanceof Boolean) return seen.other;
  return isDecimal(value) ? seen.number : seen.object;
}

/** The bit of {@link seen} for one value; 0 for a missing one. */
function kindOf(value: unknown): number {
  switch (typeof value) {
    case "string":
      return seen.text;
    case "number":
      if (Number.isSafeInteger(value)) return seen.integer;
      return Number.isNaN(value) ? 0 : seen.number;
    case "boolean":
      return seen.boolean;
    case "bigint":
      return seen.bigint;
    case "undefined":
      return 0;
    case "object":
      return value === null ? 0 : objectKind(value);
    default:
      return seen.other;
  }
}

function within(kinds: number, allowed: number): boolean {
  return (kinds & ~allowed) === 0;
}

function typeOf(kinds: number): ColumnType {
  if (kinds === 0) return "empty";
  if (kinds === seen.text) return "string";
  if (kinds === seen.integer) return "integer";
  if (within(kinds, seen.integer | seen.number)) return "number";
  if (within(kinds, seen.integer | seen.bigint)) return "bigint";
  if (kinds === seen.boolean) return "boolean";
  if (within(kinds, anyDate)) return "date";
  if (within(kinds, anyInstant) || within(kinds, anyWallClock)) return "datetime";
  if (kinds === seen.time) return "time";
  if (kinds === seen.list) return "list";
  if (kinds === seen.object) return "object";
  return "string";
}

/** Text of a value in a mixed column. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object" || value === null) return String(value);
  const kind = objectKind(value);
  return kind === seen.list || kind === seen.object ? jsonText(value) : String(value);
}

/** `2026-03-01T10:00:00.000Z` without the milliseconds where they are zero. */
export function instantText(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}

/** `2026-03-01` of milliseconds since 1970, read in UTC. */
export function dateText(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.slice(0, text.indexOf("T"));
}

function asDate(value: unknown): string {
  return value instanceof Date ? dateText(value.getTime()) : (value as TemporalLike).toString({ calendarName: "never" });
}

function asInstant(value: unknown): string {
  if (value instanceof Date) return instantText(value.getTime());
  return ("toInstant" in (value as object) ? (value as ZonedLike).toInstant() : (value as TemporalLike)).toString();
}

function asWallClock(value: unknown): string {
  const text = (value as TemporalLike).toString({ calendarName: "never" });
  return text.includes("T") ? text : `${text}T00:00:00`;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [...(value as Iterable<unknown>)];
}

function asNumber(value: unknown): number {
  return typeof value === "number" ? value : (value as DecimalLike).toNumber();
}

/** How a present value is read in a column of this type. */
function reader(type: ColumnType, kinds: number): (value: unknown) => CellValue {
  switch (type) {
    case "number":
      return asNumber;
    case "bigint":
      return (value) => BigInt(value as number | bigint);
    case "date":
      return asDate;
    case "datetime":
      return within(kinds, anyInstant) ? asInstant : asWallClock;
    case "time":
      return String;
    case "list":
      return asList;
    case "string":
      return kinds === seen.text ? (value) => value as string : textOf;
    default:
      return (value) => value as CellValue;
  }
}

/** Milliseconds of `10:20:30.5`. */
export function timeToMs(text: string): number {
  const [hours = "0", minutes = "0", seconds = "0"] = text.split(":");
  return (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
}

/** Reads a cell of a column with this type as a quantity (see `Column.number`). */
export function quantity(type: ColumnType, value: CellValue): number {
  if (value === null) return Number.NaN;
  switch (type) {
    case "integer":
    case "number":
    case "bigint":
    case "boolean":
      return Number(value);
    case "date":
      return Date.parse(value as string);
    case "datetime": {
      const text = value as string;
      return Date.parse(text.endsWith("Z") ? text : `${text}Z`);
    }
    case "time":
      return timeToMs(value as string);
    default:
      return Number.NaN;
  }
}

/**
 * Looks at all values of a column and returns it with its type.
 *
 * @param read The value of a row as the data has it.
 */
export function inferColumn(name: string, rowCount: number, read: (row: number) => unknown): Column {
  let kinds = 0;
  let nullable = false;
  let timezone: string | undefined;
  for (let row = 0; row < rowCount; row++) {
    const value = read(row);
    const kind = kindOf(value);
    if (kind === 0) nullable = true;
    else if ((kinds & kind) === 0) {
      kinds |= kind;
      if (kind === seen.zoned) timezone = (value as ZonedLike).timeZoneId;
    }
  }
  const type = typeOf(kinds);
  if (type === "datetime" && within(kinds, anyInstant)) timezone ??= "UTC";
  else timezone = undefined;
  const present = reader(type, kinds);
  const get = (row: number): CellValue => {
    const value = read(row);
    return kindOf(value) === 0 ? null : present(value);
  };
  const number = (row: number): number => {
    const value = read(row);
    if (typeof value === "number") return type === "string" ? Number.NaN : value;
    if (value instanceof Date && type !== "string") return value.getTime();
    return quantity(type, get(row));
  };
  return timezone === undefined ? { name, type, nullable, get, number } : { name, type, nullable, timezone, get, number };
}
