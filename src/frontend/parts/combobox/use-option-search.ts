import { useMemo } from "react";
import { type FilterMode, filterOptions, fold } from "./option-filter.js";

export interface OptionSearch {
  /** Undefined: typing does not filter. */
  mode: FilterMode | undefined;
  /** What was typed, without blanks around it. */
  query: string;
  /** The options as they are compared. */
  folded: readonly string[];
  /** Places of the options that the query finds; all without a query. */
  found: readonly number[];
  /** Number of characters of the longest option. */
  longest: number;
}

/** What a typed text finds in the options of a list. `filter` as in the widget's props: absent is fuzzy. */
export function useOptionSearch(
  options: readonly string[],
  filter: "contains" | "prefix" | "none" | undefined,
  typed: string | undefined,
): OptionSearch {
  const mode = filter === "none" ? undefined : (filter ?? "fuzzy");
  const query = typed?.trim() ?? "";
  const folded = useMemo(() => options.map(fold), [options]);
  const longest = useMemo(() => options.reduce((most, text) => Math.max(most, text.length), 0), [options]);
  const found = useMemo(
    () => (query === "" || !mode ? options.map((_, index) => index) : filterOptions(folded, query, mode)),
    [options, folded, query, mode],
  );
  return { mode, query, folded, found, longest };
}
