/**
 * Markdown with HTML in it, for `unsafeAllowHtml`.
 *
 * The parser's text goes through the sanitiser once and comes back as nodes, which are put into the page as they are: it
 * is never turned into text and read again, so there is nothing a second reading could mean differently. What is drawn
 * by React (code, formulas, icons) has empty places in it, which are filled by portals.
 */
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { renderHtml, type Slot } from "./html-renderer.js";
import styles from "./markdown.module.css";
import type { DocumentProps } from "./markdown-document.js";
import { renderTokens } from "./render-tokens.js";
import { sanitise } from "./sanitise.js";
import { useStyleSheet } from "./use-style-sheet.js";

export function HtmlDocument({ body, anchors = true }: DocumentProps) {
  const place = useRef<HTMLDivElement>(null);
  const [{ portals, rules }, setDrawn] = useState<{ portals: readonly ReactNode[]; rules: string }>({ portals: [], rules: "" });
  useStyleSheet(rules);
  useLayoutEffect(() => {
    const { html, mark, slots } = renderHtml(body);
    const { fragment, rules: sheet } = sanitise(html);
    const portals = fill(fragment, mark, slots, anchors);
    place.current?.replaceChildren(...fragment.childNodes);
    setDrawn({ portals, rules: sheet });
  }, [body, anchors]);
  return (
    <>
      <div ref={place} className={styles.html} />
      {portals}
    </>
  );
}

/** A portal into each place that is still there after sanitising. */
function fill(fragment: DocumentFragment, mark: string, slots: readonly Slot[], anchors: boolean): ReactNode[] {
  const options = { anchors, links: true, notePrefix: "" };
  return [...fragment.querySelectorAll<HTMLElement>(`[${mark}]`)].flatMap((element) => {
    const slot = slots[Number(element.getAttribute(mark))];
    element.removeAttribute(mark);
    return slot ? [createPortal(renderTokens(slot.tokens, options), element, `${slot.key}`)] : [];
  });
}
