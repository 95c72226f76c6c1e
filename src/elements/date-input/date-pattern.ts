/**
 * Dates as text: ISO on the wire, and in the order and with the separator that the script asked for in the field. Plain
 * functions on text, the same in the script and in the browser.
 */
export type DatePart = "year" | "month" | "day";

export interface DatePattern {
  parts: readonly [DatePart, DatePart, DatePart];
  separator: string;
}

const letters: Readonly<Record<string, DatePart>> = { YYYY: "year", MM: "month", DD: "day" };
const widths: Readonly<Record<DatePart, number>> = { year: 4, month: 2, day: 2 };

/** Reads `YYYY/MM/DD`, `DD/MM/YYYY` or `MM/DD/YYYY`, with `/`, `-` or `.`; undefined for every other text. */
export function datePattern(format: string): DatePattern | undefined {
  const match = /^(?:YYYY([/.-])MM\1DD|(?:DD([/.-])MM|MM([/.-])DD)(?:\2|\3)YYYY)$/.exec(format);
  const separator = match?.[1] ?? match?.[2] ?? match?.[3];
  if (separator === undefined || format.split(separator).length !== 3) return undefined;
  return { parts: format.split(separator).map((part) => letters[part]) as unknown as DatePattern["parts"], separator };
}

/** Whether the text is an ISO date that exists, of the years 1 to 9999. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "0001") return false;
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function writeDate(iso: string, { parts, separator }: DatePattern): string {
  const [year, month, day] = iso.split("-");
  const texts: Readonly<Record<DatePart, string | undefined>> = { year, month, day };
  return parts.map((part) => texts[part]).join(separator);
}

/** Reads what a person typed or pasted: the pattern with any separator and short parts, or ISO; undefined when it is no date. */
export function readTyped(text: string, pattern: DatePattern): string | undefined {
  const numbers = text.trim().split(/\D+/);
  const compact = /^\d{8}$/.test(text.trim());
  const given = compact ? cut(text.trim(), pattern) : numbers;
  if (given.length !== 3 || given.includes("")) return undefined;
  const parts: readonly DatePart[] = (given[0] as string).length === 4 ? ["year", "month", "day"] : pattern.parts;
  if (parts !== pattern.parts && pattern.parts[0] === "year" && (given[0] as string).length !== 4) return undefined;
  const found: Record<DatePart, string> = { year: "", month: "", day: "" };
  for (const [i, part] of parts.entries()) found[part] = given[i] as string;
  if (found.year.length !== 4) return undefined;
  const iso = `${found.year}-${found.month.padStart(2, "0")}-${found.day.padStart(2, "0")}`;
  return isIsoDate(iso) ? iso : undefined;
}

function cut(digits: string, { parts }: DatePattern): string[] {
  let at = 0;
  return parts.map((part) => {
    const text = digits.slice(at, at + widths[part]);
    at += widths[part];
    return text;
  });
}

/** What the field shows after a key: digits and separators only, a separator of its own after each part that is full. */
export function maskTyped(text: string, before: string, { parts, separator }: DatePattern): string {
  const clean = text.replace(/[^\d/.\-\s]/g, "").replace(/[/.\-\s]+/g, separator);
  const grows = text.length > before.length && text.startsWith(before);
  if (!grows || clean.endsWith(separator)) return clean;
  const typed = clean.split(separator);
  const part = parts[typed.length - 1];
  const last = typed.at(-1) ?? "";
  return part !== undefined && typed.length < 3 && last.length === widths[part] ? clean + separator : clean;
}

/** The part that the caret stands in, and where that part begins and ends. */
export function partAt(caret: number, { parts }: DatePattern): { part: DatePart; start: number; end: number } {
  let start = 0;
  for (const part of parts) {
    const end = start + widths[part];
    if (caret <= end) return { part, start, end };
    start = end + 1;
  }
  const part = parts[2];
  return { part, start: 10 - widths[part], end: 10 };
}
