import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from "markdown-it";

/** A footnote in the order of first mention. */
export interface Footnote {
  label: string;
  number: number;
  /** How often it is referred to. */
  mentions: number;
  tokens: readonly Token[];
}

interface Notes {
  defined: Map<string, Token[]>;
  used: Map<string, Footnote>;
}

function notesOf(env: Record<string | symbol, unknown>): Notes {
  env.notes ??= { defined: new Map(), used: new Map() } satisfies Notes;
  return env.notes as Notes;
}

/** The footnotes that the text refers to, after it was parsed with this `env`. */
export function footnotesOf(env: Record<string | symbol, unknown>): readonly Footnote[] {
  const { defined, used } = notesOf(env);
  return [...used.values()].map((note) => ({ ...note, tokens: defined.get(note.label) ?? [] }));
}

/** `[^label]: text`, with further lines indented. */
function definition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const head = /^\[\^([^\s\]]+)\]:[ \t]*/.exec(state.src.slice(start, state.eMarks[startLine]));
  if (!head || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  if (silent) return true;
  const lines = [state.src.slice(start + head[0].length, state.eMarks[startLine])];
  let line = startLine + 1;
  for (; line < endLine; line++) {
    const text = state.getLines(line, line + 1, 0, false);
    const blank = text.trim() === "";
    const indented = /^(?: {4}|\t)/.test(text);
    if (
      blank
        ? !/^(?: {4}|\t)/.test(state.getLines(line + 1, Math.min(line + 2, endLine), 0, false))
        : !indented && lines.at(-1)?.trim() === ""
    )
      break;
    if (!blank && !indented && /^\[\^[^\s\]]+\]:/.test(text.trimStart())) break;
    lines.push(text.replace(/^(?: {1,4}|\t)/, ""));
  }
  const tokens: Token[] = [];
  state.md.block.parse(lines.join("\n"), state.md, state.env, tokens);
  const label = head[1] ?? "";
  notesOf(state.env).defined.set(label, []);
  // They go through the later rules with the rest of the text, and are taken out at the end.
  state.push("footnote_open", "", 1).meta = { label };
  state.tokens.push(...tokens);
  state.push("footnote_close", "", -1);
  state.line = line;
  return true;
}

function reference(state: StateInline, silent: boolean): boolean {
  const match = /^\[\^([^\s\]]+)\]/.exec(state.src.slice(state.pos, state.pos + 80));
  const label = match?.[1];
  const { defined, used } = notesOf(state.env);
  if (!match || label === undefined || !defined.has(label)) return false;
  if (!silent) {
    const note = used.get(label) ?? { label, number: used.size + 1, mentions: 0, tokens: [] };
    note.mentions++;
    used.set(label, note);
    state.push("footnote_ref", "sup", 0).meta = { number: note.number, mention: note.mentions };
  }
  state.pos += match[0].length;
  return true;
}

/** Takes the notes out of the flow of the text. */
function takeOut(state: StateCore): void {
  const { defined } = notesOf(state.env);
  if (defined.size === 0) return;
  let note: Token[] | undefined;
  state.tokens = state.tokens.filter((token) => {
    if (token.type === "footnote_close") note = undefined;
    else if (token.type === "footnote_open") note = defined.get(String(token.meta?.label));
    else if (note) note.push(token);
    else return true;
    return false;
  });
}

export function footnoteRule(md: MarkdownIt): void {
  md.block.ruler.before("reference", "footnote_definition", definition, { alt: ["paragraph", "reference"] });
  md.inline.ruler.before("link", "footnote_reference", reference);
  md.core.ruler.push("footnotes", takeOut);
}
