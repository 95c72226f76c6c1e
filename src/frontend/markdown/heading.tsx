import { createElement, type ReactNode, useRef } from "react";
import { classes } from "../parts/classes.js";
import { Icon } from "../parts/icon.js";
import { useAnchor } from "./anchors.js";
import styles from "./heading.module.css";

export interface HeadingProps {
  level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Name in the address, before it is made unique; absent: the heading cannot be linked to. */
  slug: string | undefined;
  /** Its words, for the name of the link. */
  words: string;
  className?: string;
  children: ReactNode;
  /** Stands behind the words (help). */
  after?: ReactNode;
}

/** A heading with its own address; the link to it shows on hover and focus. */
export function Heading({ level, slug, words, className, children, after }: HeadingProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  const id = useAnchor(ref, slug);
  return createElement(
    `h${level}`,
    { ref, id, className: classes(styles.heading, styles[`level${level}`], className) },
    children,
    after,
    id === undefined ? null : (
      <a
        key="anchor"
        href={`#${encodeURIComponent(id)}`}
        className={styles.anchor}
        aria-label={`Link to «${words}»`}
        data-testid="stHeaderActionElements"
      >
        <Icon name="link" size={16} />
      </a>
    ),
  );
}
