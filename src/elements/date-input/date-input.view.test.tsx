// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";
import type { DateInputProps } from "./date-input.js";
import "./date-input.view.js";

afterEach(cleanup);

const props = (more: Partial<DateInputProps>): DateInputProps => ({
  id: 1,
  label: "Day",
  value: "2026-03-10",
  format: "DD.MM.YYYY",
  ...more,
});
const fields = (): HTMLInputElement[] => screen.getAllByTestId<HTMLInputElement>("stDateInputField");
const field = (): HTMLInputElement => fields()[0] as HTMLInputElement;
const open = (): boolean => fireEvent.click(screen.getByTestId("stDateInputCalendarButton"));
const day = (number: number): HTMLElement =>
  within(screen.getByTestId("stDateInputCalendar"))
    .getAllByText(String(number))
    .find((button) => !button.className.includes("other")) as HTMLElement;
const type = (value: string, input = field()): boolean => fireEvent.change(input, { target: { value } });

test("a day is shown in the format of the script and named by its label", async () => {
  await mount({ type: "dateInput", props: props({}) });
  expect(field().value).toBe("10.03.2026");
  expect(screen.getByRole("textbox", { name: "Day" })).toBe(field());
});

test("what is typed is sent as soon as it is a whole day", async () => {
  const { events } = await mount({ type: "dateInput", props: props({}) });
  type("1.4.202");
  expect(events).toHaveLength(0);
  type("01.04.2026");
  expect(events.map((event) => event.values)).toEqual([{ 1: "2026-04-01" }]);
});

test("what is no day is told below the field and not sent; Escape puts the day back", async () => {
  const { events } = await mount({ type: "dateInput", props: props({ max: "2026-12-31" }) });
  type("31.02.2026");
  fireEvent.blur(field());
  expect(screen.getByRole("alert").textContent).toBe("Write a day as DD.MM.YYYY.");
  type("01.01.2027");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(screen.getByRole("alert").textContent).toBe("Choose a day to 31.12.2026.");
  fireEvent.keyDown(field(), { key: "Escape" });
  expect(field().value).toBe("10.03.2026");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(events).toHaveLength(0);
});

test("what is wrong is also told in the open calendar, which covers the place below the field", async () => {
  await mount({ type: "dateInput", props: props({}) });
  open();
  type("31.02.2026");
  fireEvent.blur(field());
  expect(screen.getByTestId("stDateInputCalendar").textContent).toContain("Write a day as DD.MM.YYYY.");
});

test("the arrows change the part that the caret stands in", async () => {
  const { events } = await mount({ type: "dateInput", props: props({}) });
  field().setSelectionRange(4, 4);
  fireEvent.keyDown(field(), { key: "ArrowUp" });
  expect(events.at(-1)?.values).toEqual({ 1: "2026-04-10" });
});

test("the calendar begins at the day, and a click takes another", async () => {
  const { events } = await mount({ type: "dateInput", props: props({}) });
  open();
  expect(day(10).closest("td")?.getAttribute("aria-selected")).toBe("true");
  fireEvent.click(day(12));
  expect(events.at(-1)?.values).toEqual({ 1: "2026-03-12" });
  expect(screen.queryByTestId("stDateInputCalendar")).toBeNull();
});

test("keys move over the days by day, week, month and year, and stop at the bounds", async () => {
  await mount({ type: "dateInput", props: props({ max: "2027-05-15" }) });
  open();
  const grid = screen.getByRole("grid", { hidden: true });
  const at = (key: string, more = {}): string | null | undefined => {
    fireEvent.keyDown(grid, { key, ...more });
    return grid.querySelector('[tabindex="0"]')?.getAttribute("aria-label");
  };
  expect(at("ArrowRight")).toContain("March 11, 2026");
  expect(at("ArrowDown")).toContain("March 18, 2026");
  expect(at("PageDown")).toContain("April 18, 2026");
  expect(at("PageDown", { shiftKey: true })).toContain("April 18, 2027");
  expect(at("PageDown")).toContain("May 15, 2027");
  expect(at("ArrowRight")).toContain("May 15, 2027");
});

test("days outside the bounds cannot be taken", async () => {
  const { events } = await mount({ type: "dateInput", props: props({ min: "2026-03-05" }) });
  open();
  fireEvent.click(day(4));
  expect(events).toHaveLength(0);
});

test("the first click of a range sends one day, the second both in order", async () => {
  const { events } = await mount({ type: "dateInput", props: props({ value: ["2026-03-01", "2026-03-05"] }) });
  open();
  fireEvent.click(day(20));
  expect(events.at(-1)?.values).toEqual({ 1: ["2026-03-20"] });
  fireEvent.click(day(15));
  expect(events.at(-1)?.values).toEqual({ 1: ["2026-03-15", "2026-03-20"] });
});

test("a required range is sent when both days are there", async () => {
  const { events } = await mount({ type: "dateInput", props: props({ value: ["2026-03-01", "2026-03-05"], required: true }) });
  open();
  fireEvent.click(day(20));
  expect(events).toHaveLength(0);
  fireEvent.click(day(25));
  expect(events.map((event) => event.values)).toEqual([{ 1: ["2026-03-20", "2026-03-25"] }]);
});

test("the end of a range is not before its start", async () => {
  const { events } = await mount({ type: "dateInput", props: props({ value: ["2026-03-10", "2026-03-15"] }) });
  type("01.03.2026", fields()[1]);
  expect(screen.getByRole("alert").textContent).toBe("The end is before the start, 10.03.2026.");
  expect(events).toHaveLength(0);
});

test("emptying the field clears it only where no day is an answer", async () => {
  const { events } = await mount({ type: "dateInput", props: props({ clearable: true }) });
  type("");
  fireEvent.blur(field());
  expect(events.at(-1)?.values).toEqual({ 1: null });
  cleanup();
  const fixed = await mount({ type: "dateInput", props: props({}) });
  type("");
  fireEvent.blur(field());
  expect(fixed.events).toHaveLength(0);
  expect(field().value).toBe("10.03.2026");
});
