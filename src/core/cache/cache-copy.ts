/** Cached data for many callers: a fresh copy each, or one that nobody can change. */
import { describeValue, MillraceError } from "../errors.js";

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Values that cannot be changed by whoever holds them. */
function isImmutable(value: object): boolean {
  if (isPlain(value)) return false;
  const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  if (typeof tag === "string" && tag.startsWith("Temporal.")) return true;
  // Arrow tables of either library: columns that are read only.
  const { schema, numRows } = value as { schema?: unknown; numRows?: unknown };
  return typeof schema === "object" && typeof numRows === "number";
}

function isLeaf(value: object): boolean {
  return value instanceof Date || value instanceof RegExp || value instanceof ArrayBuffer || value instanceof Error;
}

function copyView(view: ArrayBufferView): ArrayBufferView {
  // The method of Uint8Array keeps the type (a Buffer stays one) and takes the part that is seen, not all that lies behind it.
  if (!(view instanceof DataView)) return Uint8Array.prototype.slice.call(view);
  return new DataView(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

function put(record: Record<string, unknown>, field: string, value: unknown): void {
  if (field === "__proto__") Object.defineProperty(record, field, { value, configurable: true, enumerable: true, writable: true });
  else record[field] = value;
}

function isSimple(value: unknown): boolean {
  return value === null || (typeof value !== "object" && typeof value !== "function" && typeof value !== "symbol");
}

/**
 * A copy of plain data, arrays, maps, sets, dates, bytes and errors. Temporal values and Arrow tables are shared.
 *
 * @throws MillraceError `MR_CACHE_VALUE` for anything that lives (functions, connections, class instances).
 */
export function copyValue<T>(name: string, value: T): T {
  const seen = new Map<object, object>();
  const copy = (one: unknown, path: string): unknown => {
    if (isSimple(one)) return one;
    if (typeof one !== "object" || one === null) throw refused(name, path, one);
    if (isImmutable(one)) return one;
    const known = seen.get(one);
    if (known) return known;
    if (isLeaf(one) || ArrayBuffer.isView(one)) {
      const leaf = ArrayBuffer.isView(one) ? copyView(one) : structuredClone(one);
      seen.set(one, leaf);
      return leaf;
    }
    if (Array.isArray(one)) {
      const list: unknown[] = [];
      seen.set(one, list);
      for (let i = 0; i < one.length; i++) list.push(isSimple(one[i]) ? one[i] : copy(one[i], `${path}[${i}]`));
      return list;
    }
    if (one instanceof Map) {
      const map = new Map();
      seen.set(one, map);
      for (const [key, item] of one) map.set(copy(key, `${path} key`), copy(item, `${path} value`));
      return map;
    }
    if (one instanceof Set) {
      const set = new Set();
      seen.set(one, set);
      for (const item of one) set.add(copy(item, `${path} item`));
      return set;
    }
    if (!isPlain(one)) throw refused(name, path, one);
    const record: Record<string, unknown> = Object.getPrototypeOf(one) === null ? Object.create(null) : {};
    seen.set(one, record);
    for (const field of Object.keys(one)) {
      const item = (one as Record<string, unknown>)[field];
      put(record, field, isSimple(item) ? item : copy(item, `${path}.${field}`));
    }
    return record;
  };
  return copy(value, "the result") as T;
}

function refuseChange(): never {
  throw new TypeError("This result of a cached function is shared and cannot be changed. Make a copy of it first.");
}

/**
 * The same value, with all its parts frozen. Dates and bytes cannot be frozen and stay as they are.
 *
 * @throws MillraceError `MR_CACHE_VALUE` as {@link copyValue} does.
 */
export function freezeValue<T>(name: string, value: T): T {
  const seen = new Set<object>();
  const freeze = (one: unknown, path: string): void => {
    if (isSimple(one)) return;
    if (typeof one !== "object" || one === null) throw refused(name, path, one);
    if (seen.has(one) || isLeaf(one) || ArrayBuffer.isView(one) || isImmutable(one)) return;
    seen.add(one);
    if (one instanceof Map || one instanceof Set) {
      for (const method of ["set", "add", "delete", "clear"]) {
        if (method in one && !Object.isFrozen(one)) Object.defineProperty(one, method, { value: refuseChange });
      }
      for (const [key, item] of one.entries()) {
        freeze(key, `${path} key`);
        freeze(item, `${path} value`);
      }
    } else if (!Array.isArray(one) && !isPlain(one)) throw refused(name, path, one);
    Object.freeze(one);
    const record = one as Record<string, unknown>;
    for (const field of Object.keys(one)) {
      if (!isSimple(record[field])) freeze(record[field], Array.isArray(one) ? `${path}[${field}]` : `${path}.${field}`);
    }
  };
  freeze(value, "the result");
  return value;
}

function refused(name: string, path: string, value: unknown): MillraceError {
  return new MillraceError(
    "MR_CACHE_VALUE",
    `${name}: ${path} is ${describeValue(value)}, which cannot be copied.`,
    "Use st.cacheResource for things that live (connections, models, class instances): all callers then share one.",
  );
}
