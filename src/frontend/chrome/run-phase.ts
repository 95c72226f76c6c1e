import { type Cell, createCell, useCell } from "../cell.js";
import { type PageStore, pageStore } from "../page-store.js";

/** How long the run has been going, in the steps that the page shows: the line, the dimming, the stop button. */
export type RunPhase = "idle" | "started" | "noticed" | "late" | "long";

const steps: readonly [after: number, phase: RunPhase][] = [
  [300, "noticed"],
  [500, "late"],
  [1000, "long"],
];

/** Follows the status of the run. */
export function createRunPhase({ status }: Pick<PageStore, "status">): Cell<RunPhase> {
  const phase = createCell<RunPhase>("idle");
  let timers: ReturnType<typeof setTimeout>[] = [];
  status.subscribe(() => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    if (status.get() !== "running") {
      phase.set("idle");
      return;
    }
    phase.set("started");
    timers = steps.map(([after, next]) => setTimeout(() => phase.set(next), after));
  });
  return phase;
}

const runPhase = createRunPhase(pageStore);

/** Short runs stay invisible: nothing moves on the page before 300 ms. */
export function useRunPhase(): RunPhase {
  return useCell(runPhase);
}

/** Whether a run in `phase` has been going that long. */
export function isAtLeast(phase: RunPhase, least: "noticed" | "late" | "long"): boolean {
  const order: readonly RunPhase[] = ["idle", "started", "noticed", "late", "long"];
  return order.indexOf(phase) >= order.indexOf(least);
}
