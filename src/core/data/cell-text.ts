/** How a value of a table is written as text: the form that is searched, exported, and shown where no format is set. */
import type { CellValue } from "./table.js";

function plainReplacer(_name: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  if (ArrayBuffer.isView(value) && Symbol.iterator in value) return [...(value as unknown as Iterable<unknown>)];
  return value;
}

/** JSON of anything: bigint as text, maps as objects, sets as arrays; what refers to itself is named by its type. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value, plainReplacer) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/** The text of one cell; empty where there is no value. */
export function cellText(value: CellValue): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default:
      return value === null ? "" : jsonText(value);
  }
}
