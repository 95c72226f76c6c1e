// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { MetricProps } from "./metric.js";
import { MetricView } from "./metric.view.js";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show(props: MetricProps) {
  return act(async () => render(<MetricView node={5} props={props} />));
}

const value = (): string | null => screen.getByTestId("stMetricValue").textContent;

test.each([
  [{ value: 1_234_567.891 }, "1234567.891"],
  [{ value: 1_234_567.891, format: "dollar" }, "$1,234,567.89"],
  [{ value: 0.1234, format: "percent" }, "12.34%"],
  [{ value: 1_234_567, format: "compact" }, "1.2M"],
  [{ value: 1.5, format: "%.3f km" }, "1.500 km"],
  [{ value: null }, "—"],
  [{ value: "text" }, "text"],
])("[B-122] %j is shown as %s", async (props, text) => {
  await show({ label: "L", ...props });
  expect(value()).toBe(text);
});

test("[B-121] the change has its arrow in words, its colour and its description", async () => {
  await show({ label: "L", value: 1, format: "percent", delta: { value: -0.5, colour: "red", arrow: "down", description: "a day" } });
  const delta = screen.getByTestId("stMetricDelta");
  expect(delta.textContent).toBe("-50.00%");
  expect(delta.dataset.colour).toBe("red");
  expect(screen.getByRole("img", { name: "down" })).toBeDefined();
  expect(screen.getByTestId("stMetricDeltaDescription").textContent).toBe("a day");
});

test("a chart says what it shows to those who don't see it", async () => {
  await show({ label: "**Speed**", value: 1, chart: { type: "line", data: [3, 1, 2] } });
  expect(screen.getByRole("img", { name: "Speed: 3 values from 3 to 2, lowest 1, highest 3" })).toBeDefined();
});

test.each(["line", "area", "bar"] as const)("a %s of equal, negative or single values stays inside its frame", async (type) => {
  for (const data of [
    [5, 5, 5],
    [-3, -1, -2],
    [0, 0],
    [1e300, -1e300],
  ]) {
    const { container } = await show({ label: "L", value: 1, chart: { type, data } });
    expect(container.innerHTML).not.toContain("NaN");
    cleanup();
  }
});

test("a number ticks over to its new value, and jumps where motion is not wanted", async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  const { rerender } = await show({ label: "L", value: 0 });
  const seen = new Set<string | null>();
  rerender(<MetricView node={5} props={{ label: "L", value: 1000 }} />);
  await waitFor(
    () => {
      seen.add(value());
      expect(value()).toBe("1000");
    },
    { interval: 16, timeout: 5000 },
  );
  expect(seen.size).toBeGreaterThan(3);
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  await act(async () => rerender(<MetricView node={5} props={{ label: "L", value: 5 }} />));
  expect(value()).toBe("5");
});
