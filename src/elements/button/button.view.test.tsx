// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";
import type { ButtonProps } from "./button.js";

afterEach(cleanup);

const button = (props: Partial<ButtonProps> = {}) => mount({ type: "button", props: { id: 1, label: "Go", value: false, ...props } });

test("two clicks are two events", async () => {
  const { events } = await button();
  fireEvent.click(screen.getByRole("button"));
  fireEvent.click(screen.getByRole("button"));
  expect(events.map((event) => event.values)).toEqual([{ 1: true }, { 1: true }]);
});

test("[B-113] the label is inline markdown without links", async () => {
  await button({ label: "**Go** to [home](https://example.com)" });
  expect(screen.getByRole("button", { name: "Go to home" }).querySelector("a")).toBeNull();
});

test("[B-062] a shortcut clicks from anywhere and is shown on the button", async () => {
  const { events } = await button({ shortcut: "Ctrl+K" });
  expect(screen.getByRole("button", { name: "Go" }).getAttribute("aria-keyshortcuts")).toBe("Control+K");
  expect(screen.getByText("Ctrl+K")).not.toBeNull();
  fireEvent.keyDown(document.body, { key: "k" });
  fireEvent.keyDown(document.body, { key: "K", ctrlKey: true, shiftKey: true });
  expect(events).toEqual([]);
  expect(fireEvent.keyDown(document.body, { key: "k", ctrlKey: true })).toBe(false);
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true, repeat: true });
  expect(events).toHaveLength(1);
});

test("a shortcut without modifiers leaves fields alone, a disabled button does nothing", async () => {
  const { events } = await mount(
    { type: "button", props: { id: 1, label: "Go", value: false, shortcut: "k" } },
    { type: "button", props: { id: 2, label: "Off", value: false, shortcut: "o", disabled: true } },
    { type: "textInput", props: { id: 3, label: "Name", value: "" } },
  );
  fireEvent.keyDown(screen.getByRole("textbox"), { key: "k" });
  fireEvent.keyDown(document.body, { key: "o" });
  expect(events).toEqual([]);
  fireEvent.keyDown(document.body, { key: "k" });
  expect(events.map((event) => event.values)).toEqual([{ 1: true }]);
});

test("Enter in a form belongs to the form, not to a button outside", async () => {
  const { events } = await mount(
    { type: "button", props: { id: 1, label: "Go", value: false, shortcut: "Ctrl+Enter" } },
    {
      type: "form",
      props: {},
      children: [
        { type: "textArea", props: { id: 2, label: "Notes", value: "" } },
        { type: "formSubmitButton", props: { id: 3, label: "Send", value: false } },
      ],
    },
  );
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "text" } });
  fireEvent.keyDown(screen.getByRole("textbox"), { key: "Enter", ctrlKey: true });
  expect(events.map((event) => event.values)).toEqual([{ 2: "text", 3: true }]);
});
