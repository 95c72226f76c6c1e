import { useEffect, useState } from "react";
import { InlineMarkdown } from "../../frontend/parts/inline-markdown.js";
import { Spinner } from "../../frontend/parts/spinner.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./spinner.module.css";

/** Shorter work shows nothing and takes no place. */
const appearsAfterMs = 500;

/** Tenths of seconds since the view was made, from `appearsAfterMs` on; undefined before. */
function useElapsed(ticks: boolean): number | undefined {
  const [elapsed, setElapsed] = useState<number>();
  useEffect(() => {
    const since = performance.now();
    let timer: ReturnType<typeof setInterval> | undefined;
    const tick = (): void => setElapsed(Math.round((performance.now() - since) / 100));
    const begin = setTimeout(() => {
      tick();
      if (ticks) timer = setInterval(tick, 100);
    }, appearsAfterMs);
    return () => {
      clearTimeout(begin);
      clearInterval(timer);
    };
  }, [ticks]);
  return elapsed;
}

export function SpinnerView({ props }: ViewProps<"spinner">) {
  const { text, showTime = false } = props;
  const elapsed = useElapsed(showTime);
  if (elapsed === undefined) return null;
  return (
    <div className={styles.spinner} data-testid="stSpinner">
      <Spinner size={18} className={styles.ring} />
      <span role="status">
        <InlineMarkdown text={text} />
      </span>
      {showTime ? <span className={styles.time}>{spanText(elapsed)}</span> : null}
    </div>
  );
}

function spanText(tenths: number): string {
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
