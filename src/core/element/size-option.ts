import { describeValue, optionError } from "../errors.js";
import type { Width } from "./element-props.js";

/** The most pixels an element may be asked to have: larger ones are typing errors. */
const mostPixels = 100_000;

/**
 * Checks the width or height of an element: `"stretch"`, `"content"` or CSS pixels above 0.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for anything else.
 */
export function sizeOption<S extends Width>(
  command: string,
  label: string | undefined,
  option: "width" | "height",
  size: S | undefined,
): S | undefined {
  if (size === undefined || size === "stretch" || size === "content") return size;
  if (typeof size === "number" && size > 0 && size <= mostPixels) return size;
  throw optionError(
    command,
    label,
    `${option} is ${describeValue(size)}.`,
    `Use "stretch", "content" or a number of CSS pixels from 1 to ${mostPixels}.`,
  );
}
