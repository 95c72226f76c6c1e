import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type CacheCall,
  type CachedFunction,
  type CacheSite,
  cacheFunction,
  clearCaches,
  type DataCacheOptions,
  type ResourceCacheOptions,
} from "./cached-function.js";

let now = 0;
let shown: string[] = [];

beforeEach(() => {
  now = 1_000;
  shown = [];
});
afterEach(() => clearCaches());

const show: CacheCall["show"] = (text, work) => {
  shown.push(text);
  return work();
};

function wrap<A extends readonly unknown[], R>(
  kind: "data" | "resource",
  fn: (...args: A) => R,
  options: DataCacheOptions & ResourceCacheOptions<R> = {},
  site: CacheSite | undefined = { id: `site ${Math.random()}` },
): CachedFunction<A, R> {
  return cacheFunction(fn, options, { kind, site, now: () => now, show });
}

function later<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe("[S-060] a hit", () => {
  test("skips the body, for each set of arguments once", () => {
    const body = vi.fn((a: number, b: number) => a + b);
    const add = wrap("data", body);
    expect([add(1, 2), add(1, 2), add(2, 1), add(1, 2)]).toEqual([3, 3, 3, 3]);
    expect(body.mock.calls).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  test("keeps undefined and null too", () => {
    const body = vi.fn((value: unknown) => value);
    const load = wrap("data", body);
    for (const value of [undefined, undefined, null, null]) expect(load(value)).toBe(value);
    expect(body).toHaveBeenCalledTimes(2);
  });

  test("[B-162] gives each caller of data a copy, the first one included", () => {
    const made: number[][] = [];
    const load = wrap("data", () => {
      made.push([1]);
      return made[0] as number[];
    });
    const first = load();
    first.push(2);
    made[0]?.push(3);
    const second = load();
    second.push(4);
    expect(load()).toEqual([1]);
    expect(made).toHaveLength(1);
  });

  test("[B-162] gives all callers the same resource", () => {
    class Connection {}
    const open = wrap("resource", () => new Connection());
    expect(open()).toBe(open());
    expect(open()).toBeInstanceOf(Connection);
  });

  test("with copy: false gives all callers one frozen result", () => {
    const load = wrap("data", () => [{ a: 1 }], { copy: false });
    expect(load()).toBe(load());
    expect(() => load().push({ a: 2 })).toThrow(TypeError);
  });
});

describe("promises", () => {
  test("[B-170] concurrent calls with equal arguments share one, others do not", async () => {
    const waiting = new Map<string, ReturnType<typeof later<string[]>>>();
    const body = vi.fn((city: string) => {
      const call = later<string[]>();
      waiting.set(city, call);
      return call.promise;
    });
    const load = wrap("data", body);
    const results = [load("Oslo"), load("Oslo"), load("Rome")];
    expect(body).toHaveBeenCalledTimes(2);
    waiting.get("Oslo")?.resolve(["fjord"]);
    waiting.get("Rome")?.resolve(["tiber"]);
    const [a, b, c] = await Promise.all(results);
    expect([a, b, c]).toEqual([["fjord"], ["fjord"], ["tiber"]]);
    expect(a).not.toBe(b);
  });

  test("an async function gives promises for ever, a sync one never", async () => {
    const slow = wrap("data", async (n: number) => n);
    await slow(1);
    const again = slow(1);
    expect(again).toBeInstanceOf(Promise);
    expect(await again).toBe(1);
    const fast = wrap("data", (n: number) => n);
    expect([fast(1), fast(1)]).toEqual([1, 1]);
    const both = wrap("data", (n: number) => (n > 0 ? Promise.resolve(n) : n));
    await both(1);
    expect([both(0), both(0)]).toEqual([0, 0]);
    expect(both(1)).toBeInstanceOf(Promise);
  });

  test("what can be awaited counts as a promise", async () => {
    // biome-ignore lint/suspicious/noThenProperty: as query builders have it
    const body = vi.fn(() => ({ rows: 0, then: (done: (rows: number[]) => void) => done([1, 2]) }));
    const query = wrap("data", body);
    expect(await query()).toEqual([1, 2]);
    expect(await query()).toEqual([1, 2]);
    expect(body).toHaveBeenCalledTimes(1);
  });

  test("a result that comes after its entry was cleared reaches its callers and is not kept", async () => {
    const calls = [later<number>(), later<number>()];
    let count = 0;
    const load = wrap("data", () => calls[count++]?.promise);
    const first = load();
    load.clear();
    const second = load();
    calls[0]?.resolve(1);
    expect(await first).toBe(1);
    calls[1]?.resolve(2);
    expect(await second).toBe(2);
    expect(await load()).toBe(2);
    expect(count).toBe(2);
  });
});

describe("[B-170] what fails is not kept", () => {
  test("thrown", () => {
    let calls = 0;
    const load = wrap("data", () => {
      if (++calls < 3) throw new Error(`failure ${calls}`);
      return calls;
    });
    expect(() => load()).toThrow("failure 1");
    expect(() => load()).toThrow("failure 2");
    expect([load(), load()]).toEqual([3, 3]);
  });

  test("rejected: everybody who waits gets the error, the next call tries again", async () => {
    let calls = 0;
    const load = wrap("data", async () => {
      if (++calls === 1) throw new Error("offline");
      return calls;
    });
    const waiting = await Promise.allSettled([load(), load()]);
    expect(waiting.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await load()).toBe(2);
    expect(await load()).toBe(2);
  });

  test("data that cannot be copied: sync, async and with copy: false", async () => {
    class Connection {}
    expect(() => wrap("data", () => new Connection())()).toThrow(expect.objectContaining({ code: "MR_CACHE_VALUE" }));
    expect(() => wrap("data", () => new Connection(), { copy: false })()).toThrow(expect.objectContaining({ code: "MR_CACHE_VALUE" }));
    await expect(wrap("data", async () => ({ db: new Connection() }))()).rejects.toMatchObject({
      code: "MR_CACHE_VALUE",
      message: expect.stringContaining("the result.db is a Connection"),
    });
  });

  test("arguments without content", () => {
    const body = vi.fn((_: unknown) => 1);
    const load = wrap("data", body);
    expect(() => load(() => 1)).toThrow(expect.objectContaining({ code: "MR_CACHE_KEY" }));
    expect(body).not.toHaveBeenCalled();
  });
});

describe("[S-062] results leave", () => {
  test("after their ttl, counted from when they were there", async () => {
    let calls = 0;
    const load = wrap("data", () => ++calls, { ttl: 10 });
    expect(load()).toBe(1);
    now += 9_999;
    expect(load()).toBe(1);
    now += 1;
    expect(load()).toBe(2);

    const answer = later<string>();
    const slow = vi.fn(() => answer.promise);
    const fetched = wrap("data", slow, { ttl: "5s" });
    const first = fetched();
    now += 60_000;
    void fetched();
    expect(slow).toHaveBeenCalledTimes(1);
    answer.resolve("there");
    await first;
    now += 4_999;
    await fetched();
    expect(slow).toHaveBeenCalledTimes(1);
    now += 1;
    await fetched();
    expect(slow).toHaveBeenCalledTimes(2);
  });

  test("[B-175] the oldest when there are more than maxEntries, and each is released", () => {
    const released: string[] = [];
    const open = wrap("resource", (name: string) => ({ name }), { maxEntries: 2, onRelease: ({ name }) => released.push(name) });
    const a = open("a");
    open("b");
    expect(open("a")).toBe(a);
    open("c");
    expect(released).toEqual(["a"]);
    expect(open("a")).not.toBe(a);
    expect(released).toEqual(["a", "b"]);
  });

  test("[B-174] one by its arguments, all of a function, all of a kind, everything", () => {
    let calls = 0;
    const load = wrap("data", (_: string) => ++calls);
    const open = wrap("resource", (_: string) => ++calls);
    const now = (): number[] => [load("a"), load("b"), open("a")];
    expect(now()).toEqual([1, 2, 3]);
    load.clear("a");
    load.clear("never asked");
    expect(now()).toEqual([4, 2, 3]);
    load.clear();
    expect(now()).toEqual([5, 6, 3]);
    clearCaches("data");
    expect(now()).toEqual([7, 8, 3]);
    clearCaches("resource");
    expect(now()).toEqual([7, 8, 9]);
    clearCaches();
    expect(now()).toEqual([10, 11, 12]);
  });

  test("[B-175] resources that are no longer valid: asked at each hit, released, made anew", async () => {
    let alive = true;
    const released: number[] = [];
    let calls = 0;
    const options = { validate: () => alive, onRelease: (n: number) => void released.push(n) };
    const open = wrap("resource", () => ++calls, options);
    expect([open(), open()]).toEqual([1, 1]);
    alive = false;
    expect(open()).toBe(2);
    expect(released).toEqual([1]);
    alive = true;
    expect(open()).toBe(2);
    const slow = wrap("resource", async () => ++calls, options);
    expect(await Promise.all([slow(), slow()])).toEqual([3, 3]);
    alive = false;
    expect(await slow()).toBe(4);
    expect(released).toEqual([1, 3]);
  });

  test("[B-175] one that is still being made is released when it is there", async () => {
    const released: string[] = [];
    const call = later<string>();
    const open = wrap("resource", () => call.promise, { onRelease: (name) => void released.push(name) });
    const opening = open();
    open.clear();
    expect(released).toEqual([]);
    call.resolve("db");
    await opening;
    await Promise.resolve();
    expect(released).toEqual(["db"]);
  });

  test("[B-175] a release that fails keeps nobody from a result, and the others are released too", async () => {
    const reported: string[] = [];
    const report = (error: Error): void => void reported.push(error.message);
    const before = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", report);
    const released: number[] = [];
    const open = wrap("resource", (n: number) => n, {
      onRelease: (n) => {
        released.push(n);
        if (n === 1) throw new Error("already closed");
      },
    });
    open(1);
    open(2);
    open.clear();
    await new Promise((done) => setTimeout(done, 5));
    process.removeAllListeners("unhandledRejection");
    for (const listener of before) process.on("unhandledRejection", listener);
    expect(released).toEqual([1, 2]);
    expect(reported).toEqual(["already closed"]);
  });
});

describe("which cache a function has", () => {
  const make = (body: (n: number) => unknown, site: CacheSite, options: DataCacheOptions = {}) => wrap("data", body, options, site);

  test("the same for each run of the script, and for all sessions", () => {
    let calls = 0;
    const site = { id: "app.ts/cacheData" };
    const run = () => make(() => ++calls, site)(1);
    expect([run(), run(), run()]).toEqual([1, 1, 1]);
  });

  test("edited: emptied and released; unchanged: kept, also when the rest of the file was edited", () => {
    let calls = 0;
    const released: unknown[] = [];
    const wrapIn = (site: CacheSite, fn: () => unknown) =>
      wrap("resource", fn, { onRelease: (value) => void released.push(value) }, site)();
    const one = () => `one ${++calls}`;
    expect(wrapIn({ id: "a" }, one)).toBe("one 1");
    expect(wrapIn({ id: "a" }, one)).toBe("one 1");
    expect(released).toEqual([]);
    expect(wrapIn({ id: "a" }, () => `two ${++calls}`)).toBe("two 2");
    expect(released).toEqual(["one 1"]);
    expect(wrapIn({ id: "a" }, one)).toBe("one 3");
  });

  test("[B-168] other options: what was kept for the old ones is not used", () => {
    let calls = 0;
    const body = () => ++calls;
    expect(make(body, { id: "b" }, { ttl: 3600 })(1)).toBe(1);
    expect(make(body, { id: "b" }, { ttl: 10 })(1)).toBe(2);
    expect(make(body, { id: "b" }, { ttl: 10 })(1)).toBe(2);
  });

  test("a helper that wraps several functions in one place: each has its own", () => {
    const calls: string[] = [];
    const site = { id: "helper" };
    for (let run = 0; run < 3; run++) {
      make(() => calls.push("users"), site)(1);
      make(() => calls.push("orders"), site)(1);
    }
    expect(calls).toEqual(["users", "orders"]);
  });

  test("without a call site: by name and text", () => {
    let calls = 0;
    const run = () => cacheFunction(() => ++calls, {}, { kind: "data", site: undefined, now: () => now, show })();
    expect([run(), run()]).toEqual([1, 1]);
  });
});

describe("[B-173] the spinner", () => {
  test("names the function, or says what it was told, and never shows at a hit", () => {
    function load(n: number): number {
      return n;
    }
    const named = wrap("data", load);
    named(1);
    named(1);
    wrap("data", load, { showSpinner: "Fetching …" })(1);
    wrap("data", load, { showSpinner: false })(1);
    wrap("data", (n: number) => n)(1);
    expect(shown).toEqual(["Running `load(…)`.", "Fetching …", "Running …"]);
  });

  test("one that cannot be taken away any more costs nobody the result", async () => {
    const call: CacheCall = {
      kind: "data",
      site: undefined,
      now: () => now,
      show: async (_, work) => {
        await work();
        throw new Error("the run is over");
      },
    };
    const load = cacheFunction(async () => "rows", {}, call);
    expect(await load()).toBe("rows");
  });
});

test.each([
  ["no function", () => wrap("data", "load" as never), "st.cacheData() needs a function"],
  ["ttl", () => wrap("data", () => 1, { ttl: "soon" }), 'st.cacheData: ttl: "soon" is not a duration'],
  ["maxEntries 0", () => wrap("resource", () => 1, { maxEntries: 0 }), "st.cacheResource: maxEntries is 0"],
  ["maxEntries 1.5", () => wrap("resource", () => 1, { maxEntries: 1.5 }), "st.cacheResource: maxEntries is 1.5"],
])("a wrong option is refused where it stands: %s", (_, make, message) => {
  expect(make).toThrow(expect.objectContaining({ code: "MR_OPTION_INVALID", message: expect.stringContaining(message) }));
});
