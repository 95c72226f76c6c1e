/** Series over the same positions, as bars and stacked areas need them: one value for each position, sums where rows share one. */
import type { RawSeries } from "./chart-series.js";

/** Positions in ascending order, and for each series the value there; NaN where it has none. */
export interface AlignedSeries {
  x: number[];
  series: { name: string; color?: string; y: number[] }[];
}

function sharePositions(series: readonly RawSeries[]): boolean {
  const [first] = series;
  if (!first) return true;
  for (let i = 1; i < first.x.length; i++) if (!((first.x[i] as number) > (first.x[i - 1] as number))) return false;
  return series.every(({ x }) => x === first.x || (x.length === first.x.length && x.every((value, at) => value === first.x[at])));
}

/** Brings series to the same positions and adds up the values of a series that share one. */
export function alignSeries(series: readonly RawSeries[]): AlignedSeries {
  const named = (one: RawSeries, y: number[]): AlignedSeries["series"][number] =>
    one.color === undefined ? { name: one.name, y } : { name: one.name, color: one.color, y };
  if (sharePositions(series)) return { x: series[0]?.x ?? [], series: series.map((one) => named(one, one.y)) };
  const x = [...new Set(series.flatMap((one) => one.x))].sort((a, b) => a - b);
  const placeOf = new Map(x.map((position, place) => [position, place]));
  return {
    x,
    series: series.map((one) => {
      const y = new Array<number>(x.length).fill(Number.NaN);
      for (const [at, position] of one.x.entries()) {
        const value = one.y[at] as number;
        const place = placeOf.get(position) as number;
        const before = y[place] as number;
        if (Number.isFinite(value)) y[place] = (Number.isFinite(before) ? before : 0) + value;
      }
      return named(one, y);
    }),
  };
}
