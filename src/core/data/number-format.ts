/**
 * Numbers as people read them. The same code runs in the script's process and in the browser, so a metric, a slider and
 * a table column with the same format show the same text.
 */
import { formatPrintf, parsePrintf } from "./printf.js";

/** The formats that have a name. */
export const numberFormats = [
  "plain",
  "localized",
  "percent",
  "dollar",
  "euro",
  "yen",
  "compact",
  "scientific",
  "engineering",
  "accounting",
  "bytes",
  "duration",
] as const;

/**
 * How a number is written:
 *
 * | format | 1234.5 |
 * |---|---|
 * | absent | `1234.5` (at most four decimals) |
 * | `"plain"` | `1234.5` (all decimals) |
 * | `"localized"` | `1,234.5` |
 * | `"percent"` | `123,450.00%` |
 * | `"dollar"`, `"euro"`, `"yen"` | `$1,234.50`, `€1,234.50`, `¥1,235` |
 * | `"compact"` | `1.2K` |
 * | `"scientific"`, `"engineering"` | `1.235E3`, `1.235E3` |
 * | `"accounting"` | `1,234.50`; negative ones in brackets |
 * | `"bytes"` | `1.2KB` |
 * | `"duration"` | `20m 34.5s` (of seconds) |
 * | printf | `"%.2f"` → `1234.50`, `"%,d"` → `1,234`, `"%d km"` → `1234 km` |
 */
export type NumberFormat = (typeof numberFormats)[number] | (string & {});

export interface NumberFormatOptions {
  /** Languages in order of preference; absent: those of the process or browser. */
  locale?: string | readonly string[];
  /** Fixed number of decimals, for formats that leave it open. */
  decimals?: number;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making a formatter costs more than a thousand numbers: each is made once. */
function intl(locale: NumberFormatOptions["locale"], options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options]);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale === undefined ? undefined : [...(typeof locale === "string" ? [locale] : locale)], options);
    formatters.set(key, formatter);
  }
  return formatter;
}

function fixed(decimals: number | undefined): Intl.NumberFormatOptions {
  return decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

function currency(code: string, decimals: number | undefined): Intl.NumberFormatOptions {
  return { style: "currency", currency: code, currencyDisplay: "narrowSymbol", ...fixed(decimals) };
}

/** Without grouping, in digits that a program can read back. */
function ungrouped(value: number | bigint, decimals: number | undefined, most: number): string {
  const digits = decimals === undefined ? { maximumFractionDigits: most } : fixed(decimals);
  return withoutMinusZero(intl("en-US", { useGrouping: false, ...digits }).format(value));
}

function withoutMinusZero(text: string): string {
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** Seconds as days, hours, minutes and seconds: `1d 2h 3m 4.5s`. */
function duration(value: number): string {
  const sign = value < 0 ? "-" : "";
  const total = Math.abs(value);
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = ungrouped(total % 60, undefined, 3);
  const parts = [days > 0 ? `${days}d` : "", hours > 0 ? `${hours}h` : "", minutes > 0 ? `${minutes}m` : ""].filter(Boolean);
  if (seconds !== "0" || parts.length === 0) parts.push(`${seconds}s`);
  return sign + parts.join(" ");
}

/** What is wrong with a format, as the end of a sentence; undefined when it can be used. */
export function numberFormatProblem(format: string): string | undefined {
  if ((numberFormats as readonly string[]).includes(format) || format === "") return undefined;
  if (parsePrintf(format)) return undefined;
  return `"${format}" is not a number format: expected one of ${numberFormats.join(", ")} or one printf conversion like "%.2f"`;
}

/**
 * Writes a number. NaN and infinite numbers give an empty text; so that a page never breaks over a format, one that
 * cannot be used is treated as absent ({@link numberFormatProblem} tells the author).
 *
 * @example
 * formatNumber(0.1234, "percent"); // "12.34%"
 * formatNumber(1234.5, "$%,.2f"); // "$1,234.50"
 */
export function formatNumber(value: number | bigint, format?: NumberFormat, options: NumberFormatOptions = {}): string {
  const { locale, decimals } = options;
  if (typeof value === "number" && !Number.isFinite(value)) return "";
  switch (format) {
    case undefined:
    case "":
      return ungrouped(value, decimals, 4);
    case "plain":
      return ungrouped(value, decimals, 20);
    case "localized":
      return intl(locale, decimals === undefined ? { maximumFractionDigits: 4 } : fixed(decimals)).format(value);
    case "percent":
      return intl(locale, { style: "percent", ...fixed(decimals ?? 2) }).format(value);
    case "dollar":
      return intl(locale, currency("USD", decimals)).format(value);
    case "euro":
      return intl(locale, currency("EUR", decimals)).format(value);
    case "yen":
      return intl(locale, currency("JPY", decimals ?? 0)).format(value);
    case "compact":
      return intl(locale, { notation: "compact", ...fixed(decimals) }).format(value);
    case "scientific":
      return intl(locale, { notation: "scientific", ...fixed(decimals) }).format(value);
    case "engineering":
      return intl(locale, { notation: "engineering", ...fixed(decimals) }).format(value);
    case "accounting": {
      const magnitude = intl(locale, fixed(decimals ?? 2)).format(value < 0 ? -value : value);
      return value < 0 ? `(${magnitude})` : magnitude;
    }
    case "bytes":
      return intl(locale, {
        style: "unit",
        unit: "byte",
        unitDisplay: "narrow",
        notation: "compact",
        ...(decimals === undefined ? { maximumFractionDigits: 1 } : fixed(decimals)),
      }).format(value);
    case "duration":
      return duration(Number(value));
    default: {
      const conversion = parsePrintf(format);
      return conversion ? formatPrintf(value, conversion) : ungrouped(value, decimals, 4);
    }
  }
}
