/** What every button-like element shares: how it looks, where its shortcut is, and that its value is a click. */
import type { WidgetProps, Width } from "../element/element-props.js";
import { iconOption } from "../element/icon-option.js";
import { checkShortcut } from "./shortcut.js";
import { checkChoice, widgetProps } from "./widget-options.js";

export type ButtonKind = "primary" | "secondary" | "tertiary";

/** How a button looks, as its view gets it. */
export interface ButtonLook {
  kind?: Exclude<ButtonKind, "secondary">;
  icon?: string;
  iconPosition?: "right";
  shortcut?: string;
  nowrap?: true;
}

export interface ButtonLookOptions {
  key?: string;
  /** Shown in a tooltip on hover and focus. */
  help?: string;
  /** How loud the button is. Default `"secondary"`. */
  type?: ButtonKind;
  /** One emoji or `:material/name:`. */
  icon?: string;
  /** Default `"left"`. */
  iconPosition?: "left" | "right";
  disabled?: boolean;
  /** Default `"content"`. */
  width?: Width;
  /** Keys that click the button, like `"Ctrl+Enter"`; shown on it. `Ctrl` is Command on Apple keyboards. */
  shortcut?: string;
  /** Break a long label into lines. Default true. */
  wrap?: boolean;
}

/**
 * The props of a button from its options.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for a type, icon, icon position, width or shortcut that does not exist.
 */
export function buttonProps(command: string, label: string, options: ButtonLookOptions): ButtonLook & Partial<WidgetProps> {
  const { help, type = "secondary", icon, iconPosition = "left", disabled, width = "content", shortcut, wrap = true } = options;
  checkChoice(command, label, "type", type, ["primary", "secondary", "tertiary"]);
  checkChoice(command, label, "iconPosition", iconPosition, ["left", "right"]);
  checkShortcut(command, label, shortcut);
  return {
    ...widgetProps(command, label, { help, disabled, width }),
    kind: type === "secondary" ? undefined : type,
    icon: iconOption(command, label, icon),
    iconPosition: iconPosition === "left" ? undefined : iconPosition,
    shortcut,
    nowrap: wrap ? undefined : true,
  };
}

/** The value of everything that is clicked. */
export function parseClick(raw: unknown): boolean {
  if (typeof raw !== "boolean") throw new Error("a click is true or false");
  return raw;
}
