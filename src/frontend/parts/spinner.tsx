import { classes } from "./classes.js";
import styles from "./spinner.module.css";

/** A small turning ring; `label` is read out, without it the ring is decoration. */
export function Spinner({ size = 16, label, className }: { size?: number; label?: string; className?: string }) {
  const accessible = label === undefined ? { "aria-hidden": true as const } : { role: "status", "aria-label": label };
  return (
    <span
      className={classes(styles.spinner, className)}
      style={{ width: size, height: size }}
      data-testid="stSpinnerIcon"
      {...accessible}
    />
  );
}
