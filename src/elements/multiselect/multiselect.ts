import type { ElementHost } from "../../core/element/element-host.js";
import type { Json, WidgetProps } from "../../core/element/element-props.js";
import { describeValue, optionError } from "../../core/errors.js";
import { type Choice, choiceKey, choiceOf, parseChoice } from "../../core/widgets/choice.js";
import { type ChoiceFieldOptions, type ChoiceFieldProps, choiceFieldProps } from "../../core/widgets/choice-field.js";
import {
  type OptionList,
  type OptionListOptions,
  type OptionListProps,
  type OptionOf,
  type OptionSource,
  readOptions,
} from "../../core/widgets/options.js";
import { startValue, type WidgetOptions, widgetProps, widgetSpec } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    multiselect: MultiselectProps;
  }
}

export interface MultiselectProps extends WidgetProps<readonly Choice[]>, OptionListProps, ChoiceFieldProps {
  maxSelections?: number;
  /** «Select all» stands in lists of up to so many options; absent: in none. */
  selectAll?: number;
  /** The chosen ones stay on one line that scrolls sideways. */
  nowrap?: true;
}

export interface MultiselectOptions<T, First = T> extends WidgetOptions, OptionListOptions<T>, ChoiceFieldOptions {
  /** What is chosen at first; later runs do not change it. Default nothing. */
  default?: readonly First[];
  /** The script's word: another list than in the last run is taken over. */
  value?: readonly First[];
  /** Most options that can be chosen at a time. */
  maxSelections?: number;
  /** Offers «Select all»: true, false, or the longest list that has it. Default 1000. */
  selectAll?: boolean | number;
  /** Break the chosen ones into lines. Default true; else one line that scrolls sideways. */
  wrap?: boolean;
  /** Nothing chosen is not good enough: marked with a star, holds its form back. */
  required?: boolean;
}

/**
 * Shows a field that holds any number of options as tags, with a list to choose from; typing filters the list.
 *
 * The choice is kept by what the options are: when the list changes, the chosen ones that are still in it stay.
 *
 * @param options An array, Set, Map, enum, or a column of a table; shown and told apart as for `st.selectbox`.
 * @returns The chosen options in the order they were chosen in; new texts as they were typed.
 * @throws MillraceError `MR_OPTION_INVALID` when a default is not in the options or they are more than `maxSelections`.
 * @example
 * const colours = st.multiselect("Colours", ["Red", "Green", "Blue"], { default: ["Green"], maxSelections: 2 });
 * st.write(colours.join(" and "));
 */
export function multiselect<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more?: MultiselectOptions<OptionOf<S>> & { acceptNewOptions?: false },
): OptionOf<S>[];
export function multiselect<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more: MultiselectOptions<OptionOf<S>, OptionOf<S> | string> & { acceptNewOptions: boolean },
): (OptionOf<S> | string)[];
export function multiselect<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more: MultiselectOptions<OptionOf<S>, OptionOf<S> | string> = {},
): (OptionOf<S> | string)[] {
  const { acceptNewOptions: acceptsNew = false, wrap = true } = more;
  const list = readOptions("multiselect", label, options, more);
  const most = readMost(label, more.maxSelections);
  const start = startValue("multiselect", label, more);
  const seed = readStart(label, list, start.value ?? [], acceptsNew, most);
  const limit = most ?? Number.POSITIVE_INFINITY;
  return this.widget({
    ...widgetSpec("multiselect", label, more),
    type: "multiselect",
    label,
    seed,
    seedWins: start.value !== undefined && start.seedWins,
    parse: (raw: Json) => parseChoices(list, acceptsNew, limit, raw),
    serialize: (value: unknown) => choicesOf(list, acceptsNew, value),
    repair: (raw: Json) => stillThere(list, acceptsNew, limit, raw),
    props: {
      ...widgetProps("multiselect", label, more),
      ...list.props,
      ...choiceFieldProps("multiselect", label, more),
      maxSelections: most,
      selectAll: readSelectAll(label, more.selectAll),
      nowrap: wrap ? undefined : true,
    },
  }).value;
}

function readMost(label: string, most: number | undefined): number | undefined {
  if (most === undefined || (Number.isInteger(most) && most > 0)) return most;
  throw optionError("multiselect", label, `maxSelections is ${describeValue(most)}.`, "Give a whole number above 0, or leave it out.");
}

function readSelectAll(label: string, selectAll: boolean | number = 1000): number | undefined {
  if (selectAll === false || selectAll === 0) return undefined;
  if (selectAll === true) return Number.MAX_SAFE_INTEGER;
  if (Number.isInteger(selectAll) && selectAll > 0) return selectAll;
  throw optionError(
    "multiselect",
    label,
    `selectAll is ${describeValue(selectAll)}.`,
    "Use true, false, or the length of the longest list.",
  );
}

function readStart<T>(label: string, list: OptionList<T>, start: unknown, acceptsNew: boolean, most: number | undefined): Choice[] {
  let seed: Choice[];
  try {
    seed = choicesOf(list, acceptsNew, start);
    parseChoices(list, acceptsNew, Number.POSITIVE_INFINITY, seed);
  } catch (error) {
    throw optionError("multiselect", label, `default: ${(error as Error).message}.`, "Give an array of some of the options, each once.");
  }
  if (most === undefined || seed.length <= most) return seed;
  throw optionError("multiselect", label, `default has ${seed.length} options, maxSelections is ${most}.`, "Give fewer, or raise it.");
}

function parseChoices<T>(list: OptionList<T>, acceptsNew: boolean, most: number, raw: unknown): (T | string)[] {
  if (!Array.isArray(raw)) throw new Error("the choices are an array");
  if (raw.length > most) throw new Error(`at most ${most} can be chosen`);
  const seen = new Set<string>();
  return raw.map((choice: unknown) => {
    const value = parseChoice(list, acceptsNew, choice);
    const key = choiceKey(choice as Choice);
    if (seen.has(key)) throw new Error(`${describeValue(value)} is chosen twice`);
    seen.add(key);
    return value;
  });
}

function choicesOf<T>(list: OptionList<T>, acceptsNew: boolean, value: unknown): Choice[] {
  if (!Array.isArray(value)) throw new Error(`${describeValue(value)} is no array of options`);
  return value.map((one) => choiceOf(list, acceptsNew, one));
}

/** The choices that the list as it is now still has. */
function stillThere<T>(list: OptionList<T>, acceptsNew: boolean, most: number, raw: Json): Json {
  if (!Array.isArray(raw)) throw new Error("the choices are an array");
  const left = raw.filter((choice: Json) => {
    try {
      parseChoice(list, acceptsNew, choice);
      return true;
    } catch {
      return false;
    }
  });
  return left.slice(0, most);
}
