import { type RefObject, useLayoutEffect } from "react";

/** Lifts an element with the attribute `popover="manual"` into the top layer, where nothing around it can cut it off. */
export function useTopLayer(target: RefObject<HTMLElement | null>, lifted: boolean): void {
  useLayoutEffect(() => {
    const element = target.current;
    if (!element?.showPopover) return;
    if (lifted) element.showPopover();
    else if (element.matches(":popover-open")) element.hidePopover();
  }, [target, lifted]);
}
