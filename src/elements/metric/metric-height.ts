import type { MetricProps } from "./metric.js";

/** Room that a metric takes, kept free while its view is fetched. */
export function metricHeight({ delta, chart, border, labelVisibility }: MetricProps): number {
  const label = labelVisibility === "collapsed" ? 0 : 20;
  return label + 38 + (delta ? 26 : 0) + (chart ? 60 : 0) + (border ? (chart ? 18 : 34) : 0);
}
