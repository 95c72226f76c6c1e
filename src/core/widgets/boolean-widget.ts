/** What checkbox and toggle share: a value that is true or false. */
import type { WidgetProps } from "../element/element-props.js";
import { describeValue, optionError } from "../errors.js";
import { startValue, type WidgetOptions, widgetProps, widgetSpec } from "./widget-options.js";

/** What the view of a checkbox or toggle gets. */
export interface BooleanProps extends WidgetProps<boolean> {
  /** A long label stays on one line. */
  nowrap?: true;
}

export interface BooleanOptions extends WidgetOptions {
  /** The script's word: another one than in the last run is taken over. Default false. */
  value?: boolean;
  /** How it begins; later runs do not change it. */
  default?: boolean;
  /** Break a long label into lines. Default true. */
  wrap?: boolean;
}

/**
 * The spec of a widget that is on or off.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for a value that is not true or false.
 */
export function booleanSpec<T extends "checkbox" | "toggle">(type: T, label: string, options: BooleanOptions) {
  const { value = false, seedWins } = startValue(type, label, options);
  if (typeof value !== "boolean") throw optionError(type, label, `value is ${describeValue(value)}.`, "Give true or false.");
  const props: Partial<BooleanProps> = {
    ...widgetProps(type, label, { ...options, width: options.width ?? "content" }),
    nowrap: options.wrap === false ? true : undefined,
  };
  return { type, label, ...widgetSpec(type, label, options), seed: value, seedWins, parse: parseBoolean, props };
}

function parseBoolean(raw: unknown): boolean {
  if (typeof raw !== "boolean") throw new Error("the value is true or false");
  return raw;
}
