// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { roots } from "../core/delta/tree.js";
import { op } from "../core/protocol/forward-message.js";
import { createFrameReceiver, type FrameReceiver } from "./frames.js";
import { createOutbox, type Outbox, type OutboxEvent, outbox } from "./outbox.js";
import { createPageStore } from "./page-store.js";
import { createTreeStore, treeStore, useNode } from "./tree-store.js";
import { createWidgetStore, FormContext, useForm, useWidgetValue, type WidgetStore, widgetStore } from "./widget-store.js";

let out: Outbox;
let store: WidgetStore;
let frames: FrameReceiver;
let tree: ReturnType<typeof createTreeStore>;
let sent: OutboxEvent[];

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  out = createOutbox();
  out.onAdd((event) => sent.push(event));
  tree = createTreeStore({ nextFrame: (callback) => setTimeout(callback, 16) });
  store = createWidgetStore(out, tree);
  frames = createFrameReceiver({ tree, widgets: store, outbox: out, page: createPageStore(), showQuery: () => {} });
  const widget = (node: number, id: number, value: string) =>
    [op.insert, node, roots.main, 0, "textInput", { id, label: `field ${id}`, value }] as const;
  frames.receive({ ops: [widget(10, 1, "a"), widget(11, 2, "b"), widget(12, 3, "c")] });
  drawn();
});

/** The animation frame is over: what came in it is on screen. */
function drawn(): void {
  vi.advanceTimersByTime(32);
}

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const shown = (id: number): unknown => store.draft(id)?.value ?? tree.widgetNode(id)?.props.value;

test("[S-040] the person's own value is shown until the event that carries it is applied, whatever the server says", () => {
  store.setValue(1, "mine");
  expect(shown(1)).toBe("mine");
  frames.receive({ ops: [[op.set, 10, "value", "server's"]] });
  expect(shown(1)).toBe("mine");
  drawn();
  frames.receive({ applied: 1, ops: [] });
  expect(store.draft(1)).toBeUndefined();
});

test("an applied value becomes the node's, and what the frame says afterwards counts", () => {
  store.setValue(1, "120");
  frames.receive({ applied: 1, ops: [[op.set, 11, "value", "other"]] });
  drawn();
  expect(tree.widgetNode(1)?.props.value).toBe("120");
  store.setValue(1, "130");
  frames.receive({ applied: 2, ops: [[op.set, 10, "value", "100"]] });
  expect(tree.widgetNode(1)?.props.value).toBe("100");
});

test("a password that was not sent is kept nowhere", () => {
  frames.receive({ ops: [[op.set, 10, "kind", "password"]] });
  drawn();
  store.setValue(1, "hunter2", { form: 7 });
  store.setValue(2, "Ada", { form: 7 });
  expect(store.held()).toEqual([[2, "Ada", 7]]);
});

test("typing waits for a pause, then goes out as one event", () => {
  for (const value of ["h", "he", "hel"]) store.setValue(1, value, { debounce: 300 });
  vi.advanceTimersByTime(299);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([{ n: 1, values: { 1: "hel" } }]);
});

test("a click never runs ahead of what was typed before it", () => {
  store.setValue(1, "typed", { debounce: 300 });
  store.fire(9, true);
  expect(sent).toEqual([{ n: 1, values: { 1: "typed", 9: true }, trigger: 9 }]);
  vi.advanceTimersByTime(1000);
  expect(sent).toHaveLength(1);
});

test("setting what the server already has sends nothing and takes back what waited", () => {
  store.setValue(1, "a");
  expect(sent).toEqual([]);
  store.setValue(1, "ab", { debounce: 300 });
  store.setValue(1, "a", { debounce: 300 });
  vi.advanceTimersByTime(1000);
  expect(sent).toEqual([]);
  expect(store.draft(1)).toBeUndefined();
});

test("going back to the old value while the new one is under way is an event of its own", () => {
  store.setValue(1, "new");
  store.setValue(1, "a");
  expect(sent.map((event) => event.values)).toEqual([{ 1: "new" }, { 1: "a" }]);
  frames.receive({ applied: 1, ops: [] });
  expect(shown(1)).toBe("a");
  frames.receive({ applied: 2, ops: [] });
  expect(shown(1)).toBe("a");
});

test("quiet values ride along with the next event", () => {
  store.setValue(1, "quiet", { quiet: true });
  vi.advanceTimersByTime(10_000);
  expect(sent).toEqual([]);
  store.setValue(2, "loud");
  expect(sent).toEqual([{ n: 1, values: { 1: "quiet", 2: "loud" } }]);
});

