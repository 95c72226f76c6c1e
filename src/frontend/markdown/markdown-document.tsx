/** A markdown text with everything in it: the lazy half of `markdown.tsx`. */
import { Fragment, memo, useId, useMemo, useRef } from "react";
import { type Block, type BlockList, readBlocks } from "./block-list.js";
import { decorate } from "./decorate-tokens.js";
import styles from "./markdown.module.css";
import { parseLine } from "./parser.js";
import { type RenderOptions, renderTokens } from "./render-tokens.js";
import type { Footnote } from "./rules/footnote-rule.js";

export interface DocumentProps {
  body: string;
  /** More text is coming: the end is completed for display and carries a caret. */
  streaming?: boolean;
  /** The author's own caret. */
  cursor?: string;
  /** Headings can be linked to. */
  anchors?: boolean;
}

export function MarkdownDocument({ body, streaming = false, cursor, anchors = true }: DocumentProps) {
  const notePrefix = `${useId().replace(/[^\w-]/g, "")}-`;
  const before = useRef<BlockList>(undefined);
  before.current = readBlocks(body, streaming, before.current);
  const { blocks, footnotes } = before.current;
  const last = streaming ? blocks.length - 1 : -1;
  return (
    <>
      {blocks.map((block, at) => (
        <BlockView
          key={block.key}
          block={block}
          anchors={anchors}
          notePrefix={notePrefix}
          growing={at === last}
          cursor={at === last ? cursor : undefined}
        />
      ))}
      {footnotes.length > 0 ? <Footnotes notes={footnotes} notePrefix={notePrefix} /> : null}
    </>
  );
}

interface BlockViewProps extends Omit<RenderOptions, "links"> {
  block: Block;
}

const BlockView = memo(function BlockView({ block, anchors, notePrefix, growing = false, cursor }: BlockViewProps) {
  return renderTokens(decorate(block.tokens, growing), { anchors, links: true, notePrefix, growing, cursor });
});

function Footnotes({ notes, notePrefix }: { notes: readonly Footnote[]; notePrefix: string }) {
  const options: RenderOptions = { anchors: false, links: true, notePrefix };
  return (
    <section className={styles.notes} aria-label="Footnotes">
      <ol>
        {notes.map(({ number, mentions, tokens }) => (
          <li key={number} id={`${notePrefix}note-${number}`} value={number}>
            {renderTokens(decorate(tokens, false), options)}
            <BackLinks number={number} mentions={mentions} notePrefix={notePrefix} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** From a note to the places that refer to it. */
function BackLinks({ number, mentions, notePrefix }: Pick<Footnote, "number" | "mentions"> & { notePrefix: string }) {
  const places = Array.from({ length: mentions }, (_, at) => `${notePrefix}ref-${number}-${at + 1}`);
  return places.map((place) => (
    <Fragment key={place}>
      {" "}
      <a href={`#${place}`} aria-label={`Back to the text from footnote ${number}`}>
        ↩
      </a>
    </Fragment>
  ));
}

/** One line of text with everything a line can have: for headings. */
export const MarkdownLine = memo(function MarkdownLine({ body, links = true }: { body: string; links?: boolean }) {
  const tokens = useMemo(() => parseLine(body), [body]);
  return renderTokens(tokens, { anchors: false, links, notePrefix: "" });
});
