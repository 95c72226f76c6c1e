import type { ElementHost } from "../../core/element/element-host.js";
import type { WidgetProps } from "../../core/element/element-props.js";
import { describeValue, optionError } from "../../core/errors.js";
import { type Choice, choiceOf, parseChoice } from "../../core/widgets/choice.js";
import {
  type OptionList,
  type OptionListOptions,
  type OptionListProps,
  type OptionOf,
  type OptionSource,
  readOptions,
} from "../../core/widgets/options.js";
import { checkChoice, type WidgetOptions, widgetProps, widgetSpec } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    selectbox: SelectboxProps;
  }
}

/** How typing filters the options; null: it does not, letters jump to the next option that begins with them. */
export type SelectFilterMode = "fuzzy" | "contains" | "prefix" | null;

export interface SelectboxProps extends WidgetProps<Choice | null>, OptionListProps {
  placeholder?: string;
  icon?: string;
  /** Absent: fuzzy. */
  filter?: "contains" | "prefix" | "none";
  acceptsNew?: true;
  /** The person may go back to no choice. */
  clearable?: true;
}

export interface SelectboxOptions<T, First = T> extends WidgetOptions, OptionListOptions<T> {
  /**
   * Place of the first choice, or null for none (which can then be cleared to). Default 0. The script's word: another
   * index than in the last run is taken over; a changed list alone never takes the person's choice away.
   */
  index?: number | null;
  /** The first choice itself; later runs do not change it. */
  default?: First | null;
  /** The person can add a text that is not in the list. Default false. */
  acceptNewOptions?: boolean;
  /** Shown while nothing is chosen. Default «Choose an option». */
  placeholder?: string;
  /** Nothing chosen is not good enough: marked with a star, cannot be cleared, holds its form back. */
  required?: boolean;
  /** One emoji or `:material/name:`, before the chosen option. */
  icon?: string;
  /** Default `"fuzzy"`: the letters in order, the closest first. */
  filterMode?: SelectFilterMode;
}

/**
 * Shows a field with a list to choose one option from; typing filters the list.
 *
 * The whole list travels to the browser once and is filtered there: some ten thousand options are no burden, for
 * millions use a text input and a query.
 *
 * @param options An array, Set, Map, enum, or a column of a table. Objects are shown by `format`, else by their `label`,
 * `name` or `title`, and keep their identity over reorders and reloads by `id` or `optionKey`.
 * @returns The chosen option; the typed text where it is a new one; null where nothing is chosen or there are no options.
 * @throws MillraceError `MR_OPTION_INVALID` when the index or default is not in the options, or a setting cannot be used.
 * @example
 * const size = st.selectbox("Size", ["S", "M", "L"]);
 * const people = [{ id: 1, name: "Ada" }, { id: 2, name: "Alan" }];
 * const who = st.selectbox("Who", people, { index: null, placeholder: "Nobody yet" });
 * st.write(size, who?.name);
 */
export function selectbox<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more?: SelectboxOptions<OptionOf<S>> & { index?: number; default?: OptionOf<S>; acceptNewOptions?: false },
): OptionOf<S>;
export function selectbox<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more: SelectboxOptions<OptionOf<S>, OptionOf<S> | string> & { index?: number; default?: OptionOf<S> | string; acceptNewOptions: true },
): OptionOf<S> | string;
export function selectbox<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more: SelectboxOptions<OptionOf<S>> & { acceptNewOptions?: false },
): OptionOf<S> | null;
export function selectbox<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more: SelectboxOptions<OptionOf<S>, OptionOf<S> | string> & { acceptNewOptions: boolean },
): OptionOf<S> | string | null;
export function selectbox<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more: SelectboxOptions<OptionOf<S>, OptionOf<S> | string> = {},
): OptionOf<S> | string | null {
  const { index, acceptNewOptions: acceptsNew = false, filterMode = "fuzzy", placeholder, icon } = more;
  if (filterMode !== null) checkChoice("selectbox", label, "filterMode", filterMode, ["fuzzy", "contains", "prefix"]);
  const list = readOptions("selectbox", label, options, more);
  const seed = firstChoice(label, list, more);
  return this.widget({
    ...widgetSpec("selectbox", label, more),
    type: "selectbox",
    label,
    seed,
    seedWins: index !== undefined,
    seedCause: index === undefined ? [] : [index],
    parse(raw) {
      if (raw !== null) return parseChoice(list, acceptsNew, raw);
      if (seed === null) return null;
      throw new Error("one of the options has to be chosen");
    },
    serialize: (value) => (value === null ? null : choiceOf(list, acceptsNew, value)),
    props: {
      ...widgetProps("selectbox", label, more),
      ...list.props,
      placeholder,
      icon,
      filter: filterMode === "fuzzy" ? undefined : (filterMode ?? "none"),
      acceptsNew: acceptsNew ? true : undefined,
      clearable: seed === null && !more.required ? true : undefined,
    },
  }).value;
}

/** The id of the choice that the widget begins with. */
function firstChoice<T>(label: string, list: OptionList<T>, more: SelectboxOptions<T, T | string>): Choice | null {
  const { index, default: first, acceptNewOptions = false } = more;
  if (index !== undefined && first !== undefined) {
    throw optionError(
      "selectbox",
      label,
      "index and default are both given.",
      "Keep one: index is a place in the list, default an option.",
    );
  }
  if (index === null || first === null) return null;
  if (first !== undefined) {
    try {
      return choiceOf(list, acceptNewOptions, first);
    } catch (error) {
      throw optionError("selectbox", label, `default: ${(error as Error).message}.`, "Give one of them, or null.");
    }
  }
  if (list.ids.length === 0 && !index) return null;
  const id = Number.isInteger(index ?? 0) ? list.ids[index ?? 0] : undefined;
  if (id !== undefined) return id;
  throw optionError(
    "selectbox",
    label,
    `index is ${describeValue(index)}; there are ${list.ids.length} options.`,
    list.ids.length === 0 ? "Leave index out." : `Give 0 to ${list.ids.length - 1}, or null for none.`,
  );
}
