import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { classes } from "./classes.js";
import { type Placement, placeNear } from "./place-near.js";
import styles from "./popover.module.css";

export interface PopoverProps extends Placement {
  open: boolean;
  onClose: () => void;
  anchor: RefObject<HTMLElement | null>;
  children: ReactNode;
  id?: string;
  role?: "dialog" | "listbox" | "menu" | "presentation";
  label?: string;
  className?: string;
  testId?: string;
  /** At least as wide as the anchor, as lists under a select are. */
  matchWidth?: boolean;
}

/**
 * A floating panel in the top layer, beside its anchor. Closes by Escape, by a press outside and when the focus leaves
 * it; the focus goes back to the anchor.
 */
export function Popover(props: PopoverProps) {
  const { open, onClose, anchor, children, id, role = "dialog", label, className, testId, matchWidth, side, align } = props;
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const element = panel.current;
    const from = anchor.current;
    if (!open || !element || !from) return;
    element.showPopover?.();
    const place = (): void => {
      if (matchWidth) element.style.minWidth = `${from.offsetWidth}px`;
      placeNear(element, from, { side, align });
    };
    place();
    const resized = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(place);
    resized?.observe(element);
    const pressed = (event: PointerEvent): void => {
      const at = event.target as Node;
      if (!element.contains(at) && !from.contains(at)) close.current();
    };
    const keyed = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close.current();
      from.focus();
    };
    document.addEventListener("pointerdown", pressed);
    document.addEventListener("keydown", keyed, true);
    window.addEventListener("resize", place);
    document.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      resized?.disconnect();
      document.removeEventListener("pointerdown", pressed);
      document.removeEventListener("keydown", keyed, true);
      window.removeEventListener("resize", place);
      document.removeEventListener("scroll", place, { capture: true });
    };
  }, [open, anchor, matchWidth, side, align]);

  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: all roles it can have take a name
    <div
      ref={panel}
      id={id}
      popover="manual"
      role={role}
      aria-label={label}
      data-testid={testId}
      className={classes(styles.popover, className)}
    >
      {children}
    </div>
  );
}
