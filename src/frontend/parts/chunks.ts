/** Children of a block that share one `<div>`. `ids` keeps its identity while the chunk is unchanged. */
export interface Chunk {
  readonly key: number;
  readonly ids: readonly number[];
}

export const noChunks: readonly Chunk[] = [];

/** Children a chunk takes before the next one is opened. */
const chunkSize = 32;

function sameIds(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}

/**
 * Divides `ids` into chunks so that as many as possible stay where they were in `before`. New children join the chunk
 * of the neighbour before them, or a new chunk when that one is full and they stand at its end; a full chunk that gets
 * children in its middle grows.
 */
export function divideIntoChunks(before: readonly Chunk[], ids: readonly number[]): readonly Chunk[] {
  const home = new Map<number, number>();
  let nextKey = 1;
  for (const chunk of before) {
    for (const id of chunk.ids) home.set(id, chunk.key);
    nextKey = Math.max(nextKey, chunk.key + 1);
  }
  const result: { key: number; ids: number[] }[] = [];
  const closed = new Set<number>();
  let open: { key: number; ids: number[] } | undefined;
  const start = (key: number): void => {
    open = { key, ids: [] };
    result.push(open);
    closed.add(key);
  };
  ids.forEach((id, at) => {
    const own = home.get(id);
    if (own !== undefined && own !== open?.key && !closed.has(own)) start(own);
    else if (own === undefined) {
      const inMiddle = open !== undefined && home.get(ids[at + 1] ?? 0) === open.key;
      if (!open || (open.ids.length >= chunkSize && !inMiddle)) start(nextKey++);
    }
    if (!open) start(nextKey++);
    open?.ids.push(id);
  });
  const old = new Map(before.map((chunk) => [chunk.key, chunk]));
  return result.map((chunk) => {
    const known = old.get(chunk.key);
    return known && sameIds(known.ids, chunk.ids) ? known : chunk;
  });
}
