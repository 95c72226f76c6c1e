import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bindSt } from "../../st.js";
import { emptyTree } from "../delta/tree.js";
import type { Json } from "../element/element-props.js";
import { describePlainError } from "../element/error-description.js";
import type { CallSite, RunContext } from "../runner/run-context.js";
import type { StoredSession } from "../runner/runner-port.js";
import { type RuntimeHost, SessionRuntime } from "../runner/session-runtime.js";

const problems: string[] = [];
const host: RuntimeHost = {
  now: () => performance.now(),
  defer: () => {},
  interruptRequested: () => "no",
  send: () => {},
  endsAbandoned: false,
  showErrorDetails: true,
  describeError: (error) => describePlainError(error),
  log: (_, message) => void (message.includes("the label is empty") || problems.push(message)),
  uploads: {
    read: async () => new Uint8Array(),
    stream: () => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }) }),
  },
  media: { publish: async () => "/media/1" },
};
const client = { path: "/", query: "", timezone: "UTC", locale: "en", theme: "light" as const, embedded: false };

interface Widget {
  type: "slider" | "textInput" | "checkbox";
  label: string;
  key: string | undefined;
  /** Call site; undefined: a place that the compiler does not know. */
  site: number | undefined;
}

function siteOf(n: number): CallSite {
  return { id: `app.ts/widget~${n}`, file: "app.ts", line: n, column: 1, command: "slider", multi: true };
}

/** The values that a script with these widgets reads. */
function script(widgets: readonly Widget[], read: unknown[]) {
  return async (context: RunContext): Promise<void> => {
    for (const { type, label, key, site } of widgets) {
      const st = site === undefined ? bindSt(context) : bindSt(context).at(siteOf(site));
      const options = key === undefined ? {} : { key };
      if (type === "slider") read.push(st.slider(label, { min: 0, max: 9, value: 0, ...options }));
      else if (type === "checkbox") read.push(st.checkbox(label, { value: false, ...options }));
      else read.push(st.textInput(label, { value: "", ...options }));
    }
  };
}

class Tab {
  readonly runtime = new SessionRuntime(host, client);
  #runs = 0;
  #kept: StoredSession | undefined;

  async run(widgets: readonly Widget[], values: Readonly<Record<number, Json>> = {}): Promise<unknown[]> {
    const read: unknown[] = [];
    const run = ++this.#runs;
    const events = Object.keys(values).length > 0 ? [{ n: run, values }] : [];
    const result = await this.runtime.run({ run, cause: "event", events }, script(widgets, read));
    expect(result.outcome).toBe("completed");
    return read;
  }

