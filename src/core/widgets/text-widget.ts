/** What text input and text area share: a text that is checked, and may be empty as null. */
import { type Displayable, displayText } from "../element/displayable.js";
import type { Json, WidgetProps } from "../element/element-props.js";
import { describeValue, optionError } from "../errors.js";
import { type TextRules, textProblem } from "./text-rules.js";
import { startValue, type WidgetOptions, widgetProps, widgetSpec } from "./widget-options.js";

/** A first text: anything with a text, or null for a field that can be without a value. */
export type StartText = Exclude<Displayable, undefined>;

/** What the view of a text field gets. */
export interface TextFieldProps extends WidgetProps<string | null>, Omit<TextRules, "required"> {
  placeholder?: string;
  /** An emptied field is null. */
  nullable?: true;
}

export interface TextFieldOptions extends WidgetOptions {
  /** The script's word: another one than in the last run is taken over. Null: begin without a value. Default `""`. */
  value?: StartText;
  /** How it begins; later runs do not change it. */
  default?: StartText;
  /** Most characters; a counter is shown. */
  maxChars?: number;
  /** Shown while the field is empty. */
  placeholder?: string;
  /** Marked with a star; an emptied field is not sent, and holds its form back. */
  required?: boolean;
}

/**
 * The spec of a text field.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for a first text or limit that cannot be.
 */
export function textSpec<T extends "textInput" | "textArea", P extends object>(
  type: T,
  label: string,
  options: TextFieldOptions,
  rules: TextRules,
  more: P,
) {
  const { value = "", seedWins } = startValue(type, label, options);
  const { maxChars, placeholder, required } = options;
  const seed = value === null ? null : displayText(value);
  if (maxChars !== undefined && !(Number.isInteger(maxChars) && maxChars > 0)) {
    throw optionError(type, label, `maxChars is ${describeValue(maxChars)}.`, "Give a whole number above 0.");
  }
  if (maxChars !== undefined && seed !== null && seed.length > maxChars) {
    throw optionError(type, label, `value has ${seed.length} characters, maxChars is ${maxChars}.`, "Shorten the value or raise maxChars.");
  }
  const all: TextRules = { ...rules, maxChars, required: required ? true : undefined };
  const nullable = seed === null;
  return {
    type,
    label,
    ...widgetSpec(type, label, options),
    seed,
    seedWins,
    parse: (raw: Json) => parseText(raw, seed, all),
    serialize: (given: unknown) => (nullable && given === "" ? null : (given as Json)),
    props: {
      ...widgetProps(type, label, options),
      ...rules,
      ...more,
      maxChars,
      placeholder,
      nullable: nullable ? (true as const) : undefined,
    },
  };
}

function parseText(raw: Json, seed: string | null, rules: TextRules): string | null {
  // The author's own text is always right, also an empty one in a required field.
  if (raw === seed) return seed;
  if (typeof raw !== "string") throw new Error("the value is a text");
  const problem = textProblem(raw, rules);
  if (problem !== undefined) throw new Error(problem);
  return raw;
}
