/** Shows how far a table has been read, and waits for it. */
import { type Container, st } from "millrace";
import type { LoadedTable } from "../csv/load-csv.js";
import type { LoadJob } from "../csv/load-job.js";
import { plainText } from "./plain-text.js";

/** Shorter waits show nothing. */
const quietMs = 250;
const tickMs = 120;
const worthTellingSeconds = 2;

/**
 * The table of a job, with a bar in the slot while it is read. «Stop» ends the waiting, and with it the job; a click that starts another run does not.
 *
 * @throws Error when the file cannot be read.
 */
export async function watchLoading(slot: Container, job: LoadJob): Promise<LoadedTable> {
  const leave = job.watch();
  try {
    if (!(await job.settledWithin(quietMs))) await showProgress(slot, job);
    return await job.result;
  } finally {
    leave();
  }
}

async function showProgress(slot: Container, job: LoadJob): Promise<void> {
  const bar = slot.progress(job.fraction, { text: progressText(job) });
  while (!(await job.settledWithin(tickMs))) {
    if (!isRunning()) throw new Error("This run is over.");
    bar.set(job.fraction, progressText(job));
  }
  slot.empty();
  st.sessionState.delete(pulse);
  if (job.failed || job.seconds < worthTellingSeconds) return;
  st.toast(`${job.progress.rows.toLocaleString("en")} rows read in ${job.seconds.toFixed(1)} s`, { icon: "✅" });
}

const pulse = "loading-pulse";

/** What a run that was stopped or overtaken writes has no effect any more: that is how it can tell. */
function isRunning(): boolean {
  const beat = performance.now();
  st.sessionState.set(pulse, beat);
  return st.sessionState.get(pulse) === beat;
}

/** Says what is wrong with a file, and ends the run. */
export function showReadError(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  st.error(plainText(error.message), { icon: "🚫" });
  return st.stop();
}

function progressText({ name, progress, fraction, seconds }: LoadJob): string {
  const speed = Math.round(progress.rows / Math.max(seconds, 0.001) / 1000) * 1000;
  const rows = progress.rows.toLocaleString("en");
  return `Reading ${plainText(name)} · ${Math.round(fraction * 100)} % · ${rows} rows · ${speed.toLocaleString("en")} rows/s`;
}
