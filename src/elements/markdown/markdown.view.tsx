import { Markdown } from "../../frontend/markdown/markdown.js";
import { MarkdownBox } from "../../frontend/markdown/markdown-box.js";
import type { ViewProps } from "../../frontend/view.js";

export function MarkdownView({ props }: ViewProps<"markdown">) {
  const { body, html, anchors, streaming, cursor, help, align, nowrap } = props;
  return (
    <MarkdownBox help={help} align={align} nowrap={nowrap} about={body} testId="stMarkdown">
      <Markdown body={body} html={html} anchors={anchors} streaming={streaming} cursor={cursor} />
    </MarkdownBox>
  );
}
