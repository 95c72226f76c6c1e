// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";

afterEach(cleanup);

test("[B-061] Enter makes a line; Ctrl+Enter and leaving take the text", async () => {
  const { events } = await mount({ type: "textArea", props: { id: 1, label: "Notes", value: "" } });
  const area = screen.getByRole("textbox", { name: "Notes" });
  fireEvent.change(area, { target: { value: "a\nb" } });
  fireEvent.keyDown(area, { key: "Enter" });
  expect(events).toEqual([]);
  fireEvent.keyDown(area, { key: "Enter", ctrlKey: true });
  expect(events.at(-1)?.values).toEqual({ 1: "a\nb" });
  fireEvent.change(area, { target: { value: "c" } });
  fireEvent.blur(area);
  expect(events.at(-1)?.values).toEqual({ 1: "c" });
});
