/** What a text-taking command accepts: text, or anything that has a useful text. */
export type Displayable = string | number | bigint | boolean | null | undefined | Date | { toString(): string };

/** The text of a value, as commands show it. Dates as ISO text; objects without a text of their own as JSON. */
export function displayText(value: Displayable): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid date" : value.toISOString();
  if (typeof value === "object" && value !== null && value.toString === Object.prototype.toString) return JSON.stringify(value) ?? "";
  return String(value);
}

/** Markdown written as an indented template text, without the common indent and the blank lines around it. */
export function dedent(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const indents = lines.slice(1).filter((line) => line.trim() !== "");
  const common = Math.min(...indents.map((line) => line.length - line.trimStart().length));
  if (!Number.isFinite(common)) return text.trim();
  return [lines[0]?.trimStart(), ...lines.slice(1).map((line) => line.slice(Math.min(common, line.length - line.trimStart().length)))]
    .join("\n")
    .trim();
}
