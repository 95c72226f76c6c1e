import { type Displayable, dedent, displayText } from "../../core/element/displayable.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Height, Width } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";
import { describeValue, optionError } from "../../core/errors.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    code: CodeProps;
  }
}

export interface CodeProps extends CommonProps {
  body: string;
  /** Absent: plain text. */
  language?: string;
  lineNumbers?: true;
  wrap?: true;
}

export interface CodeOptions {
  /**
   * What the code is written in: `"typescript"`, `"python"`, `"sql"`, `"json"` …; null for plain text.
   * Default `"typescript"` (Streamlit's default is Python, the language of its scripts; ours is that of ours).
   */
  language?: string | null;
  /** Default false. */
  lineNumbers?: boolean;
  /** Long lines go on in the next line instead of scrolling. Default false. */
  wrapLines?: boolean;
  /** Pixels make it scroll inside itself. Default `"content"`. */
  height?: Height;
  /** Default `"stretch"`. */
  width?: Width;
  key?: string;
}

/**
 * Shows code in colours, with a button that copies it.
 *
 * @param body Common indentation and blank lines around it are taken away.
 * @returns A handle: `append` adds code to the end.
 * @throws MillraceError `MR_OPTION_INVALID` for a language that is not text, or a size that does not exist.
 * @example
 * st.code(`const answer: number = 42;`, { lineNumbers: true });
 */
export function code(this: ElementHost, body: Displayable, options: CodeOptions = {}): ElementHandle<"code"> {
  const { language = "typescript", lineNumbers = false, wrapLines = false, width, height, key } = options;
  if (language !== null && typeof language !== "string") {
    throw optionError("code", undefined, `language is ${describeValue(language)}.`, 'Give a name like "python", or null for plain text.');
  }
  return this.emit(
    "code",
    {
      body: dedent(displayText(body)),
      language: language || undefined,
      lineNumbers: lineNumbers ? true : undefined,
      wrap: wrapLines ? true : undefined,
      width: sizeOption("code", undefined, "width", width),
      height: sizeOption("code", undefined, "height", height),
    },
    { key },
  );
}
