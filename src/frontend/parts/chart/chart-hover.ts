/** What the pointer or the arrow keys point at. */
import { bisectCenter } from "d3-array";
import { valueText } from "./chart-axis.js";
import type { PlacedSeries } from "./chart-marks.js";
import type { Scene, ScenePoint } from "./chart-scene.js";
import { numberText } from "./number-axis.js";

export interface HoverItem {
  place: number;
  name: string;
  color: string;
  text: string;
  /** Share of the stack, in words. */
  share?: string;
  /** Where its mark is. */
  x: number;
  y: number;
  radius?: number;
}

export interface Hover {
  /** The position in words; for points the series, if there are several. */
  title: string;
  /** Pixels along the axis of positions. */
  along: number;
  items: readonly HoverItem[];
  /** Sum of a stack. */
  total?: string;
}

/** Values of other series so near to the nearest one count as being at the same place. */
const sameplace = 6;
const reachOfPoints = 36;

function nearestIndex(placed: PlacedSeries, along: number): number | undefined {
  const { to } = placed;
  const centre = bisectCenter(placed.along as number[], along);
  for (let distance = 0; distance < to.length; distance++) {
    const right = centre + distance;
    const left = centre - distance;
    const candidates = [left, right].filter((at) => at >= 0 && at < to.length && to[at] !== null);
    if (candidates.length > 0) {
      return candidates.sort((a, b) => Math.abs((placed.along[a] as number) - along) - Math.abs((placed.along[b] as number) - along))[0];
    }
  }
  return undefined;
}

function itemOf(scene: Scene, placed: PlacedSeries, at: number): HoverItem {
  const { series } = placed;
  const value = series.y[at] ?? null;
  const along = placed.along[at] as number;
  const end = placed.to[at] ?? 0;
  const item: HoverItem = {
    place: series.place,
    name: series.name,
    color: series.color,
    text: value === null ? "–" : valueText(value, scene.chart.yAxis),
    x: scene.sideways ? end : along,
    y: scene.sideways ? along : end,
  };
  if (scene.arrangement !== "normalize" || value === null) return item;
  const span = scene.spans[scene.placed.indexOf(placed)]?.[at];
  const part = span ? Math.abs(span[1] - span[0]) : 0;
  return { ...item, share: new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 }).format(part) };
}

/** Everything at the position nearest to `along`. */
export function hoverAlong(scene: Scene, along: number): Hover | undefined {
  const found = scene.placed.flatMap((placed) => {
    const at = nearestIndex(placed, along);
    return at === undefined ? [] : [{ placed, at, distance: Math.abs((placed.along[at] as number) - along) }];
  });
  const nearest = found.reduce<(typeof found)[number] | undefined>(
    (best, one) => (!best || one.distance < best.distance ? one : best),
    undefined,
  );
  if (!nearest) return undefined;
  const place = nearest.placed.along[nearest.at] as number;
  const exact = scene.chart.kind === "bar";
  const here = found.filter(({ placed, at }) => Math.abs((placed.along[at] as number) - place) <= (exact ? 0.01 : sameplace));
  const position = nearest.placed.series.x[nearest.at] as number;
  const items = here.map(({ placed, at }) => itemOf(scene, placed, at));
  const stacked = (scene.arrangement === "zero" || scene.arrangement === "center") && here.length > 1;
  const total = stacked ? here.reduce((sum, { placed, at }) => sum + (placed.series.y[at] ?? 0), 0) : undefined;
  return {
    title: valueText(position, scene.chart.xAxis),
    along: place,
    // A stack reads from its top.
    items: scene.arrangement === "zero" || scene.arrangement === "normalize" || scene.arrangement === "center" ? items.reverse() : items,
    total: total === undefined ? undefined : numberText(total),
  };
}

/** The point as a row of facts. */
export function hoverPoint(scene: Scene, point: ScenePoint): Hover | undefined {
  const placed = scene.placed.find(({ series }) => series.place === point.place);
  if (!placed) return undefined;
  const { chart } = scene;
  const { series } = placed;
  const mark = { place: point.place, color: point.color, x: point.x, y: point.y, radius: point.radius };
  const { xAxis, yAxis } = chart;
  const yName = chart.series.length > 1 && !chart.legend?.title ? series.name : (yAxis.title ?? yAxis.name ?? "y");
  const items: HoverItem[] = [
    { ...mark, name: xAxis.title ?? xAxis.name ?? "x", text: valueText(series.x[point.at] as number, xAxis) },
    { ...mark, name: yName, text: valueText(series.y[point.at] as number, yAxis) },
  ];
  const shade = series.shade?.[point.at];
  if (typeof shade === "number") items.push({ ...mark, name: chart.shadeTitle ?? "", text: numberText(shade) });
  return { title: chart.legend?.title ? series.name : "", along: point.x, items };
}

/** What is under the pointer. */
export function hoverAt(scene: Scene, x: number, y: number): Hover | undefined {
  const { plot } = scene;
  const slack = 16;
  if (x < plot.left - slack || x > plot.right + slack || y < plot.top - slack || y > plot.bottom + slack) return undefined;
  if (scene.chart.kind !== "scatter") return hoverAlong(scene, scene.sideways ? y : x);
  let best: ScenePoint | undefined;
  let least = reachOfPoints;
  for (const point of scene.points) {
    const distance = Math.max(0, Math.hypot(point.x - x, point.y - y) - point.radius);
    if (distance <= least) {
      least = distance;
      best = point;
    }
  }
  return best && hoverPoint(scene, best);
}

/** A place where the arrow keys stop. */
export type Stop = { along: number; point?: ScenePoint };

/** Every position, or every point from left to right. Positions on the same pixel are one. */
export function stopsOf(scene: Scene): Stop[] {
  if (scene.chart.kind === "scatter") {
    return [...scene.points].sort((a, b) => a.x - b.x || a.y - b.y).map((point) => ({ along: point.x, point }));
  }
  const { plot, sideways } = scene;
  const [low, high] = sideways ? [plot.top, plot.bottom] : [plot.left, plot.right];
  const places = new Set<number>();
  for (const { along, to } of scene.placed) {
    for (const [at, pixel] of along.entries())
      if (to[at] !== null && pixel >= low - 1 && pixel <= high + 1) places.add(Math.round(pixel * 2) / 2);
  }
  return [...places].sort((a, b) => a - b).map((along) => ({ along }));
}

export function hoverStop(scene: Scene, stop: Stop): Hover | undefined {
  return stop.point ? hoverPoint(scene, stop.point) : hoverAlong(scene, stop.along);
}

/** The hover as a sentence, read out while the arrow keys move. */
export function hoverWords({ title, items, total }: Hover): string {
  const parts = items.map(({ name, text }) => (name ? `${name} ${text}` : text));
  return [title, ...parts, total === undefined ? "" : `total ${total}`].filter(Boolean).join(", ");
}
