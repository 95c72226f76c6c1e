/**
 * When a session runs: pure. `step(state, event)` returns the next state and what is to be done about it; the server,
 * AppTest and the static host only carry the effects out.
 *
 * One run at a time. Events of the browser are numbered, queue here and are handed to the next run together; a run in
 * progress is interrupted for them. An event leaves the session only when a run has taken it: what an interrupted run
 * has not shown to any code comes back (`redeliver`) and stands first in the queue. So no event is lost, and none
 * counts twice.
 */
import type { RunCause, RunOutcome, WidgetEvent } from "../runner/runner-port.js";
import { EventQueue } from "./event-queue.js";

export interface SessionState {
  phase: "idle" | "running" | "ended";
  /** Number of the last run that was started. */
  run: number;
  /** Events not yet given to a run. */
  queue: EventQueue;
  /** Events that the next run is offered at most: as many as runs took lately, and some more. */
  batch: number;
  /** Events of the run in progress: given again where its runner dies. */
  inRun: readonly WidgetEvent[];
  /** A run without events is wanted. */
  wanted: RunCause | undefined;
  /** The runner knows the script's callbacks and rules: false after its session has moved to another runner. */
  primed: boolean;
  /** The run in progress only makes the script known to its new runner: events wait for it. */
  priming: boolean;
  /** The run in progress has been asked to make way. */
  interrupting: boolean;
  /** Last event number that came in. */
  received: number;
  connected: boolean;
  disconnectedAt: number;
  /** Runs in a row that were asked for by the script itself. */
  selfReruns: number;
}

export type SessionEvent =
  | { type: "connected" }
  | { type: "disconnected"; now: number }
  | { type: "widgets"; event: WidgetEvent }
  | { type: "rerun"; cause: RunCause }
  | { type: "stop" }
  | { type: "run-ended"; run: number; outcome: RunOutcome; redeliver: readonly WidgetEvent[] }
  | { type: "runner-lost"; rerun: boolean }
  | { type: "tick"; now: number; keepMs: number };

export type SessionEffect =
  | { type: "start-run"; run: number; cause: RunCause; events: readonly WidgetEvent[] }
  | { type: "interrupt"; run: number }
  | { type: "stop"; run: number }
  | { type: "refuse"; problem: string }
  | { type: "rerun-loop" }
  | { type: "end" };

export interface Step {
  state: SessionState;
  effects: SessionEffect[];
}

/** `st.rerun()` without anything else happening ends here. */
export const maxSelfReruns = 100;

/** A run takes the events up to the second click on one button. What it did not take crosses twice for nothing. */
const minBatch = 16;
const maxBatch = 1024;

export function newSession(): SessionState {
  return {
    phase: "idle",
    run: 0,
    queue: EventQueue.empty,
    batch: maxBatch,
    inRun: [],
    wanted: undefined,
    primed: true,
    priming: false,
    interrupting: false,
    received: 0,
    connected: false,
    disconnectedAt: 0,
    selfReruns: 0,
  };
}

/** Starts a run where one is wanted and none is in progress; asks the one in progress to make way. */
function advance(state: SessionState): Step {
  const waiting = state.queue.size > 0 || state.wanted !== undefined;
  if (!waiting || state.phase === "ended") return { state, effects: [] };
  if (state.phase === "running") {
    if (state.interrupting || state.priming) return { state, effects: [] };
    return { state: { ...state, interrupting: true }, effects: [{ type: "interrupt", run: state.run }] };
  }
  const run = state.run + 1;
  if (!state.primed) {
    return {
      state: { ...state, phase: "running", run, primed: true, priming: true, inRun: [], wanted: undefined, interrupting: false },
      effects: [{ type: "start-run", run, cause: "restore", events: [] }],
    };
  }
  const { events, rest } = state.queue.take(state.batch);
  const cause: RunCause = events.length > 0 ? "event" : (state.wanted ?? "rerun");
  return {
    state: { ...state, phase: "running", run, queue: rest, inRun: events, wanted: undefined, interrupting: false },
    effects: [{ type: "start-run", run, cause, events }],
  };
}

function runEnded(state: SessionState, event: Extract<SessionEvent, { type: "run-ended" }>): Step {
  if (state.phase !== "running" || event.run !== state.run) return { state, effects: [] };
  const selfReruns = event.outcome === "rerun" ? state.selfReruns + 1 : 0;
  const taken = state.inRun.length - event.redeliver.length;
  const batch = event.redeliver.length > 0 ? Math.max(minBatch, taken * 2) : Math.min(maxBatch, state.batch * 2);
  const queue = state.queue.putBack(event.redeliver);
  const next: SessionState = { ...state, phase: "idle", inRun: [], priming: false, interrupting: false, queue, batch, selfReruns };
  if (event.outcome !== "rerun") {
    // An interrupted run without events (a first run, a changed source) still has to be finished by another one.
    if (event.outcome === "interrupted" && next.queue.size === 0) next.wanted ??= "rerun";
    return advance(next);
  }
  if (selfReruns > maxSelfReruns) return { state: { ...next, selfReruns: 0 }, effects: [{ type: "rerun-loop" }] };
  return advance({ ...next, wanted: next.wanted ?? "rerun" });
}

export function step(state: SessionState, event: SessionEvent): Step {
  switch (event.type) {
    case "connected": {
      const next = { ...state, connected: true };
      return state.run === 0 && state.phase === "idle" ? advance({ ...next, wanted: "open" }) : { state: next, effects: [] };
    }
    case "disconnected":
      return { state: { ...state, connected: false, disconnectedAt: event.now }, effects: [] };
    case "widgets": {
      const { n } = event.event;
      if (n <= state.received) return { state, effects: [] };
      if (n !== state.received + 1)
        return { state, effects: [{ type: "refuse", problem: `event ${n} came after event ${state.received}` }] };
      return advance({ ...state, received: n, queue: state.queue.add(event.event), selfReruns: 0 });
    }
    case "rerun":
      return advance({ ...state, wanted: state.wanted ?? event.cause, selfReruns: 0 });
    case "stop":
      return state.phase === "running" ? { state, effects: [{ type: "stop", run: state.run }] } : { state, effects: [] };
    case "run-ended":
      return runEnded(state, event);
    case "runner-lost": {
      // What was under way is lost with the runner, unless it is to be done again.
      const queue = event.rerun ? state.queue.putBack(state.inRun) : state.queue;
      const wanted = event.rerun ? "restore" : state.wanted;
      return advance({ ...state, phase: "idle", inRun: [], queue, wanted, primed: false, priming: false, interrupting: false });
    }
    case "tick": {
      const over = !state.connected && state.disconnectedAt > 0 && event.now - state.disconnectedAt > event.keepMs;
      return over ? { state: { ...state, phase: "ended" }, effects: [{ type: "end" }] } : { state, effects: [] };
    }
  }
}
