/** A chart as it came, with its positions written out and its colours chosen. */
import { type ChartData, decodePositions } from "../../../core/data/chart/chart-data.js";
import { seriesColor, seriesDash } from "./series-color.js";

export interface DecodedSeries {
  /** Its place among all series: hiding others does not change it. */
  place: number;
  name: string;
  color: string;
  dash?: string;
  x: readonly number[];
  y: readonly (number | null)[];
  size?: readonly number[];
  shade?: readonly (number | null)[];
}

export interface DecodedChart extends Omit<ChartData, "series" | "x"> {
  series: readonly DecodedSeries[];
}

export function decodeChart(data: ChartData): DecodedChart {
  const { series, x, ...rest } = data;
  const longest = Math.max(0, ...series.map(({ y }) => y.length));
  const shared = decodePositions(x, longest);
  return {
    ...rest,
    series: series.map((one, place) => ({
      place,
      name: one.name,
      color: seriesColor(one, place),
      dash: seriesDash(one, place),
      x: one.x === undefined ? shared : decodePositions(one.x, one.y.length),
      y: one.y,
      size: one.size,
      shade: one.shade,
    })),
  };
}

/** No value at all: the chart says so instead of drawing empty axes. */
export function isEmptyChart({ series }: DecodedChart): boolean {
  return series.every(({ y }) => y.every((value) => value === null));
}
