/**
 * A document as its top-level blocks, read anew only where it changed.
 *
 * While a text streams in, all blocks but the last two are settled: nothing that comes later can change what they mean,
 * so they keep their identity (and React does not draw them again) and only the rest is parsed. The last two stay open,
 * since a line that is still being written may yet join the block before it (`#` becoming `#tag`).
 *
 * Texts with reference links or footnotes are the exception: a definition at the end changes links at the beginning, so
 * these are read as a whole; blocks that come out the same still keep their identity.
 */
import { completeMarkdown } from "./complete-markdown.js";
import { type ParserEnv, parseDocument, type Token } from "./parser.js";
import { type Footnote, footnotesOf } from "./rules/footnote-rule.js";

export interface Block {
  /** Place in the document, from 0: the React key. */
  readonly key: number;
  /** The text it was read from. */
  readonly raw: string;
  readonly tokens: readonly Token[];
}

export interface BlockList {
  readonly body: string;
  readonly streaming: boolean;
  readonly blocks: readonly Block[];
  readonly footnotes: readonly Footnote[];
  /** How many blocks at the start are settled, and the length of the text they were read from. */
  readonly settled: number;
  readonly settledLength: number;
}

const openBlocks = 2;
const definition = /^ {0,3}\[[^\]\n]+\]:/m;

/** The document's blocks; `before` is what was read last, for reuse. */
export function readBlocks(body: string, streaming: boolean, before?: BlockList): BlockList {
  if (before && before.body === body && before.streaming === streaming) return before;
  if (definition.test(body)) return readWhole(body, streaming, before);
  const grown = before !== undefined && before.settledLength > 0 && body.startsWith(before.body.slice(0, before.settledLength));
  const kept = grown ? before.blocks.slice(0, before.settled) : [];
  const from = grown ? before.settledLength : 0;
  const tail = body.slice(from);
  const parts = split(tail, parseDocument(streaming ? completeMarkdown(tail) : tail));
  const blocks = [...kept, ...parts.map(({ raw, tokens }, at) => reuse(before, { key: kept.length + at, raw, tokens }))];
  const settled = Math.max(kept.length, blocks.length - openBlocks);
  const settledLength = from + parts.slice(0, settled - kept.length).reduce((sum, part) => sum + part.raw.length, 0);
  return { body, streaming, blocks, footnotes: [], settled, settledLength };
}

function readWhole(body: string, streaming: boolean, before: BlockList | undefined): BlockList {
  const env: ParserEnv = {};
  const tokens = parseDocument(streaming ? completeMarkdown(body) : body, env);
  const footnotes = footnotesOf(env);
  // What a link or note refers to is part of what a block says.
  const meaning = JSON.stringify([env.references, footnotes.map(({ label, number }) => [label, number])]);
  const blocks = split(body, tokens).map((part, key) => reuse(before, { key, raw: `${part.raw}\n${meaning}`, tokens: part.tokens }));
  return { body, streaming, blocks, footnotes, settled: 0, settledLength: 0 };
}

function reuse(before: BlockList | undefined, block: Block): Block {
  const old = before?.blocks[block.key];
  // A last block may have been completed for display: equal text is then not equal content.
  return old && old.raw === block.raw && old.tokens.length === block.tokens.length && sameContent(old.tokens, block.tokens) ? old : block;
}

function sameContent(a: readonly Token[], b: readonly Token[]): boolean {
  return a.every((token, at) => token.type === b[at]?.type && token.content === b[at]?.content);
}

/** Tokens of a document by top-level block, each with its text: from its first line to the first line of the next. */
function split(text: string, tokens: readonly Token[]): { raw: string; tokens: Token[] }[] {
  const groups: { line: number; tokens: Token[] }[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) groups.push({ line: token.map?.[0] ?? 0, tokens: [] });
    groups.at(-1)?.tokens.push(token);
    depth += token.nesting;
  }
  if (groups.length === 0) return [];
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  const startOf = (index: number): number => (index === 0 ? 0 : (lineStarts[groups[index]?.line ?? 0] ?? text.length));
  return groups.map((group, at) => ({
    raw: text.slice(startOf(at), at + 1 < groups.length ? startOf(at + 1) : text.length),
    tokens: group.tokens,
  }));
}
