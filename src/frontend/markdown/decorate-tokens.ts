import type { Token } from "./parser.js";

/**
 * Prepares a block's tokens for drawing: headings learn their words, list items with `[ ]` become tasks, and the last
 * line of a growing block gets a caret. Works on copies where it changes something that was parsed.
 */
export function decorate(tokens: readonly Token[], growing: boolean): readonly Token[] {
  tokens.forEach((token, at) => {
    if (token.type === "heading_open") token.meta = { words: wordsOf(tokens[at + 1]) };
    if (token.type === "list_item_open" && token.meta === null) markTask(token, tokens[at + 2]);
  });
  return growing ? withCaret(tokens) : tokens;
}

/** The words of an inline token without its markup. */
function wordsOf(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map((child) => (["text", "code_inline", "softbreak"].includes(child.type) ? child.content || " " : ""))
    .join("");
}

function markTask(item: Token, inline: Token | undefined): void {
  const first = inline?.type === "inline" ? inline.children?.[0] : undefined;
  const box = first?.type === "text" ? /^\[([ xX])\](?:\s|$)/.exec(first.content) : null;
  item.meta = { task: box !== null };
  if (!box || !first || !inline?.children) return;
  const token = cloneOf(first, "task_box");
  token.meta = { checked: box[1] !== " " };
  first.content = ` ${first.content.slice(box[0].length)}`;
  inline.children.unshift(token);
}

function cloneOf(token: Token, type: string): Token {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(token)), token) as Token;
  copy.type = type;
  copy.content = "";
  copy.nesting = 0;
  copy.children = null;
  copy.meta = null;
  return copy;
}

function withCaret(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findLastIndex(({ type }) => type === "inline" || type === "fence" || type === "code_block");
  const last = tokens[at];
  if (!last) return tokens;
  const copy = Object.assign(Object.create(Object.getPrototypeOf(last)), last) as Token;
  if (last.type === "inline") copy.children = [...(last.children ?? []), cloneOf(last, "caret")];
  else copy.meta = { ...last.meta, caret: true };
  return tokens.toSpliced(at, 1, copy);
}
