import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Op, op, type TreeOp } from "../protocol/forward-message.js";
import { applyOps } from "./apply.js";
import { DeltaGenerator } from "./delta-generator.js";
import type { LiveNode } from "./live-node.js";
import { type AnyNode, emptyTree, roots, type Tree } from "./tree.js";

/** A page as a script would say it: elements in order, with what the compiler knows of them. */
interface Said {
  type: string;
  identity: string;
  repeated: boolean;
  props: Record<string, unknown>;
  children?: Said[];
}

function say(
  generator: DeltaGenerator,
  block: LiveNode,
  page: readonly Said[],
  flushAfter: ReadonlySet<number>,
  send: () => void,
  count = { n: 0 },
): void {
  for (const { children, ...claim } of page) {
    const node = generator.claim(block, { ...claim, holds: children !== undefined });
    if (flushAfter.has(count.n++)) send();
    if (children) say(generator, node, children, flushAfter, send, count);
  }
}

/** What a browser shows, without numbers. */
function shown(tree: ReadonlyMap<number, AnyNode>, id: number = roots.main): unknown[] {
  return (tree.get(id)?.children ?? []).map((child) => {
    const node = tree.get(child)!;
    return { type: node.type, props: node.props, children: shown(tree, child) };
  });
}

function wanted(page: readonly Said[]): unknown[] {
  return page.map(({ type, props, children }) => ({ type, props, children: wanted(children ?? []) }));
}

class Browser {
  readonly generator = new DeltaGenerator();
  readonly tree: Tree = emptyTree();
  ops: TreeOp[] = [];

  run(page: readonly Said[], flushAfter: ReadonlySet<number> = new Set()): TreeOp[] {
    this.ops = [];
    this.generator.begin();
    say(this.generator, this.generator.main, page, flushAfter, () => this.#send(this.generator.flush(false)));
    this.#send(this.generator.flush(true));
    return this.ops;
  }

  #send(ops: TreeOp[]): void {
    applyOps(this.tree, structuredClone(ops));
    this.ops.push(...ops);
  }
}

const body = fc.oneof(fc.constantFrom("a", "b", "c", "d"), fc.string({ maxLength: 5 }));
const props = fc
  .record({ body, help: fc.option(body, { nil: undefined }) })
  .map(({ body: text, help }) => (help === undefined ? { body: text } : { body: text, help }));

/** Elements without children: some with a key of their own, some from loops. */
const leaf = fc.oneof(
  fc.record({ type: fc.constant("text"), identity: fc.constantFrom("loop1", "loop2"), repeated: fc.constant(true), props }),
  fc.record({
    type: fc.constantFrom("text", "code"),
    identity: fc.integer({ min: 0, max: 12 }).map((n) => `site${n}`),
    repeated: fc.constant(false),
    props,
  }),
);
const block = (inner: fc.Arbitrary<Said[]>) =>
  fc.record({
    type: fc.constant("container"),
    identity: fc.integer({ min: 0, max: 4 }).map((n) => `block${n}`),
    repeated: fc.constant(false),
    props: fc.constant({}),
    children: inner,
  });

/** One identity can stand once among its siblings, unless it is repeated. */
function unique(page: Said[]): Said[] {
  const seen = new Set<string>();
  return page.filter(({ identity, type, repeated }) => {
    if (repeated) return true;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return type !== "";
  });
}

const leaves = fc.array(leaf as fc.Arbitrary<Said>, { maxLength: 14 }).map(unique);
const page = fc
  .array(fc.oneof({ weight: 4, arbitrary: leaf as fc.Arbitrary<Said> }, { weight: 1, arbitrary: block(leaves) as fc.Arbitrary<Said> }), {
    maxLength: 14,
  })
  .map(unique);

