// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SpinnerView } from "./spinner.view.js";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});
afterEach(cleanup);

const after = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test("[B-093] nothing for half a second, then the text", async () => {
  const { container } = render(<SpinnerView node={5} props={{ text: "Loading **rows**" }} />);
  await after(499);
  expect(container.childNodes).toHaveLength(0);
  await after(1);
  expect(screen.getByRole("status").textContent).toBe("Loading rows");
});

test("[B-093] with showTime it counts", async () => {
  render(<SpinnerView node={5} props={{ text: "Loading", showTime: true }} />);
  await after(1500);
  expect(screen.getByTestId("stSpinner").textContent).toBe("Loading1.5 s");
  await after(60_000);
  expect(screen.getByTestId("stSpinner").textContent).toBe("Loading1 min 1 s");
});
