import type { ElementHost } from "../../core/element/element-host.js";
import type { WidgetProps } from "../../core/element/element-props.js";
import { type ButtonLook, type ButtonLookOptions, buttonProps, parseClick } from "../../core/widgets/button-options.js";
import type { Callback } from "../../core/widgets/widget-manager.js";
import { widgetSpec } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    button: ButtonProps;
  }
}

export interface ButtonProps extends WidgetProps<boolean>, ButtonLook {}

export interface ButtonOptions extends ButtonLookOptions {
  /** Called before the script when the button was clicked. */
  onClick?: Callback;
}

/**
 * Shows a button. A click runs the script again, once with the value true.
 *
 * @param label Inline markdown; links in it are shown as plain words.
 * @returns True in the one run that its click caused, else false. A click is never lost, also when other events
 * follow at once.
 * @throws MillraceError `MR_FORM_FORBIDDEN_ELEMENT` inside a form (use `st.formSubmitButton`),
 * `MR_WIDGET_DUPLICATE_TRIGGER` when it stands twice with one label and has no key.
 * @example
 * if (st.button("Say hello", { type: "primary", shortcut: "Ctrl+Enter" })) st.write("Hello!");
 */
export function button(this: ElementHost, label: string, options: ButtonOptions = {}): boolean {
  const { key, onClick } = options;
  return this.widget({
    type: "button",
    label,
    ...widgetSpec("button", label, { key, onChange: onClick }),
    seed: false,
    trigger: true,
    parse: parseClick,
    props: buttonProps("button", label, options),
  }).value;
}
