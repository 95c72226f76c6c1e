/**
 * Code → lines of coloured pieces. The highlighter's own HTML is never used: its token tree is read instead.
 * That tree (`_emitter.rootNode`) is a private field of highlight.js 11: the version is pinned and a test watches it.
 */
import hljs from "highlight.js/lib/core";
import { type GrammarName, loadGrammars } from "./languages.js";

/** What a piece of code is, as far as colours go. */
export type CodeToken =
  | "keyword"
  | "string"
  | "number"
  | "comment"
  | "function"
  | "type"
  | "name"
  | "meta"
  | "added"
  | "removed"
  | "heading";

export interface CodePiece {
  text: string;
  token?: CodeToken;
}

interface ScopeNode {
  scope?: string;
  children: (ScopeNode | string)[];
}

/** By scope, or by its first word (`title.function` → `title`). */
const tokenOfScope: Readonly<Record<string, CodeToken>> = {
  addition: "added",
  attr: "name",
  attribute: "name",
  built_in: "type",
  bullet: "keyword",
  class: "type",
  code: "string",
  comment: "comment",
  deletion: "removed",
  doctag: "keyword",
  keyword: "keyword",
  link: "string",
  literal: "number",
  meta: "meta",
  name: "keyword",
  number: "number",
  property: "name",
  quote: "comment",
  regexp: "string",
  section: "heading",
  "selector-class": "type",
  "selector-id": "type",
  "selector-tag": "keyword",
  string: "string",
  symbol: "number",
  "template-tag": "meta",
  "template-variable": "name",
  title: "function",
  "title.class": "type",
  "title.class.inherited": "type",
  type: "type",
  variable: "name",
  "variable.constant": "number",
  "variable.language": "keyword",
};

const loading = new Map<GrammarName, Promise<void>>();

/** Makes a language ready for {@link highlight}. */
export function loadLanguage(name: GrammarName): Promise<void> {
  const known = loading.get(name);
  if (known) return known;
  const promise = loadGrammars(name).then((grammars) => {
    for (const [language, grammar] of grammars) if (!hljs.getLanguage(language)) hljs.registerLanguage(language, grammar);
  });
  loading.set(name, promise);
  promise.catch(() => loading.delete(name));
  return promise;
}

/** Code beyond this length keeps one colour: reading it would hold up the page. */
const longestCode = 100_000;

/** The lines of some code in coloured pieces; undefined while the language is not loaded, or when the code is very long. */
export function highlight(code: string, language: GrammarName): CodePiece[][] | undefined {
  if (code.length > longestCode || !hljs.getLanguage(language)) return undefined;
  const result = hljs.highlight(code, { language, ignoreIllegals: true }) as unknown as { _emitter?: { rootNode?: ScopeNode } };
  const root = result._emitter?.rootNode;
  if (!root) return undefined;
  const lines: CodePiece[][] = [[]];
  const add = (text: string, token: CodeToken | undefined): void => {
    text.split("\n").forEach((part, at) => {
      if (at > 0) lines.push([]);
      const line = lines.at(-1);
      const last = line?.at(-1);
      if (part === "" || !line) return;
      if (last && last.token === token) last.text += part;
      else line.push(token === undefined ? { text: part } : { text: part, token });
    });
  };
  const visit = (node: ScopeNode, around: CodeToken | undefined): void => {
    const { scope } = node;
    const own =
      scope === undefined
        ? around
        : scope === "subst"
          ? undefined
          : (tokenOfScope[scope] ?? tokenOfScope[scope.split(".")[0] ?? ""] ?? around);
    for (const child of node.children) {
      if (typeof child === "string") add(child, own);
      else visit(child, own);
    }
  };
  visit(root, undefined);
  return lines;
}

/** The lines of some code without colours. */
export function plainLines(code: string): CodePiece[][] {
  return code.split("\n").map((text) => (text === "" ? [] : [{ text }]));
}
