/**
 * A line that opens to what stands below it: expander and status.
 *
 * What is inside is drawn when it is opened for the first time (or printed) and stays from then on, out of sight and
 * out of reach while closed, so that closing and opening loses nothing.
 */
import { type ReactNode, useId, useState } from "react";
import { classes } from "./classes.js";
import styles from "./disclosure.module.css";
import { Icon } from "./icon.js";
import { InlineMarkdown } from "./inline-markdown.js";
import { usePrinting } from "./use-printing.js";

export interface DisclosureProps {
  label: string;
  open: boolean;
  onToggle: (open: boolean) => void;
  /** A card, a bare line of text, or one of several steps joined by a line. */
  look?: "compact" | "step";
  /** Before the label. */
  icon?: ReactNode;
  /** There is nothing to open to. */
  empty?: boolean;
  testId: string;
  children: ReactNode;
}

export function Disclosure({ label, open, onToggle, look, icon, empty = false, testId, children }: DisclosureProps) {
  const id = useId();
  const printing = usePrinting();
  const [drawn, setDrawn] = useState(open);
  if ((open || printing) && !drawn) setDrawn(true);
  const shown = (open || printing) && !empty;
  const step = look === "step";
  return (
    <div className={classes(styles.disclosure, styles[look ?? "card"], shown && styles.open)} data-testid={testId}>
      <button
        type="button"
        id={`${id}b`}
        className={styles.head}
        aria-expanded={empty ? undefined : open}
        aria-controls={empty ? undefined : `${id}p`}
        disabled={empty}
        onClick={() => onToggle(!open)}
      >
        {icon || step ? (
          <span className={styles.icon} data-testid={step ? "stExpanderStepIcon" : undefined}>
            {icon ?? <span className={styles.dot} />}
          </span>
        ) : null}
        <span className={styles.label}>
          <InlineMarkdown text={label} links={false} />
        </span>
        {empty ? null : (
          <span className={styles.chevron} data-testid={step ? "stExpanderStepChevron" : undefined}>
            <Icon name="chevron-down" size={18} />
          </span>
        )}
      </button>
      {step ? <span className={styles.connector} data-testid="stExpanderStepConnector" /> : null}
      <section id={`${id}p`} className={styles.panel} aria-labelledby={`${id}b`} inert={!shown} data-testid="stExpanderDetails">
        <div className={styles.clip}>
          <div className={styles.content}>{drawn ? children : null}</div>
        </div>
      </section>
    </div>
  );
}
