// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";
import type { MultiselectProps } from "./multiselect.js";
import "./multiselect.view.js";

afterEach(cleanup);

const props = (more: Partial<MultiselectProps>): MultiselectProps => ({
  id: 1,
  label: "Colours",
  value: ["Green"],
  options: ["Red", "Green", "Grey"],
  ...more,
});
const field = (): HTMLInputElement => screen.getByRole<HTMLInputElement>("combobox", { name: "Colours" });
const press = (key: string, on: Element = field()): boolean => fireEvent.keyDown(on, { key });
const tags = (): (string | null)[] => screen.getAllByRole("button", { name: /^Remove/ }).map((button) => button.getAttribute("aria-label"));

test("choosing adds and takes away, and the list stays open", async () => {
  const { events } = await mount({ type: "multiselect", props: props({}) });
  press("ArrowDown");
  press("Enter");
  expect(events.at(-1)?.values).toEqual({ 1: ["Green", "Red"] });
  press("Enter");
  expect(events.at(-1)?.values).toEqual({ 1: ["Green"] });
  expect(field().getAttribute("aria-expanded")).toBe("true");
});

test("Enter after typing takes the first match, not all of them", async () => {
  const { events } = await mount({ type: "multiselect", props: props({ selectAll: 1000, value: [] }) });
  fireEvent.change(field(), { target: { value: "gr" } });
  expect(screen.getAllByRole("option", { hidden: true })[0]?.textContent).toBe("Select all 2 that match");
  press("Enter");
  expect(events.at(-1)?.values).toEqual({ 1: ["Green"] });
  expect(field().value).toBe("");
});

test("«Select all» takes all, and then offers to remove them", async () => {
  const { events } = await mount({ type: "multiselect", props: props({ selectAll: 1000 }) });
  press("ArrowDown");
  press("Home");
  press("Enter");
  expect(events.at(-1)?.values).toEqual({ 1: ["Green", "Red", "Grey"] });
  press("Home");
  press("Enter");
  expect(events.at(-1)?.values).toEqual({ 1: [] });
});

test("at the limit nothing can be added, and the list says so", async () => {
  const { events } = await mount({ type: "multiselect", props: props({ maxSelections: 1 }) });
  expect(screen.getByText("1/1")).toBeTruthy();
  press("ArrowDown");
  expect(screen.getAllByText("At most 1 can be chosen. Remove one to choose another.").length).toBeGreaterThan(0);
  press("Enter");
  expect(events).toHaveLength(0);
});

test("Backspace in the empty field takes the last tag away; the arrows walk over the tags", async () => {
  const { events } = await mount({ type: "multiselect", props: props({ value: ["Red", "Green", "Grey"] }) });
  expect(tags()).toEqual(["Remove Red", "Remove Green", "Remove Grey"]);
  press("Backspace");
  expect(events.at(-1)?.values).toEqual({ 1: ["Red", "Green"] });
  press("ArrowLeft");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Remove Green");
  press("ArrowLeft", document.activeElement as Element);
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Remove Red");
  press("Delete", document.activeElement as Element);
  expect(events.at(-1)?.values).toEqual({ 1: ["Green"] });
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Remove Green");
  press("ArrowRight", document.activeElement as Element);
  expect(document.activeElement).toBe(field());
});

test("texts of one's own are added", async () => {
  const { events } = await mount({ type: "multiselect", props: props({ acceptsNew: true }) });
  fireEvent.change(field(), { target: { value: "Teal" } });
  press("Enter");
  expect(events.at(-1)?.values).toEqual({ 1: ["Green", { new: "Teal" }] });
  expect(tags()).toEqual(["Remove Green", "Remove Teal"]);
});

test("disabled, the tags stand there without buttons", async () => {
  await mount({ type: "multiselect", props: props({ disabled: true }) });
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByText("Green")).toBeTruthy();
});
