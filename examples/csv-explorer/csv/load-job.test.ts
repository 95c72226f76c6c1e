import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LoadControl, LoadedTable } from "./load-csv.js";
import { LoadJob } from "./load-job.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const loaded = { seconds: 1 } as LoadedTable;

function job() {
  let finish: (table: LoadedTable) => void = () => {};
  const load = ({ signal }: LoadControl): Promise<LoadedTable> =>
    new Promise((resolve, reject) => {
      finish = resolve;
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  const made = new LoadJob("big.csv", 100, load);
  made.result.catch(() => {});
  return { job: made, finish: () => finish(loaded) };
}

test("a run that takes over from another keeps the job going", async () => {
  const { job: made, finish } = job();
  const leave = made.watch();
  leave();
  vi.advanceTimersByTime(1_000);
  made.watch();
  vi.advanceTimersByTime(60_000);
  expect(made.cancelled).toBe(false);
  finish();
  expect(await made.result).toBe(loaded);
});

test("a job that nobody watches any more stops", async () => {
  const { job: made } = job();
  made.watch()();
  vi.advanceTimersByTime(2_000);
  expect(made.cancelled).toBe(true);
  await expect(made.result).rejects.toThrow("Reading big.csv was stopped.");
  expect(made).toMatchObject({ settled: true, failed: true });
});

test("of two sessions one may leave", () => {
  const { job: made } = job();
  const leave = made.watch();
  made.watch();
  leave();
  vi.advanceTimersByTime(60_000);
  expect(made.cancelled).toBe(false);
});

test("a finished job is not cancelled", async () => {
  const { job: made, finish } = job();
  const leave = made.watch();
  finish();
  await made.result;
  leave();
  made.cancel();
  vi.advanceTimersByTime(60_000);
  expect(made).toMatchObject({ cancelled: false, settled: true, failed: false });
});

test("waiting ends with the time or with the result", async () => {
  const { job: made, finish } = job();
  const early = made.settledWithin(50);
  await vi.advanceTimersByTimeAsync(50);
  expect(await early).toBe(false);
  const later = made.settledWithin(1_000_000);
  finish();
  expect(await later).toBe(true);
});
