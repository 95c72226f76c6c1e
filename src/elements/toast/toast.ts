import { type Displayable, displayText } from "../../core/element/displayable.js";
import type { ElementHost } from "../../core/element/element-host.js";
import { iconOption } from "../../core/element/icon-option.js";
import { describeValue, optionError } from "../../core/errors.js";

export interface ToastOptions {
  /** One emoji or `:material/name:`. */
  icon?: string;
  /** 4 seconds, 10 seconds, until it is closed, or a number of seconds. Default `"short"`. */
  duration?: "short" | "long" | "infinite" | number;
}

const named = { short: 4, long: 10, infinite: undefined } as const;

/**
 * Shows a short message in the corner of the page for a while. It belongs to no place: it stays over reruns, and a
 * run that calls it again shows another one.
 *
 * @param body Inline markdown, not empty.
 * @throws MillraceError `MR_OPTION_INVALID` for an empty body, or a duration that is not above 0.
 * @example
 * if (st.button("Save")) st.toast("Saved", { icon: "💾" });
 */
export function toast(this: ElementHost, body: Displayable, options: ToastOptions = {}): void {
  const { context } = this;
  if (!context.check()) return;
  const text = displayText(body).trim();
  const { icon, duration = "short" } = options;
  if (text === "" || body === null || body === undefined) {
    throw optionError("toast", undefined, "the body is empty.", "Give the text to show.");
  }
  context.session.toast({ body: text, icon: iconOption("toast", text, icon), seconds: seconds(text, duration) });
}

function seconds(text: string, duration: unknown): number | undefined {
  if (typeof duration === "string" && Object.hasOwn(named, duration)) return named[duration as keyof typeof named];
  if (typeof duration === "number" && duration > 0 && duration < Number.POSITIVE_INFINITY) return duration;
  throw optionError(
    "toast",
    text,
    `duration is ${describeValue(duration)}.`,
    'Use "short", "long", "infinite" or a number of seconds above 0.',
  );
}
