import { classes } from "../parts/classes.js";
import { TextFrame, type TextFrameProps } from "../parts/text-frame.js";
import styles from "./markdown.module.css";

/** The container of a markdown text: gives its blocks their type and their distances. */
export function MarkdownBox({ className, children, testId, ...rest }: TextFrameProps) {
  return (
    <TextFrame {...rest} className={className} testId={testId}>
      <div className={classes(styles.body)} data-testid="stMarkdownContainer">
        {children}
      </div>
    </TextFrame>
  );
}
