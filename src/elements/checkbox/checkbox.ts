import type { ElementHost } from "../../core/element/element-host.js";
import { type BooleanOptions, type BooleanProps, booleanSpec } from "../../core/widgets/boolean-widget.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    checkbox: CheckboxProps;
  }
}

export interface CheckboxProps extends BooleanProps {}

export type CheckboxOptions = BooleanOptions;

/**
 * Shows a box that can be ticked, with its label beside it.
 *
 * @param label Inline markdown.
 * @returns True while it is ticked.
 * @throws MillraceError `MR_OPTION_INVALID` for a value that is not true or false.
 * @example
 * if (st.checkbox("I agree")) st.write("Great!");
 */
export function checkbox(this: ElementHost, label: string, options: CheckboxOptions = {}): boolean {
  return this.widget(booleanSpec("checkbox", label, options)).value;
}
