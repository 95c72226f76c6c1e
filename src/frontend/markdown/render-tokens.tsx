/**
 * Tokens → React elements. The only tags that come out are those named here; text is always text, and every address
 * goes through `address.ts`. A token of an unknown type shows its text.
 */
import { createElement, Fragment, type ReactNode } from "react";
import { Icon } from "../parts/icon.js";
import { HelpTip } from "../parts/tooltip.js";
import { linkTarget, safeAddress, safeImageAddress } from "./address.js";
import { CodeBlock } from "./code-block.js";
import type { Directive } from "./directives.js";
import { Emoji } from "./emoji.js";
import { Heading } from "./heading.js";
import { LazyFormula } from "./lazy-formula.js";
import styles from "./markdown.module.css";
import type { Token } from "./parser.js";
import { Caret, Coloured } from "./pieces.js";
import { slugOf } from "./slug.js";
import { typography } from "./typography.js";

export interface RenderOptions {
  /** Headings can be linked to. */
  anchors: boolean;
  /** Links are links; without it their words are shown alone. */
  links: boolean;
  /** Prefix of footnote ids, unique on the page. */
  notePrefix: string;
  /** The text is still growing. */
  growing?: boolean;
  /** What stands at the end of a growing text. */
  cursor?: string;
}

interface Frame {
  token: Token | undefined;
  children: ReactNode[];
}

/** Elements that carry nothing but their children. */
const plainTags: ReadonlySet<string> = new Set(["p", "strong", "em", "s", "ul", "li", "blockquote", "thead", "tbody", "tr"]);

/** The elements of block or inline tokens, in order. */
export function renderTokens(tokens: readonly Token[], options: RenderOptions): ReactNode {
  const stack: Frame[] = [{ token: undefined, children: [] }];
  let linkDepth = 0;
  for (const token of tokens) {
    const top = stack.at(-1) as Frame;
    if (token.type === "link_open") linkDepth++;
    if (token.type === "link_close") linkDepth--;
    if (token.nesting === 1) stack.push({ token, children: [] });
    else if (token.nesting === -1) {
      if (stack.length === 1) continue;
      stack.pop();
      const outer = stack.at(-1) as Frame;
      outer.children.push(drawElement(top.token as Token, top.children, outer.children.length, options));
    } else {
      top.children.push(<Fragment key={top.children.length}>{drawLeaf(token, options, linkDepth > 0)}</Fragment>);
    }
  }
  return stack[0]?.children;
}

function drawElement(token: Token, children: ReactNode[], key: number, options: RenderOptions): ReactNode {
  if (token.hidden) return <Fragment key={key}>{children}</Fragment>;
  switch (token.type) {
    case "heading_open": {
      const level = Number(token.tag.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6;
      const words = typeof token.meta?.words === "string" ? token.meta.words : "";
      return (
        <Heading key={key} level={level} slug={options.anchors ? slugOf(words) : undefined} words={words}>
          {children}
        </Heading>
      );
    }
    case "link_open":
      return drawLink(token, children, key, options);
    case "ordered_list_open":
      return (
        <ol key={key} start={Number(token.attrGet("start") ?? 1)}>
          {children}
        </ol>
      );
    case "list_item_open":
      return (
        <li key={key} className={token.meta?.task ? styles.task : undefined}>
          {children}
        </li>
      );
    case "table_open":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section key={key} className={styles.table} tabIndex={0} aria-label="Table">
          <table>{children}</table>
        </section>
      );
    case "th_open":
    case "td_open":
      return createElement(token.tag, { key, style: cellAlign(token) }, children);
    case "directive_open":
      return drawDirective(token.meta?.directive as Directive, children, key);
    default:
      return plainTags.has(token.tag) ? createElement(token.tag, { key }, children) : <Fragment key={key}>{children}</Fragment>;
  }
}

function cellAlign(token: Token): { textAlign: "left" | "right" | "center" } | undefined {
  const align = /text-align:(left|right|center)/.exec(String(token.attrGet("style") ?? ""))?.[1];
  return align ? { textAlign: align as "left" | "right" | "center" } : undefined;
}

function drawLink(token: Token, children: ReactNode[], key: number, options: RenderOptions): ReactNode {
  const address = safeAddress(String(token.attrGet("href") ?? ""));
  if (address === undefined || !options.links) return <Fragment key={key}>{children}</Fragment>;
  const title = token.attrGet("title");
  return (
    <a key={key} {...linkTarget(address)} title={title === null ? undefined : String(title)}>
      {children}
    </a>
  );
}

function drawDirective(directive: Directive, children: ReactNode[], key: number): ReactNode {
  if (directive.kind === "help") {
    const text = textOf(children);
    return (
      <span key={key} className={styles.help}>
        <HelpTip text={text} about={text.slice(0, 40)} />
      </span>
    );
  }
  return (
    <Coloured key={key} directive={directive}>
      {children}
    </Coloured>
  );
}

/** The words in drawn nodes. */
function textOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(textOf).join("");
  if (typeof node === "object" && node !== null && "props" in node) return textOf((node.props as { children?: ReactNode }).children);
  return "";
}

function drawLeaf(token: Token, options: RenderOptions, inLink: boolean): ReactNode {
  switch (token.type) {
    case "inline":
      return renderTokens(token.children ?? [], options);
    case "text":
      return inLink ? token.content : typography(token.content);
    case "code_inline":
      return <code className={styles.code}>{token.content}</code>;
    case "softbreak":
      return "\n";
    case "hardbreak":
      return <br />;
    case "hr":
      return <hr />;
    case "fence":
    case "code_block":
      return drawCode(token, options);
    case "image":
      return drawImage(token);
    case "icon":
      return <Icon name={token.content} size="1.15em" className={styles.icon} />;
    case "emoji":
      return <Emoji code={token.content} />;
    case "math":
    case "math_block":
      return <LazyFormula tex={token.content} display={token.type === "math_block" || token.meta?.display === true} block={token.block} />;
    case "footnote_ref":
      return drawNoteReference(token, options);
    case "task_box":
      return (
        <input
          type="checkbox"
          checked={token.meta?.checked === true}
          readOnly
          disabled
          aria-label={token.meta?.checked === true ? "Done" : "Not done"}
        />
      );
    case "caret":
      return <Caret text={options.cursor} />;
    default:
      return token.content;
  }
}

function drawCode(token: Token, options: RenderOptions): ReactNode {
  const language = token.info.trim().split(/\s+/)[0] || undefined;
  const growing = token.meta?.caret === true;
  return (
    <CodeBlock
      code={token.content}
      language={language}
      label={language === "mermaid" ? "mermaid" : undefined}
      growing={growing}
      caret={growing ? <Caret text={options.cursor} /> : undefined}
      testId="stMarkdownPre"
    />
  );
}

function drawImage(token: Token): ReactNode {
  const alt = (token.children ?? []).map((child) => child.content).join("");
  const address = safeImageAddress(String(token.attrGet("src") ?? ""));
  if (address === undefined) return alt;
  const title = token.attrGet("title");
  return <img src={address} alt={alt} title={title === null ? undefined : String(title)} loading="lazy" referrerPolicy="no-referrer" />;
}

function drawNoteReference(token: Token, { notePrefix }: RenderOptions): ReactNode {
  const { number, mention } = token.meta as { number: number; mention: number };
  return (
    <sup className={styles.note}>
      <a href={`#${notePrefix}note-${number}`} id={`${notePrefix}ref-${number}-${mention}`} aria-label={`Footnote ${number}`}>
        {number}
      </a>
    </sup>
  );
}
