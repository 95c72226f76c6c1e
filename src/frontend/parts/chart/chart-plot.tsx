import { memo, useId } from "react";
import { classes } from "../classes.js";
import styles from "./chart.module.css";
import { type AxisTick, tiltedDegrees } from "./chart-axis.js";
import type { Scene, SceneShape } from "./chart-scene.js";

/** More points than this are painted on a canvas over the grid (`point-canvas.tsx`). */
export const mostSvgPoints = 1_200;

const crisp = (value: number): number => Math.round(value) + 0.5;

function GridLines({ scene }: { scene: Scene }) {
  const { plot, left, bottom, grid } = scene;
  const zero = scene.sideways || scene.arrangement === "center" ? undefined : zeroLine(scene);
  return (
    <g className={styles.grid}>
      {grid.left && left.ticks.map(({ at }) => <line key={at} x1={plot.left} x2={plot.right} y1={crisp(at)} y2={crisp(at)} />)}
      {grid.bottom && bottom.ticks.map(({ at }) => <line key={at} y1={plot.top} y2={plot.bottom} x1={crisp(at)} x2={crisp(at)} />)}
      {zero !== undefined && <line className={styles.zero} x1={plot.left} x2={plot.right} y1={crisp(zero)} y2={crisp(zero)} />}
      {scene.sideways && (
        <line className={styles.zero} x1={crisp(scene.y.at(0))} x2={crisp(scene.y.at(0))} y1={plot.top} y2={plot.bottom} />
      )}
    </g>
  );
}

/** Where values begin: drawn stronger, at the bottom or between positive and negative ones. */
function zeroLine({ y, plot, chart }: Scene): number | undefined {
  if (chart.yAxis.type === "category") return undefined;
  const [low, high] = y.domain;
  return low <= 0 && high >= 0 ? y.at(0) : plot.bottom;
}

function BottomLabels({ scene }: { scene: Scene }) {
  const { plot, bottom } = scene;
  const label = (tick: AxisTick) => {
    const y = plot.bottom + 18;
    if (bottom.tilted) {
      return (
        <text key={tick.at} transform={`translate(${tick.at + 4},${y - 4}) rotate(${-tiltedDegrees})`} textAnchor="end">
          {tick.full && <title>{tick.full}</title>}
          {tick.label}
        </text>
      );
    }
    return (
      <text key={tick.at} x={tick.labelAt} y={y} textAnchor="middle">
        {tick.full && <title>{tick.full}</title>}
        {tick.label}
        {tick.context && (
          <tspan x={tick.contextAt ?? tick.labelAt} dy="16" className={styles.context}>
            {tick.context}
          </tspan>
        )}
      </text>
    );
  };
  return (
    <g className={styles.labels}>
      {bottom.ticks.map(label)}
      {bottom.title && (
        <text className={styles.axisTitle} x={(plot.left + plot.right) / 2} y={bottom.titleAt} textAnchor="middle">
          {bottom.title}
        </text>
      )}
    </g>
  );
}

function LeftLabels({ scene }: { scene: Scene }) {
  const { plot, left } = scene;
  return (
    <g className={styles.labels}>
      {left.title && (
        <text className={styles.axisTitle} x={0} y={12} textAnchor="start">
          {left.title}
        </text>
      )}
      {left.ticks.map((tick) => (
        <text key={tick.at} x={plot.left - 8} y={tick.labelAt} dy="0.32em" textAnchor="end">
          {tick.full && <title>{tick.full}</title>}
          {tick.label}
        </text>
      ))}
    </g>
  );
}

interface ShapeProps {
  shape: SceneShape;
  scene: Scene;
  id: string;
  dimmed: boolean;
}

function Shape({ shape, scene, id, dimmed }: ShapeProps) {
  const { kind } = scene.chart;
  const { color, fill, line, dash } = shape;
  const fade = `${id}f${shape.place}`;
  const stacked = kind === "area" && scene.arrangement !== "layered";
  return (
    <g className={classes(styles.shape, dimmed && styles.dimmed)}>
      {kind === "bar" && fill && (
        <path d={fill} style={{ fill: color }} fillOpacity={scene.arrangement === "layered" && scene.placed.length > 1 ? 0.65 : 1} />
      )}
      {kind === "area" && fill && (
        <>
          {!stacked && (
            <linearGradient id={fade} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={scene.plot.top} y2={scene.plot.bottom}>
              <stop offset="0" style={{ stopColor: color }} stopOpacity="0.42" />
              <stop offset="1" style={{ stopColor: color }} stopOpacity="0.04" />
            </linearGradient>
          )}
          <path d={fill} style={{ fill: stacked ? color : `url(#${fade})` }} fillOpacity={stacked ? 0.7 : 1} />
        </>
      )}
      {shape.dots !== undefined && <path className={styles.line} d={shape.dots} style={{ stroke: color }} strokeWidth="6" />}
      {line !== undefined && (
        <path
          className={styles.line}
          d={line}
          style={{ stroke: color }}
          strokeDasharray={dash}
          strokeWidth={kind === "area" ? (stacked ? 1.25 : 1.75) : 2}
        />
      )}
    </g>
  );
}

function Points({ scene, dimmed }: { scene: Scene; dimmed: number | undefined }) {
  if (scene.points.length > mostSvgPoints) return null;
  return (
    <g className={styles.points}>
      {scene.points.map(({ x, y, radius, color, place, at }) => (
        <circle
          key={`${place}/${at}`}
          className={classes(dimmed !== undefined && dimmed !== place && styles.dimmed)}
          cx={Math.round(x * 10) / 10}
          cy={Math.round(y * 10) / 10}
          r={Math.round(radius * 10) / 10}
          style={{ fill: color, stroke: color }}
        />
      ))}
    </g>
  );
}

/** Axes and marks. Drawn again only when the scene changes, not when the pointer moves. */
export const ChartPlot = memo(function ChartPlot({ scene, highlight }: { scene: Scene; highlight: number | undefined }) {
  const id = useId().replace(/[^\w-]/g, "");
  const { width, height, plot } = scene;
  const room = scene.chart.kind === "scatter" ? 12 : 3;
  return (
    <svg className={styles.svg} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" data-chart="plot">
      <clipPath id={`${id}c`}>
        <rect
          x={plot.left - room}
          y={plot.top - room}
          width={plot.right - plot.left + 2 * room}
          height={plot.bottom - plot.top + 2 * room}
        />
      </clipPath>
      <GridLines scene={scene} />
      <g clipPath={`url(#${id}c)`}>
        {scene.shapes.map((shape) => (
          <Shape key={shape.place} shape={shape} scene={scene} id={id} dimmed={highlight !== undefined && highlight !== shape.place} />
        ))}
        <Points scene={scene} dimmed={highlight} />
      </g>
      <BottomLabels scene={scene} />
      <LeftLabels scene={scene} />
    </svg>
  );
});
