/**
 * How the texts of a column are read: numbers (1234.5, 1,234.5 or 1.234,5), dates (ISO, with slashes, with names of
 * months) and truth values. What no format can read stays text.
 */

export type Kind = "text" | "number" | "date" | "boolean";

export interface ValueFormat {
  kind: Kind;
  /** For people: «1,234.5». */
  label: string;
  /** Quantity of a text: the number, milliseconds since 1970, 0 or 1. NaN: the text is none. */
  parse(text: string): number;
}

/** Texts that mean «no value» where a number, date or truth value is wanted. */
const missingWords = new Set(["na", "n/a", "#n/a", "nan", "null", "none", "-", "–", "?"]);

export function isMissing(text: string): boolean {
  return text === "" || (text.length <= 4 && missingWords.has(text.toLowerCase())) || (text.charCodeAt(0) <= 32 && text.trim() === "");
}

const plainPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const thousandsPattern = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const commaPattern = /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/;
/** Postal codes and the like: reading them as numbers would lose the zero. */
const leadingZero = /^[+-]?0\d/;

function parsePlain(text: string): number {
  const number = +text;
  if (text.length > 1 && (number === 0 || !Number.isFinite(number) || text.charCodeAt(0) <= 48)) {
    // The unusual ones: blanks around, hexadecimal, «Infinity», leading zeros.
    const trimmed = text.trim();
    return plainPattern.test(trimmed) && !leadingZero.test(trimmed) ? exact(+trimmed, trimmed) : Number.NaN;
  }
  return exact(number, text);
}

/** Long numbers without a fraction name something: account 12345678901234567890 must keep all its digits. */
function exact(number: number, text: string): number {
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return number;
  return Number.isFinite(number) && /[.e]/i.test(text) ? number : Number.NaN;
}

const plainNumber: ValueFormat = { kind: "number", label: "1234.5", parse: parsePlain };
const thousandsNumber: ValueFormat = {
  kind: "number",
  label: "1,234.5",
  parse: (text) => (thousandsPattern.test(text.trim()) ? +text.replaceAll(",", "") : parsePlain(text)),
};
const commaNumber: ValueFormat = {
  kind: "number",
  label: "1.234,5",
  parse(text) {
    if (!commaPattern.test(text.trim()) || leadingZero.test(text)) return Number.NaN;
    const plain = text.replaceAll(".", "").replace(",", ".");
    return exact(+plain, plain);
  },
};

const truth: ValueFormat = {
  kind: "boolean",
  label: "true, false",
  parse(text) {
    const word = text.trim().toLowerCase();
    if (word === "true" || word === "yes") return 1;
    return word === "false" || word === "no" ? 0 : Number.NaN;
  },
};

const clock = String.raw`(?:[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)? ?(Z|[+-]\d\d:?\d\d)?)?`;
/** Dates repeat: this many are remembered, by their text. */
const knownDates = 10_000;
const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A date format from its pattern, whose first three groups are named y, m and d in some order. */
function dateFormat(label: string, pattern: string): ValueFormat {
  const regex = new RegExp(`^${pattern}${clock}$`, "i");
  const known = new Map<string, number>();
  const parse = (text: string): number => {
    let value = known.get(text);
    if (value === undefined) {
      value = readDate(regex.exec(text.trim()));
      if (known.size >= knownDates) known.clear();
      known.set(text, value);
    }
    return value;
  };
  return { kind: "date", label, parse };
}

function readDate(match: RegExpExecArray | null): number {
  const { y, m, d } = match?.groups ?? {};
  if (!match || y === undefined || m === undefined || d === undefined) return Number.NaN;
  const month = /\d/.test(m) ? Number(m) - 1 : monthNames.indexOf(m.slice(0, 3).toLowerCase());
  const [hour = "0", minute = "0", second = "0", fraction = "0", zone] = match.slice(4);
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return Number.NaN;
  const day = Date.UTC(Number(y), month, Number(d));
  const read = new Date(day);
  if (read.getUTCMonth() !== month || read.getUTCDate() !== Number(d)) return Number.NaN;
  const time = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1000 + Number(fraction.padEnd(3, "0"));
  return day + time - offsetMs(zone);
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(zone) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}

const year = String.raw`(?<y>\d{4})`;
const month = String.raw`(?<m>\d{1,2})`;
const day = String.raw`(?<d>\d{1,2})`;
const monthName = String.raw`(?<m>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?`;

/** In the order in which they are tried: of 03/04/2026 nobody can say more than that months come first in it more often. */
const formats: readonly ValueFormat[] = [
  truth,
  plainNumber,
  thousandsNumber,
  commaNumber,
  dateFormat("2026-03-31", `${year}-${month}-${day}`),
  dateFormat("2026/03/31", `${year}[/.]${month}[/.]${day}`),
  dateFormat("31.03.2026", `${day}\\.${month}\\.${year}`),
  dateFormat("03/31/2026", `${month}[/-]${day}[/-]${year}`),
  dateFormat("31/03/2026", `${day}[/-]${month}[/-]${year}`),
  dateFormat("Mar 31, 2026", `${monthName} ${day},? ${year}`),
  dateFormat("31 Mar 2026", `${day}[ -]${monthName}[ -]${year}`),
];

export const textFormat: ValueFormat = { kind: "text", label: "text", parse: () => Number.NaN };

/**
 * The format that reads all values of a sample; undefined when there are no values to judge by.
 *
 * @param kind Only formats of this kind; then the one that reads most of them.
 */
export function guessFormat(sample: readonly string[], kind?: Kind): ValueFormat | undefined {
  if (kind === "text") return textFormat;
  const values = sample.filter((text) => !isMissing(text));
  if (values.length === 0) return kind && formats.find((format) => format.kind === kind);
  if (kind === undefined) return formats.find((format) => values.every((text) => !Number.isNaN(format.parse(text)))) ?? textFormat;
  const readable = (format: ValueFormat): number => values.filter((text) => !Number.isNaN(format.parse(text))).length;
  const candidates = formats.filter((format) => format.kind === kind);
  return candidates.reduce((best, format) => (readable(format) > readable(best) ? format : best));
}
