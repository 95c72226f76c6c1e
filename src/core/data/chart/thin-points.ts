/** Cells of the raster in which no occupied one may become empty. */
const raster = 64;

/**
 * Chooses points of a scatter chart so that the cloud keeps its outline, its outliers and its density: one point of
 * each occupied cell of a raster, then evenly of all others.
 *
 * @returns Places of the points that stay, ascending; at most `most`.
 */
export function thinPoints(x: ArrayLike<number>, y: ArrayLike<number>, most: number): number[] {
  const count = x.length;
  if (count <= most) return Array.from({ length: count }, (_, at) => at);
  const column = cellOf(x);
  const row = cellOf(y);
  const occupied = new Uint8Array(raster * raster);
  const first: number[] = [];
  const others: number[] = [];
  for (let at = 0; at < count; at++) {
    const cell = row(at) * raster + column(at);
    (occupied[cell] ? others : first).push(at);
    occupied[cell] = 1;
  }
  const outline = spread(first, most);
  return [...outline, ...spread(others, most - outline.length)].sort((a, b) => a - b);
}

function cellOf(values: ArrayLike<number>): (at: number) => number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const width = (high - low) / raster;
  return (at) => (width > 0 ? Math.min(raster - 1, Math.floor(((values[at] as number) - low) / width)) : 0);
}

/** So many of them, evenly over the whole list. */
function spread(places: readonly number[], wanted: number): readonly number[] {
  if (places.length <= wanted) return places;
  return Array.from({ length: Math.max(0, wanted) }, (_, i) => places[Math.floor((i * places.length) / wanted)] as number);
}
