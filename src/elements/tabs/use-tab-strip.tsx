import { type CSSProperties, type RefObject, useLayoutEffect, useState } from "react";

export interface TabStrip {
  /** The edges at which more tabs are to be found: «start», «end», both or none. */
  fade: string | undefined;
  /** Place of the line under the open tab. */
  line: CSSProperties;
}

/** Follows the open tab with the line, keeps it in sight and notices where the strip can be scrolled. */
export function useTabStrip(strip: RefObject<HTMLDivElement | null>, labels: readonly string[], open: string): TabStrip {
  const [fade, setFade] = useState<string>();
  const [line, setLine] = useState<CSSProperties>({ opacity: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: other labels make other widths
  useLayoutEffect(() => {
    const element = strip.current;
    if (!element) return;
    const tabs = (): HTMLElement | null => element.querySelector("[aria-selected=true]");
    const draw = (): void => {
      const tab = tabs();
      if (tab) setLine({ width: tab.offsetWidth, insetInlineStart: distanceFromStart(element, tab) });
      const hidden = element.scrollWidth - element.clientWidth;
      // In right-to-left pages the scroll position counts down from 0.
      const passed = Math.abs(element.scrollLeft);
      const edges = [passed > 1 && "start", hidden - passed > 1 && "end"].filter(Boolean).join(" ");
      setFade(edges === "" ? undefined : edges);
    };
    const tab = tabs();
    if (tab && element.scrollWidth > element.clientWidth) bringIntoSight(element, tab);
    draw();
    const resized = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(draw);
    resized?.observe(element);
    for (const one of element.querySelectorAll("[role=tab]")) resized?.observe(one);
    element.addEventListener("scroll", draw, { passive: true });
    return () => {
      resized?.disconnect();
      element.removeEventListener("scroll", draw);
    };
  }, [strip, labels, open]);

  return { fade, line };
}

function distanceFromStart(strip: HTMLElement, tab: HTMLElement): number {
  if (getComputedStyle(strip).direction === "ltr") return tab.offsetLeft;
  return strip.clientWidth - tab.offsetLeft - tab.offsetWidth;
}

/** Scrolls the strip alone: the page must not move because of a tab. */
function bringIntoSight(strip: HTMLElement, tab: HTMLElement): void {
  const margin = 40;
  const start = tab.offsetLeft - margin;
  const end = tab.offsetLeft + tab.offsetWidth + margin;
  if (start < strip.scrollLeft) strip.scrollLeft = start;
  else if (end > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = end - strip.clientWidth;
}
