import { Markdown, MarkdownInline } from "../../frontend/markdown/markdown.js";
import markdownStyles from "../../frontend/markdown/markdown.module.css";
import { classes } from "../../frontend/parts/classes.js";
import { Icon } from "../../frontend/parts/icon.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./alert.module.css";

const words = { success: "Success", info: "Information", warning: "Warning", error: "Error" } as const;

export function AlertView({ props }: ViewProps<"alert">) {
  const { kind, body, title, icon } = props;
  const urgent = kind === "error" || kind === "warning";
  return (
    <div className={classes(styles.alert, styles[kind])} role={urgent ? "alert" : "status"} data-kind={kind} data-testid="stAlert">
      <span className={styles.icon} data-testid={icon ? "stAlertDynamicIcon" : undefined}>
        {/* The colour is never alone: without an icon of the author's it has the sign of its kind. */}
        <Icon name={icon ?? kind} size={20} label={words[kind]} />
      </span>
      <div className={styles.words} data-testid="stAlertContainer">
        {title ? (
          <p className={styles.title} data-testid="stAlertTitle">
            <MarkdownInline body={title} />
          </p>
        ) : null}
        <div className={classes(markdownStyles.body, styles.body)} data-testid="stMarkdownContainer">
          <Markdown body={body} />
        </div>
      </div>
    </div>
  );
}
