/** Markdown text → HTML text for the sanitiser, with marked empty elements where React draws. */
import type { MarkdownIt, RendererRule, Token } from "markdown-it";
import labels from "../parts/inline-markdown.module.css";
import { linkTarget, safeAddress, safeImageAddress } from "./address.js";
import type { Directive } from "./directives.js";
import styles from "./markdown.module.css";
import { parserFor } from "./parser.js";
import { typography } from "./typography.js";

export interface Slot {
  key: number;
  tokens: readonly Token[];
}

export interface RenderedHtml {
  html: string;
  /** Name of the attribute that carries a slot's number; the text cannot guess it. */
  mark: string;
  slots: Slot[];
}

/** Tokens that React draws, and the tag that holds their place. */
const drawn: Readonly<Record<string, "span" | "div">> = {
  fence: "div",
  code_block: "div",
  math: "span",
  math_block: "div",
  icon: "span",
  emoji: "span",
};

export function renderHtml(body: string): RenderedHtml {
  const md = parserFor(true);
  const mark = `data-slot-${crypto.getRandomValues(new Uint32Array(2)).join("")}`;
  const slots: Slot[] = [];
  const env = { mark, slots };
  return { html: withRules(md).render(body, env), mark, slots };
}

let prepared = false;

function withRules(md: MarkdownIt): MarkdownIt {
  if (prepared) return md;
  prepared = true;
  const { rules } = md.renderer;
  for (const [type, tag] of Object.entries(drawn)) {
    rules[type] = (tokens, at, _options, env) => {
      const { mark, slots } = env as unknown as RenderedHtml;
      const key = slots.length;
      slots.push({ key, tokens: [tokens[at] as Token] });
      return `<${tag} ${mark}="${key}"></${tag}>`;
    };
  }
  rules.text = (tokens, at) => md.utils.escapeHtml(typography(tokens[at]?.content ?? ""));
  rules.code_inline = (tokens, at) => `<code class="${styles.code}">${md.utils.escapeHtml(tokens[at]?.content ?? "")}</code>`;
  rules.table_open = () => `<div class="${styles.table}"><table>`;
  rules.table_close = () => "</table></div>";
  rules.link_open = openLink;
  rules.image = showImage;
  rules.directive_open = openDirective;
  rules.directive_close = () => "</span>";
  rules.footnote_ref = (tokens, at) => `<sup>${Number(tokens[at]?.meta?.number)}</sup>`;
  return md;
}

const openLink: RendererRule = (tokens, at, options, _env, self) => {
  const token = tokens[at] as Token;
  const address = safeAddress(String(token.attrGet("href") ?? ""));
  if (address === undefined) token.attrs = (token.attrs ?? []).filter(([name]) => name !== "href");
  else for (const [name, value] of Object.entries(linkTarget(address))) token.attrSet(name, value);
  return self.renderToken(tokens, at, options);
};

const showImage: RendererRule = (tokens, at, options, env, self) => {
  const token = tokens[at] as Token;
  const alt = self.renderInlineAsText(token.children ?? [], options, env);
  const address = safeImageAddress(String(token.attrGet("src") ?? ""));
  token.attrs = [...(address === undefined ? [] : ([["src", address]] as [string, string][])), ["alt", alt]];
  return self.renderToken(tokens, at, options);
};

const openDirective: RendererRule = (tokens, at) => {
  const directive = tokens[at]?.meta?.directive as Directive;
  switch (directive.kind) {
    case "colour":
    case "background":
    case "badge":
      return `<span class="${labels[directive.kind]}" data-colour="${directive.colour}">`;
    case "small":
      return `<span class="${labels.small}">`;
    case "shimmer":
      return `<span class="${styles.shimmer}">`;
    case "paint":
      return `<span style="color:${directive.foreground ?? "inherit"};background-color:${directive.background ?? "transparent"}">`;
    default:
      return "<span>";
  }
};
