/**
 * Markdown text → tokens. The one place where the dialect is put together: CommonMark with tables, strikethrough, task
 * lists, bare links and footnotes of GFM, formulas, emoji, icons and the directives of `directives.ts`.
 *
 * It makes no HTML (raw tags are text unless `html` is asked for) and knows no React: the tokens go on to
 * `render-tokens.tsx`. Addresses are judged there, by `address.ts`, not by the parser.
 */
import createParser, { type MarkdownIt, type Token } from "markdown-it";
import { directiveRule } from "./rules/directive-rule.js";
import { footnoteRule } from "./rules/footnote-rule.js";
import { mathRule } from "./rules/math-rule.js";
import { symbolRule } from "./rules/symbol-rule.js";

export type { Token };

export interface ParserEnv {
  [name: string | symbol]: unknown;
}

const wwwAddress = /^(?:[a-z\d-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#][^\s<>"]*)?/i;

/** `www.example.org` without a scheme; a dot or bracket at its end belongs to the sentence. */
function addBareLinks(md: MarkdownIt): void {
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  md.linkify.add("www.", {
    validate: (text: string, at: number): number => {
      const match = wwwAddress.exec(text.slice(at))?.[0] ?? "";
      const trimmed = match.replace(/[?!.,:*_~'"]+$/, "");
      return trimmed.endsWith(")") && !trimmed.includes("(") ? trimmed.length - 1 : trimmed.length;
    },
    normalize: (match: { url: string }) => {
      match.url = `http://${match.url}`;
    },
  });
}

function makeParser(html: boolean): MarkdownIt {
  const md = createParser({ html, linkify: true, maxNesting: 60 });
  // Addresses are checked when they are drawn: a link that is not allowed keeps its words.
  md.validateLink = () => true;
  addBareLinks(md);
  footnoteRule(md);
  directiveRule(md);
  symbolRule(md);
  mathRule(md);
  return md;
}

let textParser: MarkdownIt | undefined;
let htmlParser: MarkdownIt | undefined;

/** The parser for texts; with `html` the one that lets tags through for the sanitiser. */
export function parserFor(html: boolean): MarkdownIt {
  if (html) {
    htmlParser ??= makeParser(true);
    return htmlParser;
  }
  textParser ??= makeParser(false);
  return textParser;
}

/** Block tokens of a document. Reference links and footnotes are collected in `env`. */
export function parseDocument(text: string, env: ParserEnv = {}): Token[] {
  return parserFor(false).parse(text, env);
}

/** Inline tokens of one line of text: headings and captions that come as such. */
export function parseLine(text: string): Token[] {
  return parserFor(false).parseInline(text, {})[0]?.children ?? [];
}
