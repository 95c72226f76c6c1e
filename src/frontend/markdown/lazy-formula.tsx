import { lazy, Suspense } from "react";
import { classes } from "../parts/classes.js";
import styles from "./markdown.module.css";

const Formula = lazy(() => import("./math.js").then((module) => ({ default: module.Formula })));

/** A formula; its source stands in its place until the typesetter is loaded. */
export function LazyFormula({ tex, display, block }: { tex: string; display: boolean; block: boolean }) {
  const className = classes(styles.formula, display && styles.display);
  const source = <span className={classes(className, styles.tex)}>{tex}</span>;
  const formula = (
    <Suspense fallback={source}>
      <Formula tex={tex} display={display} className={className} />
    </Suspense>
  );
  if (!block) return formula;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide formula scrolls, and must be reachable by keyboard
    <div className={styles.formulaBlock} tabIndex={0}>
      {formula}
    </div>
  );
}
