/**
 * `st.lineChart`, `st.areaChart`, `st.barChart`, `st.scatterChart`: four commands, one element. The table is reduced to
 * what a screen shows by `core/data/chart`; `chart.view.tsx` draws it with `frontend/parts/chart`.
 *
 * A chart of data that was already drawn with the same options is not made again: its props are the very same objects,
 * so a rerun costs a few comparisons, whatever the size of the data.
 */
import type { ChartColor } from "../../core/data/chart/chart-color.js";
import type { ChartRequest } from "../../core/data/chart/chart-columns.js";
import type { ChartData, ChartStack } from "../../core/data/chart/chart-data.js";
import { shapeChart } from "../../core/data/chart/shape-chart.js";
import type { Table } from "../../core/data/table.js";
import { type TableLike, toTable } from "../../core/data/table-like.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Height, Width } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";
import { MillraceError } from "../../core/errors.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    chart: ChartProps;
  }
}

export interface ChartProps extends CommonProps, ChartData {
  /** What the chart shows, for readers of the screen by ear. Absent: a summary is made in the browser. */
  alt?: string;
}

export interface ChartOptions {
  /** Column along the x axis. Default: the index, where the data has one, else the rows are numbered. */
  x?: string | null;
  /** Column or columns with the values. Default: all columns of numbers. */
  y?: string | readonly string[] | null;
  /** Title of the horizontal axis. Default: the column's name; `""`: none. */
  xLabel?: string | null;
  /** Title of the vertical axis. Default: the column's name; `""`: none. */
  yLabel?: string | null;
  /**
   * Name of a column that splits the rows into series (one that holds nothing but `#rrggbb` or `[r, g, b]` gives the
   * colours themselves), one colour for all, or an array with one for each column of `y`.
   */
  color?: (string & {}) | ChartColor | readonly ChartColor[] | null;
  /** Default `"stretch"`. `"content"`: 480 pixels. */
  width?: Width;
  /** Default `"content"`: 320 pixels. */
  height?: Height;
  /** What the chart shows, in a sentence, for people who don't see it. */
  alt?: string | null;
  key?: string;
}

export interface StackedChartOptions extends ChartOptions {
  /**
   * How series share the room. `true` (as by default): on top of each other; `"normalize"`: as shares of 100 %;
   * `"center"`: around the middle; `"layered"`: over one another, half transparent; `false`: bars side by side, areas
   * layered.
   */
  stack?: ChartStack | null;
}

export interface BarChartOptions extends StackedChartOptions {
  /** Bars go from left to right. `xLabel` is still the title of the horizontal axis. */
  horizontal?: boolean;
  /** `true` (default): by x; `false`: as in the data; a column's name: by its values, with `-` in front descending. */
  sort?: boolean | string;
}

export interface ScatterChartOptions extends ChartOptions {
  /** Column whose values are the areas of the points, or the area of all points in square pixels. */
  size?: string | number | null;
}

/** Charts made of a table, by their options. Few are kept: the same table is seldom drawn in many ways. */
const made = new WeakMap<Table, Map<string, ChartData>>();
const mostKept = 8;

function chartOf(request: ChartRequest, table: Table): ChartData {
  let known = made.get(table);
  if (!known) {
    known = new Map();
    made.set(table, known);
  }
  const name = JSON.stringify(request);
  let data = known.get(name);
  if (!data) {
    data = shapeChart(request, table);
    if (known.size === mostKept) known.clear();
    known.set(name, data);
  }
  return data;
}

function tableOf(command: string, data: TableLike): Table {
  try {
    return toTable(data);
  } catch (error) {
    if (error instanceof MillraceError) throw new MillraceError(error.code, `st.${command}: ${error.message}`, error.hint);
    throw error;
  }
}

type Request = Pick<ChartRequest, "kind" | "command">;

function show(host: ElementHost, request: Request, data: TableLike, options: Omit<ChartRequest, "kind" | "command"> & ChartOptions) {
  const { width, height, alt, key, ...rest } = options;
  const { command } = request;
  const chart = chartOf({ ...rest, ...request }, tableOf(command, data));
  const props: ChartProps = {
    ...chart,
    alt: alt ?? undefined,
    width: sizeOption<Width>(command, undefined, "width", width),
    height: sizeOption<Height>(command, undefined, "height", height),
  };
  return host.emit("chart", props, { key });
}

/**
 * Shows values as lines. A line with more points than a screen has is reduced without changing its shape; missing values
 * are gaps.
 *
 * @param data Rows, columns, an array of numbers, an Arrow table …: see `TableLike`. Don't change it in place.
 * @returns A handle.
 * @throws MillraceError `MR_OPTION_INVALID` for a column that is not there (naming those that are) or colours that don't
 * fit the columns in number; `MR_DATA_INVALID` when the data is no table.
 * @example
 * st.lineChart({ month: ["Jan", "Feb", "Mar"], north: [4, 6, 5], south: [3, 5, 8] }, { x: "month", yLabel: "Orders" });
 * @example
 * st.lineChart([3, 1, 4, 1, 5]);
 */
export function lineChart(this: ElementHost, data?: TableLike, options: ChartOptions = {}): ElementHandle<"chart"> {
  return show(this, { kind: "line", command: "lineChart" }, data, options);
}

/**
 * Shows values as filled areas, on top of each other where there are several.
 *
 * @param data Rows, columns, an array of numbers, an Arrow table …: see `TableLike`. Don't change it in place.
 * @returns A handle.
 * @throws MillraceError as `lineChart`.
 * @example
 * st.areaChart({ hour: [0, 6, 12, 18], solar: [0, 2, 9, 3], wind: [5, 4, 4, 6] }, { x: "hour", stack: "normalize" });
 */
export function areaChart(this: ElementHost, data?: TableLike, options: StackedChartOptions = {}): ElementHandle<"chart"> {
  return show(this, { kind: "area", command: "areaChart" }, data, options);
}

/**
 * Shows values as bars, one for each different x; values of rows with the same x are added up.
 *
 * @param data Rows, columns, an array of numbers, an Arrow table …: see `TableLike`. Don't change it in place.
 * @returns A handle.
 * @throws MillraceError as `lineChart`; `MR_DATA_INVALID` for more than 500 bars next to each other.
 * @example
 * st.barChart([{ city: "Bern", people: 134_591 }, { city: "Basel", people: 173_552 }], { x: "city", sort: "-people", horizontal: true });
 */
export function barChart(this: ElementHost, data?: TableLike, options: BarChartOptions = {}): ElementHandle<"chart"> {
  return show(this, { kind: "bar", command: "barChart" }, data, options);
}

/**
 * Shows each row as a point. Of more than 5,000 points those are drawn that keep the outline and the density.
 *
 * @param data Rows, columns, an Arrow table …: see `TableLike`. Don't change it in place.
 * @returns A handle.
 * @throws MillraceError as `lineChart`.
 * @example
 * st.scatterChart([{ weight: 3.8, length: 39, sex: "f" }, { weight: 4.3, length: 42, sex: "m" }], { x: "weight", y: "length", color: "sex" });
 */
export function scatterChart(this: ElementHost, data?: TableLike, options: ScatterChartOptions = {}): ElementHandle<"chart"> {
  return show(this, { kind: "scatter", command: "scatterChart" }, data, options);
}
