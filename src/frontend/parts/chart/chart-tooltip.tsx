import { useLayoutEffect, useRef } from "react";
import styles from "./chart.module.css";
import type { Hover } from "./chart-hover.js";
import type { Scene } from "./chart-scene.js";

const mostRows = 12;
const distance = 14;

export interface TooltipProps {
  scene: Scene;
  hover: Hover;
  /** Where the pointer is; absent: beside the marks. */
  pointer: { x: number; y: number } | undefined;
}

/** The values at one position, beside it. Moves with the pointer and never lies under it. */
export function ChartTooltip({ scene, hover, pointer }: TooltipProps) {
  const bubble = useRef<HTMLDivElement>(null);
  const [first] = hover.items;
  const x = scene.sideways || scene.chart.kind === "scatter" ? (first?.x ?? 0) : hover.along;
  const y = pointer && scene.chart.kind !== "scatter" ? pointer.y : (first?.y ?? scene.plot.top);

  useLayoutEffect(() => {
    const element = bubble.current;
    if (!element) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const right = x + distance + width <= scene.width || x < scene.width / 2;
    const left = right ? Math.min(x + distance, scene.width - width) : Math.max(0, x - distance - width);
    const top = Math.max(0, Math.min(y - height / 2, scene.height - height));
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    element.style.visibility = "visible";
  });

  const many = hover.items.length > mostRows;
  const rows = many ? [...hover.items].slice(0, mostRows) : hover.items;
  const named = hover.items.length > 1 || scene.chart.legend !== undefined || scene.chart.kind === "scatter";
  return (
    <div ref={bubble} className={styles.tooltip} aria-hidden="true" data-testid="stVegaLiteChartTooltip">
      {hover.title !== "" && <div className={styles.tooltipTitle}>{hover.title}</div>}
      <div className={styles.tooltipRows}>
        {rows.map((item, at) => (
          <div key={`${item.place}/${item.name}`} className={styles.tooltipRow}>
            <span className={styles.swatch} style={{ background: scene.chart.kind === "scatter" && at > 0 ? "none" : item.color }} />
            <span className={styles.tooltipName}>
              {named ? item.name : (scene.chart.yAxis.title ?? scene.chart.yAxis.name ?? item.name)}
            </span>
            <span className={styles.tooltipValue}>{item.text}</span>
            {item.share !== undefined && <span className={styles.tooltipShare}>{item.share}</span>}
          </div>
        ))}
        {hover.total !== undefined && (
          <div className={styles.tooltipTotal}>
            <span />
            <span className={styles.tooltipName}>Total</span>
            <span className={styles.tooltipValue}>{hover.total}</span>
          </div>
        )}
      </div>
      {many && <div className={styles.tooltipMore}>and {hover.items.length - mostRows} more</div>}
    </div>
  );
}
