import { type Displayable, displayText } from "../../core/element/displayable.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps } from "../../core/element/element-props.js";
import { type TextProps as SharedTextProps, type TextOptions, textProps } from "../../core/element/text-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    text: TextProps;
  }
}

export interface TextProps extends SharedTextProps, CommonProps {
  body: string;
}

export type { TextOptions };

/**
 * Shows text as it is: no markdown, blanks and line breaks kept.
 *
 * @param body What to show; anything that is not text is turned into text.
 * @returns A handle: `append` adds to the end, `update` changes props, `empty` takes the text away.
 * @throws MillraceError `MR_OPTION_INVALID` for an alignment or width that does not exist.
 * @example
 * st.text("2 * 3 * 4 is not *bold* here");
 */
export function text(this: ElementHost, body: Displayable, options: TextOptions = {}): ElementHandle<"text"> {
  return this.emit("text", { body: displayText(body), ...textProps("text", options) }, { key: options.key });
}
