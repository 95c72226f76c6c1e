import type { StackFrame } from "../../core/element/error-description.js";
import { Icon } from "../../frontend/parts/icon.js";
import { PlaceLink } from "./place-link.js";
import styles from "./stack.module.css";

/** The way to the error, folded: the person's own files first, what lies in packages a level deeper. */
export function StackView({ frames }: { frames: readonly StackFrame[] }) {
  const own = frames.filter((frame) => frame.user);
  const foreign = frames.filter((frame) => !frame.user);
  const first = own.length > 0 ? own : foreign;
  const rest = own.length > 0 ? foreign : [];
  return (
    <details className={styles.stack}>
      <summary className={styles.summary}>
        <Icon name="chevron-right" size={16} className={styles.chevron} />
        {own.length > 0 ? "How the script got there" : "Stack"}
      </summary>
      <Frames frames={first} />
      {rest.length > 0 ? (
        <details className={styles.inner}>
          <summary className={styles.summary}>
            <Icon name="chevron-right" size={16} className={styles.chevron} />
            {rest.length === 1 ? "1 step outside the app" : `${rest.length} steps outside the app`}
          </summary>
          <Frames frames={rest} />
        </details>
      ) : null}
    </details>
  );
}

function Frames({ frames }: { frames: readonly StackFrame[] }) {
  return (
    <ol className={styles.frames}>
      {frames.map(({ file, line, column, function: name }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a recursive function stands there several times
        <li key={at} className={styles.frame} data-testid="stExceptionTraceRow">
          <span className={styles.function}>{name || "top level"}</span>
          <PlaceLink file={file} line={line} column={column} />
        </li>
      ))}
    </ol>
  );
}
