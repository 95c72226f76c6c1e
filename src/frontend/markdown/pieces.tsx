/** How the coloured pieces of a text look: the same in labels, headings and documents. */
import type { ReactNode } from "react";
import { classes } from "../parts/classes.js";
import labels from "../parts/inline-markdown.module.css";
import type { Directive } from "./directives.js";
import styles from "./markdown.module.css";

/** What a directive makes of the words in it. (`help` is drawn where its words are known.) */
export function Coloured({ directive, children }: { directive: Directive; children: ReactNode }) {
  switch (directive.kind) {
    case "colour":
    case "background":
      return (
        <span
          className={directive.kind === "background" ? labels.background : labels.colour}
          data-colour={directive.colour}
          data-testid={directive.kind === "background" ? "stMarkdownColoredBackground" : "stMarkdownColoredText"}
        >
          {children}
        </span>
      );
    case "badge":
      return (
        <span className={labels.badge} data-colour={directive.colour} data-testid="stMarkdownBadge">
          {children}
        </span>
      );
    case "small":
      return <small className={labels.small}>{children}</small>;
    case "shimmer":
      return (
        <span className={styles.shimmer} data-testid="stMarkdownShimmer">
          {children}
        </span>
      );
    case "paint":
      return (
        <span
          className={directive.background ? styles.painted : undefined}
          style={{ color: directive.foreground, backgroundColor: directive.background }}
          data-testid="stMarkdownColoredText"
        >
          {children}
        </span>
      );
    default:
      return children;
  }
}

/** Where the next words of a growing text will appear: a soft bar, or the author's own sign. */
export function Caret({ text }: { text?: string }) {
  return (
    <span className={classes(text ? styles.ownCaret : styles.caret)} aria-hidden="true">
      {text}
    </span>
  );
}
