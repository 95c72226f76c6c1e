import type { ChartProps } from "./chart.js";

/** CSS pixels of a chart that was given no height. */
const usualHeight = 320;

/** Height of a chart, for itself and for the place that is kept while its code loads. */
export function chartHeight({ height }: Pick<ChartProps, "height">): number {
  return typeof height === "number" ? height : usualHeight;
}
