import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { canvasHeight, toFull, toScroll } from "./scroll-map.js";

/** Rows drawn above and below the ones that can be seen. */
const overscan = 6;
/** Sideways scrolling redraws in steps of so many pixels. */
const sideStep = 80;
/** After a pause of so many milliseconds the scroll bar is put where the map wants it. */
const settleAfter = 140;

export interface Viewport {
  first: number;
  last: number;
  /** Added to a row's place in the full height gives its place on the canvas. */
  shift: number;
  scrollLeft: number;
  width: number;
  /** The rows reach to the lower edge. */
  filled: boolean;
  /** Whole rows that fit. */
  page: number;
}

export interface ViewportOptions {
  total: number;
  rowHeight: number;
  headerHeight: number;
}

/** Which rows can be seen, and a way to bring one into view. */
export function useViewport(ref: RefObject<HTMLElement | null>, { total, rowHeight, headerHeight }: ViewportOptions) {
  const [viewport, setViewport] = useState<Viewport>({ first: 0, last: 12, shift: 0, scrollLeft: 0, width: 0, filled: false, page: 10 });
  const place = useRef({ full: 0, scroll: 0 });
  const fullHeight = total * rowHeight;

  const measure = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    const body = Math.max(rowHeight, element.clientHeight - headerHeight);
    const top = place.current.full;
    const next: Viewport = {
      first: Math.max(0, Math.floor(top / rowHeight) - overscan),
      last: Math.max(0, Math.min(total - 1, Math.ceil((top + body) / rowHeight) + overscan)),
      shift: element.scrollTop - top,
      scrollLeft: Math.floor(element.scrollLeft / sideStep) * sideStep,
      width: element.clientWidth,
      filled: total * rowHeight >= body,
      page: Math.max(1, Math.floor(body / rowHeight) - 1),
    };
    setViewport((before) => ((Object.keys(next) as (keyof Viewport)[]).every((name) => before[name] === next[name]) ? before : next));
  }, [ref, total, rowHeight, headerHeight]);

  const go = useCallback(
    (full: number) => {
      const element = ref.current;
      if (!element) return;
      const body = element.clientHeight - headerHeight;
      place.current.full = Math.max(0, Math.min(full, fullHeight - body));
      element.scrollTop = toScroll(place.current.full, fullHeight, body);
      place.current.scroll = element.scrollTop;
      measure();
    },
    [ref, fullHeight, headerHeight, measure],
  );

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let settle: ReturnType<typeof setTimeout> | undefined;
    const scrolled = (): void => {
      const body = element.clientHeight - headerHeight;
      const { scrollTop } = element;
      const delta = scrollTop - place.current.scroll;
      place.current.scroll = scrollTop;
      const direct = fullHeight <= canvasHeight(fullHeight);
      if (direct || Math.abs(delta) > body) place.current.full = toFull(scrollTop, fullHeight, body);
      else if (delta !== 0) {
        place.current.full = Math.max(0, Math.min(place.current.full + delta, Math.max(0, fullHeight - body)));
        clearTimeout(settle);
        settle = setTimeout(() => go(place.current.full), settleAfter);
      }
      measure();
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    const observer = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(measure);
    observer?.observe(element);
    return () => {
      clearTimeout(settle);
      element.removeEventListener("scroll", scrolled);
      observer?.disconnect();
    };
  }, [ref, fullHeight, headerHeight, measure, go]);

  useLayoutEffect(() => {
    const element = ref.current;
    // Fewer rows than before: the browser has moved the scroll bar, or the place no longer exists.
    if (element && place.current.full > Math.max(0, fullHeight - (element.clientHeight - headerHeight))) go(place.current.full);
    measure();
  }, [ref, fullHeight, headerHeight, measure, go]);

  const show = useCallback(
    (row: number) => {
      const element = ref.current;
      if (!element || row < 0) return;
      const body = element.clientHeight - headerHeight;
      const top = row * rowHeight;
      if (top < place.current.full) go(top);
      else if (top + rowHeight > place.current.full + body) go(top + rowHeight - body);
    },
    [ref, rowHeight, headerHeight, go],
  );

  return { viewport, show, toTop: useCallback(() => go(0), [go]) };
}
