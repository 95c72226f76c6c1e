/**
 * `st.cacheData` and `st.cacheResource`: a function whose results are kept.
 *
 * A cache belongs to the place where the function is wrapped, to the function's own text and to its options: editing
 * those empties it, running the script again does not. So what the function uses from the code around it does not count:
 * what a result depends on must be an argument. Concurrent calls with equal arguments share one promise. What throws or
 * rejects is not kept. Data is copied for each caller; a resource is one object for all.
 */
import { MillraceError } from "../errors.js";
import { copyValue, freezeValue } from "./cache-copy.js";
import { cacheKey } from "./cache-key.js";
import { type Duration, durationMs } from "./duration.js";

export interface CacheOptions {
  /** How long a result is kept: seconds, or a text like `"1d 2h"`. Default: for ever. */
  ttl?: Duration;
  /** Results kept at most; the oldest go first. Default: no bound. */
  maxEntries?: number;
  /** Shown while the function works: true for its name, a text, or false for nothing. Default true. */
  showSpinner?: boolean | string;
}

export interface DataCacheOptions extends CacheOptions {
  /** False: all callers get the same result, frozen, instead of a copy each. For large data. Default true. */
  copy?: boolean;
}

export interface ResourceCacheOptions<R> extends CacheOptions {
  /** Asked at each hit; false makes the resource anew. */
  validate?: (value: Awaited<R>) => boolean;
  /** Called with a resource that leaves the cache. */
  onRelease?: (value: Awaited<R>) => void;
}

export interface CachedFunction<A extends readonly unknown[], R> {
  (...args: A): R;
  /** Forgets the result for these arguments, or all results of the function. */
  clear(...args: A | []): void;
}

interface Entry {
  value: unknown;
  expires: number;
  /** The call gave a promise: a hit gives one too. */
  async: boolean;
}

export interface FunctionCache {
  readonly kind: "data" | "resource";
  readonly entries: Map<string, Entry>;
  release: (value: unknown) => void;
  /** Where the function was wrapped last. */
  site: CacheSite | undefined;
}

/** All caches of this worker, by function. */
const caches = new Map<string, FunctionCache>();

/** Shows «Running …» while `work` goes on; given by `st.ts`. */
export type ShowWork = (text: string, work: () => unknown) => unknown;

/** A place in compiled code. Another object with the same id is the same place, compiled anew. */
export interface CacheSite {
  readonly id: string;
}

export interface CacheCall {
  kind: "data" | "resource";
  /** Call site of the wrapping, where the compiler knows it. */
  site: CacheSite | undefined;
  now: () => number;
  show: ShowWork;
}

function cacheOf({ kind, site }: CacheCall, name: string, made: string): FunctionCache {
  const place = `${kind}\n${site?.id ?? name}\n`;
  const id = place + made;
  const known = caches.get(id);
  if (known && known.site === site) return known;
  // What an earlier version of the file made in this place is of no use any more.
  for (const [old, stale] of caches) if (site && stale.site !== site && old !== id && old.startsWith(place)) drop(old, stale);
  const cache = known ?? { kind, entries: new Map(), release: () => {}, site };
  cache.site = site;
  caches.set(id, cache);
  return cache;
}

function drop(id: string, cache: FunctionCache): void {
  caches.delete(id);
  empty(cache);
}

function empty(cache: FunctionCache): void {
  for (const key of [...cache.entries.keys()]) remove(cache, key);
}

function remove(cache: FunctionCache, key: string): void {
  const entry = cache.entries.get(key);
  if (!entry) return;
  cache.entries.delete(key);
  if (entry.value instanceof Promise) entry.value.then(cache.release, () => {});
  else cache.release(entry.value);
}

/** Forgets everything of one kind, or all. */
export function clearCaches(kind?: "data" | "resource"): void {
  for (const cache of caches.values()) if (kind === undefined || cache.kind === kind) empty(cache);
}

/** Query builders are awaited like promises without being any. */
function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

