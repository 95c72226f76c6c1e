/**
 * Numbers as people type them: `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`, `−3`, `٣٫٥`, and with the signs of
 * the field's own format around them (`$12.50`).
 */

export interface NumberTextOptions {
  /** What the field's format puts around the number. */
  around?: readonly string[];
  /** The person's language writes a comma before the decimals. */
  decimalComma?: boolean;
  /** Only whole numbers are wanted: a lone separator before three digits can only group thousands. */
  whole?: boolean;
}

/** The number a text means; undefined when it means none. */
export function parseNumberText(text: string, options: NumberTextOptions = {}): number | undefined {
  let bare = text.trim();
  for (const part of options.around ?? []) if (part.trim() !== "") bare = bare.replace(part.trim(), "");
  bare = bare
    .replace(/[\s'’_٬]/g, "")
    .replace(/[−–]/g, "-")
    .replace(/٫/g, ".")
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  const plain = withDecimalPoint(bare, options);
  return plain !== undefined && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** The text with a point before its decimals and nothing between its thousands. */
function withDecimalPoint(text: string, { decimalComma = false, whole = false }: NumberTextOptions): string | undefined {
  const last = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
  if (last < 0) return text;
  const sign = text.charAt(last);
  const other = sign === "," ? "." : ",";
  const repeated = text.indexOf(sign) !== last;
  if (text.includes(other)) {
    // The last one divides; the other groups, and may do so only in threes.
    return !repeated && grouped(text.slice(0, last), other)
      ? `${text.slice(0, last).replaceAll(other, "")}.${text.slice(last + 1)}`
      : undefined;
  }
  if (repeated) return grouped(text, sign) ? text.replaceAll(sign, "") : undefined;
  const looksGrouped = grouped(text, sign);
  if (looksGrouped && (whole || (sign === "," && !decimalComma))) return text.replace(sign, "");
  return text.replace(sign, ".");
}

function grouped(text: string, sign: string): boolean {
  const [first = "", ...rest] = text.replace(/^[+-]/, "").split(sign);
  return /^[1-9]\d{0,2}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
}

function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (digits.split(".")[1]?.length ?? 0) - Number(exponent));
}

/** `value + count * step`, without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
export function addSteps(value: number, step: number, count: number): number {
  return Number((value + step * count).toFixed(Math.min(20, Math.max(decimalsOf(value), decimalsOf(step)))));
}
