import type { MarkdownIt, StateInline } from "markdown-it";
import { type Directive, directiveOf } from "../directives.js";
import { paintOf } from "../paint.js";

const start = /:([a-z]+(?:-[a-z]+)?)\[/y;
const braces = /\{([^{}\n]{0,200})\}/y;

/** `:red[…]` and its kin become `directive_open` … `directive_close`, with the directive in `meta`. */
export function directiveRule(md: MarkdownIt): void {
  md.inline.ruler.before("link", "directive", (state: StateInline, silent: boolean): boolean => {
    if (state.src.charCodeAt(state.pos) !== 0x3a) return false;
    start.lastIndex = state.pos;
    const match = start.exec(state.src);
    if (!match || state.src[state.pos - 1] === ":") return false;
    const bracket = state.pos + match[0].length - 1;
    const end = state.md.helpers.parseLinkLabel(state, bracket, false);
    if (end < 0) return false;
    const [, name = ""] = match;
    braces.lastIndex = end + 1;
    const options = name === "color" || name === "colour" ? braces.exec(state.src) : null;
    const directive = options ? paintOf(options[1] ?? "") : directiveOf(name);
    if (!directive) return false;
    if (!silent) wrap(state, directive, bracket + 1, end);
    state.pos = end + 1 + (options?.[0].length ?? 0);
    return true;
  });
}

function wrap(state: StateInline, directive: Directive, from: number, to: number): void {
  const { posMax } = state;
  state.push("directive_open", "span", 1).meta = { directive };
  state.pos = from;
  state.posMax = to;
  state.md.inline.tokenize(state);
  state.posMax = posMax;
  state.push("directive_close", "span", -1).meta = { directive };
}
