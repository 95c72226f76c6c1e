/**
 * Which options a typed text finds, in which order, and which of their letters it meets. Case and accents don't count.
 * Texts are folded once per list; a key then costs about a millisecond for ten thousand options.
 */
export type FilterMode = "fuzzy" | "contains" | "prefix";

/** Lower case without accents, of the same length as the text, so that places in one are places in the other. */
export function fold(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  let folded = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] as string;
    folded += (unit.normalize("NFD")[0] ?? unit).toLowerCase()[0] ?? unit;
  }
  return folded;
}

/** Indexes of the options that `query` finds: by rank for fuzzy, in their own order for the others. */
export function filterOptions(folded: readonly string[], query: string, mode: FilterMode): number[] {
  const wanted = fold(query.trim());
  if (wanted === "") return folded.map((_, index) => index);
  const found: number[] = [];
  if (mode !== "fuzzy") {
    for (const [index, text] of folded.entries())
      if (mode === "prefix" ? text.startsWith(wanted) : text.includes(wanted)) found.push(index);
    return found;
  }
  const ranks: number[] = [];
  for (const [index, text] of folded.entries()) {
    const rank = rankOf(text, wanted);
    if (rank === undefined) continue;
    ranks[index] = rank;
    found.push(index);
  }
  return found.sort((a, b) => (ranks[a] as number) - (ranks[b] as number) || a - b);
}

/** Lower is better: equal, begins with it, a word begins with it, holds it, holds its letters in order. */
function rankOf(text: string, wanted: string): number | undefined {
  const at = text.indexOf(wanted);
  if (at === 0) return text.length === wanted.length ? 0 : 1;
  if (at > 0) return isWordStart(text, at) || hasWordStart(text, wanted) ? 2 : 3;
  const places = lettersOf(text, wanted);
  if (!places) return undefined;
  const first = places[0] as number;
  const spread = (places.at(-1) as number) - first - places.length;
  return 4 + spread + (isWordStart(text, first) ? 0 : 2);
}

function hasWordStart(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) if (isWordStart(text, at)) return true;
  return false;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] as string);
}

/** Places of the letters of `wanted` in order, or undefined; spaces in it count as nothing. */
function lettersOf(text: string, wanted: string): number[] | undefined {
  const places: number[] = [];
  let from = 0;
  for (const letter of wanted) {
    if (letter === " ") continue;
    const at = text.indexOf(letter, from);
    if (at < 0) return undefined;
    places.push(at);
    from = at + letter.length;
  }
  return places;
}

/** The parts of a text, those that the query meets marked. */
export function markedParts(text: string, query: string, mode: FilterMode): { text: string; met: boolean }[] {
  const wanted = fold(query.trim());
  const folded = fold(text);
  if (wanted === "") return [{ text, met: false }];
  const at = folded.indexOf(wanted);
  const whole = at >= 0 ? Array.from({ length: wanted.length }, (_, i) => at + i) : undefined;
  const met = new Set(whole ?? (mode === "fuzzy" ? lettersOf(folded, wanted) : undefined));
  const parts: { text: string; met: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = parts.at(-1);
    if (last && last.met === met.has(i)) last.text += text[i];
    else parts.push({ text: text[i] as string, met: met.has(i) });
  }
  return parts;
}
