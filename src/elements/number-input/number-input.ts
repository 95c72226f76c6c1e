import { parsePrintf } from "../../core/data/printf.js";
import type { ElementHost } from "../../core/element/element-host.js";
import type { Json, WidgetProps } from "../../core/element/element-props.js";
import { iconOption } from "../../core/element/icon-option.js";
import { describeValue, optionError } from "../../core/errors.js";
import { type NumberRules, numberProblem } from "../../core/widgets/number-rules.js";
import { startValue, type WidgetOptions, widgetProps, widgetSpec } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    numberInput: NumberInputProps;
  }
}

export interface NumberInputProps extends WidgetProps<number | null>, NumberRules {
  step: number;
  /** printf-like. */
  format?: string;
  icon?: string;
  placeholder?: string;
  /** An emptied field is null. */
  nullable?: true;
}

export interface NumberInputOptions extends WidgetOptions {
  /** The script's word: another one than in the last run is taken over. Null: begin without a value. Default: `min`, else 0. */
  value?: number | "min" | null;
  /** How it begins; later runs do not change it. */
  default?: number | "min" | null;
  min?: number;
  max?: number;
  /** What a step button or arrow key adds. Default 1; 0.01 where another number has decimals. */
  step?: number;
  /** printf-like: `"%d"`, `"%.2f"`, `"$%,.2f"`, `"%d km"`. Default: the number as it is. */
  format?: string;
  placeholder?: string;
  /** Marked with a star; an emptied field is not sent, and holds its form back. */
  required?: boolean;
  /** One emoji or `:material/name:`, inside the field. */
  icon?: string;
}

/**
 * Shows a field for a number, with buttons to step up and down. Taken at Enter, on leaving the field and at each step.
 *
 * Only whole numbers are taken when `step` is whole, or, without a step, when all numbers given are whole and there is
 * at least one; a `format` with decimals allows them again. People may type `1,5` or `1 234.5` as their language has it.
 *
 * @param label Inline markdown.
 * @returns The number; with `value: null`, null until something is entered.
 * @throws MillraceError `MR_OPTION_INVALID` for numbers that do not fit together or a format that is none.
 * @example
 * const people = st.numberInput("People", { min: 1, max: 12, value: 2 });
 * const price = st.numberInput("Price", { value: 9.99, step: 0.5, format: "$%.2f" });
 * st.write(people * price);
 */
export function numberInput(
  this: ElementHost,
  label: string,
  options?: NumberInputOptions & { value?: number | "min"; default?: number | "min" },
): number;
export function numberInput(this: ElementHost, label: string, options: NumberInputOptions): number | null;
export function numberInput(this: ElementHost, label: string, options: NumberInputOptions = {}): number | null {
  const { min, max, format, placeholder, required, icon } = options;
  const { value: start = "min", seedWins } = startValue("numberInput", label, options);
  const given = [min, max, options.step, start === "min" ? undefined : start].filter((one) => one !== undefined && one !== null);
  for (const one of given) checkNumber(label, one);
  checkFormat(label, format);
  const decimals = format !== undefined && /%[^a-z]*[feg]/i.test(format);
  const deciding = options.step === undefined ? given : [options.step];
  const whole = deciding.length > 0 && deciding.every(Number.isInteger) && !decimals;
  const step = options.step ?? (deciding.every(Number.isInteger) ? 1 : 0.01);
  const rules: NumberRules = { min, max, whole: whole ? true : undefined };
  const seed = firstNumber(label, start, rules);
  if (step <= 0) throw optionError("numberInput", label, `step is ${step}.`, "Give a number above 0.");
  return this.widget({
    type: "numberInput",
    label,
    ...widgetSpec("numberInput", label, options),
    seed,
    seedWins,
    parse: (raw: Json) => parseNumber(raw, seed, rules),
    props: {
      ...widgetProps("numberInput", label, options),
      ...rules,
      step,
      format,
      placeholder,
      required: required ? true : undefined,
      icon: iconOption("numberInput", label, icon),
      nullable: seed === null ? true : undefined,
    },
  }).value;
}

function parseNumber(raw: Json, seed: number | null, rules: NumberRules): number | null {
  if (raw === null && seed === null) return null;
  if (typeof raw !== "number") throw new Error("the value is a number");
  const problem = numberProblem(raw, rules);
  if (problem !== undefined) throw new Error(problem);
  return raw;
}

function checkNumber(label: string, value: unknown): void {
  if (typeof value === "number" && Number.isFinite(value)) {
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return;
    throw optionError(
      "numberInput",
      label,
      `${value} is too large to be exact.`,
      "Whole numbers reach to 2^53 − 1; use a text input beyond.",
    );
  }
  throw optionError("numberInput", label, `${describeValue(value)} is not a number.`, "min, max, step and value are finite numbers.");
}

function checkFormat(label: string, format: string | undefined): void {
  if (format === undefined || "diufFeEgG".includes(parsePrintf(format)?.type ?? "none")) return;
  throw optionError("numberInput", label, `format is ${describeValue(format)}.`, 'Give one printf conversion, like "%.2f" or "%d km".');
}

function firstNumber(label: string, start: number | "min" | null, { min, max, whole }: NumberRules): number | null {
  if (min !== undefined && max !== undefined && min > max) {
    throw optionError("numberInput", label, `min ${min} is above max ${max}.`, "Swap them.");
  }
  if (start === null) return null;
  const value = start === "min" ? (min ?? Math.min(0, max ?? 0)) : start;
  const problem = numberProblem(value, { min, max, whole });
  if (problem === undefined) return value;
  throw optionError("numberInput", label, `value is ${value}. ${problem}`, "Change the value, or min, max and step.");
}
