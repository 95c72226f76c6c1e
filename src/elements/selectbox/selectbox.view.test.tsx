// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { op } from "../../core/protocol/forward-message.js";
import { mount } from "../../frontend/testing/mount.js";
import type { SelectboxProps } from "./selectbox.js";
import "./selectbox.view.js";

afterEach(cleanup);

const props = (more: Partial<SelectboxProps>): SelectboxProps => ({
  id: 1,
  label: "City",
  value: "Bern",
  options: ["Basel", "Bern", "Genève"],
  ...more,
});
const field = (): HTMLInputElement => screen.getByRole<HTMLInputElement>("combobox", { name: "City" });
const press = (key: string): boolean => fireEvent.keyDown(field(), { key });
const type = (value: string): boolean => fireEvent.change(field(), { target: { value } });
const options = (): (string | null)[] => screen.queryAllByRole("option", { hidden: true }).map((option) => option.textContent);
const activeText = (): string | null | undefined =>
  document.getElementById(field().getAttribute("aria-activedescendant") ?? "")?.textContent;

test("arrows open the list at the choice, move in it, and Enter takes", async () => {
  const { events } = await mount({ type: "selectbox", props: props({}) });
  expect(field().value).toBe("Bern");
  press("ArrowDown");
  expect(field().getAttribute("aria-expanded")).toBe("true");
  expect(activeText()).toBe("Bern");
  press("ArrowDown");
  expect(activeText()).toBe("Genève");
  press("ArrowDown");
  expect(activeText()).toBe("Basel");
  press("End");
  press("Enter");
  expect(events.map((event) => event.values)).toEqual([{ 1: "Genève" }]);
  expect(field().value).toBe("Genève");
  expect(field().getAttribute("aria-expanded")).toBe("false");
});

test("typing filters, Escape puts back what was there and sends nothing", async () => {
  const { events } = await mount({ type: "selectbox", props: props({}) });
  type("gene");
  expect(options()).toEqual(["Genève"]);
  press("Escape");
  expect(field().value).toBe("Bern");
  expect(events).toHaveLength(0);
  type("xyz");
  expect(options()).toEqual([]);
  expect(screen.getByText("No option matches")).toBeTruthy();
  fireEvent.blur(field());
  expect(field().value).toBe("Bern");
});

test("what is typed can be added where the script accepts it", async () => {
  const { events } = await mount({ type: "selectbox", props: props({ acceptsNew: true }) });
  type(" Lausanne ");
  expect(options()).toEqual(["Add «Lausanne»"]);
  press("Enter");
  expect(events.at(-1)?.values).toEqual({ 1: { new: "Lausanne" } });
  expect(field().value).toBe("Lausanne");
});

test("the choice is sent by its id, and can be cleared", async () => {
  const { events } = await mount({ type: "selectbox", props: props({ ids: ["1", "2", "3"], value: "2", clearable: true }) });
  expect(field().value).toBe("Bern");
  fireEvent.click(screen.getByRole("button", { name: "Clear City" }));
  expect(events.at(-1)?.values).toEqual({ 1: null });
  expect(field().placeholder).toBe("Choose an option");
});

test("without a filter, letters jump", async () => {
  await mount({ type: "selectbox", props: props({ filter: "none" }) });
  press("ArrowDown");
  press("g");
  expect(activeText()).toBe("Genève");
});

test("of ten thousand options only those in sight are in the document", async () => {
  const many = Array.from({ length: 10_000 }, (_, n) => `Row ${n}`);
  const { events } = await mount({ type: "selectbox", props: props({ options: many, value: "Row 9999" }) });
  press("ArrowDown");
  expect(options().length).toBeLessThan(40);
  expect(activeText()).toBe("Row 9999");
  expect(screen.getAllByRole("option", { hidden: true })[0]?.getAttribute("aria-setsize")).toBe("10000");
  type("row 77");
  press("Enter");
  expect(events.at(-1)?.values).toEqual({ 1: "Row 77" });
});

test("a rerun that changes the list neither closes it nor loses what is being typed", async () => {
  const { frame } = await mount({ type: "selectbox", props: props({}) });
  const before = field();
  type("be");
  await frame([[op.set, 5, "options", ["Basel", "Bern", "Belp"]]]);
  expect(field()).toBe(before);
  expect(before.value).toBe("be");
  expect(options()).toEqual(["Bern", "Belp", "Basel"]);
});

test("without options it says so and cannot be used", async () => {
  await mount({ type: "selectbox", props: props({ options: [], value: null }) });
  expect(field().disabled).toBe(true);
  expect(field().placeholder).toBe("No options to choose from");
});
