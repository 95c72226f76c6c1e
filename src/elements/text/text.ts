import { type Displayable, displayText } from "../../core/element/displayable.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Width } from "../../core/element/element-props.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    text: TextProps;
  }
}

export interface TextProps extends CommonProps {
  body: string;
  help?: string;
  align?: "center" | "right" | "justify";
  /** Long lines are cut off instead of wrapped. */
  nowrap?: true;
}

export interface TextOptions {
  /** Shown in a tooltip beside the text. */
  help?: string;
  /** Default `"content"`. */
  width?: Width;
  /** Default `"left"`. */
  textAlignment?: "left" | "center" | "right" | "justify";
  /** Break long lines. Default true. */
  wrap?: boolean;
  key?: string;
}

/**
 * Shows text as it is, in a fixed-width-free plain style: no markdown, line breaks kept.
 *
 * @param body What to show; anything that is not text is turned into text.
 * @returns A handle: `append` adds to the end, `update` changes props, `empty` takes the text away.
 * @example
 * st.text("2 * 3 * 4 is not *bold* here");
 */
export function text(this: ElementHost, body: Displayable, options: TextOptions = {}): ElementHandle<"text"> {
  const { help, width, textAlignment = "left", wrap = true, key } = options;
  return this.emit(
    "text",
    {
      body: displayText(body),
      help,
      width,
      align: textAlignment === "left" ? undefined : textAlignment,
      nowrap: wrap ? undefined : true,
    },
    { key },
  );
}
