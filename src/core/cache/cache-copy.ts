/** Fresh copies of cached data, so that nobody can change what others will be given. */
import { describeValue, MillraceError } from "../errors.js";

/** Values that cannot be changed by whoever holds them. */
function isImmutable(value: object): boolean {
  const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  if (typeof tag === "string" && tag.startsWith("Temporal.")) return true;
  // Arrow tables of either library: columns that are read only.
  const { schema, numRows } = value as { schema?: unknown; numRows?: unknown };
  return typeof schema === "object" && typeof numRows === "number";
}

/**
 * A copy of plain data, arrays, maps, sets, dates, bytes and errors. Temporal values and Arrow tables are shared.
 *
 * @throws MillraceError `MR_CACHE_VALUE` for anything that lives (functions, connections, class instances).
 */
export function copyValue<T>(name: string, value: T): T {
  const seen = new Map<object, object>();
  const copy = (one: unknown, path: string): unknown => {
    if (typeof one === "function" || typeof one === "symbol") throw refused(name, path, one);
    if (typeof one !== "object" || one === null || isImmutable(one)) return one;
    const known = seen.get(one);
    if (known) return known;
    if (one instanceof Date || one instanceof RegExp || one instanceof ArrayBuffer || ArrayBuffer.isView(one) || one instanceof Error) {
      return structuredClone(one);
    }
    if (Array.isArray(one)) {
      const list: unknown[] = [];
      seen.set(one, list);
      for (let i = 0; i < one.length; i++) list.push(copy(one[i], `${path}[${i}]`));
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
    const prototype = Object.getPrototypeOf(one);
    if (prototype !== Object.prototype && prototype !== null) throw refused(name, path, one);
    const record: Record<string, unknown> = prototype === null ? Object.create(null) : {};
    seen.set(one, record);
    for (const field of Object.keys(one)) record[field] = copy((one as Record<string, unknown>)[field], `${path}.${field}`);
    return record;
  };
  return copy(value, "the result") as T;
}

function refused(name: string, path: string, value: unknown): MillraceError {
  return new MillraceError(
    "MR_CACHE_VALUE",
    `${name}: ${path} is ${describeValue(value)}, which cannot be copied.`,
    "Use st.cacheResource for things that live (connections, models, class instances): all callers then share one.",
  );
}
