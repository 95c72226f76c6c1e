/** What a text-taking command accepts: text, or anything that has a useful text. */
export type Displayable = string | number | bigint | boolean | null | undefined | Date | { toString(): string };

/** The text of a value, as commands show it. Dates as ISO text; objects without a text of their own as JSON. */
export function displayText(value: Displayable): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid date" : value.toISOString();
  if (typeof value === "object" && value !== null && value.toString === Object.prototype.toString) return JSON.stringify(value) ?? "";
  return String(value);
}

/** Text written as an indented template: without the indent that all its lines share, and the blank lines around it. */
export function dedent(text: string): string {
  if (!text.includes("\n")) return text.trim();
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  if (!Number.isFinite(common)) return "";
  const shared = lines.map((line) => (line.trim() === "" ? "" : line.slice(common)));
  return shared.join("\n").replace(/^\n+/, "").trimEnd();
}
