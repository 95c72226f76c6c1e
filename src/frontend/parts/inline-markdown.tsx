import { Fragment, memo, type ReactNode } from "react";
import { linkTarget } from "../markdown/address.js";
import { Emoji } from "../markdown/emoji.js";
import { Coloured } from "../markdown/pieces.js";
import { Icon } from "./icon.js";
import styles from "./inline-markdown.module.css";
import { type InlineToken, parseInline } from "./inline-tokens.js";

export interface InlineMarkdownProps {
  text: string;
  /** False: links show their words alone, as in labels of buttons. */
  links?: boolean;
  /** Empty lines divide paragraphs (help texts). Without it, line breaks are spaces. */
  paragraphs?: boolean;
}

/** A label: bold, italic, strike, code, links, `:red[…]`, `:blue-badge[…]`, `:small[…]`, `:material/icon:`. Synchronous. */
export const InlineMarkdown = memo(function InlineMarkdown({ text, links = true, paragraphs = false }: InlineMarkdownProps) {
  if (paragraphs && /\n\s*\n/.test(text)) {
    return text.split(/\n\s*\n/).map((part, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text have no other name
      <span key={at} className={styles.paragraph}>
        {draw(part, links, true)}
      </span>
    ));
  }
  return draw(text, links, paragraphs);
});

function draw(text: string, links: boolean, breaks: boolean): ReactNode {
  const tokens = parseInline(text);
  const only = tokens[0];
  if (tokens.length === 1 && only?.kind === "text") return only.text;
  // biome-ignore lint/suspicious/noArrayIndexKey: tokens of one text have no other name
  return tokens.map((token, at) => <Fragment key={at}>{drawToken(token, links, breaks)}</Fragment>);
}

function drawToken(token: InlineToken, links: boolean, breaks: boolean): ReactNode {
  if (token.kind === "text") return token.text;
  if (token.kind === "code") return <code className={styles.code}>{token.text}</code>;
  if (token.kind === "emoji") return <Emoji code={token.text} />;
  if (token.kind === "break") return breaks ? <br /> : " ";
  if (token.kind === "icon") return <Icon name={token.name} size="1.15em" className={styles.icon} />;
  const children = token.children.map((part) => draw(part, links, breaks));
  switch (token.kind) {
    case "strong":
      return <strong>{children}</strong>;
    case "emphasis":
      return <em>{children}</em>;
    case "strike":
      return <s>{children}</s>;
    case "directive":
      return <Coloured directive={token.directive}>{children}</Coloured>;
    case "link":
      return links ? <a {...linkTarget(token.href)}>{children}</a> : children;
  }
}
