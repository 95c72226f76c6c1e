/**
 * Reduces lines and areas to what a screen can show, without changing their shape.
 *
 * The x range is cut into buckets of equal width; of each bucket the first, lowest, highest and last point stay (known
 * as M4). Drawn as a line that is no wider than the buckets are many, the picture is the same as with all points. What
 * stays are points of the data, never averages. Gaps stay where nothing but gaps lies between two points that stay.
 */

/** Points by place: `x` ascending, `y` NaN where there is a gap. */
export interface Points {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Places of the points that stay, ascending: at most `most`, and one for each gap between them. */
export function reduceLine({ x, y }: Points, most: number): number[] {
  return reduceTogether(x, [y], most);
}

/**
 * The same for series over the same positions, whose points are stacked and so must stay together: the extremes of each
 * series and of their sum stay.
 */
export function reduceTogether(x: ArrayLike<number>, series: readonly ArrayLike<number>[], most: number): number[] {
  const count = x.length;
  if (count <= most) return Array.from({ length: count }, (_, at) => at);
  const rows = series.length > 1 ? [...series, totals(series, count)] : series;
  const buckets = Math.max(1, Math.floor(most / (2 * rows.length + 2)));
  const from = x[0] as number;
  const width = ((x[count - 1] as number) - from) / buckets;
  const bucketOf = (at: number): number => (width > 0 ? Math.min(buckets - 1, Math.floor(((x[at] as number) - from) / width)) : 0);

  const kept = new Set<number>();
  for (let start = 0; start < count; ) {
    const bucket = bucketOf(start);
    let end = start + 1;
    while (end < count && bucketOf(end) === bucket) end++;
    for (const row of rows) keepExtremes(row, start, end, kept);
    start = end;
  }
  const places = [...kept].sort((a, b) => a - b);
  return series.length === 1 ? withGaps(places, series[0] as ArrayLike<number>) : places;
}

function totals(series: readonly ArrayLike<number>[], count: number): Float64Array {
  const sums = new Float64Array(count);
  for (const row of series) {
    for (let i = 0; i < count; i++) {
      const value = row[i] as number;
      if (Number.isFinite(value)) (sums[i] as number) += value;
    }
  }
  return sums;
}

function keepExtremes(y: ArrayLike<number>, start: number, end: number, kept: Set<number>): void {
  let first = -1;
  let last = -1;
  let lowest = -1;
  let highest = -1;
  for (let at = start; at < end; at++) {
    const value = y[at] as number;
    if (!Number.isFinite(value)) continue;
    if (first < 0) {
      first = at;
      lowest = at;
      highest = at;
    }
    last = at;
    if (value < (y[lowest] as number)) lowest = at;
    if (value > (y[highest] as number)) highest = at;
  }
  if (first < 0) return;
  kept.add(first);
  kept.add(lowest);
  kept.add(highest);
  kept.add(last);
}

/** Puts a gap back between two neighbours when all that lay between them were gaps. */
function withGaps(places: readonly number[], y: ArrayLike<number>): number[] {
  const result: number[] = [];
  for (const [i, at] of places.entries()) {
    const before = places[i - 1];
    if (before !== undefined && at > before + 1) {
      let gap = before + 1;
      while (gap < at && !Number.isFinite(y[gap])) gap++;
      if (gap === at) result.push(before + 1);
    }
    result.push(at);
  }
  return result;
}
