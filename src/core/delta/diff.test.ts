import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { op, type TreeOp } from "../protocol/forward-message.js";
import { applyOps } from "./apply.js";
import { diffProps, longestIncreasing, type Props, sameValue } from "./diff.js";
import { emptyTree, roots } from "./tree.js";

const json = fc.jsonValue({ maxDepth: 2 });
const props: fc.Arbitrary<Props> = fc.dictionary(
  fc.constantFrom("body", "label", "max", "options", "help"),
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom("", "a", "ab", "abc", "b") }, { weight: 2, arbitrary: json }),
);

describe("[S-057] diffProps", () => {
  test("is undone by apply: the browser has the new props, whatever the old ones were", () => {
    fc.assert(
      fc.property(props, props, (before, after) => {
        const tree = emptyTree();
        applyOps(tree, [[op.insert, 5, roots.main, 0, "text", before as Record<string, never>]]);
        const ops: TreeOp[] = [];
        diffProps(5, before, after, ops);
        applyOps(tree, JSON.parse(JSON.stringify(ops)) as TreeOp[]);
        expect(tree.get(5)?.props).toEqual(JSON.parse(JSON.stringify(after)));
        if (sameValue(before, after)) expect(ops).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("says only what differs: one set for all fields, an append for text that grew, an unset for what went", () => {
    const ops: TreeOp[] = [];
    const before = { body: "Hel", label: "a", max: 1, help: "x", options: ["a", "b"] };
    diffProps(7, before, { body: "Hello", label: "b", max: 2, options: ["a", "b"] }, ops);
    expect(ops).toEqual([
      [op.append, 7, "body", "lo"],
      [op.set, 7, "label", "b", "max", 2],
      [op.unset, 7, "help"],
    ]);
  });

  test("text that did not only grow is set", () => {
    for (const [old, next] of [
      ["abc", "ab"],
      ["abc", "xabc"],
      ["", "abc"],
    ]) {
      const ops: TreeOp[] = [];
      diffProps(7, { body: old }, { body: next }, ops);
      expect(ops).toEqual([[op.set, 7, "body", next]]);
    }
  });
});

test("sameValue: like JSON texts with sorted names", () => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, item]) => [name, sorted(item)]),
    );
  };
  const value = json.filter((one) => !JSON.stringify(one).includes("-0"));
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(sameValue(a, structuredClone(a))).toBe(true);
      expect(sameValue(a, b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
    }),
    { numRuns: 1000 },
  );
  expect(sameValue({ a: undefined }, {})).toBe(false);
  expect(sameValue([], {})).toBe(false);
  expect(sameValue(Number.NaN, Number.NaN)).toBe(true);
});

describe("longestIncreasing", () => {
  /** The length of a longest increasing subsequence, by trying all. */
  const longest = (values: readonly number[]): number => {
    let best = 0;
    for (let mask = 0; mask < 1 << values.length; mask++) {
      const chosen = values.filter((_, i) => (mask >> i) & 1);
      if (chosen.every((value, i) => i === 0 || value > chosen[i - 1]!)) best = Math.max(best, chosen.length);
    }
    return best;
  };

  test("finds one that is increasing and as long as any", () => {
    const order = fc.uniqueArray(fc.nat(30), { maxLength: 10 });
    fc.assert(
      fc.property(order, fc.array(fc.nat(10), { maxLength: 3 }), (values, gaps) => {
        const given = values.slice();
        for (const at of gaps) given.splice(at, 0, -1);
        const stay = [...longestIncreasing(given)].sort((a, b) => a - b);
        const kept = stay.map((i) => given[i]!);
        expect(kept).not.toContain(-1);
        expect(kept.every((value, i) => i === 0 || value > kept[i - 1]!)).toBe(true);
        expect(kept).toHaveLength(longest(values));
      }),
      { numRuns: 500 },
    );
  });

  test("nothing, one, all, only gaps", () => {
    expect([...longestIncreasing([])]).toEqual([]);
    expect([...longestIncreasing([4])]).toEqual([0]);
    expect(longestIncreasing([0, 1, 2, 3]).size).toBe(4);
    expect(longestIncreasing([3, 2, 1, 0]).size).toBe(1);
    expect(longestIncreasing([-1, -1]).size).toBe(0);
  });

  test("100,000 children in well under a second of work", () => {
    const values = Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 100_003);
    const began = process.cpuUsage();
    longestIncreasing(values);
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(0.5);
  });
});
