// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { op } from "../../core/protocol/forward-message.js";
import { type Element, mount } from "../../frontend/testing/mount.js";
import type { FormProps } from "./form.js";

afterEach(cleanup);

const form = (props: FormProps = {}, required?: true): Element => ({
  type: "form",
  props,
  children: [
    { type: "textInput", props: { id: 1, label: "Name", value: "", required } },
    { type: "checkbox", props: { id: 2, label: "Agree", value: false } },
    { type: "formSubmitButton", props: { id: 3, label: "Send", value: false } },
  ],
});
const name = (): HTMLInputElement => screen.getByRole("textbox", { name: "Name" });
const send = (): boolean => fireEvent.click(screen.getByRole("button", { name: "Send" }));

test("[B-065] nothing is sent while it is filled in; one event carries all of it", async () => {
  const { events } = await mount(form());
  fireEvent.change(name(), { target: { value: "Ada" } });
  fireEvent.keyDown(name(), { key: "Enter" });
  fireEvent.blur(name());
  fireEvent.click(screen.getByRole("checkbox"));
  expect(events).toEqual([]);
  send();
  expect(events.map((event) => event.values)).toEqual([{ 1: "Ada", 2: true, 3: true }]);
});

test("a click outside does not carry what waits in the form", async () => {
  const { events } = await mount(form(), { type: "button", props: { id: 9, label: "Other", value: false } });
  fireEvent.change(name(), { target: { value: "Ada" } });
  fireEvent.click(screen.getByRole("button", { name: "Other" }));
  expect(events.map((event) => event.values)).toEqual([{ 9: true }]);
});

test("a required field holds the form back, says so and gets the focus", async () => {
  const { events } = await mount(form({}, true));
  send();
  expect(events).toEqual([]);
  expect(screen.getByRole("alert").textContent).toBe("Fill in this field.");
  expect(document.activeElement).toBe(name());
  fireEvent.change(name(), { target: { value: "Ada" } });
  send();
  expect(events.map((event) => event.values)).toEqual([{ 1: "Ada", 3: true }]);
});

test("[B-067] when the server clears the form, the field shows the default although it has the focus", async () => {
  const { events, frame } = await mount(form());
  fireEvent.change(name(), { target: { value: "Ada" } });
  send();
  name().focus();
  await frame([[op.set, 6, "value", ""]], events.at(-1)?.n);
  expect(name().value).toBe("");
});

test("[B-067] enterToSubmit false: Enter in a field does not submit", async () => {
  await mount(form({ noEnter: true }));
  expect(fireEvent.keyDown(name(), { key: "Enter" })).toBe(false);
  cleanup();
  await mount(form());
  expect(fireEvent.keyDown(name(), { key: "Enter" })).toBe(true);
  expect(fireEvent.keyDown(screen.getByRole("checkbox"), { key: "Enter" })).toBe(false);
});
