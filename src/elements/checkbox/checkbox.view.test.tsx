// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";

afterEach(cleanup);

test("a checkbox and a switch are what they say, and send at once", async () => {
  const { events } = await mount(
    { type: "checkbox", props: { id: 1, label: "I **agree**", value: false } },
    { type: "toggle", props: { id: 2, label: "Live", value: true } },
  );
  const box = screen.getByRole<HTMLInputElement>("checkbox", { name: "I agree" });
  fireEvent.click(box);
  expect(box.checked).toBe(true);
  fireEvent.click(screen.getByRole("switch", { name: "Live" }));
  expect(events.map((event) => event.values)).toEqual([{ 1: true }, { 2: false }]);
});

test("[B-064] a collapsed label still names the box", async () => {
  await mount({ type: "checkbox", props: { id: 1, label: "Agree", value: false, labelVisibility: "collapsed" } });
  expect(screen.getByRole("checkbox", { name: "Agree" })).not.toBeNull();
});

test("a disabled box cannot be ticked", async () => {
  const { events } = await mount({ type: "checkbox", props: { id: 1, label: "Agree", value: false, disabled: true } });
  fireEvent.click(screen.getByRole("checkbox"));
  expect(events).toEqual([]);
});
