import type { ElementHost } from "../../core/element/element-host.js";
import type { Json, WidgetProps } from "../../core/element/element-props.js";
import { optionId } from "../../core/widgets/choice.js";
import { type FirstChoiceOptions, firstChoice } from "../../core/widgets/first-choice.js";
import { type OptionListOptions, type OptionListProps, type OptionOf, type OptionSource, readOptions } from "../../core/widgets/options.js";
import { type WidgetOptions, widgetProps, widgetSpec } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    radio: RadioProps;
  }
}

export interface RadioProps extends WidgetProps<string | null>, OptionListProps {
  captions?: readonly string[];
  horizontal?: true;
}

export interface RadioOptions<T> extends WidgetOptions, OptionListOptions<T>, FirstChoiceOptions<T> {
  /** A smaller line under each option, in their order. */
  captions?: readonly string[];
  /** Options side by side. Default false. */
  horizontal?: boolean;
  /** Nothing chosen is not good enough: marked with a star, holds its form back. */
  required?: boolean;
}

/**
 * Shows a list of options of which one can be chosen.
 *
 * A choice is kept by what the option is, not by its place or text: it outlives a new order, new options around it and
 * another `format`. When the option is gone, the widget goes back to its first choice.
 *
 * @param options Array, Set, iterable, table; of a Map, object or enum the names are shown and the values returned.
 * @returns The chosen option; null while there is none (`index: null`, or no options at all).
 * @throws MillraceError `MR_OPTION_INVALID` for an index outside the list or a default that is no option.
 * @example
 * const size = st.radio("Size", ["S", "M", "L"], { horizontal: true });
 * const plan = st.radio("Plan", { Free: 0, Team: 29 }, { captions: ["For one", "For all"] });
 * st.write(size, plan);
 */
export function radio<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more?: RadioOptions<OptionOf<S>> & { index?: number; default?: OptionOf<S> },
): OptionOf<S>;
export function radio<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more: RadioOptions<OptionOf<S>>,
): OptionOf<S> | null;
export function radio<const S extends OptionSource>(
  this: ElementHost,
  label: string,
  options: S,
  more: RadioOptions<OptionOf<S>> = {},
): OptionOf<S> | null {
  const list = readOptions("radio", label, options, more);
  const { horizontal, captions, width = "content" } = more;
  const seed = firstChoice("radio", label, list, more, (value) => optionId(list, value));
  return this.widget({
    type: "radio",
    label,
    ...widgetSpec("radio", label, more),
    seed,
    seedWins: more.index !== undefined,
    // The same index is no new word of the script, also where another option stands there now.
    seedCause: more.index,
    parse: (raw: Json) => (raw === null && seed === null ? null : list.parse(raw)),
    serialize: (value: unknown) => (value === null ? null : optionId(list, value)),
    props: {
      ...widgetProps("radio", label, { ...more, width }),
      ...list.props,
      captions,
      horizontal: horizontal ? true : undefined,
    },
  }).value;
}
