import styles from "../dataframe.module.css";

export interface SparklineProps {
  kind: "lineChart" | "areaChart" | "barChart";
  values: readonly number[];
  min?: number;
  max?: number;
  colour?: string;
}

const width = 100;
const height = 24;
/** Keeps the line's own thickness inside. */
const inset = 2;

/** A list of numbers as a small chart that fills its cell. */
export function Sparkline({ kind, values, min, max, colour }: SparklineProps) {
  if (values.length === 0) return null;
  const least = min ?? Math.min(...values, kind === "barChart" ? 0 : Number.POSITIVE_INFINITY);
  const most = max ?? Math.max(...values);
  const y = (value: number): number => {
    const part =
      most === least
        ? kind === "barChart"
          ? Math.sign(Math.abs(value))
          : 0.5
        : Math.max(0, Math.min(1, (value - least) / (most - least)));
    return height - inset - part * (height - 2 * inset);
  };
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const line = values.map((value, i) => `${(i * step).toFixed(2)},${y(value).toFixed(2)}`).join(" L");
  const words = `${values.length} values from ${Math.min(...values)} to ${Math.max(...values)}`;
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
      style={{ color: colour }}
    >
      {kind === "barChart" ? (
        values.map((value, i) => {
          const room = width / values.length;
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other name
              key={i}
              x={i * room + room * 0.1}
              width={room * 0.8}
              y={y(value)}
              height={Math.max(0.5, height - y(value))}
              fill="currentColor"
            />
          );
        })
      ) : (
        <>
          {kind === "areaChart" && <path d={`M0,${height} L${line} L${width},${height} Z`} fill="currentColor" opacity="0.18" />}
          <path
            d={`M${line}`}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </>
      )}
    </svg>
  );
}
