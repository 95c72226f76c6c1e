import { useEffect, useState } from "react";
import { useCell } from "../cell.js";
import { pageStore } from "../page-store.js";

/** How long the run has been going, in the steps that the page shows: the line, the dimming, the stop button. */
export type RunPhase = "idle" | "started" | "noticed" | "late" | "long";

const steps: readonly [after: number, phase: RunPhase][] = [
  [300, "noticed"],
  [500, "late"],
  [1000, "long"],
];

/** Short runs stay invisible: nothing moves on the page before 300 ms. */
export function useRunPhase(): RunPhase {
  const running = useCell(pageStore.status) === "running";
  const [phase, setPhase] = useState<RunPhase>("idle");
  useEffect(() => {
    if (!running) {
      setPhase("idle");
      return;
    }
    setPhase("started");
    const timers = steps.map(([after, next]) => setTimeout(() => setPhase(next), after));
    return () => timers.forEach(clearTimeout);
  }, [running]);
  return phase;
}
