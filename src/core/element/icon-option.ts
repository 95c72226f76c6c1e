import { describeValue, optionError } from "../errors.js";

/** One emoji as people see it, with its skin tones and joined parts. */
const oneEmoji = /^\p{RGI_Emoji}$/v;
const material = /^:material\/[a-z0-9_]+:$/;

/**
 * The icon of an element: one emoji or `:material/name:`.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for short codes, addresses, letters and several emojis.
 */
export function iconOption(command: string, label: string | undefined, icon: string | undefined): string | undefined {
  if (icon === undefined) return undefined;
  // Signs like ⚠ become emojis by a selector that people rarely type.
  if (typeof icon === "string" && (material.test(icon) || oneEmoji.test(icon) || oneEmoji.test(`${icon}\u{FE0F}`))) return icon;
  const hint = /^:[\w+-]+:$/.test(String(icon))
    ? `Short codes are not read: paste the emoji itself, or write ":material/${String(icon).slice(1, -1)}:".`
    : 'Give one emoji like "🚀", or a Material symbol like ":material/rocket_launch:".';
  throw optionError(command, label, `icon is ${describeValue(icon)}.`, hint);
}
