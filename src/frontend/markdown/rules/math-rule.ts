import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

const dollar = 0x24;

/** Where the formula that begins at `from` ends: an unescaped row of exactly `signs` dollars. */
function endOfFormula(text: string, from: number, to: number, signs: number): number {
  const mark = "$".repeat(signs);
  for (let at = text.indexOf(mark, from); at >= 0 && at < to; at = text.indexOf(mark, at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

/** `$…$` and `$$…$$` inside a paragraph. Dollars of prices («from $5 to $9») stay what they are. */
function inline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charCodeAt(pos) !== dollar) return false;
  const signs = src.charCodeAt(pos + 1) === dollar ? 2 : 1;
  const from = pos + signs;
  const end = endOfFormula(src, from, posMax, signs);
  const formula = end < 0 ? "" : src.slice(from, end);
  const blankEdges = /^\s|\s$/.test(formula);
  if (formula.trim() === "" || (signs === 1 && (blankEdges || /\d/.test(src[end + 1] ?? "")))) {
    if (!silent) state.pending += "$".repeat(signs);
    state.pos += signs;
    return true;
  }
  if (!silent) {
    const token = state.push("math", "span", 0);
    token.content = formula;
    token.meta = { display: signs === 2 };
  }
  state.pos = end + signs;
  return true;
}

/** A block between two lines of `$$` (to the end of the text where the second is missing), or `$$…$$` on one line. */
function block(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const first = state.src.slice(start, state.eMarks[startLine]).trim();
  if (!first.startsWith("$$") || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const oneLine = /^\$\$((?:[^$\\]|\\.)+)\$\$$/.exec(first);
  if (!oneLine && first !== "$$") return false;
  if (silent) return true;
  const lines = oneLine ? [oneLine[1] ?? ""] : [];
  let line = startLine + 1;
  for (; !oneLine && line < endLine; line++) {
    const text = state.getLines(line, line + 1, state.blkIndent, false);
    if (text.trim() !== "" && (state.sCount[line] ?? 0) < state.blkIndent) break;
    if (text.trim() === "$$") {
      line++;
      break;
    }
    lines.push(text);
  }
  const token = state.push("math_block", "div", 0);
  token.block = true;
  token.content = lines.join("\n").trim();
  token.map = [startLine, line];
  state.line = line;
  return true;
}

export function mathRule(md: MarkdownIt): void {
  md.inline.ruler.after("escape", "math", inline);
  md.block.ruler.before("fence", "math_block", block, { alt: ["paragraph", "reference", "blockquote", "list"] });
}
