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

/** Lower is better: equal, begins with it, a word begins with it, holds it, holds its words, holds its letters in order. */
function rankOf(text: string, wanted: string): number | undefined {
  const whole = rankOfWord(text, wanted);
  if (whole !== undefined) return whole;
  const words = wanted.split(/\s+/);
  const ranks = words.map((word) => rankOfWord(text, word));
  if (words.length > 1 && !ranks.includes(undefined)) {
    return 3 + ranks.reduce<number>((sum, rank) => sum + (rank as number), 0) / (4 * words.length);
  }
  const places = lettersOf(text, wanted);
  if (!places) return undefined;
  const first = places[0] as number;
  const spread = (places.at(-1) as number) - first - places.length;
  return 4 + spread + (isWordStart(text, first) ? 0 : 2);
}

function rankOfWord(text: string, word: string): number | undefined {
  const at = text.indexOf(word);
  if (at < 0) return undefined;
  if (at === 0) return text.length === word.length ? 0 : 1;
  return hasWordStart(text, word) ? 2 : 3;
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
  if (wanted === "") return [{ text, met: false }];
  const met = new Set(placesOf(fold(text), wanted, mode));
  const parts: { text: string; met: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = parts.at(-1);
    if (last && last.met === met.has(i)) last.text += text[i];
    else parts.push({ text: text[i] as string, met: met.has(i) });
  }
  return parts;
}

function placesOf(text: string, wanted: string, mode: FilterMode): number[] {
  const whole = placesOfWord(text, wanted);
  if (whole || mode !== "fuzzy") return whole ?? [];
  const words = wanted.split(/\s+/).map((word) => placesOfWord(text, word));
  return words.includes(undefined) ? (lettersOf(text, wanted) ?? []) : words.flatMap((places) => places ?? []);
}

function placesOfWord(text: string, word: string): number[] | undefined {
  let at = text.indexOf(word);
  if (at < 0) return undefined;
  for (let next = at; next >= 0; next = text.indexOf(word, next + 1)) {
    if (!isWordStart(text, next)) continue;
    at = next;
    break;
  }
  return Array.from({ length: word.length }, (_, i) => at + i);
}
