/**
 * The directives of text: `:red[…]`, `:blue-background[…]`, `:green-badge[…]`, `:small[…]`, `:shimmer[…]`, `:help[…]`
 * and `:color[…]{foreground="#c00" background="yellow"}`. Labels and documents read them by this one table.
 */

export const colourNames = ["red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary", "rainbow"] as const;
export type ColourName = (typeof colourNames)[number];

export type Directive =
  | { kind: "colour" | "background" | "badge"; colour: ColourName }
  | { kind: "small" | "shimmer" | "help" }
  | { kind: "paint"; foreground?: string; background?: string };

/** How a directive begins, up to the bracket. Sticky: set `lastIndex`. */
export const directiveStart = /:([a-z]+(?:-[a-z]+)?)\[/y;
/** What may follow the closing bracket of `:color[…]`. Sticky. */
export const directiveOptions = /\{([^{}\n]{0,200})\}/y;

function isColour(name: string): name is ColourName {
  return (colourNames as readonly string[]).includes(name);
}

/** A colour that cannot be anything but a colour: a name of ours, a CSS name, hex digits or a colour function of numbers. */
export function safeColour(text: string): string | undefined {
  const colour = text.trim();
  if (isColour(colour) && colour !== "rainbow")
    return colour === "primary" ? "var(--accent-text)" : `var(--${colour === "gray" ? "grey" : colour}-text)`;
  if (/^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(colour) || /^[a-z]{3,24}$/i.test(colour)) return colour;
  return /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([\d\s.,%/+-]{1,60}(?:deg)?[\d\s.,%/+-]{0,30}\)$/i.test(colour) ? colour : undefined;
}

function readOption(options: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`).exec(options);
  return match ? safeColour(match[1] ?? match[2] ?? match[3] ?? "") : undefined;
}

/** The directive with this name; undefined for a name we don't know (its text then stays as it was written). */
export function directiveOf(name: string, options = ""): Directive | undefined {
  if (name === "small" || name === "shimmer" || name === "help") return { kind: name };
  if (name === "color" || name === "colour") {
    return { kind: "paint", foreground: readOption(options, "foreground"), background: readOption(options, "background") };
  }
  const [colour = "", suffix] = name.split("-");
  if (!isColour(colour)) return undefined;
  if (suffix === undefined) return { kind: "colour", colour };
  return suffix === "background" || suffix === "badge" ? { kind: suffix, colour } : undefined;
}
