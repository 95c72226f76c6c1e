import { expect, test } from "vitest";
import { chosenWindow, panWindow, zoomWindow } from "./chart-window.js";

const full = [0, 100] as const;

test("zooming keeps what is under the pointer where it is", () => {
  expect(zoomWindow(full, full, 25, 0.5)).toEqual([12.5, 62.5]);
  expect(zoomWindow([40, 60], full, 50, 10)).toBeUndefined();
});

test("a window never leaves the data and never becomes a point", () => {
  expect(panWindow([80, 100], full, 0.5)).toEqual([80, 100]);
  expect(panWindow([40, 60], full, -0.5)).toEqual([30, 50]);
  expect(chosenWindow(90, 20, full)).toEqual([20, 90]);
  const [low, high] = chosenWindow(50, 50, full) ?? [0, 0];
  expect(high - low).toBeCloseTo(0.05);
});
