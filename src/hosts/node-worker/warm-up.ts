/**
 * Runs a small page of its own a few hundred times while a new worker is idle, so that the first clicks of people find
 * the paths of a run compiled. Costs some tens of milliseconds once, in slices; a real run goes first.
 */
import type { RunContext } from "../../core/runner/run-context.js";
import { type RuntimeHost, SessionRuntime } from "../../core/runner/session-runtime.js";
import { bindSt } from "../../st.js";

const runs = 400;
/** Longest slice without a look at the event loop. */
const sliceMs = 3;

/** A page with what most pages have; one text changes in each run, so that comparing, sending and storing are used. */
function page(context: RunContext, turn: number): void {
  const st = bindSt(context);
  const state = st.sessionState.init({ turns: 0 });
  st.container({ key: "controls" }, () => {
    if (st.button("go")) state.turns++;
  });
  for (let i = 0; i < 12; i++) st.write(i === 6 ? `turn ${turn}` : `line ${i}`);
  st.text("text");
}

export async function warmUp(
  host: RuntimeHost,
  within: (context: RunContext, body: () => void) => void,
  mayGoOn: () => boolean,
): Promise<void> {
  const quiet: RuntimeHost = { ...host, send: () => {}, log: () => {}, interruptRequested: () => "no", defer: () => {} };
  const runtime = new SessionRuntime(quiet, { path: "/", query: "", timezone: "UTC", locale: "en", theme: "light", embedded: false });
  let sliceEnd = performance.now() + sliceMs;
  for (let run = 1; run <= runs && mayGoOn(); run++) {
    await runtime.run({ run, cause: "event", events: [{ n: run, values: { 1: true } }] }, async (context) =>
      within(context, () => page(context, run)),
    );
    runtime.store();
    if (performance.now() < sliceEnd) continue;
    await new Promise((done) => setTimeout(done, 2));
    sliceEnd = performance.now() + sliceMs;
  }
}
