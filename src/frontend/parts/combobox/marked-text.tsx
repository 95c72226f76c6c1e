import { type FilterMode, markedParts } from "./option-filter.js";

/** A text with the letters marked that the query meets. */
export function MarkedText({ text, query, mode }: { text: string; query: string; mode: FilterMode }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts are places in one text
  return markedParts(text, query, mode).map((part, i) => (part.met ? <mark key={i}>{part.text}</mark> : part.text));
}
