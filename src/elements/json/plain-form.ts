/**
 * Any JavaScript value as JSON text that still tells what it was.
 *
 * JSON's own values travel as they are. Everything else is an object with the one field `$` (its kind) and what there is
 * to show; an own field `$` of the author's objects is kept apart by wrapping. Cycles, depth and size are bounded, so the
 * page can show whatever a script hands over. The view reads this form; nothing is ever turned back into a live value.
 */

/** A value that JSON has no form for. */
export type Special =
  | { $: "bigint" | "number" | "function" | "symbol" | "date" | "regexp" | "text"; text: string }
  | { $: "undefined" | "hole" }
  | { $: "cycle"; to: string }
  | { $: "cut"; left: number }
  | { $: "error"; name: string; message: string }
  | { $: "bytes"; type: string; length: number; start: string }
  | { $: "array" | "set"; type?: string; items: Plain[] }
  | { $: "map"; type?: string; entries: [Plain, Plain][]; left?: number }
  | { $: "object"; type?: string; fields: [string, Plain][]; left?: number };

export type Plain = null | boolean | number | string | Plain[] | { [name: string]: Plain } | Special;

const deepest = 64;
const mostValues = 50_000;
const longestText = 100_000;

interface Walk {
  /** Objects on the way down to here, with their paths. */
  path: Map<object, string>;
  left: number;
}

/** @returns JSON text of the {@link Plain} form. */
export function toPlainForm(value: unknown): string {
  return JSON.stringify(convert(value, "$", { path: new Map(), left: mostValues }));
}

function convert(value: unknown, path: string, walk: Walk): Plain {
  walk.left--;
  switch (typeof value) {
    case "string":
      return value.length > longestText ? `${value.slice(0, longestText)}…` : value;
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $: "number", text: Object.is(value, -0) ? "-0" : String(value) };
    case "bigint":
      return { $: "bigint", text: String(value) };
    case "undefined":
      return { $: "undefined" };
    case "function":
      return { $: "function", text: value.name || "anonymous" };
    case "symbol":
      return { $: "symbol", text: String(value) };
    default:
      return value === null ? null : convertObject(value as object, path, walk);
  }
}

function convertObject(value: object, path: string, walk: Walk): Plain {
  const seen = walk.path.get(value);
  if (seen !== undefined) return { $: "cycle", to: seen };
  if (walk.path.size >= deepest || walk.left <= 0) return { $: "cut", left: sizeOf(value) };
  walk.path.set(value, path);
  try {
    return convertKnown(value, path, walk);
  } catch (error) {
    // A getter or proxy of the author's that throws.
    return { $: "error", name: "Not readable", message: error instanceof Error ? error.message : String(error) };
  } finally {
    walk.path.delete(value);
  }
}

function sizeOf(value: object): number {
  if (Array.isArray(value)) return value.length;
  return value instanceof Map || value instanceof Set ? value.size : Object.keys(value).length;
}

function convertKnown(value: object, path: string, walk: Walk): Plain {
  if (Array.isArray(value)) return convertList(value, path, walk);
  if (value instanceof Date) return { $: "date", text: Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString() };
  if (value instanceof Map) return convertMap(value, path, walk);
  if (value instanceof Set) return { $: "set", type: ownClass(value, "Set"), items: convertList([...value], path, walk) };
  if (value instanceof Error) return { $: "error", name: value.name, message: value.message };
  if (value instanceof RegExp) return { $: "regexp", text: String(value) };
  if (value instanceof Promise) return { $: "function", text: "Promise" };
  if (value instanceof ArrayBuffer) return bytes("ArrayBuffer", new Uint8Array(value));
  if (value instanceof Uint8Array || value instanceof DataView) {
    return bytes(className(value) ?? "Uint8Array", new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }
  if (ArrayBuffer.isView(value)) {
    return { $: "array", type: className(value), items: convertList(Array.from(value as unknown as ArrayLike<unknown>), path, walk) };
  }
  return convertFields(value, path, walk);
}

function bytes(type: string, all: Uint8Array): Special {
  const start = Array.from(all.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return { $: "bytes", type, length: all.length, start };
}

function convertList(list: readonly unknown[], path: string, walk: Walk): Plain[] {
  const items: Plain[] = [];
  for (let at = 0; at < list.length; at++) {
    if (walk.left <= 0) {
      items.push({ $: "cut", left: list.length - at });
      break;
    }
    items.push(at in list ? convert(list[at], `${path}[${at}]`, walk) : { $: "hole" });
  }
  return items;
}

function convertMap(map: ReadonlyMap<unknown, unknown>, path: string, walk: Walk): Plain {
  const entries: [Plain, Plain][] = [];
  for (const [key, item] of map) {
    if (walk.left <= 0) return { $: "map", type: ownClass(map, "Map"), entries, left: map.size - entries.length };
    entries.push([
      convert(key, path, walk),
      convert(item, `${path}.get(${typeof key === "string" ? JSON.stringify(key) : String(key)})`, walk),
    ]);
  }
  return { $: "map", type: ownClass(map, "Map"), entries };
}

function convertFields(value: object, path: string, walk: Walk): Plain {
  const type = className(value);
  const own = ownText(value);
  if (own !== undefined) return { $: "text", text: own };
  const names = Object.keys(value);
  const fields: [string, Plain][] = [];
  for (const name of names) {
    if (walk.left <= 0) break;
    fields.push([name, convert((value as Record<string, unknown>)[name], `${path}.${name}`, walk)]);
  }
  const left = names.length - fields.length || undefined;
  // As an object of the author's own only where nothing would be lost or mistaken by it.
  if (type === undefined && left === undefined && !names.includes("$") && !names.includes("__proto__")) return Object.fromEntries(fields);
  return { $: "object", type, fields, left };
}

/** The name of an object's class; undefined for plain objects. */
function className(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return undefined;
  const name = (prototype as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === "string" && name !== "" && name !== "Object" ? name : undefined;
}

function ownClass(value: object, usual: string): string | undefined {
  const name = className(value);
  return name === usual ? undefined : name;
}

/** The text of values that are known by it: URL, Temporal, decimals. Those with fields of their own show these. */
function ownText(value: object): string | undefined {
  if (className(value) === undefined || Object.keys(value).length > 0) return undefined;
  const { toString: own } = value as { toString?: unknown };
  return typeof own === "function" && own !== Object.prototype.toString ? String(value) : undefined;
}
