// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChartRequest } from "../../core/data/chart/chart-columns.js";
import { shapeChart } from "../../core/data/chart/shape-chart.js";
import { type TableLike, toTable } from "../../core/data/table-like.js";
import type { Json } from "../../core/element/element-props.js";
import { op } from "../../core/protocol/forward-message.js";
import { mount } from "../../frontend/testing/mount.js";
import "./chart.view.js";

afterEach(cleanup);

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(300);
  return () => vi.restoreAllMocks();
});

const show = (data: TableLike, request: Partial<ChartRequest> = {}, alt?: string) =>
  mount({ type: "chart", props: { ...shapeChart({ kind: "line", command: "lineChart", ...request }, toTable(data)), alt } });
const plot = (): HTMLElement => screen.getByRole("application");
const two = { t: [0, 1, 2], north: [1, 2, 3], south: [3, 2, 1] };

test("it is named by alt, else by a summary of what it shows", async () => {
  const { unmount } = await show(two, { x: "t" }, "Orders went up");
  expect(plot().getAttribute("aria-label")).toBe("Orders went up");
  unmount();
  await show(two, { x: "t" });
  expect(plot().getAttribute("aria-label")).toBe("Line chart by t; 2 series: north, south; from 0 to 2; values 1 to 3.");
});

test("the arrow keys go from value to value and say each", async () => {
  const { container } = await show(two, { x: "t" });
  const said = (): string | null | undefined => container.querySelector("[aria-live]")?.textContent;
  fireEvent.keyDown(plot(), { key: "ArrowRight" });
  expect(said()).toBe("0, north 1, south 3");
  fireEvent.keyDown(plot(), { key: "End" });
  expect(said()).toBe("2, north 3, south 1");
  fireEvent.keyDown(plot(), { key: "ArrowLeft" });
  expect(said()).toBe("1, north 2, south 2");
  fireEvent.keyDown(plot(), { key: "Escape" });
  expect(said()).toBe("");
});

test("the legend hides and shows series; Alt shows one alone; the choice outlives new data", async () => {
  const { container, frame } = await show(two, { x: "t" });
  const lines = (): number => container.querySelectorAll("[data-chart=plot] path").length;
  const north = screen.getByRole("button", { name: "north" });
  expect([north.getAttribute("aria-pressed"), lines()]).toEqual(["true", 2]);
  fireEvent.click(north);
  expect([north.getAttribute("aria-pressed"), lines()]).toEqual(["false", 1]);
  const next = shapeChart({ kind: "line", command: "lineChart", x: "t" }, toTable({ t: [0, 1], north: [5, 6], south: [7, 8] }));
  await frame([[op.set, 5, "series", next.series as unknown as Json]]);
  expect(screen.getByRole("button", { name: "north" }).getAttribute("aria-pressed")).toBe("false");
  fireEvent.click(north, { altKey: true });
  expect(screen.getAllByRole("button", { pressed: true }).map((button) => button.textContent)).toContain("north");
  expect(screen.getByRole("button", { name: "south" }).getAttribute("aria-pressed")).toBe("false");
});

test("the numbers behind the chart are a table", async () => {
  await show(two, { x: "t" });
  fireEvent.click(screen.getByRole("button", { name: "Show the data" }));
  expect(screen.getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual(["t", "north", "south"]);
  expect(screen.getAllByRole("row")[1]?.textContent).toBe("013");
  fireEvent.click(screen.getByRole("button", { name: "Show the chart" }));
  expect(plot()).toBeTruthy();
});

test("without data it says so, in the same place", async () => {
  await show([]);
  expect(screen.getByText("No data yet")).toBeTruthy();
  expect(screen.queryByRole("application")).toBeNull();
  expect(screen.queryByRole("button", { name: "Download" })).toBeNull();
});

test("plus and minus look closer and back, 0 shows everything", async () => {
  await show(two, { x: "t" });
  act(() => plot().focus());
  fireEvent.keyDown(plot(), { key: "+" });
  expect(screen.getByRole("button", { name: "Show everything again" })).toBeTruthy();
  fireEvent.keyDown(plot(), { key: "0" });
  expect(screen.queryByRole("button", { name: "Show everything again" })).toBeNull();
});
