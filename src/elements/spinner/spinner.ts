import type { ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Width } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";
import { describeValue, optionError } from "../../core/errors.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    spinner: SpinnerProps;
  }
}

export interface SpinnerProps extends CommonProps {
  text: string;
  /** Counts the seconds beside the text. */
  showTime?: true;
}

export interface SpinnerOptions {
  /** Counts the seconds beside the text. Default false. */
  showTime?: boolean;
  /** Default `"content"`. */
  width?: Width;
}

/**
 * Shows a spinner while a function works. It appears after half a second, so short work does not flicker, and goes
 * when the work is done, also when it fails.
 *
 * What the function writes with `st.…` stands below it.
 *
 * @param text Inline markdown.
 * @param work May be async; then await the result.
 * @returns What `work` returns.
 * @example
 * const answer = await st.spinner("Asking …", async () => {
 *   await new Promise((done) => setTimeout(done, 1000));
 *   return 42;
 * });
 * st.write("The answer is", answer);
 */
export function spinner<T>(this: ElementHost, text: string, work: () => T, options: SpinnerOptions = {}): T {
  if (typeof work !== "function") {
    throw optionError("spinner", text, `the work is ${describeValue(work)}.`, 'Give a function: st.spinner("Loading …", () => load()).');
  }
  const { showTime, width } = options;
  const shown = this.emit("spinner", {
    text,
    showTime: showTime ? true : undefined,
    width: sizeOption("spinner", text, "width", width),
  });
  // Work that never yields would keep it from the browser, which counts the half second.
  if (!this.context.closed) this.context.session.showNow();
  let result: T;
  try {
    result = work();
  } catch (error) {
    shown.empty();
    throw error;
  }
  if (!(result instanceof Promise)) {
    shown.empty();
    return result;
  }
  return result.finally(() => shown.empty()) as T;
}
