import { useEffect } from "react";
import { useCell } from "../cell.js";
import { pageStore } from "../page-store.js";
import { isAtLeast, useRunPhase } from "./run-phase.js";

/**
 * While a run takes long, marks the frame of the node it changed last and of the blocks around it; the style sheet dims
 * what follows them. Draws nothing itself.
 */
export function StaleMark() {
  return isAtLeast(useRunPhase(), "late") ? <Mark /> : null;
}

function Mark() {
  const reached = useCell(pageStore.reached);
  useEffect(() => {
    if (reached === undefined) return;
    const marked: Element[] = [];
    let frame = document.querySelector(`[data-node="${reached}"]`);
    while (frame) {
      frame.setAttribute("data-reached", "");
      marked.push(frame);
      frame = frame.parentElement?.closest("[data-node]") ?? null;
    }
    return () => {
      for (const one of marked) one.removeAttribute("data-reached");
    };
  }, [reached]);
  return null;
}
