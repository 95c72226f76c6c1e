/** Draws the four chart commands. All of it is in `frontend/parts/chart`: other elements draw with the same parts. */
import { Chart } from "../../frontend/parts/chart/chart.js";
import type { ChartProps } from "./chart.js";

export function ChartView({ props }: { props: ChartProps }) {
  return <Chart data={props} alt={props.alt} width={props.width} height={props.height} />;
}
