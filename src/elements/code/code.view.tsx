import { CodeBlock } from "../../frontend/markdown/code-block.js";
import { classes } from "../../frontend/parts/classes.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./code.module.css";

export function CodeView({ props }: ViewProps<"code">) {
  const { body, language, lineNumbers, wrap, height } = props;
  return (
    <CodeBlock
      code={body}
      language={language}
      lineNumbers={lineNumbers}
      wrap={wrap}
      className={classes(typeof height === "number" && styles.fixed)}
    />
  );
}
