/**
 * The directives of text: `:red[…]`, `:blue-background[…]`, `:green-badge[…]`, `:small[…]`, `:shimmer[…]`, `:help[…]`.
 * Labels and documents read them by this one table; `:color[…]{…}`, which only documents have, is in `paint.ts`.
 */

export const colourNames = ["red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary", "rainbow"] as const;
export type ColourName = (typeof colourNames)[number];

export type Directive =
  | { kind: "colour" | "background" | "badge"; colour: ColourName }
  | { kind: "small" | "shimmer" | "help" }
  | { kind: "paint"; foreground?: string; background?: string };

function isColour(name: string): name is ColourName {
  return (colourNames as readonly string[]).includes(name);
}

/** The directive with this name; undefined for a name we don't know (its text then stays as it was written). */
export function directiveOf(name: string): Directive | undefined {
  if (name === "small" || name === "shimmer" || name === "help") return { kind: name };
  const [colour = "", suffix] = name.split("-");
  if (!isColour(colour)) return undefined;
  if (suffix === undefined) return { kind: "colour", colour };
  return suffix === "background" || suffix === "badge" ? { kind: suffix, colour } : undefined;
}