describe("[S-057] [S-073] apply(prev, diff(prev, next)) = next", () => {
  test("for any sequence of pages, flushed in any places", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(page, fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 4 })), { minLength: 1, maxLength: 6 }),
        (runs) => {
          const browser = new Browser();
          for (const [said, flushes] of runs) {
            browser.run(said, new Set(flushes));
            expect(shown(browser.tree)).toEqual(wanted(said));
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test("a page said twice sends nothing the second time", () => {
    fc.assert(
      fc.property(page, page, (first, second) => {
        const browser = new Browser();
        browser.run(first);
        browser.run(second);
        expect(browser.run(structuredClone(second))).toEqual([]);
      }),
    );
  });

  test("an interrupted run never takes anything away", () => {
    fc.assert(
      fc.property(page, page, fc.nat(14), (first, second, cut) => {
        const browser = new Browser();
        browser.run(first);
        const before = new Set(browser.tree.keys());
        browser.generator.begin();
        say(browser.generator, browser.generator.main, second.slice(0, cut), new Set(), () => {});
        const ops = browser.generator.flush(false);
        applyOps(browser.tree, ops);
        expect([...before].every((id) => browser.tree.has(id))).toBe(true);
        browser.run(second);
        expect(shown(browser.tree)).toEqual(wanted(second));
      }),
    );
  });

  test("a snapshot builds the same page", () => {
    fc.assert(
      fc.property(page, page, (first, second) => {
        const browser = new Browser();
        browser.run(first);
        browser.run(second);
        const copy = emptyTree();
        applyOps(copy, browser.generator.snapshot());
        expect(shown(copy)).toEqual(wanted(second));
      }),
    );
  });

  test("a restored page is recognised: saying it again sends nothing", () => {
    fc.assert(
      fc.property(leaves, (said) => {
        const browser = new Browser();
        browser.run(said);
        const restored = new Browser();
        restored.generator.restore(browser.tree, new Map(browser.generator.takeIdentities()));
        for (const [id, node] of browser.tree) restored.tree.set(id, node);
        expect(restored.run(said)).toEqual([]);
      }),
    );
  });
});

const texts = (bodies: readonly (string | number)[], identity = "loop"): Said[] =>
  bodies.map((text) => ({ type: "text", identity, repeated: true, props: { body: String(text) } }));
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe("[S-058] deltas are minimal", () => {
  test("an insertion before 1,000 repeated siblings is one operation", () => {
    const browser = new Browser();
    browser.run(texts(range(1000)));
    const ops = browser.run(texts(["new", ...range(1000)]));
    expect(ops).toHaveLength(1);
    expect(ops[0]?.[0]).toBe(op.insert);
  });

  test("one changed text among 1,000 is one operation, whatever their number", () => {
    for (const n of [20, 1000]) {
      const browser = new Browser();
      browser.run(texts(range(n)));
      const ops = browser.run(texts(range(n).map((i) => (i === 10 ? "changed" : i))));
      expect(ops.map((one) => one.slice(2))).toEqual([["body", "changed"]]);
    }
  });

  test("removing the first ten of 1,000 is ten removals", () => {
    const browser = new Browser();
    browser.run(texts(range(1000)));
    expect(browser.run(texts(range(1000).slice(10))).map((one) => one[0])).toEqual(range(10).map(() => op.remove));
  });

  test("moving one keyed element is one move", () => {
    const keyed = (order: readonly number[]): Said[] =>
      order.map((n) => ({ type: "text", identity: `key${n}`, repeated: false, props: { body: `${n}` } }));
    const browser = new Browser();
    browser.run(keyed(range(100)));
    expect(browser.run(keyed([99, ...range(99)])).map((one) => one[0])).toEqual([op.move]);
    expect(browser.run(keyed(range(100))).map((one) => one[0])).toEqual([op.move]);
  });

  test("a text that grew sends its end", () => {
    const browser = new Browser();
    browser.run(texts(["Hello"]));
    expect(browser.run(texts(["Hello, world"]))).toEqual([[op.append, 5, "body", ", world"]]);
  });

  test("each write into a slot replaces the one before, on the same node", () => {
    const browser = new Browser();
    const slotPage = (writes: readonly string[]): Op[] => {
      browser.generator.begin();
      const slot = browser.generator.claim(browser.generator.main, {
        type: "empty",
        identity: "slot",
        repeated: false,
        holds: true,
        props: {},
      });
      slot.slot = true;
      for (const text of writes)
        browser.generator.claim(slot, { type: "text", identity: "site", repeated: true, holds: false, props: { body: text } });
      const ops = browser.generator.flush(true);
      applyOps(browser.tree, ops);
      return ops;
    };
    slotPage(["one", "two", "three"]);
    expect(shown(browser.tree)).toMatchObject([{ children: [{ props: { body: "three" } }] }]);
    expect(slotPage(["one", "four"]).map((one) => one[0])).toEqual([op.set]);
    expect(slotPage(["one", "four"])).toEqual([]);
    expect(slotPage([]).map((one) => one[0])).toEqual([op.remove]);
  });
});
