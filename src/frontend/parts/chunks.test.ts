import fc from "fast-check";
import { expect, test } from "vitest";
import { type Chunk, divideIntoChunks, noChunks } from "./chunks.js";

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const order = (chunks: readonly Chunk[]): number[] => chunks.flatMap((chunk) => chunk.ids);

test("a hundred children make four chunks", () => {
  expect(divideIntoChunks(noChunks, range(1, 100)).map((chunk) => chunk.ids.length)).toEqual([32, 32, 32, 4]);
});

test("chunks that don't change keep their identity", () => {
  const before = divideIntoChunks(noChunks, range(1, 100));
  const after = divideIntoChunks(before, range(1, 101));
  expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  expect(after.slice(0, 3).every((chunk, at) => chunk === before[at])).toBe(true);
});

test("what is inserted before everything gets a chunk of its own, nobody moves", () => {
  const before = divideIntoChunks(noChunks, range(1, 100));
  const after = divideIntoChunks(before, [1000, ...range(1, 100)]);
  expect(after[0]?.ids).toEqual([1000]);
  expect(after.slice(1).every((chunk, at) => chunk === before[at])).toBe(true);
});

test("what is inserted into a full chunk stays with its neighbours", () => {
  const before = divideIntoChunks(noChunks, range(1, 100));
  const after = divideIntoChunks(before, [...range(1, 10), 1000, ...range(11, 100)]);
  expect(after[0]?.ids).toHaveLength(33);
  expect(after[1]).toBe(before[1]);
});

test("whatever the changes, the order is the children's and each chunk appears once", () => {
  const lists = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 150 }), { maxLength: 150 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lists, (steps) => {
      let chunks = noChunks;
      for (const ids of steps) {
        chunks = divideIntoChunks(chunks, ids);
        expect(order(chunks)).toEqual(ids);
        expect(new Set(chunks.map((chunk) => chunk.key)).size).toBe(chunks.length);
        expect(chunks.every((chunk) => chunk.ids.length > 0)).toBe(true);
      }
    }),
  );
});
