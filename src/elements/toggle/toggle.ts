import type { ElementHost } from "../../core/element/element-host.js";
import { type BooleanOptions, type BooleanProps, booleanSpec } from "../../core/widgets/boolean-widget.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    toggle: ToggleProps;
  }
}

export interface ToggleProps extends BooleanProps {}

export type ToggleOptions = BooleanOptions;

/**
 * Shows a switch with its label beside it: for settings that take effect at once.
 *
 * @param label Inline markdown.
 * @returns True while it is on.
 * @throws MillraceError `MR_OPTION_INVALID` for a value that is not true or false.
 * @example
 * const live = st.toggle("Live updates", { default: true });
 * st.write(live ? "Updating every second" : "Paused");
 */
export function toggle(this: ElementHost, label: string, options: ToggleOptions = {}): boolean {
  return this.widget(booleanSpec("toggle", label, options)).value;
}
