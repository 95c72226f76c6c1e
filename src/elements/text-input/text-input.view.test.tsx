// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { op } from "../../core/protocol/forward-message.js";
import { type Element, mount } from "../../frontend/testing/mount.js";
import type { TextInputProps } from "./text-input.js";

afterEach(cleanup);

const input = (props: Partial<TextInputProps> = {}): Element => ({
  type: "textInput",
  props: { id: 1, label: "Name", value: "", ...props },
});
const button: Element = { type: "button", props: { id: 2, label: "Go", value: false } };
const field = (): HTMLInputElement => screen.getByTestId("stTextInputField");
const type = (text: string): boolean => fireEvent.change(field(), { target: { value: text } });

test("[B-061] the text is sent at Enter, not at each key; a hint says so", async () => {
  const { events } = await mount(input());
  type("A");
  type("Ad");
  expect(events).toEqual([]);
  expect(screen.getByText("Press Enter to apply")).not.toBeNull();
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(events.map((event) => event.values)).toEqual([{ 1: "Ad" }]);
  expect(screen.queryByText("Press Enter to apply")).toBeNull();
});

test("leaving the field sends too, and not twice", async () => {
  const { events } = await mount(input());
  type("Ada");
  fireEvent.keyDown(field(), { key: "Enter" });
  fireEvent.blur(field());
  expect(events).toHaveLength(1);
  fireEvent.blur(field());
  expect(events).toHaveLength(1);
});

test("typed text survives a rerun that changes other props, with the same native field", async () => {
  const { frame } = await mount(input());
  type("half");
  const before = field();
  await frame([
    [op.set, 5, "label", "Full name"],
    [op.set, 5, "help", "As in your passport"],
  ]);
  expect(field()).toBe(before);
  expect(field().value).toBe("half");
});

test("what the script sets is shown, unless the person is typing", async () => {
  const { frame } = await mount(input());
  await frame([[op.set, 5, "value", "from script"]]);
  expect(field().value).toBe("from script");
  type("mine");
  await frame([[op.set, 5, "value", "again"]]);
  expect(field().value).toBe("mine");
  fireEvent.keyDown(field(), { key: "Escape" });
  expect(field().value).not.toBe("mine");
});

test("typed text rides along with the next click", async () => {
  const { events } = await mount(input(), button);
  type("Ada");
  fireEvent.click(screen.getByRole("button", { name: "Go" }));
  expect(events.map((event) => event.values)).toEqual([{ 1: "Ada", 2: true }]);
  expect(screen.queryByText("Press Enter to apply")).toBeNull();
});

test("what does not pass the check is not sent, also not by a click; the reason stands below the field", async () => {
  const { events } = await mount(input({ pattern: ["^[A-Z]+$", ""], message: "Capitals only." }), button);
  type("A");
  type("Ab");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(screen.getByRole("alert").textContent).toBe("Capitals only.");
  expect(field().getAttribute("aria-invalid")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "Go" }));
  expect(events.map((event) => event.values)).toEqual([{ 2: true }]);
  expect(field().value).toBe("Ab");
  type("AB");
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.blur(field());
  expect(events.at(-1)?.values).toEqual({ 1: "AB" });
});

test("[B-062] live sends by itself after a pause", async () => {
  const { events } = await mount(input({ live: 20 }));
  type("a");
  type("ab");
  expect(events).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(events.map((event) => event.values)).toEqual([{ 1: "ab" }]);
});

test('[B-063] with onChange "ignore" Enter starts nothing; the text goes with the next event', async () => {
  const { events } = await mount(input({ quiet: true }), button);
  type("Ada");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(events).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Go" }));
  expect(events.map((event) => event.values)).toEqual([{ 1: "Ada", 2: true }]);
});

test("a password is shown only when asked, and kept nowhere before it is taken", async () => {
  const { events } = await mount(input({ kind: "password" }), button);
  expect(field().type).toBe("password");
  type("secret");
  fireEvent.click(screen.getByRole("button", { name: "Go" }));
  expect(events.at(-1)?.values).toEqual({ 2: true });
  expect(field().value).toBe("secret");
  fireEvent.click(screen.getByRole("button", { name: "Show password" }));
  expect(field().type).toBe("text");
});

test("a nullable field can be cleared by a button; characters are counted", async () => {
  const { events } = await mount(input({ nullable: true, value: "Ada", maxChars: 10 }));
  expect(screen.getByText("3/10")).not.toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Clear" }));
  expect(events.at(-1)?.values).toEqual({ 1: null });
  expect(field().value).toBe("");
});

test("Enter that ends a composition (Japanese, Chinese) commits nothing", async () => {
  const { events } = await mount(input());
  type("にほ");
  fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
  expect(events).toEqual([]);
});
