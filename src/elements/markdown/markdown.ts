import { type Displayable, dedent, displayText } from "../../core/element/displayable.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps } from "../../core/element/element-props.js";
import { type TextOptions, type TextProps, textProps } from "../../core/element/text-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    markdown: MarkdownProps;
  }
}

export interface MarkdownProps extends TextProps, CommonProps {
  body: string;
  /** HTML tags in the text are tags, after the sanitiser has been over them. */
  html?: true;
  /** Headings in the text cannot be linked to. */
  anchors?: false;
  /** More text is coming; its end is completed for display. */
  streaming?: true;
  /** What stands behind a text that is still coming. Absent: a soft bar. */
  cursor?: string;
}

export interface MarkdownOptions extends TextOptions {
  /**
   * Let HTML tags through. They are sanitised (no scripts, no event handlers, no frames, no forms), but can still
   * change how the page looks: don't use it with text of other people. Default false: tags are shown as text.
   */
  unsafeAllowHtml?: boolean;
  /** Give headings an address of their own. Default true. */
  anchors?: boolean;
}

/**
 * Shows markdown: GitHub's (tables, task lists, footnotes, bare links), formulas between `$`, emoji names like
 * `:tada:`, icons like `:material/home:`, colours like `:red[…]`, `:blue-background[…]`, `:green-badge[…]`,
 * `:small[…]`, and arrows like `->` where blanks stand around them.
 *
 * What GitHub does and this does not: a link that is not safe (`javascript:`, `data:`) is shown as its words alone, text
 * is struck through by `~~two~~` tildes only, and an address without a scheme (`//host`) is no link.
 *
 * @param body Common indentation and blank lines around it are taken away, so it can be written inside indented code.
 * @returns A handle: `append` adds to the end, `update` changes props, `empty` takes it away.
 * @throws MillraceError `MR_OPTION_INVALID` for an alignment or width that does not exist.
 * @example
 * st.markdown(`
 *   ## Results
 *   :green[**+12 %**] since March, see [the report](https://example.org).
 * `);
 */
export function markdown(this: ElementHost, body: Displayable, options: MarkdownOptions = {}): ElementHandle<"markdown"> {
  const { unsafeAllowHtml = false, anchors = true, key } = options;
  return this.emit(
    "markdown",
    {
      body: dedent(displayText(body)),
      html: unsafeAllowHtml ? true : undefined,
      anchors: anchors ? undefined : false,
      ...textProps("markdown", options),
    },
    { key },
  );
}
