// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { copyText } from "./copy-text.js";
import { JsonView } from "./json.view.js";
import { type Plain, toPlainForm } from "./plain-form.js";

afterEach(cleanup);

async function show(value: unknown, expanded?: false | number): Promise<void> {
  await act(async () => render(<JsonView node={5} props={{ body: toPlainForm(value), expanded }} />));
}

function rows(): string[] {
  return screen.getAllByRole("treeitem").map((row) => row.querySelector("[data-row]")?.textContent ?? "");
}

function focused(): string {
  return document.activeElement?.querySelector("[data-row]")?.textContent ?? "";
}

test("[B-123] all open, none, or some levels", async () => {
  const value = { a: { b: { c: 1 } } };
  await show(value);
  expect(rows()).toEqual(["{", "a:{", "b:{", "c:1"]);
  cleanup();
  await show(value, false);
  expect(rows()).toEqual(["{…}1 item"]);
  cleanup();
  await show(value, 2);
  expect(rows()).toEqual(["{", "a:{", "b:{…}1 item"]);
});

test("a click opens and closes; arrows walk, open and close as in any tree", async () => {
  await show({ a: [1, 2], b: null }, 1);
  expect(rows()).toEqual(["{", "a:[…]2 items", "b:null"]);
  fireEvent.click(screen.getByText("[…]"));
  expect(rows()).toEqual(["{", "a:[", "0:1", "1:2", "b:null"]);
  const key = (name: string): boolean => fireEvent.keyDown(document.activeElement as Element, { key: name });
  (screen.getAllByRole("treeitem")[0] as HTMLElement).focus();
  key("ArrowDown");
  expect(focused()).toBe("a:[");
  key("ArrowRight");
  expect(focused()).toBe("0:1");
  key("ArrowLeft");
  expect(focused()).toBe("a:[");
  key("ArrowLeft");
  expect(rows()).toEqual(["{", "a:[…]2 items", "b:null"]);
  key("Enter");
  expect(rows()).toHaveLength(5);
  key("End");
  expect(focused()).toBe("b:null");
  key("Home");
  expect(focused()).toBe("{");
  expect(screen.getAllByRole("treeitem").filter((row) => row.tabIndex === 0)).toHaveLength(1);
});

test("long lists come in groups, and a large value does not open all at once", async () => {
  await show(Array.from({ length: 250 }, (_, at) => at));
  expect(rows().slice(0, 3)).toEqual(["[", "0 … 99:[", "0:0"]);
  cleanup();
  await show(Array.from({ length: 90 }, () => ({ list: Array.from({ length: 90 }, () => 1) })));
  expect(rows().length).toBeLessThan(600);
});

test("[B-123] kinds that JSON has no word for", async () => {
  await show([new Date(0), 5n, Number.NaN, undefined, new Map([[{ k: 1 }, "v"]]), new Set(["s"]), new Error("no"), () => 0]);
  expect(rows()).toEqual([
    "[",
    "0:1970-01-01T00:00:00.000ZDate",
    "1:5n",
    "2:NaN",
    "3:undefined",
    "4:Map(1) {",
    "{…}:entry {",
    "key:{",
    "k:1",
    'value:"v"',
    "5:Set(1) {",
    '"s"',
    "6:Error: no",
    "7:ƒ anonymous",
  ]);
});

test("what is copied is JSON", () => {
  const copied = (value: unknown): unknown => JSON.parse(copyText(JSON.parse(toPlainForm(value)) as Plain));
  expect(copied({ a: [1, new Date(0), 5n, undefined], m: new Map([["k", new Set([1])]]), $: 1 })).toEqual({
    a: [1, "1970-01-01T00:00:00.000Z", "5", null],
    m: { k: [1] },
    $: 1,
  });
});
