import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Width } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";
import { describeValue, optionError } from "../../core/errors.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    progress: ProgressProps;
  }
}

export interface ProgressProps extends CommonProps {
  /** From 0 to `max`. */
  value: number;
  /** Absent: 1. */
  max?: number;
  text?: string;
}

export interface ProgressOptions {
  /** The value of a full bar. Default 1. */
  max?: number;
  /** Inline markdown above the bar. */
  text?: string;
  /** Default `"stretch"`. */
  width?: "stretch" | number;
  key?: string;
}

export interface ProgressHandle extends ElementHandle<"progress"> {
  /** Moves the bar and, where given, changes the text. */
  set(value: number, text?: string): this;
}

/** Sums of fractions miss the end by a little: 0.1 ten times is 0.9999999999999999. */
const roundingError = 1e-9;

/**
 * Shows a bar that is filled from 0 to 1, or to `max`.
 *
 * @returns A handle: `set(0.5, "Half-way")` moves the bar.
 * @throws MillraceError `MR_OPTION_INVALID` for a value outside 0 … max.
 * @example
 * const bar = st.progress(0, { text: "Reading" });
 * for (let step = 1; step <= 4; step++) bar.set(step / 4);
 */
export function progress(this: ElementHost, value: number, options: ProgressOptions = {}): ProgressHandle {
  const { max = 1, text, width, key } = options;
  if (!(max > 0 && max < Number.POSITIVE_INFINITY)) {
    throw optionError("progress", undefined, `max is ${describeValue(max)}.`, "Give the value of a full bar, a number above 0.");
  }
  const shown = this.emit(
    "progress",
    {
      value: checkValue(value, max),
      max: max === 1 ? undefined : max,
      text,
      width: sizeOption<Width>("progress", undefined, "width", width),
    },
    { key },
  );
  const handle: ProgressHandle = {
    set: (next, words) => handle.update(words === undefined ? { value: next } : { value: next, text: words }),
    update(props) {
      const top = props.max ?? max;
      shown.update(props.value === undefined ? props : { ...props, value: checkValue(props.value, top) });
      return handle;
    },
    empty: () => shown.empty(),
    append(words) {
      shown.append(words);
      return handle;
    },
  };
  return handle;
}

function checkValue(value: number, max: number): number {
  if (typeof value === "number" && value >= -roundingError && value <= max * (1 + roundingError)) return Math.min(Math.max(value, 0), max);
  const hint =
    max === 1 && value > 1 && value <= 100
      ? "Give a number from 0 to 1, or say what a full bar is: { max: 100 }."
      : `Give a number from 0 to ${max}.`;
  throw optionError("progress", undefined, `value ${describeValue(value)} is outside 0 … ${max}.`, hint);
}
