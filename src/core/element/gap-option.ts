import { describeValue, optionError } from "../errors.js";

/** Space between the elements of a container: 4, 8, 16, 32, 64, 96 or 128 pixels. */
export type GapSize = "xxsmall" | "xsmall" | "small" | "medium" | "large" | "xlarge" | "xxlarge";
/** A named size, CSS pixels, or null for none. */
export type Gap = GapSize | number | null;

const sizes: readonly unknown[] = ["xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge"] satisfies GapSize[];

/** The gap as it travels: absent for `"small"`, which is the default. @throws MillraceError `MR_OPTION_INVALID` */
export function gapOption(command: string, gap: Gap | undefined): Gap | undefined {
  if (gap === undefined || gap === "small") return undefined;
  if (gap === null || sizes.includes(gap) || (typeof gap === "number" && gap >= 0 && gap <= 1000)) return gap;
  throw optionError(
    command,
    undefined,
    `gap is ${describeValue(gap)}.`,
    `Use ${sizes.map((size) => `"${size}"`).join(", ")}, pixels from 0 to 1000, or null for none.`,
  );
}
