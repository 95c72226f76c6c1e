import { type Duration, durationMs } from "../../core/cache/duration.js";
import type { ElementHost } from "../../core/element/element-host.js";
import { iconOption } from "../../core/element/icon-option.js";
import { describeValue, optionError } from "../../core/errors.js";
import type { TextKind, TextRules } from "../../core/widgets/text-rules.js";
import { type StartText, type TextFieldOptions, type TextFieldProps, textSpec } from "../../core/widgets/text-widget.js";
import { checkChoice } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    textInput: TextInputProps;
  }
}

export interface TextInputProps extends TextFieldProps {
  icon?: string;
  autocomplete?: string;
  /** Milliseconds after the last key when the text is sent by itself. */
  live?: number;
}

export interface TextInputOptions extends TextFieldOptions {
  /** What is typed: sets the keyboard on phones, what the browser fills in, and the check. Default `"default"`. */
  type?: TextKind;
  /** What the browser may fill in, as in HTML. Default: after `type`; `"off"` for texts. */
  autocomplete?: string;
  /** One emoji or `:material/name:`, inside the field. */
  icon?: string;
  /**
   * A regular expression that must be found in the text, or that and what to say when it is not. Write `^…$` for the
   * whole text. Checked in the browser and again on the server.
   */
  validate?: string | RegExp | readonly [pattern: string | RegExp, message: string];
  /** Send while typing: 300 ms after the last key, or after this time (`"500ms"`, seconds). Default: at Enter or on leaving. */
  live?: boolean | Duration;
}

/** Milliseconds without a key after which `live: true` sends. */
const livePause = 300;

const defaultAutocomplete: Readonly<Record<TextKind, string>> = {
  default: "off",
  password: "new-password",
  email: "email",
  url: "url",
  phone: "tel",
  search: "off",
};

/**
 * Shows a field for one line of text. The text is taken at Enter or when the field is left (`live`: while typing).
 *
 * What was typed and not yet taken stays in the field through reruns and a reload of the page.
 *
 * @param label Inline markdown.
 * @returns The text; with `value: null`, null until something is entered.
 * @throws MillraceError `MR_OPTION_INVALID` for a type, pattern, limit or first text that cannot be.
 * @example
 * const name = st.textInput("Name", { placeholder: "Ada Lovelace", maxChars: 40 });
 * const mail = st.textInput("Email", { type: "email", required: true });
 * const plate = st.textInput("Plate", { validate: [/^[A-Z]{1,3}-\d+$/, "Write it like B-123."] });
 * if (name) st.write("Hello,", name, mail, plate);
 */
export function textInput(
  this: ElementHost,
  label: string,
  options?: TextInputOptions & { value?: Exclude<StartText, null>; default?: Exclude<StartText, null> },
): string;
export function textInput(this: ElementHost, label: string, options: TextInputOptions): string | null;
export function textInput(this: ElementHost, label: string, options: TextInputOptions = {}): string | null {
  const { type = "default", autocomplete = defaultAutocomplete[type], icon, validate, live = false } = options;
  checkChoice("textInput", label, "type", type, ["default", "password", "email", "url", "phone", "search"]);
  const rules: TextRules = { ...patternOf(label, validate), kind: type === "default" ? undefined : type };
  const more = {
    icon: iconOption("textInput", label, icon),
    autocomplete: autocomplete === "off" ? undefined : autocomplete,
    live: live === false ? undefined : live === true ? livePause : durationMs("st.textInput: live", live),
  };
  return this.widget(textSpec("textInput", label, options, rules, more)).value;
}

function patternOf(label: string, validate: TextInputOptions["validate"]): Pick<TextRules, "pattern" | "message"> {
  if (validate === undefined) return {};
  const [pattern, message] = isPair(validate) ? validate : [validate, undefined];
  try {
    const { source, flags } = new RegExp(pattern);
    // Sticky and global expressions remember where they stopped: they would refuse every second text.
    return { pattern: [source, flags.replace(/[gy]/g, "")], message };
  } catch {
    throw optionError(
      "textInput",
      label,
      `validate is ${describeValue(pattern)}, which is no regular expression.`,
      'Give one like "^[a-z]+$", or [pattern, message].',
    );
  }
}

function isPair(validate: string | RegExp | readonly [string | RegExp, string]): validate is readonly [string | RegExp, string] {
  return Array.isArray(validate);
}
