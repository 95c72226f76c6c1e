import type { ElementHost } from "../../core/element/element-host.js";
import type { Height } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";
import { type StartText, type TextFieldOptions, type TextFieldProps, textSpec } from "../../core/widgets/text-widget.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    textArea: TextAreaProps;
  }
}

export interface TextAreaProps extends TextFieldProps {}

export interface TextAreaOptions extends TextFieldOptions {
  /** Of the field: CSS pixels, `"content"` (grows with the text) or `"stretch"`. Default: three lines; it can be pulled. */
  height?: Height;
}

/**
 * Shows a field for several lines of text. The text is taken at Ctrl+Enter (⌘+Enter) or when the field is left.
 *
 * @param label Inline markdown.
 * @returns The text; with `value: null`, null until something is entered.
 * @throws MillraceError `MR_OPTION_INVALID` for a limit, height or first text that cannot be.
 * @example
 * const notes = st.textArea("Notes", { height: "content", maxChars: 500 });
 * st.write(notes.length, "characters");
 */
export function textArea(
  this: ElementHost,
  label: string,
  options?: TextAreaOptions & { value?: Exclude<StartText, null>; default?: Exclude<StartText, null> },
): string;
export function textArea(this: ElementHost, label: string, options: TextAreaOptions): string | null;
export function textArea(this: ElementHost, label: string, options: TextAreaOptions = {}): string | null {
  const height = sizeOption("textArea", label, "height", options.height);
  return this.widget(textSpec("textArea", label, options, {}, { height })).value;
}
