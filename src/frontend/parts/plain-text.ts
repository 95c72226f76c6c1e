import { parseInline } from "./inline-tokens.js";

/** The words of a label without its markup: for names that are read out, titles and file names. */
export function plainText(text: string): string {
  return parseInline(text)
    .map((token) => ("text" in token ? token.text : "children" in token ? token.children.map((inner) => plainText(inner)).join("") : ""))
    .join("")
    .trim();
}
