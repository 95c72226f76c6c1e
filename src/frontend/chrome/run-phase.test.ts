import { afterEach, expect, test, vi } from "vitest";
import { createPageStore } from "../page-store.js";
import { createRunPhase, isAtLeast } from "./run-phase.js";

afterEach(() => {
  vi.useRealTimers();
});

test("a short run moves nothing; a long one shows the line, then dims, then can be stopped", () => {
  vi.useFakeTimers();
  const page = createPageStore();
  const phase = createRunPhase(page);
  page.status.set("running");
  vi.advanceTimersByTime(299);
  expect(isAtLeast(phase.get(), "noticed")).toBe(false);
  page.status.set("idle");
  vi.advanceTimersByTime(5000);
  expect(phase.get()).toBe("idle");

  page.status.set("running");
  const seen = [300, 200, 500].map((time) => {
    vi.advanceTimersByTime(time);
    return phase.get();
  });
  expect(seen).toEqual(["noticed", "late", "long"]);
  page.status.set("failed");
  expect(phase.get()).toBe("idle");
});
