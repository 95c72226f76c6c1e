import type { CSSProperties, ReactNode } from "react";
import { classes } from "./classes.js";
import styles from "./text-frame.module.css";
import { TextHelp } from "./text-help.js";

export interface TextFrameProps {
  help?: string;
  align?: "center" | "right" | "justify";
  /** Long lines are cut off. */
  nowrap?: boolean;
  /** What the help is about, for its name. */
  about: string;
  className?: string;
  style?: CSSProperties;
  testId: string;
  children: ReactNode;
}

/** What stands around every text: its alignment, and the (?) at its end. */
export function TextFrame({ help, align, nowrap = false, about, className, style, testId, children }: TextFrameProps) {
  const box = (
    <div className={classes(className, align && styles[align], nowrap && styles.nowrap)} style={style} data-testid={testId}>
      {children}
    </div>
  );
  if (!help) return box;
  return (
    <div className={classes(styles.helped, align && styles[`${align}Row`])}>
      {box}
      <TextHelp text={help} about={about.slice(0, 60)} />
    </div>
  );
}
