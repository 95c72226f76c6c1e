import { Markdown } from "../../frontend/markdown/markdown.js";
import { MarkdownBox } from "../../frontend/markdown/markdown-box.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./caption.module.css";

export function CaptionView({ props }: ViewProps<"caption">) {
  const { body, html, help, align, nowrap } = props;
  return (
    <MarkdownBox help={help} align={align} nowrap={nowrap} about={body} className={styles.caption} testId="stCaptionContainer">
      <Markdown body={body} html={html} anchors={false} />
    </MarkdownBox>
  );
}
