/**
 * `printf` formats for one number, as Streamlit and C have them: `%d`, `%.2f`, `%,d`, `%+.1e`, `%05d`, `%x`, `$%.2f`,
 * `%.1f%%`, `%d years`. Beyond C: `,` groups thousands, `'x` pads with the character x, `%t` is true or false.
 */

interface Conversion {
  readonly before: string;
  readonly after: string;
  readonly flags: { readonly left: boolean; readonly sign: "" | "+" | " "; readonly group: boolean; readonly pad: string };
  readonly width: number;
  readonly precision: number | undefined;
  readonly type: string;
}

const pattern = /%((?:[-+ 0,]|'.)*)(\d*)(?:\.(\d+))?([a-zA-Z])/g;

function literal(text: string): string {
  return text.replaceAll("%%", "%");
}

/**
 * Reads a format; undefined when it is none: no conversion, more than one, or an unknown one.
 */
export function parsePrintf(format: string): Conversion | undefined {
  // A doubled percent sign is text: two marks that the pattern does not see keep all positions as they are.
  const masked = format.replaceAll("%%", "\u0000\u0000");
  const matches = [...masked.matchAll(pattern)];
  const [match] = matches;
  if (!match || matches.length > 1 || masked.replace(match[0], "").includes("%")) return undefined;
  const [whole, flags = "", width = "", precision, type = ""] = match;
  if (!"diufFeEgGsxXobt".includes(type) || Number(width) > 100 || Number(precision ?? 0) > 100) return undefined;
  const custom = /'(.)/.exec(flags)?.[1];
  const plain = flags.replace(/'./g, "");
  return {
    before: literal(format.slice(0, match.index)),
    after: literal(format.slice(match.index + whole.length)),
    flags: {
      left: plain.includes("-"),
      sign: plain.includes("+") ? "+" : plain.includes(" ") ? " " : "",
      group: plain.includes(","),
      pad: custom ?? (plain.includes("0") ? "0" : " "),
    },
    width: Number(width),
    precision: precision === undefined ? undefined : Number(precision),
    type,
  };
}

/** Significant digits, without zeros at the end; exponents only where the number needs them. */
function general(value: number, precision: number | undefined): string {
  return precision === undefined ? String(value) : String(Number(value.toPrecision(Math.max(1, precision))));
}

/** Digits of the magnitude, without sign, grouping or padding. */
function digitsOf(magnitude: number | bigint, { type, precision }: Conversion): string {
  const number = Number(magnitude);
  switch (type) {
    case "d":
    case "i":
    case "u":
      return typeof magnitude === "bigint" ? magnitude.toString() : BigInt(Math.trunc(magnitude)).toString();
    case "x":
    case "X":
      return BigInt(typeof magnitude === "bigint" ? magnitude : Math.trunc(magnitude)).toString(16);
    case "o":
      return BigInt(typeof magnitude === "bigint" ? magnitude : Math.trunc(magnitude)).toString(8);
    case "b":
      return BigInt(typeof magnitude === "bigint" ? magnitude : Math.trunc(magnitude)).toString(2);
    case "f":
    case "F":
      return precision === undefined ? String(number) : number.toFixed(precision);
    case "e":
    case "E":
      return number.toExponential(precision);
    case "t":
      return number === 0 ? "false" : "true";
    case "g":
    case "G":
      return general(number, precision);
    default:
      return String(magnitude);
  }
}

function grouped(digits: string): string {
  const [whole = "", ...rest] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
}

/** Writes a finite number in a format that {@link parsePrintf} has read. */
export function formatPrintf(value: number | bigint, conversion: Conversion): string {
  const { flags, width, type, before, after } = conversion;
  const magnitude = value < 0 ? -value : value;
  let digits = digitsOf(magnitude, conversion);
  if (flags.group && "diufFsgG".includes(type)) digits = grouped(digits);
  if ("XEG".includes(type)) digits = digits.toUpperCase();
  const negative = value < 0 && (/[1-9a-z]/i.test(digits) || type === "t");
  const sign = type === "t" ? "" : negative ? "-" : flags.sign;
  const room = width - sign.length;
  let text: string;
  if (flags.left) text = (sign + digits).padEnd(width, flags.pad === "0" ? " " : flags.pad);
  else if (flags.pad === "0") text = sign + digits.padStart(room, "0");
  else text = (sign + digits).padStart(width, flags.pad);
  return before + text + after;
}
