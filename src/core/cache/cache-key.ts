/**
 * The key of a call: its arguments' full content, with types kept apart (1, "1" and true are three keys). Plain data,
 * dates, maps, sets, bytes and Temporal values count by content; the fields of an object in any order, the entries of a
 * map or set in theirs. An object of a class counts by its `cacheKey`, its `toJSON()`, or its fields.
 */
import { describeValue, MillraceError } from "../errors.js";

/** @throws MillraceError `MR_CACHE_KEY` for an argument that has no content to compare (a function, a socket). */
export function cacheKey(name: string, args: readonly unknown[]): string {
  /** Objects that are being written now, from the outside in: meeting one again means a cycle. */
  const open: object[] = [];
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
        throw refused(name, path, value);
    }
  };
  const object = (value: object, path: string): string => {
    const outside = open.lastIndexOf(value);
    if (outside >= 0) return `^${open.length - outside}`;
    open.push(value);
    const text = content(value, path);
    open.pop();
    return text;
  };
  const content = (value: object, path: string): string => {
    if (Array.isArray(value)) return `[${Array.from(value, (item, i) => write(item, `${path}[${i}]`)).join()}]`;
    if (value instanceof Date) return `D${value.getTime()}`;
    if (value instanceof RegExp) return `R${JSON.stringify(String(value))}`;
    if (value instanceof Map)
      return `M[${[...value].map(([key, item]) => `${write(key, `${path} key`)}:${write(item, `${path} value`)}`).join()}]`;
    if (value instanceof Set) return `S[${[...value].map((item) => write(item, `${path} item`)).join()}]`;
    if (value instanceof Error) return `E${JSON.stringify([value.name, value.message])}${fields(value, path)}`;
    if (ArrayBuffer.isView(value))
      return `${value.constructor.name}${bytesKey(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))}`;
    if (value instanceof ArrayBuffer) return `B${bytesKey(new Uint8Array(value))}`;
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return fields(value, path);
    return instance(value, path);
  };
  const instance = (value: object, path: string): string => {
    const { cacheKey: own, toJSON, [Symbol.toStringTag]: tag } = value as Record<string | symbol, unknown>;
    const kind: string = value.constructor?.name ?? "";
    if (typeof tag === "string" && tag.startsWith("Temporal.")) return `${tag}(${String(value)})`;
    if (typeof own === "string") return `K${JSON.stringify(own)}`;
    if (typeof toJSON === "function") return `J${kind}(${write(toJSON.call(value), path)})`;
    // Without a field to see, all objects of the class would be the same argument.
    if (Object.keys(value).length === 0) throw refused(name, path, value);
    return kind + fields(value, path);
  };
  const fields = (value: object, path: string): string => {
    const record = value as Record<string, unknown>;
    const names = Object.keys(record).sort();
    return `{${names.map((field) => `${JSON.stringify(field)}:${write(record[field], `${path}.${field}`)}`).join()}}`;
  };
  return args.map((argument, i) => write(argument, `argument ${i + 1}`)).join("|");
}

function refused(name: string, path: string, value: unknown): MillraceError {
  return new MillraceError(
    "MR_CACHE_KEY",
    `${name}: ${path} is ${describeValue(value)}, which has no content that could be compared.`,
    "Leave it out of the arguments (use it from the surrounding code), or pass something that stands for it.",
  );
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
