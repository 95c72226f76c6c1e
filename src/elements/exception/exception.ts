import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Width } from "../../core/element/element-props.js";
import type { ErrorDescription } from "../../core/element/error-description.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    exception: ExceptionProps;
  }
}

export interface ExceptionProps extends CommonProps {
  error: ErrorDescription;
  /** Production: only this number is shown, the rest is in the log. */
  reference?: string;
}

export interface ExceptionOptions {
  /** Default `"stretch"`. */
  width?: Width;
  key?: string;
}

/**
 * Shows an error with its message, the line of the script where it was made, and its stack.
 *
 * @example
 * try {
 *   JSON.parse("{ name: Ada }");
 * } catch (error) {
 *   st.exception(error);
 * }
 */
export function exception(this: ElementHost, error: unknown, options: ExceptionOptions = {}): ElementHandle<"exception"> {
  const { key, width } = options;
  return this.emit("exception", { error: this.context.session.host.describeError(error), width }, { key });
}
