// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mount } from "../../frontend/testing/mount.js";
import type { SliderProps } from "./slider.js";
import { placeText } from "./slider-text.js";
import { labelStarts } from "./thumb-labels.js";
import "./slider.view.js";

afterEach(cleanup);

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue({ left: 0, width: 100, top: 0, height: 20 } as DOMRect);
  HTMLElement.prototype.setPointerCapture = () => {};
  return () => vi.restoreAllMocks();
});

const props = (more: Partial<SliderProps>): SliderProps => ({ id: 1, label: "Age", value: 25, min: 0, max: 100, step: 1, ...more });
const sliders = (): HTMLInputElement[] => screen.getAllByRole<HTMLInputElement>("slider");
const grip = (container: HTMLElement): HTMLElement => container.querySelector("[class*=grip]") as HTMLElement;
const drag = (element: HTMLElement, from: number, ...to: number[]): void => {
  fireEvent.pointerDown(element, { clientX: from, button: 0, pointerId: 1 });
  for (const clientX of to) fireEvent.pointerMove(element, { clientX, pointerId: 1 });
};

test("it is a slider with a name, bounds and a text for its value", async () => {
  await mount({ type: "slider", props: props({ format: "%d years" }) });
  const input = screen.getByRole("slider", { name: "Age" });
  expect(input.getAttribute("aria-valuetext")).toBe("25 years");
  expect(screen.getByTestId("stSliderThumbValue").textContent).toBe("25 years");
  expect(screen.getByTestId("stSliderTickBar").textContent).toBe("0 years100 years");
});

test("dragging shows each value and sends the last one when the thumb is let go", async () => {
  const { container, events } = await mount({ type: "slider", props: props({}) });
  drag(grip(container), 40, 50, 60, 70);
  expect(screen.getByTestId("stSliderThumbValue").textContent).toBe("70");
  expect(events).toHaveLength(0);
  fireEvent.pointerUp(grip(container), { pointerId: 1 });
  expect(events.map((event) => event.values)).toEqual([{ 1: 70 }]);
});

test("a drag that the browser takes over for scrolling changes nothing", async () => {
  const { container, events } = await mount({ type: "slider", props: props({}) });
  drag(grip(container), 40, 50);
  fireEvent.pointerCancel(grip(container), { pointerId: 1 });
  expect(screen.getByTestId("stSliderThumbValue").textContent).toBe("25");
  expect(events).toHaveLength(0);
});

test("[B-061] keys move it, and letting the key go sends the value", async () => {
  const { events } = await mount({ type: "slider", props: props({}) });
  const [input] = sliders() as [HTMLInputElement];
  const press = (key: string, more = {}): string | null => {
    fireEvent.keyDown(input, { key, ...more });
    return input.getAttribute("aria-valuetext");
  };
  expect(press("ArrowRight")).toBe("26");
  expect(press("ArrowUp")).toBe("27");
  expect(press("ArrowLeft")).toBe("26");
  expect(press("ArrowDown")).toBe("25");
  expect(press("PageUp")).toBe("35");
  expect(press("PageDown")).toBe("25");
  expect(press("ArrowRight", { shiftKey: true })).toBe("35");
  expect(press("End")).toBe("100");
  expect(press("Home")).toBe("0");
  expect(events).toHaveLength(0);
  fireEvent.keyUp(input, { key: "Home" });
  expect(events.map((event) => event.values)).toEqual([{ 1: 0 }]);
});

test("the thumbs of a range never cross", async () => {
  const { container, events } = await mount({ type: "slider", props: props({ value: [20, 60] }) });
  expect(sliders().map((input) => input.getAttribute("aria-label"))).toEqual(["Age, start", "Age, end"]);
  drag(grip(container), 25, 90);
  fireEvent.pointerUp(grip(container), { pointerId: 1 });
  expect(events.at(-1)?.values).toEqual({ 1: [60, 60] });
  fireEvent.keyDown(sliders()[1] as HTMLElement, { key: "Home" });
  fireEvent.keyUp(sliders()[1] as HTMLElement, { key: "Home" });
  expect(sliders()[1]?.value).toBe("60");
});

test("a disabled slider takes no press", async () => {
  const { container, events } = await mount({ type: "slider", props: props({ disabled: true }) });
  drag(grip(container), 40, 50);
  fireEvent.pointerUp(grip(container), { pointerId: 1 });
  expect(events).toHaveLength(0);
});

test("places are written in the form of their kind", () => {
  const scale = { min: 0, max: 1, step: 0.01 };
  expect(placeText(0.5, scale)).toBe("0.50");
  expect(placeText(0.5, { ...scale, format: "percent" })).toBe("50%");
  expect(placeText(200, { min: 0, max: 500, step: 5, format: "dollar" })).toBe("$200");
  expect(placeText(20513, { min: 0, max: 9e4, step: 1, kind: "date" })).toBe("2026-03-01");
  expect(placeText(20513, { min: 0, max: 9e4, step: 1, kind: "date", format: "D MMM YYYY" })).toBe("1 Mar 2026");
  expect(placeText(37_800_000, { min: 0, max: 9e7, step: 900_000, kind: "time" })).toBe("10:30");
  expect(placeText(37_800_500, { min: 0, max: 9e7, step: 500, kind: "datetime" })).toBe("1970-01-01 10:30:00.500");
});

test("the texts above the thumbs stay inside and apart", () => {
  expect(labelStarts([0], [40], 100)).toEqual([0]);
  expect(labelStarts([100], [40], 100)).toEqual([60]);
  expect(labelStarts([50, 52], [40, 40], 200)).toEqual([7, 55]);
  expect(labelStarts([195, 200], [40, 40], 200)).toEqual([112, 160]);
});
