/** Colours of the author's own: `:color[…]{foreground="#c00" background="yellow"}`. */
import { colourNames, type Directive } from "./directives.js";

/** A colour that cannot be anything but a colour: a name of ours, a CSS name, hex digits or a colour function of numbers. */
export function safeColour(text: string): string | undefined {
  const colour = text.trim();
  if (colour === "primary") return "var(--accent-text)";
  if (colour !== "rainbow" && (colourNames as readonly string[]).includes(colour))
    return `var(--${colour === "gray" ? "grey" : colour}-text)`;
  if (/^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(colour) || /^[a-z]{3,24}$/i.test(colour)) return colour;
  return /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([\d\s.,%/+-]{1,60}(?:deg)?[\d\s.,%/+-]{0,30}\)$/i.test(colour) ? colour : undefined;
}

function readOption(options: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`).exec(options);
  return match ? safeColour(match[1] ?? match[2] ?? match[3] ?? "") : undefined;
}

/** What stands in the braces behind `:color[…]`, as a directive. What is no colour is left out. */
export function paintOf(options: string): Directive {
  return { kind: "paint", foreground: readOption(options, "foreground"), background: readOption(options, "background") };
}
