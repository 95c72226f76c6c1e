/** What all text elements share: help, width, alignment, line breaks. One check for `text`, `markdown`, headings, captions. */
import { describeValue, optionError } from "../errors.js";
import type { Width } from "./element-props.js";
import { sizeOption } from "./size-option.js";

export const textAlignments = ["left", "center", "right", "justify"] as const;
export type TextAlignment = (typeof textAlignments)[number];

export interface TextProps {
  help?: string;
  align?: Exclude<TextAlignment, "left">;
  /** Long lines are cut off instead of wrapped. */
  nowrap?: true;
  width?: Width;
}

export interface TextOptions {
  /** Shown in a tooltip beside the text; inline markdown. */
  help?: string;
  width?: Width;
  /** Default `"left"`. */
  textAlignment?: TextAlignment;
  /** Break long lines; without it what does not fit ends in «…». Default true. */
  wrap?: boolean;
  key?: string;
}

/** @throws MillraceError `MR_OPTION_INVALID` for an alignment or width that does not exist. */
export function textProps(command: string, options: TextOptions): TextProps {
  const { help, width, textAlignment = "left", wrap = true } = options;
  if (!textAlignments.includes(textAlignment)) {
    throw optionError(
      command,
      undefined,
      `textAlignment is ${describeValue(textAlignment)}.`,
      'Use "left", "center", "right" or "justify".',
    );
  }
  if (help !== undefined && typeof help !== "string") {
    throw optionError(command, undefined, `help is ${describeValue(help)}.`, "Give a text.");
  }
  return {
    help: help || undefined,
    align: textAlignment === "left" ? undefined : textAlignment,
    nowrap: wrap ? undefined : true,
    width: sizeOption(command, undefined, "width", width),
  };
}
