import { type RefObject, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { placeNear } from "./place-near.js";

const openDelay = 250;
const closeDelay = 120;

export interface Tip {
  id: string;
  open: boolean;
  handlers: {
    ref: RefObject<never>;
    onPointerEnter: (event: { pointerType: string }) => void;
    onPointerLeave: (event: { pointerType: string }) => void;
    onFocus: (event: { target: Element }) => void;
    onBlur: () => void;
  };
  /** The pointer may move onto the bubble without closing it. */
  stay: { onPointerEnter: () => void; onPointerLeave: () => void };
  toggle: () => void;
  place: (bubble: HTMLElement | null) => void;
}

/** When a tip is open: hover with a short delay, keyboard focus and tap at once, Escape closes. */
export function useTip(): Tip {
  const id = useId();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const later = useCallback((next: boolean, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), delay);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (!open) return;
    const close = (event: Event): void => {
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !anchor.current?.contains(event.target as Node)) setOpen(false);
    };
    const scrolled = (): void => setOpen(false);
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    document.addEventListener("scroll", scrolled, { capture: true, passive: true });
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("scroll", scrolled, { capture: true });
    };
  }, [open]);

  return useMemo(
    () => ({
      id,
      open,
      handlers: {
        ref: anchor as RefObject<never>,
        onPointerEnter: (event) => event.pointerType === "mouse" && later(true, openDelay),
        onPointerLeave: (event) => event.pointerType === "mouse" && later(false, closeDelay),
        onFocus: (event) => event.target.matches(":focus-visible") && later(true, 0),
        onBlur: () => later(false, 0),
      },
      stay: { onPointerEnter: () => clearTimeout(timer.current), onPointerLeave: () => later(false, closeDelay) },
      toggle: () => {
        clearTimeout(timer.current);
        setOpen((was) => !was);
      },
      place: (bubble) => {
        if (!bubble || !anchor.current) return;
        bubble.showPopover?.();
        placeNear(bubble, anchor.current, { side: "top", align: "center" });
      },
    }),
    [id, open, later],
  );
}
