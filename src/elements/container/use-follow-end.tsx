import { type RefObject, useEffect } from "react";

/** How far from the end somebody may be and still follow it, in CSS pixels. */
const nearEnd = 48;

/** Keeps a scrolling box at its end while content is added, unless the reader has scrolled up. */
export function useFollowEnd(box: RefObject<HTMLElement | null>, active: boolean): void {
  useEffect(() => {
    const element = box.current;
    const content = element?.firstElementChild;
    if (!active || !element || !content || typeof ResizeObserver === "undefined") return;
    let follows = true;
    const scrolled = (): void => {
      follows = element.scrollHeight - element.scrollTop - element.clientHeight <= nearEnd;
    };
    const grown = new ResizeObserver(() => {
      if (follows) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener("scroll", scrolled, { passive: true });
    grown.observe(content);
    return () => {
      element.removeEventListener("scroll", scrolled);
      grown.disconnect();
    };
  }, [box, active]);
}
