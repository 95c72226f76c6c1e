/**
 * What the fields with a list under them (selectbox, multiselect) have in common: how typing filters the list, whether
 * texts that are not in it can be added, and what stands in the empty field.
 */
import { checkChoice } from "./widget-options.js";

/** How typing filters the options; null: it does not. */
export type FilterMode = "fuzzy" | "contains" | "prefix" | null;

export interface ChoiceFieldOptions {
  /** The person can add texts that are not in the list. Default false. */
  acceptNewOptions?: boolean;
  /** How typing filters the list; null: it does not. Default `"fuzzy"`: the letters in order, the closest first. */
  filterMode?: FilterMode;
  /** Shown while nothing is chosen. Default: what can be done, as «Choose an option». */
  placeholder?: string;
}

export interface ChoiceFieldProps {
  placeholder?: string;
  /** Absent: fuzzy. */
  filter?: "contains" | "prefix" | "none";
  acceptsNew?: true;
}

/** @throws MillraceError `MR_OPTION_INVALID` for a filter mode that does not exist. */
export function choiceFieldProps(command: string, label: string, options: ChoiceFieldOptions): ChoiceFieldProps {
  const { acceptNewOptions = false, filterMode = "fuzzy", placeholder } = options;
  if (filterMode !== null) checkChoice(command, label, "filterMode", filterMode, ["fuzzy", "contains", "prefix"]);
  return {
    placeholder,
    filter: filterMode === "fuzzy" ? undefined : (filterMode ?? "none"),
    acceptsNew: acceptNewOptions ? true : undefined,
  };
}
