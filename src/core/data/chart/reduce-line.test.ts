import fc from "fast-check";
import { expect, test } from "vitest";
import { reduceLine, reduceTogether } from "./reduce-line.js";

const value = fc.oneof(
  { weight: 9, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const points = fc
  .array(fc.record({ step: fc.double({ min: 0, max: 10, noNaN: true }), y: value }), { minLength: 1, maxLength: 600 })
  .map((rows) => {
    let at = 0;
    const x = rows.map(({ step }) => {
      at += step;
      return at;
    });
    return { x, y: rows.map(({ y }) => y) };
  });
const present = (values: readonly number[]): number[] => values.filter(Number.isFinite);

test("what stays is in order, not too much, and begins and ends as the data", () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 8, max: 200 }), (line, most) => {
      const kept = reduceLine(line, most);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      const drawn = kept.filter((at) => Number.isFinite(line.y[at]));
      if (line.x.length > most) expect(drawn.length).toBeLessThanOrEqual(most);
      const all = line.y.flatMap((y, at) => (Number.isFinite(y) ? [at] : []));
      if (all.length > 0) expect([drawn[0], drawn.at(-1)]).toEqual([all[0], all.at(-1)]);
    }),
  );
});

test("each bucket keeps its lowest and highest value", () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 8, max: 200 }), ({ x, y }, most) => {
      if (x.length <= most) return;
      const kept = reduceLine({ x, y }, most);
      const buckets = Math.max(1, Math.floor(most / 4));
      const from = x[0] as number;
      const width = ((x.at(-1) as number) - from) / buckets;
      const bucketOf = (at: number): number => (width > 0 ? Math.min(buckets - 1, Math.floor(((x[at] as number) - from) / width)) : 0);
      for (let bucket = 0; bucket < buckets; bucket++) {
        const inside = (places: readonly number[]): number[] =>
          present(places.filter((at) => bucketOf(at) === bucket).map((at) => y[at] as number));
        const all = inside(x.map((_, at) => at));
        const some = inside(kept);
        if (all.length > 0) expect([Math.min(...some), Math.max(...some)]).toEqual([Math.min(...all), Math.max(...all)]);
      }
    }),
  );
});

test("a gap stays a gap, a single missing value among many points does not become one", () => {
  const x = Array.from({ length: 1000 }, (_, at) => at);
  const y = x.map((at) => (at >= 300 && at < 500 ? Number.NaN : at === 700 ? Number.NaN : Math.sin(at)));
  const kept = reduceLine({ x, y }, 100);
  const gaps = kept.filter((at) => Number.isNaN(y[at]));
  expect(gaps).toEqual([300]);
});

test("stacked series stay at the same positions, with the extremes of each and of their sum", () => {
  const x = Array.from({ length: 5000 }, (_, at) => at);
  const one = x.map((at) => (at === 1234 ? 100 : 1));
  const other = x.map((at) => (at === 4321 ? -50 : 2));
  const kept = reduceTogether(x, [one, other], 400);
  expect(kept.length).toBeLessThanOrEqual(400);
  expect(kept).toEqual(expect.arrayContaining([0, 1234, 4321, 4999]));
});

test("few points are left alone, as are all points at one position", () => {
  expect(reduceLine({ x: [1, 2, 3], y: [1, Number.NaN, 3] }, 10)).toEqual([0, 1, 2]);
  const same = { x: new Array<number>(50).fill(7), y: Array.from({ length: 50 }, (_, at) => at) };
  expect(reduceLine(same, 10)).toEqual([0, 49]);
});
