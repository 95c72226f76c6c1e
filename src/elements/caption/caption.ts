import { type Displayable, dedent, displayText } from "../../core/element/displayable.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps } from "../../core/element/element-props.js";
import { type TextOptions, type TextProps, textProps } from "../../core/element/text-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    caption: CaptionProps;
  }
}

export interface CaptionProps extends TextProps, CommonProps {
  body: string;
  html?: true;
}

export interface CaptionOptions extends TextOptions {
  /** Let HTML tags through, sanitised; see `st.markdown`. Default false. */
  unsafeAllowHtml?: boolean;
}

/**
 * Shows small, quiet markdown: what stands below a picture or says where figures come from.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for an alignment or width that does not exist.
 * @example
 * st.caption("Source: [Federal Statistical Office](https://www.bfs.admin.ch), 2024");
 */
export function caption(this: ElementHost, body: Displayable, options: CaptionOptions = {}): ElementHandle<"caption"> {
  const { unsafeAllowHtml = false, key } = options;
  const props = { body: dedent(displayText(body)), html: unsafeAllowHtml ? (true as const) : undefined, ...textProps("caption", options) };
  return this.emit("caption", props, { key });
}
