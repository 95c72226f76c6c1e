/**
 * Loading that outlives a run. A click while a large file is read starts a new run, and that run goes on watching the
 * same job instead of reading the file again. A job that nobody has watched for a moment gives up: the person has
 * pressed «Stop», removed the file or closed the tab.
 */
import type { LoadControl, LoadedTable, Progress } from "./load-csv.js";

/** A new run begins watching long before this. */
const patienceMs = 1_500;

export class LoadJob {
  readonly name: string;
  readonly size: number;
  readonly progress: Progress = { bytes: 0, rows: 0 };
  readonly result: Promise<LoadedTable>;
  /** The table, or an error, is there. */
  settled = false;
  failed = false;
  readonly #began = performance.now();
  readonly #abort = new AbortController();
  #watchers = 0;
  #leaving: NodeJS.Timeout | undefined;

  constructor(name: string, size: number, load: (control: LoadControl) => Promise<LoadedTable>) {
    this.name = name;
    this.size = size;
    this.result = load({ progress: this.progress, signal: this.#abort.signal });
    this.result.then(
      () => {
        this.settled = true;
      },
      () => {
        this.settled = this.failed = true;
      },
    );
  }

  get cancelled(): boolean {
    return this.#abort.signal.aborted;
  }

  get seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  /** From 0 to 1. */
  get fraction(): number {
    return this.size === 0 ? 1 : Math.min(1, this.progress.bytes / this.size);
  }

  /** Keeps the job going until the returned function is called. */
  watch(): () => void {
    this.#watchers++;
    clearTimeout(this.#leaving);
    return () => {
      if (--this.#watchers > 0 || this.settled) return;
      this.#leaving = setTimeout(() => this.cancel(), patienceMs);
      this.#leaving.unref();
    };
  }

  cancel(): void {
    if (!this.settled) this.#abort.abort(new Error(`Reading ${this.name} was stopped.`));
  }

  /** Waits for the result, but not longer than this. True: it is there. */
  async settledWithin(ms: number): Promise<boolean> {
    if (this.settled) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((done) => {
      timer = setTimeout(done, ms);
    });
    const arrived = this.result.then(
      () => {},
      () => {},
    );
    await Promise.race([arrived, late]);
    clearTimeout(timer);
    return this.settled;
  }
}
