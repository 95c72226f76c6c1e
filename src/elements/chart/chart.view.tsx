/** Draws the four chart commands. All of it is in `frontend/parts/chart`: other elements draw with the same parts. */
import { Chart } from "../../frontend/parts/chart/chart.js";
import type { ChartProps } from "./chart.js";
import { chartHeight } from "./chart-height.js";

export function ChartView({ props }: { props: ChartProps }) {
  const { alt, width, height } = props;
  return <Chart data={props} alt={alt} width={width} height={height === "stretch" ? height : chartHeight(props)} />;
}
