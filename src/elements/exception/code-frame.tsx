import type { CodeFrame } from "../../core/element/error-description.js";
import { classes } from "../../frontend/parts/classes.js";
import styles from "./code-frame.module.css";
import { PlaceLink } from "./place-link.js";

/** The lines around the place of an error; the one in question is marked, and the column in it. */
export function CodeFrameView({ frame }: { frame: CodeFrame }) {
  const { file, line, column, lines } = frame;
  return (
    <figure className={styles.frame} data-testid="stErrorCodeBlock">
      <figcaption className={styles.file}>
        <PlaceLink file={file} line={line} column={column} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        <code className={styles.lines}>
          {lines.map(({ number, text }) => (
            <span key={number} className={classes(styles.line, number === line && styles.marked)} data-number={number}>
              {number === line ? <MarkedLine text={text} column={column} /> : text}
              {"\n"}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}

/** The word at the column is underlined. */
function MarkedLine({ text, column }: { text: string; column: number }) {
  const start = Math.min(Math.max(column - 1, 0), text.length);
  const length = /^(?:new\s+)?[\w$.]+|^\S/.exec(text.slice(start))?.[0].length ?? 0;
  return (
    <>
      {text.slice(0, start)}
      <span className={styles.place}>{text.slice(start, start + length)}</span>
      {text.slice(start + length)}
    </>
  );
}
