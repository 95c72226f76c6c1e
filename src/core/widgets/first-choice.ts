import { describeValue, optionError } from "../errors.js";
import type { OptionList } from "./options.js";

export interface FirstChoiceOptions<First> {
  /**
   * Place of the first choice, or null for none. Default 0. The script's word: another index than in the last run is
   * taken over; a changed list alone never takes the person's choice away.
   */
  index?: number | null;
  /** The first choice itself; later runs do not change it. */
  default?: First | null;
}

/**
 * The choice that a widget begins with, as it travels; null: none.
 *
 * @param choiceOf Makes the choice of a `default`; throws an Error with a short text when it cannot be one.
 * @throws MillraceError `MR_OPTION_INVALID` for an index outside the list, a default that is no option, or both.
 */
export function firstChoice<T, C>(
  command: string,
  label: string,
  list: OptionList<T>,
  { index, default: first }: FirstChoiceOptions<unknown>,
  choiceOf: (value: unknown) => C,
): C | string | null {
  if (index !== undefined && first !== undefined) {
    throw optionError(command, label, "index and default are both given.", "Keep one: index is a place in the list, default an option.");
  }
  if (index === null || first === null) return null;
  if (first !== undefined) {
    try {
      return choiceOf(first);
    } catch (error) {
      throw optionError(command, label, `default: ${(error as Error).message}.`, "Give one of them, or null.");
    }
  }
  if (list.ids.length === 0 && !index) return null;
  const id = Number.isInteger(index ?? 0) ? list.ids[index ?? 0] : undefined;
  if (id !== undefined) return id;
  throw optionError(
    command,
    label,
    `index is ${describeValue(index)}; there are ${list.ids.length} options.`,
    list.ids.length === 0 ? "Leave index out." : `Give 0 to ${list.ids.length - 1}, or null for none.`,
  );
}
