import katex from "katex";
import "katex/dist/katex.min.css";
import { useLayoutEffect, useRef } from "react";

const settings = {
  throwOnError: false,
  // No links, images or HTML out of a formula, and an end to recursive macros and huge sizes.
  trust: false,
  maxExpand: 500,
  maxSize: 20,
  strict: "ignore",
} as const;

/** A formula, drawn by KaTeX straight into its element (no HTML text in between); MathML beside it for screen readers. */
export function Formula({ tex, display, className }: { tex: string; display: boolean; className?: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current) katex.render(tex, place.current, { ...settings, displayMode: display });
  }, [tex, display]);
  return <span ref={place} className={className} data-tex={tex} />;
}
