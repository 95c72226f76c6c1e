import { InlineMarkdown } from "../../frontend/parts/inline-markdown.js";
import { plainText } from "../../frontend/parts/plain-text.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./progress.module.css";

export function ProgressView({ props }: ViewProps<"progress">) {
  const { value, max = 1, text } = props;
  const percent = Math.min(Math.max((value / max) * 100, 0), 100);
  return (
    <div className={styles.progress} data-testid="stProgress">
      {text ? (
        <div className={styles.text}>
          <InlineMarkdown text={text} />
        </div>
      ) : null}
      <div
        role="progressbar"
        className={styles.track}
        aria-label={text ? plainText(text) : "Progress"}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={`${Math.round(percent)} %`}
        data-testid="stProgressBarTrack"
      >
        <div className={styles.bar} style={{ inlineSize: `${percent}%` }} />
      </div>
    </div>
  );
}