test("a form's values wait for its submit button and travel with it as one event", () => {
  store.setValue(1, "x", { form: 50 });
  store.setValue(2, "y", { form: 50 });
  store.setValue(3, "outside");
  expect(sent).toEqual([{ n: 1, values: { 3: "outside" } }]);
  store.fire(9, true, 50);
  expect(sent[1]).toEqual({ n: 2, values: { 1: "x", 2: "y", 9: true }, trigger: 9 });
  store.fire(9, true, 50);
  expect(sent[2]).toEqual({ n: 3, values: { 9: true }, trigger: 9 });
});

test("a value that is longer than the server accepts stays on the page and holds nothing else back", () => {
  const refused: number[] = [];
  store = createWidgetStore(out, tree, (widget) => refused.push(widget));
  store.setValue(1, "x".repeat(1_000_000), { debounce: 300 });
  store.setValue(2, "short");
  expect(refused).toEqual([1]);
  expect(sent).toEqual([{ n: 1, values: { 2: "short" } }]);
  store.fire(9, true);
  expect(refused).toEqual([1]);
  expect(sent[1]?.values).toEqual({ 9: true });
  expect(store.draft(1)?.value).toHaveLength(1_000_000);
  store.setValue(1, "x");
  expect(sent[2]?.values).toEqual({ 1: "x" });
});

test("two clicks are two events, and a trigger is pending until the last one is applied", () => {
  store.fire(9, true);
  store.fire(9, true);
  expect(sent.map((event) => event.n)).toEqual([1, 2]);
  frames.receive({ applied: 1, ops: [] });
  drawn();
  expect(store.fired(9)).toBe(2);
});

test("a trigger's value does not stay in the tree", () => {
  frames.receive({ ops: [[op.insert, 20, roots.main, 0, "button", { id: 9, label: "Go", value: false }]] });
  store.fire(9, true);
  frames.receive({ applied: 1, ops: [] });
  expect(tree.widgetNode(9)?.props.value).toBe(false);
});

test("a reload keeps what was typed, what was quiet and what was under way", () => {
  store.setValue(1, "sent");
  store.setValue(2, "quiet", { quiet: true });
  store.setValue(3, "in a form", { form: 50 });
  const kept = { last: out.last(), events: out.after(0), held: store.held() };

  const out2 = createOutbox();
  const store2 = createWidgetStore(out2, tree);
  out2.restart(kept.last, kept.events);
  store2.restore(kept.held);
  expect([1, 2, 3].map((id) => store2.draft(id)?.value)).toEqual(["sent", "quiet", "in a form"]);
  store2.fire(9, true, 50);
  expect(out2.after(1)).toEqual([{ n: 2, values: { 3: "in a form", 9: true }, trigger: 9 }]);
  store2.settle(1);
  expect(store2.draft(1)).toBeUndefined();
});

function Field({ node }: { node: number }) {
  const props = useNode(node)?.props as { id: number; label: string; value: string };
  const [value, setValue, { pending }] = useWidgetValue<string>(props);
  renders.push(`${value}${pending ? "…" : ""}`);
  return (
    <button type="button" onClick={() => setValue(`${value}!`)}>
      {value}
    </button>
  );
}
let renders: string[] = [];

test("the hook shows own, then server's value, without a flicker of the old one", async () => {
  vi.useRealTimers();
  widgetStore.clear();
  outbox.restart(0);
  outbox.onAdd(() => {});
  const page = createFrameReceiver({ tree: treeStore, widgets: widgetStore, outbox, page: createPageStore(), showQuery: () => {} });
  page.receive({ ops: [[op.reset], [op.insert, 10, roots.main, 0, "textInput", { id: 1, label: "x", value: "a" }]] });
  await new Promise((resolve) => setTimeout(resolve, 40));
  renders = [];
  render(<Field node={10} />);
  act(() => screen.getByRole("button").click());
  await act(async () => {
    page.receive({ ops: [] });
    page.receive({ applied: 1, ops: [[op.set, 10, "label", "y"]] });
    await new Promise((resolve) => setTimeout(resolve, 40));
  });
  expect(renders).toEqual(["a", "a!…", "a!"]);
});

function Submit() {
  const form = useForm();
  return (
    <button type="button" onClick={() => form?.submit(9)}>
      Send
    </button>
  );
}

test("inside FormContext the hook holds the value and useForm sends it", () => {
  const events: OutboxEvent[] = [];
  widgetStore.clear();
  outbox.restart(0);
  outbox.onAdd((event) => events.push(event));
  treeStore.apply([[op.reset], [op.insert, 10, roots.main, 0, "textInput", { id: 1, label: "x", value: "a" }]]);
  render(
    <FormContext value={77}>
      <Field node={10} />
      <Submit />
    </FormContext>,
  );
  act(() => screen.getByText("a").click());
  expect(events).toEqual([]);
  expect(screen.getByText("a!")).toBeTruthy();
  act(() => screen.getByText("Send").click());
  expect(events).toEqual([{ n: 1, values: { 1: "a!", 9: true }, trigger: 9 }]);
});
