/**
 * What a chart is on the wire: plain columns of numbers, as few as the picture needs.
 *
 * `shape-chart.ts` makes it on the server from a table: which columns are drawn (`chart-columns.ts`), in which colours
 * (`chart-color.ts`), split into series (`chart-series.ts`), reduced to what a screen can show (`reduce-line.ts`,
 * `thin-points.ts`, `bar-series.ts`). The browser scales, stacks and draws it (`frontend/parts/chart`). Nothing in here
 * knows about pixels.
 */

export type ChartKind = "line" | "bar" | "area" | "scatter";

/** How series of bars or areas share the room: on top of each other, side by side (`false`), as shares, … */
export type ChartStack = boolean | "normalize" | "center" | "layered";

/** Dates and times are milliseconds since 1970 (times: of the day), categories are places in `categories`. */
export type AxisType = "number" | "integer" | "date" | "datetime" | "time" | "category";

export interface ChartAxis {
  type: AxisType;
  title?: string;
  /** Zone that instants are shown in; absent: UTC, or times that belong to no zone. */
  timezone?: string;
  categories?: string[];
  /** What the values are called where there is no title: in tooltips and in the table behind the chart. */
  name?: string;
}

/**
 * Positions, as short as they can be written: equal steps, whole numbers by their differences, or as they are.
 */
export type WirePositions = { from: number; step: number } | { from: number; steps: number[] } | number[];

export interface ChartSeries {
  name: string;
  /** `#rrggbb`, `#rrggbbaa` or the name of one of the theme's colours. Absent: from the palette, by its place. */
  color?: string;
  /** Absent: the positions that all series share (`ChartData.x`). */
  x?: WirePositions;
  /** null is a gap. */
  y: (number | null)[];
  /** Areas of points in square pixels, one for each. */
  size?: number[];
  /** Quantities that colour points along the sequential palette. */
  shade?: (number | null)[];
}

export interface ChartData {
  kind: ChartKind;
  xAxis: ChartAxis;
  yAxis: ChartAxis;
  /** Positions that series without their own have in common. Absent: 0, 1, 2, … */
  x?: WirePositions;
  series: ChartSeries[];
  stack?: ChartStack;
  horizontal?: true;
  /** Names what the colours stand for; present: the chart has a legend. */
  legend?: { title?: string };
  /** What `shade` holds. */
  shadeTitle?: string;
  sizeTitle?: string;
  /** Area of every point in square pixels, where points have none of their own. */
  pointSize?: number;
  /** How many points the data has, where lines or areas were reduced. */
  total?: number;
  /** What was left out, as a sentence under the chart. */
  note?: string;
}

const fewestToShorten = 3;

/** The shortest form of some positions. */
export function encodePositions(values: readonly number[]): WirePositions {
  const [from] = values;
  if (from === undefined || values.length < fewestToShorten || !values.every(Number.isSafeInteger)) return [...values];
  const steps = values.slice(1).map((value, at) => value - (values[at] as number));
  const [step = 0] = steps;
  return steps.every((other) => other === step) ? { from, step } : { from, steps };
}

/**
 * The positions again.
 *
 * @param count How many there are (equal steps don't say it).
 */
export function decodePositions(wire: WirePositions | undefined, count: number): number[] {
  if (wire === undefined) return Array.from({ length: count }, (_, at) => at);
  if (Array.isArray(wire)) return wire;
  if ("step" in wire) return Array.from({ length: count }, (_, at) => wire.from + at * wire.step);
  let position = wire.from;
  return [
    position,
    ...wire.steps.map((step) => {
      position += step;
      return position;
    }),
  ];
}