/** @throws MillraceError `MR_OPTION_INVALID`, and at a call `MR_CACHE_KEY` or `MR_CACHE_VALUE`. */
export function cacheFunction<A extends readonly unknown[], R>(
  fn: (...args: A) => R,
  options: DataCacheOptions & ResourceCacheOptions<R>,
  call: CacheCall,
): CachedFunction<A, R> {
  const command = call.kind === "data" ? "cacheData" : "cacheResource";
  if (typeof fn !== "function")
    throw new MillraceError("MR_OPTION_INVALID", `st.${command}() needs a function.`, `Write st.${command}((id: number) => load(id)).`);
  const { ttl, maxEntries, showSpinner = true, copy = true, validate, onRelease } = options;
  const ttlMs = ttl === undefined ? Number.POSITIVE_INFINITY : durationMs(`st.${command}: ttl`, ttl);
  if (maxEntries !== undefined && !(Number.isInteger(maxEntries) && maxEntries > 0)) {
    throw new MillraceError("MR_OPTION_INVALID", `st.${command}: maxEntries is ${maxEntries}.`, "Give a whole number above 0.");
  }
  const name = fn.name || "the cached function";
  const cache = cacheOf(call, name, `${ttlMs} ${maxEntries} ${copy}\n${fn}`);
  cache.release = (value) => {
    // What a release throws, or rejects with, is nobody's call: it is reported like any promise that nobody awaits.
    void new Promise((done) => done(onRelease?.(value as Awaited<R>)));
  };

  const give = (value: unknown): unknown => {
    return call.kind === "data" && copy ? copyValue(name, value) : value;
  };
  const keep = (value: unknown): unknown => {
    if (call.kind === "resource") return value;
    return copy ? copyValue(name, value) : freezeValue(name, value);
  };
  const hit = (key: string): Entry | undefined => {
    const entry = cache.entries.get(key);
    if (!entry) return undefined;
    const stale = call.now() >= entry.expires || (validate && !(entry.value instanceof Promise) && !validate(entry.value as Awaited<R>));
    if (!stale) return entry;
    remove(cache, key);
    return undefined;
  };
  const put = (key: string, value: unknown): Entry => {
    const async = value instanceof Promise;
    // A result grows old from when it is there.
    const entry: Entry = { value, async, expires: async ? Number.POSITIVE_INFINITY : call.now() + ttlMs };
    cache.entries.set(key, entry);
    while (maxEntries !== undefined && cache.entries.size > maxEntries) remove(cache, cache.entries.keys().next().value as string);
    return entry;
  };
  /** Keeps what the function has given. Returns the kept value, or a promise of it. */
  const remember = (key: string, made: unknown): unknown => {
    if (!isPromiseLike(made)) return put(key, keep(made)).value;
    const pending = Promise.resolve(made).then(keep);
    const entry = put(key, pending);
    pending.then(
      (value) => {
        entry.value = value;
        entry.expires = call.now() + ttlMs;
      },
      () => {
        if (cache.entries.get(key) === entry) cache.entries.delete(key);
      },
    );
    return pending;
  };
  const compute = (key: string, args: A): unknown => {
    let result: unknown;
    // Kept before the spinner goes: that fails where the run has ended meanwhile, and others may wait for the result.
    const work = (): unknown => {
      result = remember(key, fn(...args));
      return result;
    };
    if (showSpinner === false) work();
    else {
      const text = typeof showSpinner === "string" ? showSpinner : fn.name ? `Running \`${fn.name}(…)\`.` : "Running …";
      const shown = call.show(text, work);
      if (shown instanceof Promise) shown.catch(() => {});
    }
    return result instanceof Promise ? result.then(give) : give(result);
  };
  const cached = (...args: A): R => {
    const key = cacheKey(name, args);
    const entry = hit(key);
    if (!entry) return compute(key, args) as R;
    if (entry.value instanceof Promise) return entry.value.then(give) as R;
    const given = give(entry.value);
    return (entry.async ? Promise.resolve(given) : given) as R;
  };
  return Object.assign(cached, {
    clear: (...args: A | []) => {
      if (args.length === 0) empty(cache);
      else remove(cache, cacheKey(name, args));
    },
  });
}
