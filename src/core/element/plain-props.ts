/** Props must be plain data: what cannot be sent is refused here, with its path, before anything was shown. */
import { describeValue, MillraceError } from "../errors.js";

function refuse(type: string, path: string, value: unknown): never {
  throw new MillraceError(
    "MR_PROPS_NOT_SERIALISABLE",
    `st.${type}: ${path} is ${describeValue(value)}, which cannot be sent to the browser.`,
    "Give text, numbers, booleans, null, arrays or plain objects of these.",
  );
}

function checkPlain(type: string, path: string, value: unknown, depth: number): void {
  switch (typeof value) {
    case "string":
    case "boolean":
    // Absent fields of nested records are left out when they are sent.
    case "undefined":
      return;
    case "number":
      if (!Number.isFinite(value)) refuse(type, path, value);
      return;
    case "object": {
      if (value === null) return;
      if (depth > 32) refuse(type, path, value);
      if (Array.isArray(value)) {
        for (let i = 0; i < value.length; i++) checkPlain(type, `${path}[${i}]`, value[i], depth + 1);
        return;
      }
      const prototype = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) refuse(type, path, value);
      for (const name in value) checkPlain(type, `${path}.${name}`, (value as Record<string, unknown>)[name], depth + 1);
      return;
    }
    default:
      refuse(type, path, value);
  }
}

/**
 * The props without fields that are `undefined`, as an object of its own.
 *
 * It runs for each element of each run: fields are copied in order, never deleted, so that all elements of a type share
 * one hidden class and comparing two of them stays cheap.
 *
 * @throws MillraceError `MR_PROPS_NOT_SERIALISABLE`
 */
export function toPlainProps(type: string, props: object, key: string | undefined): Record<string, unknown> {
  const record = props as Record<string, unknown>;
  const clean: Record<string, unknown> = {};
  for (const name in record) {
    const value = record[name];
    if (value === undefined) continue;
    if (typeof value !== "string" && typeof value !== "boolean") checkPlain(type, name, value, 0);
    clean[name] = value;
  }
  if (key !== undefined) clean.key = key;
  return clean;
}
