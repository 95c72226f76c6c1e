/**
 * The key of a call: its arguments' full content, with types kept apart (1, "1" and true are three keys). Plain data,
 * dates, maps, sets, typed arrays and Temporal values count by content, in any order of fields.
 */
import { describeValue, MillraceError } from "../errors.js";

/** @throws MillraceError `MR_CACHE_KEY` for an argument that has no content to compare (a function, a socket). */
export function cacheKey(name: string, args: readonly unknown[]): string {
  const seen = new Map<object, number>();
  const write = (value: unknown, path: string): string => {
    switch (typeof value) {
      case "string":
        return JSON.stringify(value);
      case "number":
        return Object.is(value, -0) ? "-0" : String(value);
      case "bigint":
        return `${value}n`;
      case "boolean":
      case "undefined":
        return String(value);
      case "object":
        return value === null ? "null" : object(value, path);
      default:
        throw new MillraceError(
          "MR_CACHE_KEY",
          `${name}: ${path} is ${describeValue(value)}, which has no content that could be compared.`,
          "Leave it out of the arguments (use it from the surrounding code), or pass something that stands for it.",
        );
    }
  };
  const object = (value: object, path: string): string => {
    const known = seen.get(value);
    if (known !== undefined) return `#${known}`;
    seen.set(value, seen.size);
    if (Array.isArray(value)) return `[${value.map((item, i) => write(item, `${path}[${i}]`)).join()}]`;
    if (value instanceof Date) return `D${value.getTime()}`;
    if (value instanceof RegExp) return `R${value}`;
    if (value instanceof Map)
      return `M[${[...value].map(([key, item]) => `${write(key, `${path} key`)}:${write(item, `${path} value`)}`).join()}]`;
    if (value instanceof Set) return `S[${[...value].map((item) => write(item, `${path} item`)).join()}]`;
    if (ArrayBuffer.isView(value))
      return `${value.constructor.name}${bytesKey(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))}`;
    if (value instanceof ArrayBuffer) return `B${bytesKey(new Uint8Array(value))}`;
    const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
    if (typeof tag === "string" && tag.startsWith("Temporal.")) return `${tag}(${String(value)})`;
    const own = (value as { cacheKey?: unknown }).cacheKey;
    if (typeof own === "string") return `K${JSON.stringify(own)}`;
    const prototype = Object.getPrototypeOf(value);
    const kind = prototype === Object.prototype || prototype === null ? "" : (prototype.constructor?.name ?? "");
    const record = value as Record<string, unknown>;
    const names = Object.keys(record).sort();
    return `${kind}{${names.map((field) => `${JSON.stringify(field)}:${write(record[field], `${path}.${field}`)}`).join()}}`;
  };
  return args.map((argument, i) => write(argument, `argument ${i + 1}`)).join("|");
}

/** Two 32-bit sums over the bytes (FNV-1a with two seeds) and their count. */
function bytesKey(bytes: Uint8Array): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x5bd1e995) ^ (b >>> 13);
  }
  return `(${bytes.length},${a >>> 0},${b >>> 0})`;
}
