/** Colours as scripts write them: `#f60`, `#ff6600`, `#ff660080`, `[255, 102, 0]`, `[1, 0.4, 0, 0.5]`, or a theme's colour by name. */
import type { Column } from "../table.js";

/** Names that follow the theme: they have another shade in the dark. */
export const themeColors = ["red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary"] as const;

/** Red, green, blue and maybe opacity: 0 to 255, or 0 to 1 where one of them is a fraction. Opacity is always 0 to 1. */
export type ColorTuple =
  | readonly [red: number, green: number, blue: number]
  | readonly [red: number, green: number, blue: number, alpha: number];

/** A colour: hexadecimal text, a tuple, or the name of one of the theme's colours. */
export type ChartColor = (typeof themeColors)[number] | `#${string}` | ColorTuple;

function hexByte(part: number): string {
  return Math.round(Math.min(255, Math.max(0, part)))
    .toString(16)
    .padStart(2, "0");
}

function parseHex(text: string): string | undefined {
  if (!/^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(text)) return undefined;
  if (text.length > 5) return text.toLowerCase();
  return `#${[...text.slice(1).toLowerCase()].map((digit) => digit + digit).join("")}`;
}

function parseTuple(parts: readonly unknown[]): string | undefined {
  if (parts.length !== 3 && parts.length !== 4) return undefined;
  if (!parts.every((part): part is number => typeof part === "number" && part >= 0 && part <= 255)) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
  if (alpha > 1) return undefined;
  const fractions = [red, green, blue].every((part) => part <= 1) && [red, green, blue].some((part) => !Number.isInteger(part));
  const scale = fractions ? 255 : 1;
  const rgb = [red, green, blue].map((part) => hexByte(part * scale)).join("");
  return alpha === 1 ? `#${rgb}` : `#${rgb}${hexByte(alpha * 255)}`;
}

/** A literal colour as `#rrggbb` or `#rrggbbaa`; undefined when it is none. */
export function parseLiteralColor(value: unknown): string | undefined {
  if (typeof value === "string") return parseHex(value);
  return Array.isArray(value) ? parseTuple(value) : undefined;
}

/** A literal colour, or the name of one of the theme's. */
export function parseColor(value: unknown): string | undefined {
  return (themeColors as readonly unknown[]).includes(value) ? (value as string) : parseLiteralColor(value);
}

/** Whether a column holds nothing but literal colours. */
export function holdsColors(column: Column, rowCount: number): boolean {
  if (column.type !== "string" && column.type !== "list") return false;
  let any = false;
  for (let row = 0; row < rowCount; row++) {
    const value = column.get(row);
    if (value === null) continue;
    if (parseLiteralColor(value) === undefined) return false;
    any = true;
  }
  return any;
}
