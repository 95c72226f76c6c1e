/** What `st.write` takes a value for. The order of the questions matters: see the table at `write`. */
import { isArrowTable } from "../../core/data/arrow-table.js";
import { isTable } from "../../core/data/table.js";
import { ElementHost } from "../../core/element/element-host.js";

export type Kind = "inline" | "error" | "table" | "stream" | "promise" | "function" | "handle" | "json";

type Method = (...values: unknown[]) => unknown;

function has(value: object, ...names: string[]): boolean {
  return names.every((name) => typeof (value as Record<string, Method>)[name] === "function");
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Rows of named values. */
function isRowList(value: object): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isPlain);
}

/** Numbers in a typed array; bytes are no table. */
function isNumberArray(value: unknown): boolean {
  return ArrayBuffer.isView(value) && "length" in value && !(value instanceof Uint8Array) && !(value instanceof Uint8ClampedArray);
}

function isColumnRecord(value: object): boolean {
  if (!isPlain(value)) return false;
  const columns = Object.values(value);
  return columns.length > 0 && columns.every(isNumberArray);
}

function isTableLike(value: object): boolean {
  if (isTable(value) || isArrowTable(value) || isRowList(value) || isNumberArray(value) || isColumnRecord(value)) return true;
  return has(value, "columnNames", "numRows", "array") || has(value, "columnNames", "getColumnsJS");
}

function isStream(value: object): boolean {
  if (Symbol.asyncIterator in value || has(value, "getReader")) return true;
  if ("body" in value && "status" in value && has(value, "arrayBuffer", "text")) return true;
  return Symbol.iterator in value && has(value, "next", "return", "throw");
}

/** Values with a text of their own and nothing else to show: dates, URLs, decimals, regular expressions. */
function isKnownByText(value: object): boolean {
  if (value instanceof Date || value instanceof RegExp || value instanceof Uint8Array || value instanceof ArrayBuffer) return true;
  if (isPlain(value) || Array.isArray(value) || value instanceof Map || value instanceof Set) return false;
  const { toString: own } = value as { toString?: unknown };
  return typeof own === "function" && own !== Object.prototype.toString && Object.keys(value).length === 0;
}

export function kindOf(value: unknown): Kind {
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null) return "inline";
  if (value instanceof Error) return "error";
  if (value instanceof ElementHost || has(value, "update", "empty", "append")) return "handle";
  if (has(value, "then")) return "promise";
  if (isTableLike(value)) return "table";
  if (isStream(value)) return "stream";
  return isKnownByText(value) ? "inline" : "json";
}
