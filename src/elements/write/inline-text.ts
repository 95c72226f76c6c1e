import { displayText } from "../../core/element/displayable.js";

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return `${value.constructor.name}(${value.length})`;
  if (value instanceof ArrayBuffer) return `ArrayBuffer(${value.byteLength})`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "symbol" || value === null || value === undefined) return String(value);
  return displayText(value as Date);
}

/** A value as code in a line of markdown; text of several lines as a block. Backticks in it get a longer fence around. */
export function inlineText(value: unknown): string {
  const text = textOf(value);
  if (text === "") return "";
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  if (text.includes("\n")) {
    const fence = "`".repeat(Math.max(3, longest + 1));
    return `${fence}\n${text}\n${fence}`;
  }
  const mark = "`".repeat(longest + 1);
  const edge = longest > 0 || text.startsWith(" ") ? " " : "";
  return `${mark}${edge}${text}${edge}${mark}`;
}
