/** The parser's own state types, which markdown-it does not export by name. */
import type MarkdownIt from "markdown-it";

export type StateInline = Parameters<MarkdownIt["inline"]["tokenize"]>[0];
export type StateBlock = Parameters<MarkdownIt["block"]["tokenize"]>[0];
export type StateCore = Parameters<MarkdownIt["core"]["process"]>[0];
export type Token = StateCore["tokens"][number];
