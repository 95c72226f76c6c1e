import type { ElementHost } from "../../core/element/element-host.js";
import type { WidgetProps } from "../../core/element/element-props.js";
import { type Choice, choiceOf, parseChoice } from "../../core/widgets/choice.js";
import { type ChoiceFieldOptions, type ChoiceFieldProps, choiceFieldProps } from "../../core/widgets/choice-field.js";
import { type FirstChoiceOptions, firstChoice } from "../../core/widgets/first-choice.js";
import { type OptionListOptions, type OptionListProps, type OptionOf, type OptionSource, readOptions } from "../../core/widgets/options.js";
import { type WidgetOptions, widgetProps, widgetSpec } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    selectbox: SelectboxProps;
  }
}

export interface SelectboxProps extends WidgetProps<Choice | null>, OptionListProps, ChoiceFieldProps {
  icon?: string;
  /** The person may go back to no choice. */
  clearable?: true;
}

export interface SelectboxOptions<T, First = T> extends WidgetOptions, OptionListOptions<T>, FirstChoiceOptions<First>, ChoiceFieldOptions {
  /** Nothing chosen is not good enough: marked with a star, cannot be cleared, holds its form back. */
  required?: boolean;
  /** One emoji or `:material/name:`, before the chosen option. */
  icon?: string;
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
  const { index, acceptNewOptions: acceptsNew = false, icon } = more;
  const list = readOptions("selectbox", label, options, more);
  const seed = firstChoice("selectbox", label, list, more, (value) => choiceOf(list, acceptsNew, value));
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
      ...choiceFieldProps("selectbox", label, more),
      icon,
      clearable: seed === null && !more.required ? true : undefined,
    },
  }).value;
}