  /** A session elsewhere, made of nothing but the text that is kept of this one. */
  moved(): Tab {
    this.#kept = this.runtime.store()?.stored ?? this.#kept;
    const tab = new Tab();
    tab.#kept = JSON.parse(JSON.stringify(this.#kept)) as StoredSession;
    tab.runtime.restore(tab.#kept, emptyTree(), new Map());
    return tab;
  }
}

const label = fc.oneof(fc.constantFrom("", "a", "b", "a|b", "|", "x|0", "b|1", "a\nb", "ø|"), fc.string({ maxLength: 4 }));
const page = fc
  .array(
    fc.record({
      type: fc.constantFrom<Widget["type"]>("slider", "textInput", "checkbox"),
      label,
      key: fc.option(fc.constantFrom("k1", "k2", "k|3", "site:x|a|0"), { nil: undefined }),
      site: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  // A call site is one command; a key stands once.
  .map((widgets): Widget[] =>
    widgets.map((one) => (one.site === undefined ? one : { ...one, type: (["slider", "textInput", "checkbox"] as const)[one.site - 1]! })),
  )
  .map((widgets) => widgets.filter((one, i) => one.key === undefined || widgets.findIndex(({ key }) => key === one.key) === i));

const valueFor: Record<Widget["type"], (n: number) => Json> = {
  slider: (n) => n % 10,
  textInput: (n) => `text ${n}`,
  checkbox: (n) => n % 2 === 1,
};

describe("[S-065] what is kept of the widgets outside the worker", () => {
  test("brings every value back to the widget that had it, under the number the browser knows", async () => {
    await fc.assert(
      fc.asyncProperty(page, fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }), async (widgets, numbers) => {
        const tab = new Tab();
        await tab.run(widgets);
        await tab.run(widgets);
        const values: Record<number, Json> = {};
        for (const [i, one] of numbers.entries()) {
          const record = tab.runtime.widgets.byNumber(i + 1);
          if (record) values[i + 1] = valueFor[record.type as Widget["type"]](one);
        }
        const before = await tab.run(widgets, values);
        const moved = tab.moved();
        expect(await moved.run(widgets)).toEqual(before);
        const numbersOf = ({ runtime }: Tab) => [...numbers.keys()].map((i) => runtime.widgets.byNumber(i + 1)?.id);
        expect(numbersOf(moved)).toEqual(numbersOf(tab));
        expect(await moved.moved().run(widgets)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  test("widgets of a loop whose labels hold the separator of ids", async () => {
    const rows: Widget[] = ["a|b", "|", "x|0"].map((name) => ({ type: "slider", label: name, key: undefined, site: 1 }));
    const tab = new Tab();
    await tab.run(rows);
    expect(await tab.run(rows, { 1: 4, 2: 5, 3: 6 })).toEqual([4, 5, 6]);
    expect(await tab.moved().run(rows)).toEqual([4, 5, 6]);
  });

  test("a widget that is new after the move gets a number of its own", async () => {
    const one: Widget = { type: "slider", label: "one", key: "one", site: undefined };
    const two: Widget = { type: "slider", label: "two", key: "two", site: undefined };
    const tab = new Tab();
    await tab.run([one, two]);
    await tab.run([one, two], { 2: 7 });
    const moved = tab.moved();
    expect(await moved.run([{ ...one, key: "three" }, two])).toEqual([0, 7]);
    expect(moved.runtime.widgets.byKey("three")?.wid).toBe(3);
  });

  test("an untouched widget still follows its default, a touched one does not", async () => {
    const text = async (tab: Tab, value: string, values: Readonly<Record<number, Json>> = {}): Promise<unknown[]> => {
      const read: unknown[] = [];
      const events = Object.keys(values).length > 0 ? [{ n: 1, values }] : [];
      await tab.runtime.run({ run: 1, cause: "event", events }, async (context) => {
        const st = bindSt(context);
        read.push(st.textInput("free", { default: value, key: "free" }), st.textInput("mine", { default: value, key: "mine" }));
      });
      return read;
    };
    const tab = new Tab();
    await text(tab, "first");
    expect(await text(tab, "first", { 2: "typed" })).toEqual(["first", "typed"]);
    expect(await text(tab.moved(), "second")).toEqual(["second", "typed"]);
  });

  test("a click is not repeated by a move", async () => {
    const clicks: boolean[] = [];
    const press = (tab: Tab, values: Readonly<Record<number, Json>>) =>
      tab.runtime.run({ run: 1, cause: "event", events: [{ n: 1, values }] }, async (context) => {
        clicks.push(bindSt(context).button("Go", { key: "go" }));
      });
    const tab = new Tab();
    await press(tab, {});
    await press(tab, { 1: true });
    await press(tab.moved(), {});
    expect(clicks).toEqual([false, true, false]);
  });

  test("what has not changed is not kept again", async () => {
    const widgets: Widget[] = [{ type: "slider", label: "n", key: undefined, site: 1 }];
    const tab = new Tab();
    await tab.run(widgets);
    expect(tab.runtime.store()).toBeDefined();
    await tab.run(widgets);
    expect(tab.runtime.store()).toBeUndefined();
    await tab.run(widgets, { 1: 4 });
    expect(tab.runtime.store()).toBeDefined();
    expect(problems).toEqual([]);
  });
});
