// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { roots } from "../core/delta/tree.js";
import { op } from "../core/protocol/forward-message.js";
import { BlockView } from "./block-view.js";
import { treeStore } from "./tree-store.js";

let broken = true;

vi.mock("../elements/views.js", () => ({
  views: {
    fine: ({ props }: { props: { body: string } }) => <p>{props.body}</p>,
    breaks: ({ props }: { props: { body: string } }) => {
      if (broken) throw new Error("no such column");
      return <p>{props.body}</p>;
    },
    block: { kind: "layout", component: () => <section>inside</section> },
  },
}));

afterEach(async () => {
  cleanup();
  treeStore.apply([[op.reset]]);
  await settled();
});

const insert = (id: number, type: string, props: Record<string, string | number>) => [op.insert, id, roots.main, 0, type, props] as const;
const settled = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 40)));

test("the frame carries the key as a class, the width and the test id", () => {
  render(<BlockView root="main" />);
  act(() => treeStore.apply([insert(10, "fine", { body: "x", key: "my key", width: 200 }), insert(11, "block", {})]));
  const frame = screen.getByTestId("stElementContainer");
  expect(frame.className).toContain("st-key-my-key");
  expect(frame.style.getPropertyValue("--width")).toBe("200px");
  expect(screen.getByTestId("stLayoutWrapper").textContent).toBe("inside");
});

test("an element that cannot be drawn says so in its place, leaves the others alone and is tried again when it changes", async () => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  broken = true;
  render(<BlockView root="main" />);
  act(() => treeStore.apply([insert(10, "breaks", { body: "chart" }), insert(11, "fine", { body: "text" })]));
  expect((await screen.findByRole("alert", {}, { timeout: 10_000 })).textContent).toContain("no such column");
  expect(screen.getByText("text")).toBeTruthy();
  await settled();
  broken = false;
  act(() => treeStore.apply([[op.set, 10, "body", "repaired"]]));
  expect(screen.getByText("repaired")).toBeTruthy();
  silent.mockRestore();
});

test("a type this page does not know is named, the page stays", () => {
  render(<BlockView root="main" />);
  act(() => treeStore.apply([insert(10, "hologram", {}), insert(11, "fine", { body: "text" })]));
  expect(screen.getByText(/cannot show «hologram»/)).toBeTruthy();
  expect(screen.getByText("text")).toBeTruthy();
});

test("names of object members are no element types", () => {
  render(<BlockView root="main" />);
  act(() => treeStore.apply([insert(10, "constructor", {})]));
  expect(screen.getByText(/cannot show «constructor»/)).toBeTruthy();
});
