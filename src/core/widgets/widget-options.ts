/**
 * What the options of every widget have in common, in one place: their names, their checks and how they become props.
 *
 * A command spreads `...widgetSpec("slider", label, options)` into its spec and `...widgetProps("slider", label, options)`
 * into its props; the rest of the spec is its own.
 */
import type { WidgetProps, Width } from "../element/element-props.js";
import { sizeOption } from "../element/size-option.js";
import { describeValue, optionError } from "../errors.js";
import type { OnChange, PersistState } from "./widget-manager.js";

export interface WidgetOptions {
  /** Name of the widget: identity, `st.sessionState` entry and CSS class `st-key-<key>`. */
  key?: string;
  /** Shown in a tooltip beside the label. */
  help?: string;
  /** Shown, but cannot be used; what the browser sends is ignored. */
  disabled?: boolean;
  /** `"hidden"` keeps the label's room, `"collapsed"` gives it away; screen readers always get the label. Default `"visible"`. */
  labelVisibility?: "visible" | "hidden" | "collapsed";
  /** Fill the container, be as wide as the content, or CSS pixels. */
  width?: Width;
  /** `"rerun"` (default), `"ignore"` (the value waits for the next run), or a function that is called before that run. */
  onChange?: OnChange;
  /** How long the value is kept while the widget is not shown. Default `"session"`. */
  persistState?: PersistState;
}

type SharedProps = Pick<WidgetProps, "help" | "disabled" | "labelVisibility" | "width" | "required">;
type SharedSpec = Pick<WidgetOptions, "key" | "onChange" | "persistState"> & { nameless?: true };

/**
 * The props that every widget has, from its options.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for a label visibility or width that does not exist.
 */
export function widgetProps(command: string, label: string, options: WidgetOptions & { required?: boolean }): SharedProps {
  const { help, disabled, labelVisibility = "visible", width, required } = options;
  checkChoice(command, label, "labelVisibility", labelVisibility, ["visible", "hidden", "collapsed"]);
  return {
    help,
    disabled: disabled ? true : undefined,
    labelVisibility: labelVisibility === "visible" ? undefined : labelVisibility,
    width: sizeOption(command, label, "width", width),
    required: required ? true : undefined,
  };
}

/**
 * The fields of a widget's spec that do not depend on its kind.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for a label that is not text, or an onChange or persistState that does not exist.
 */
export function widgetSpec(command: string, label: string, { key, onChange, persistState }: WidgetOptions): SharedSpec {
  if (typeof label !== "string") {
    throw optionError(command, undefined, `the label is ${describeValue(label)}.`, "Give a text; to hide it use labelVisibility.");
  }
  if (onChange !== undefined && typeof onChange !== "function") checkChoice(command, label, "onChange", onChange, ["rerun", "ignore"]);
  if (persistState !== undefined) checkChoice(command, label, "persistState", persistState, ["session", "page", "run"]);
  return { key, onChange, persistState, nameless: label.trim() === "" ? true : undefined };
}

/** Refuses an option that is none of the allowed words. */
export function checkChoice(command: string, label: string | undefined, option: string, value: unknown, allowed: readonly string[]): void {
  if (allowed.includes(value as string)) return;
  const names = allowed.map((one) => `"${one}"`);
  const last = names.pop();
  throw optionError(
    command,
    label,
    `${option} is ${describeValue(value)}.`,
    `Use ${names.join(", ")}${names.length > 0 ? " or " : ""}${last}.`,
  );
}

/** Where a widget's first value comes from. */
export interface Start<V> {
  /** Undefined: the author gave none. */
  value: V | undefined;
  /** The script wins when it passes another value than in its last run: true for `value`, false for `default` and for none. */
  seedWins: boolean;
}

/**
 * `value` or `default`, whichever was given.
 *
 * `value` is the script's word: when a later run passes another one, that one counts. `default` only says how the
 * widget begins.
 *
 * @throws MillraceError `MR_OPTION_INVALID` when both are given.
 */
export function startValue<V>(command: string, label: string, options: { value?: V; default?: V }): Start<V> {
  const { value, default: start } = options;
  if (value !== undefined && start !== undefined) {
    throw optionError(
      command,
      label,
      "value and default are both given.",
      "Use default for how the widget begins, or value when the script may set it again later.",
    );
  }
  return start === undefined ? { value, seedWins: value !== undefined } : { value: start, seedWins: false };
}
