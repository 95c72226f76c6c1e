import type { ElementHost } from "../../core/element/element-host.js";
import type { WidgetProps, Width } from "../../core/element/element-props.js";
import { optionError } from "../../core/errors.js";
import type { Callback } from "../../core/widgets/widget-manager.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    button: ButtonProps;
  }
}

export type ButtonKind = "primary" | "secondary" | "tertiary";

export interface ButtonProps extends WidgetProps<boolean> {
  kind?: Exclude<ButtonKind, "secondary">;
  icon?: string;
  iconPosition?: "right";
  shortcut?: string;
  nowrap?: true;
}

export interface ButtonOptions {
  key?: string;
  /** Shown in a tooltip on hover and focus. */
  help?: string;
  /** Called before the script when the button was clicked. */
  onClick?: Callback;
  /** How loud the button is. Default `"secondary"`. */
  type?: ButtonKind;
  /** One emoji or `:material/name:`. */
  icon?: string;
  iconPosition?: "left" | "right";
  disabled?: boolean;
  /** Default `"content"`. */
  width?: Width;
  /** Keys that click the button, like `"Ctrl+Enter"`. */
  shortcut?: string;
  /** Break a long label into lines. Default true. */
  wrap?: boolean;
}

/**
 * Shows a button.
 *
 * @returns True in the one run that its click caused, else false. A click is never lost, also when other events
 * follow at once.
 * @throws MillraceError `MR_FORM_FORBIDDEN_ELEMENT` inside a form (use `st.formSubmitButton`),
 * `MR_WIDGET_DUPLICATE_TRIGGER` when it stands twice with one label and has no key.
 * @example
 * if (st.button("Say hello", { type: "primary" })) st.write("Hello!");
 */
export function button(this: ElementHost, label: string, options: ButtonOptions = {}): boolean {
  refuseInForm(this, "button", label);
  return this.widget(buttonSpec("button", label, options)).value;
}

/** Buttons other than the form's own may not stand in a form: their click would send half-filled fields. */
export function refuseInForm(host: ElementHost, command: string, label: string): void {
  if (host.form === undefined) return;
  throw optionError(
    command,
    label,
    `it stands inside the form ${JSON.stringify(host.form)}, where only st.formSubmitButton can be clicked`,
    "Move it out of the form, or use st.formSubmitButton.",
  );
}

/** What all clickable triggers share. */
export function buttonSpec<T extends "button">(type: T, label: string, options: ButtonOptions) {
  const { key, help, onClick, type: kind = "secondary", icon, iconPosition, disabled, width, shortcut, wrap = true } = options;
  return {
    type,
    label,
    key,
    seed: false,
    trigger: true,
    parse: parseClick,
    onChange: onClick,
    props: {
      help,
      kind: kind === "secondary" ? undefined : kind,
      icon,
      iconPosition: iconPosition === "right" ? iconPosition : undefined,
      disabled: disabled ? (true as const) : undefined,
      width,
      shortcut,
      nowrap: wrap ? undefined : (true as const),
    },
  };
}

export function parseClick(raw: unknown): boolean {
  if (typeof raw !== "boolean") throw new Error("a click is true or false");
  return raw;
}
