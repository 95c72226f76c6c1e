import { useLayoutEffect, useRef } from "react";
import { useTheme } from "../../theme/theme.js";
import styles from "./chart.module.css";
import type { Scene } from "./chart-scene.js";
import { resolveColor } from "./series-color.js";

/** Many points, painted instead of drawn: five thousand circles would make the page slow. */
export function PointCanvas({ scene, highlight }: { scene: Scene; highlight: number | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { width, height } = scene;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours that are read belong to the theme
  useLayoutEffect(() => {
    const element = canvas.current;
    const paint = element?.getContext("2d");
    if (!element || !paint) return;
    const scale = window.devicePixelRatio || 1;
    element.width = Math.round(width * scale);
    element.height = Math.round(height * scale);
    paint.scale(scale, scale);
    const style = getComputedStyle(element);
    const { plot } = scene;
    paint.rect(plot.left - 12, plot.top - 12, plot.right - plot.left + 24, plot.bottom - plot.top + 24);
    paint.clip();
    const colors = new Map<string, string>();
    for (const { x, y, radius, color, place } of scene.points) {
      let resolved = colors.get(color);
      if (resolved === undefined) {
        resolved = resolveColor(color, style);
        colors.set(color, resolved);
      }
      paint.globalAlpha = highlight !== undefined && highlight !== place ? 0.08 : 0.45;
      paint.fillStyle = resolved;
      paint.beginPath();
      paint.arc(x, y, radius * 0.8, 0, 2 * Math.PI);
      paint.fill();
    }
  }, [scene, highlight, theme, width, height]);

  return <canvas ref={canvas} className={styles.canvas} style={{ width, height }} data-chart="points" />;
}
