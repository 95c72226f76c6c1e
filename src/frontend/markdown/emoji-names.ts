import { nameToEmoji } from "gemoji";

/** The emoji of a name without colons; undefined when there is none of that name. */
export function emojiOf(name: string): string | undefined {
  return Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
}
