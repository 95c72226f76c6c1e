// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";
import "./expander.view.js";
import "../form/form.view.js";

afterEach(cleanup);

const text = { type: "progress", props: { value: 0.5, text: "inside" } } as const;
const inside = () => screen.queryByText("inside");
const head = () => screen.getByRole("button", { name: "More" });

test("closed it says so, draws nothing and keeps nothing reachable; opened it draws", async () => {
  const { events, container } = await mount({
    type: "expander",
    props: { id: 1, label: "More", value: false, quiet: true },
    children: [text],
  });
  expect(head().getAttribute("aria-expanded")).toBe("false");
  expect(inside()).toBeNull();
  fireEvent.click(head());
  expect(head().getAttribute("aria-expanded")).toBe("true");
  expect(inside()).not.toBeNull();
  const panel = container.querySelector(`#${CSS.escape(head().getAttribute("aria-controls") ?? "")}`);
  expect(panel?.getAttribute("aria-labelledby")).toBe(head().id);
  // Quiet: nothing is sent by itself.
  expect(events).toHaveLength(0);
  fireEvent.click(head());
  expect(inside()).not.toBeNull();
  expect(panel?.hasAttribute("inert")).toBe(true);
});

test("with a callback opening is sent at once, and what comes is shown", async () => {
  const { events, frame } = await mount({ type: "expander", props: { id: 1, label: "More", value: false, lazy: true } });
  fireEvent.click(head());
  expect(events.map(({ values }) => values)).toEqual([{ 1: true }]);
  expect(screen.getByTestId("stSkeleton")).not.toBeNull();
  await frame([[0, 6, 5, 0, "progress", { value: 1, text: "inside" }]], 1);
  expect(inside()).not.toBeNull();
  expect(screen.queryByTestId("stSkeleton")).toBeNull();
});

test("it keeps the focus when its label and content change", async () => {
  const { frame } = await mount({ type: "expander", props: { id: 1, label: "More", value: true, icon: "🚀" }, children: [text] });
  head().focus();
  const before = head();
  await frame([
    [3, 5, "label", "More (3)"],
    [3, 6, "value", 0.75],
  ]);
  expect(screen.getByRole("button", { name: "More (3)" })).toBe(before);
  expect(document.activeElement).toBe(before);
});

test("what is folded is drawn for print", async () => {
  await mount({ type: "expander", props: { id: 1, label: "More", value: false }, children: [text] });
  fireEvent(window, new Event("beforeprint"));
  expect(inside()).not.toBeNull();
});

test("a form around it does not hold its state back", async () => {
  const { events } = await mount({
    type: "form",
    props: { key: "f" },
    children: [{ type: "expander", props: { id: 1, label: "More", value: false } }],
  });
  fireEvent.click(head());
  expect(events.map(({ values }) => values)).toEqual([{ 1: true }]);
});
