import type { ElementHost } from "../../core/element/element-host.js";
import type { WidgetProps } from "../../core/element/element-props.js";
import { type ButtonLook, type ButtonLookOptions, buttonProps, parseClick } from "../../core/widgets/button-options.js";
import type { Callback } from "../../core/widgets/widget-manager.js";
import { widgetSpec } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    formSubmitButton: FormSubmitButtonProps;
  }
}

export interface FormSubmitButtonProps extends WidgetProps<boolean>, ButtonLook {}

export interface FormSubmitButtonOptions extends ButtonLookOptions {
  /** Called before the script, when all values of the form have arrived. */
  onClick?: Callback;
}

/** The longest key there may be. */
const maxKeyLength = 256;

/**
 * Shows the button that sends its form.
 *
 * A form may have several; Enter in a field presses the first. Without a key of its own its key is
 * `FormSubmitter:<form>-<label>`, as in Streamlit.
 *
 * @param label Default `"Submit"`.
 * @returns True in the one run that its click caused; the values of the form are the submitted ones.
 * @throws MillraceError `MR_FORM_SUBMIT_OUTSIDE` outside a form, `MR_WIDGET_DUPLICATE_KEY` for a second one with the
 * same label and no key of its own.
 * @example
 * const form = st.form("search");
 * const words = form.textInput("Words");
 * if (form.formSubmitButton("Search", { type: "primary" })) st.write("Searching for", words);
 */
export function formSubmitButton(this: ElementHost, label = "Submit", options: FormSubmitButtonOptions = {}): boolean {
  const { onClick } = options;
  const key = options.key ?? (this.formKey === undefined ? undefined : `FormSubmitter:${this.formKey}-${label}`.slice(0, maxKeyLength));
  return this.widget({
    type: "formSubmitButton",
    label,
    ...widgetSpec("formSubmitButton", label, { key, onChange: onClick }),
    seed: false,
    trigger: true,
    parse: parseClick,
    props: buttonProps("formSubmitButton", label, options),
  }).value;
}
