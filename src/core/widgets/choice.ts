/**
 * One choice out of a list of options, as it travels: the id of an option, or a text that the person added where the
 * widget takes new ones. The two can never be mistaken for each other, also when somebody types what is another's id.
 */
import { describeValue } from "../errors.js";
import type { OptionList } from "./options.js";

export type Choice = string | NewChoice;
export type NewChoice = { readonly new: string };

/** Longest text that can be added as an option. */
export const longestNewOption = 1000;

/** The option or new text that a wire value names. @throws Error with a short text for everything else. */
export function parseChoice<T>(list: OptionList<T>, acceptsNew: boolean, raw: unknown): T | string {
  if (!acceptsNew || typeof raw !== "object" || raw === null) return list.parse(raw);
  const keys = Object.keys(raw);
  const text: unknown = (raw as Partial<NewChoice>).new;
  if (keys.length !== 1 || keys[0] !== "new" || typeof text !== "string") throw new Error("a new option is { new: text }");
  if (text === "" || text.length > longestNewOption || text !== text.trim()) {
    throw new Error(`a new option has 1 to ${longestNewOption} characters and no blanks around them`);
  }
  return text;
}

/** The inverse of {@link parseChoice}. @throws Error when the value is no option. */
export function choiceOf<T>(list: OptionList<T>, acceptsNew: boolean, value: unknown): Choice {
  if (acceptsNew && typeof value === "string" && list.idOf(value) === undefined) return { new: value };
  return optionId(list, value);
}

/** The id of one of the options. @throws Error when the value is none. */
export function optionId<T>(list: OptionList<T>, value: unknown): string {
  const id = list.idOf(value);
  if (id !== undefined) return id;
  throw new Error(`${describeValue(value)} is not one of the options`);
}

/** What tells two choices apart, also across a reorder. */
export function choiceKey(choice: Choice): string {
  return typeof choice === "string" ? `o${choice}` : `n${choice.new}`;
}
