import styles from "./chart.module.css";
import type { Hover } from "./chart-hover.js";
import type { Scene } from "./chart-scene.js";

/** What shows where the pointer is: a line with dots, a band behind bars, a ring around a point. */
export function HoverMarks({ scene, hover }: { scene: Scene; hover: Hover }) {
  const { plot, sideways, chart, width, height } = scene;
  const at = Math.round(hover.along) + 0.5;
  const half = Math.max(4, scene.band / 2);
  return (
    <svg className={styles.overlay} width={width} height={height} aria-hidden="true">
      {chart.kind === "bar" &&
        (sideways ? (
          <rect className={styles.band} x={plot.left} width={plot.right - plot.left} y={hover.along - half} height={2 * half} />
        ) : (
          <rect className={styles.band} y={plot.top} height={plot.bottom - plot.top} x={hover.along - half} width={2 * half} />
        ))}
      {(chart.kind === "line" || chart.kind === "area") && (
        <>
          <line className={styles.crosshair} x1={at} x2={at} y1={plot.top} y2={plot.bottom} />
          {hover.items.map(({ place, x, y, color }) => (
            <circle key={place} className={styles.dot} cx={x} cy={y} r={4.5} style={{ fill: color }} />
          ))}
        </>
      )}
      {chart.kind === "scatter" && hover.items[0] && (
        <circle
          className={styles.ring}
          cx={hover.items[0].x}
          cy={hover.items[0].y}
          r={(hover.items[0].radius ?? 4) + 3}
          style={{ stroke: hover.items[0].color }}
        />
      )}
    </svg>
  );
}
