import { useId } from "react";
import type { MetricDelta } from "./metric.js";
import styles from "./metric.module.css";

const width = 240;
const height = 48;
const inset = 2;

interface SparklineProps {
  type: "line" | "bar" | "area";
  data: readonly number[];
  colour: MetricDelta["colour"];
  label: string;
}

/** A small chart without axes: the shape of a series. */
export function Sparkline({ type, data, colour, label }: SparklineProps) {
  const gradient = useId();
  const zero = type === "line" ? [] : [0];
  const low = Math.min(...data, ...zero);
  const high = Math.max(...data, ...zero);
  const y = (value: number): number => (high === low ? height / 2 : inset + (height - 2 * inset) * (1 - (value - low) / (high - low)));
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}: ${data.length} values from ${data[0]} to ${data.at(-1)}, lowest ${Math.min(...data)}, highest ${Math.max(...data)}`}
      data-colour={colour}
      data-testid="stMetricChart"
    >
      {type === "bar" ? <Bars data={data} y={y} /> : <Curve data={data} y={y} filled={type === "area"} gradient={gradient} />}
    </svg>
  );
}

interface ShapeProps {
  data: readonly number[];
  y: (value: number) => number;
}

function Bars({ data, y }: ShapeProps) {
  const step = width / data.length;
  const gap = Math.min(3, step * 0.25);
  const ground = y(0);
  return data.map((value, at) => {
    const top = Math.min(y(value), ground);
    const tall = Math.max(1, Math.abs(y(value) - ground));
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other name than their place
      <rect key={at} className={styles.bar} x={at * step + gap / 2} y={top} width={step - gap} height={tall} rx={Math.min(1.5, gap / 2)} />
    );
  });
}

function Curve({ data, y, filled, gradient }: ShapeProps & { filled: boolean; gradient: string }) {
  const x = (at: number): number => inset + ((width - 2 * inset) * at) / (data.length - 1);
  const line = data.map((value, at) => `${at === 0 ? "M" : "L"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  return (
    <>
      <defs>
        <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" className={styles.near} />
          <stop offset="1" className={styles.far} />
        </linearGradient>
      </defs>
      <path d={`${line}V${height}H${inset}Z`} fill={`url(#${gradient})`} opacity={filled ? 1 : 0.55} />
      <path d={line} className={styles.line} vectorEffect="non-scaling-stroke" />
    </>
  );
}
