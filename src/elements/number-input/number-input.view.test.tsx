// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";
import type { NumberInputProps } from "./number-input.js";

afterEach(cleanup);

const number = (props: Partial<NumberInputProps> = {}) =>
  mount({ type: "numberInput", props: { id: 1, label: "Amount", value: 3, step: 1, ...props } });
const field = (): HTMLInputElement => screen.getByRole("spinbutton", { name: "Amount" });
const type = (text: string): boolean => fireEvent.change(field(), { target: { value: text } });

test("[B-061] arrow keys and buttons step at once, never beyond the bounds", async () => {
  const { events } = await number({ min: 0, max: 5 });
  fireEvent.keyDown(field(), { key: "ArrowUp" });
  fireEvent.click(screen.getByRole("button", { name: "Increase" }));
  fireEvent.keyDown(field(), { key: "PageUp" });
  expect(events.map((event) => event.values[1])).toEqual([4, 5]);
  expect(field().value).toBe("5");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Increase" }).disabled).toBe(true);
  fireEvent.keyDown(field(), { key: "PageDown" });
  expect(events.at(-1)?.values).toEqual({ 1: 0 });
  expect(field().getAttribute("aria-valuenow")).toBe("0");
});

test("the number is shown in its format and typed in any", async () => {
  const { events } = await number({ value: 1234.5, format: "$%,.2f", step: 0.5 });
  expect(field().value).toBe("$1,234.50");
  type("$2 000,25");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(events.at(-1)?.values).toEqual({ 1: 2000.25 });
  expect(field().value).toBe("$2,000.25");
});

test("what is no number, or out of range, is not sent and says why", async () => {
  const { events } = await number({ max: 5, whole: true });
  for (const [text, reason] of [
    ["abc", "Enter a number."],
    ["99", "Enter 5 or less."],
    ["2.5", "Enter a whole number."],
  ] as const) {
    type(text);
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(screen.getByRole("alert").textContent).toBe(reason);
    expect(field().value).toBe(text);
  }
  expect(events).toEqual([]);
});

test("an emptied field goes back to its number, or to null where it may", async () => {
  const first = await number();
  type("");
  fireEvent.blur(field());
  expect(field().value).toBe("3");
  expect(first.events).toEqual([]);
  cleanup();
  const second = await number({ nullable: true });
  type("");
  fireEvent.blur(field());
  expect(second.events.at(-1)?.values).toEqual({ 1: null });
});

test("a half-typed number stays as it was typed", async () => {
  await number({ value: 1.5 });
  type("1.50");
  expect(field().value).toBe("1.50");
  type("1.");
  expect(field().value).toBe("1.");
});
