// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";
import "./tabs.view.js";
import type { TabsProps } from "./tabs.js";

afterEach(cleanup);

const labels = ["Cats", "Dogs", "Birds"];
const show = (more: Partial<TabsProps> = {}) =>
  mount({
    type: "tabs",
    props: { id: 1, label: "", value: "Cats", tabs: labels, ...more },
    children: labels.map((label) => ({
      type: "tab",
      props: { label },
      children: [{ type: "progress", props: { value: 0, text: `of ${label}` } }],
    })),
  });
const tab = (name: string) => screen.getByRole("tab", { name });

test("one tab is selected, its panel is shown and named by it", async () => {
  await show();
  expect(tab("Cats").getAttribute("aria-selected")).toBe("true");
  expect(tab("Dogs").getAttribute("aria-selected")).toBe("false");
  const panel = screen.getByRole("tabpanel", { name: "Cats" });
  expect(panel.id).toBe(tab("Cats").getAttribute("aria-controls"));
  expect(screen.getByText("of Cats")).not.toBeNull();
  expect(screen.queryByText("of Dogs")).toBeNull();
});

test("a click chooses; what was drawn stays drawn, out of sight", async () => {
  const { events } = await show();
  fireEvent.click(tab("Dogs"));
  expect(screen.getByRole("tabpanel", { name: "Dogs" }).textContent).toContain("of Dogs");
  expect(screen.getByText("of Cats").closest("[role=tabpanel]")?.hasAttribute("hidden")).toBe(true);
  expect(events.map(({ values }) => values)).toEqual([{ 1: "Dogs" }]);
});

test("keyboard: arrows go round and choose, Home and End go to the ends, one stop for Tab", async () => {
  await show();
  tab("Cats").focus();
  fireEvent.keyDown(tab("Cats"), { key: "ArrowLeft" });
  expect(document.activeElement).toBe(tab("Birds"));
  expect(tab("Birds").getAttribute("aria-selected")).toBe("true");
  fireEvent.keyDown(tab("Birds"), { key: "ArrowRight" });
  expect(document.activeElement).toBe(tab("Cats"));
  fireEvent.keyDown(tab("Cats"), { key: "End" });
  fireEvent.keyDown(tab("Birds"), { key: "Home" });
  expect(document.activeElement).toBe(tab("Cats"));
  expect(screen.getAllByRole("tab").map((one) => one.tabIndex)).toEqual([0, -1, -1]);
});

test("where a choice costs a run, arrows only move the focus", async () => {
  const { events } = await show({ lazy: true });
  tab("Cats").focus();
  fireEvent.keyDown(tab("Cats"), { key: "ArrowRight" });
  expect(document.activeElement).toBe(tab("Dogs"));
  expect(events).toHaveLength(0);
  fireEvent.click(tab("Dogs"));
  expect(events.map(({ values }) => values)).toEqual([{ 1: "Dogs" }]);
});

test("a chosen tab that is gone gives way to what the server says", async () => {
  const { frame } = await show();
  fireEvent.click(tab("Birds"));
  await frame([
    [3, 5, "tabs", ["Cats", "Dogs"], "value", "Dogs"],
    [1, 10],
  ]);
  expect(tab("Dogs").getAttribute("aria-selected")).toBe("true");
});
