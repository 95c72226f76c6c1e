/**
 * Shows markdown. Used by `st.markdown`, `st.write`, captions, headings and whatever else takes more than a label.
 *
 * A text without markup, or with the plainest of it, is painted at once. For anything else the parser is fetched (one
 * chunk for the whole page); until it is there the words stand in its place, roughly as they will look.
 */
import { type ReactNode, useEffect, useState } from "react";
import { InlineMarkdown } from "../parts/inline-markdown.js";
import { HtmlText } from "./html-text.js";
import styles from "./markdown.module.css";
import type { DocumentProps } from "./markdown-document.js";
import { Caret } from "./pieces.js";
import { readSimpleText, type SimpleParagraph } from "./simple-text.js";

type Documents = typeof import("./markdown-document.js");

let documents: Documents | undefined;
let loading: Promise<Documents> | undefined;

/** Fetches the parser; the page does so when it is idle, ahead of the first text that needs it. */
export function preloadMarkdown(): Promise<unknown> {
  loading ??= import("./markdown-document.js").then((module) => {
    documents = module;
    return module;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** The parser's chunk, when it is needed and there. */
function useDocuments(needed: boolean): Documents | undefined {
  const [, setLoaded] = useState(false);
  useEffect(() => {
    if (!needed || documents) return;
    let current = true;
    preloadMarkdown().then(
      () => current && setLoaded(true),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [needed]);
  return documents;
}

/** Up to here looking at the whole text for every token costs less than fetching the parser. */
const longestGrowing = 16_000;

export interface MarkdownProps extends DocumentProps {
  /** Tags are tags, once the sanitiser has been over them. */
  html?: boolean;
}

/** A text of one or many blocks, to stand in a `MarkdownBox`. */
export function Markdown({ html = false, ...props }: MarkdownProps) {
  return html && /[<&]/.test(props.body) ? (
    <HtmlText {...props} rough={<RoughText body={props.body.replace(/<[^>]*>?/g, "")} />} />
  ) : (
    <PlainMarkdown {...props} />
  );
}

function PlainMarkdown(props: DocumentProps) {
  const { body, streaming = false, cursor } = props;
  // A long text that is still growing goes to the parser, which reads its new end only.
  const simple = streaming && body.length > longestGrowing ? undefined : readSimpleText(body);
  const loaded = useDocuments(simple === undefined);
  if (simple) return <SimpleText paragraphs={simple} caret={streaming ? <Caret text={cursor} /> : null} />;
  if (loaded) return <loaded.MarkdownDocument {...props} />;
  return <RoughText body={body} />;
}

/** One line (a heading, a label with formulas): the same markup, no blocks. */
export function MarkdownInline({ body, links = true }: { body: string; links?: boolean }) {
  const simple = readSimpleText(body);
  const loaded = useDocuments(simple === undefined);
  if (simple && simple.length <= 1) return drawPieces(simple[0] ?? []);
  if (loaded) return <loaded.MarkdownLine body={body} links={links} />;
  return <InlineMarkdown text={body} links={links} />;
}

function drawPieces(paragraph: SimpleParagraph): ReactNode {
  return paragraph.map(({ kind, text }, at) => {
    const key = `${at}`;
    if (kind === "code")
      return (
        <code key={key} className={styles.code}>
          {text}
        </code>
      );
    if (kind === "strong") return <strong key={key}>{text}</strong>;
    return kind === "emphasis" ? <em key={key}>{text}</em> : text;
  });
}

function SimpleText({ paragraphs, caret }: { paragraphs: readonly SimpleParagraph[]; caret: ReactNode }) {
  return paragraphs.map((paragraph, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text have no other name
    <p key={at}>
      {drawPieces(paragraph)}
      {at === paragraphs.length - 1 ? caret : null}
    </p>
  ));
}

/** What is shown for the moment until the parser is there. */
function RoughText({ body }: { body: string }) {
  return body.split(/\n\s*\n/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text have no other name
    <p key={at} className={/^\s*(?:```|~~~|\||[-*+] |\d+[.)] )/.test(part) ? styles.rough : undefined}>
      <InlineMarkdown text={part.replace(/^\s*#{1,6}\s+/, "")} />
    </p>
  ));
}
