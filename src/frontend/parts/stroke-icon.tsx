import { classes } from "./classes.js";
import styles from "./icon.module.css";

export interface StrokeIconProps {
  path: string;
  size: number | string;
  className?: string;
  label?: string;
}

/** One icon of ours, drawn. */
export function StrokeIcon({ path, size, className, label }: StrokeIconProps) {
  const accessible = label === undefined ? { "aria-hidden": true as const } : { role: "img", "aria-label": label };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden, or named by aria-label
    <svg className={classes(styles.icon, className)} width={size} height={size} viewBox="0 0 24 24" {...accessible}>
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
