import { classes } from "../../frontend/parts/classes.js";
import { TextFrame } from "../../frontend/parts/text-frame.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./text.module.css";

export function TextView({ props }: ViewProps<"text">) {
  const { body, help, align, nowrap } = props;
  return (
    <TextFrame
      help={help}
      align={align}
      nowrap={nowrap}
      about={body}
      className={classes(styles.text, !nowrap && styles.lines)}
      testId="stText"
    >
      {body}
    </TextFrame>
  );
}
