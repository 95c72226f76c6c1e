// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { memo } from "react";
import { afterEach, expect, test } from "vitest";
import { roots } from "../core/delta/tree.js";
import { op, type TreeOp } from "../core/protocol/forward-message.js";
import { Children, ElementRenderer } from "./parts/children.js";
import { createTreeStore, treeStore, useNode } from "./tree-store.js";

afterEach(() => {
  cleanup();
  act(() => treeStore.apply([[op.reset]]));
});

const text = (id: number, value: string, before = 0): TreeOp => [op.insert, id, roots.main, before, "text", { value }];

function texts(count: number): TreeOp[] {
  return Array.from({ length: count }, (_, at) => text(10 + at, `line ${at}`));
}

const renders = new Map<number, number>();

const Text = memo(function Text({ id }: { id: number }) {
  renders.set(id, (renders.get(id) ?? 0) + 1);
  return <p>{String(useNode(id)?.props.value)}</p>;
});

/** A page of texts that counts how often each is rendered. */
function countingPage() {
  renders.clear();
  const view = render(
    <ElementRenderer value={Text}>
      <Children of={roots.main} />
    </ElementRenderer>,
  );
  return { renders, view, total: () => [...renders.values()].reduce((sum, count) => sum + count, 0) };
}

const pageDrawn = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 40)));

test("one changed text among 1,000 renders one component", async () => {
  const page = countingPage();
  act(() => treeStore.apply([[op.reset], ...texts(1000)]));
  await pageDrawn();
  expect(page.total()).toBe(1000);
  act(() => treeStore.apply([[op.set, 500, "value", "changed"]]));
  expect(page.total()).toBe(1001);
  expect(page.renders.get(500)).toBe(2);
  expect(page.view.getByText("changed")).toBeTruthy();
});

test("an insertion before 1,000 siblings renders the new one and no other", async () => {
  const page = countingPage();
  act(() => treeStore.apply([[op.reset], ...texts(1000)]));
  await pageDrawn();
  const first = page.view.getByText("line 0");
  act(() => treeStore.apply([text(5000, "first", 10)]));
  expect(page.total()).toBe(1001);
  expect(page.view.getByText("line 0")).toBe(first);
  expect([...page.view.container.querySelectorAll("p")].slice(0, 2).map((p) => p.textContent)).toEqual(["first", "line 0"]);
});

test("the first frame is drawn at once, those after it in the same animation frame together", () => {
  const frames: (() => void)[] = [];
  const store = createTreeStore({ nextFrame: (callback) => void frames.push(callback) });
  const frameEnds = (): void => {
    for (const end of frames.splice(0)) end();
  };
  let heard = 0;
  store.apply([text(10, "a")]);
  frameEnds();
  store.subscribe(10, () => heard++);

  store.apply([[op.set, 10, "value", "b"]]);
  expect(heard).toBe(1);
  for (let i = 0; i < 50; i++) store.apply([[op.append, 10, "value", "+"]]);
  expect(heard).toBe(1);
  frameEnds();
  expect(heard).toBe(2);
  expect(store.node(10)?.props.value).toBe(`b${"+".repeat(50)}`);

  frameEnds();
  store.apply([[op.set, 10, "value", "c"]]);
  expect(heard).toBe(3);
});

test("an operation that does not fit throws, and what came before it is drawn", () => {
  const store = createTreeStore({ nextFrame: () => {} });
  let heard = 0;
  store.subscribe(roots.main, () => heard++);
  expect(() => store.apply([[op.set, 99, "value", "x"]])).toThrow("node 99");
  expect(heard).toBe(0);
});

test("values of applied events are in the tree before the operations are carried out", () => {
  const store = createTreeStore({ nextFrame: () => {} });
  store.apply([[op.insert, 10, roots.main, 0, "textInput", { id: 7, value: "old" }]]);
  store.apply([], new Map([[7, "typed"]]));
  expect(store.node(10)?.props.value).toBe("typed");
  store.apply([[op.set, 10, "value", "corrected"]], new Map([[7, "typed again"]]));
  expect(store.node(10)?.props.value).toBe("corrected");
});

test("a widget is found by its number only while it stands", () => {
  const store = createTreeStore({ nextFrame: () => {} });
  store.apply([[op.insert, 10, roots.main, 0, "textInput", { id: 7, value: "" }]]);
  expect(store.widgetNode(7)?.id).toBe(10);
  store.apply([[op.remove, 10]]);
  expect(store.widgetNode(7)).toBeUndefined();
  store.apply([[op.insert, 11, roots.main, 0, "textInput", { id: 7, value: "" }]]);
  expect(store.widgetNode(7)?.id).toBe(11);
});
