/**
 * For tests of views: puts elements into the page's real tree and draws them with the real frame, so that what a test
 * presses and reads is what a person presses and reads. Events are recorded instead of sent.
 */
import { act, render } from "@testing-library/react";
import { firstNodeNumber, roots } from "../../core/delta/tree.js";
import type { ElementProps, ElementType, Json } from "../../core/element/element-props.js";
import { type Frame, op } from "../../core/protocol/forward-message.js";
import { BlockView } from "../block-view.js";
import { createFrameReceiver } from "../frames.js";
import { type OutboxEvent, outbox } from "../outbox.js";
import { pageStore } from "../page-store.js";
import { preloadView } from "../preload-views.js";
import { requests } from "../request.js";
import { treeStore } from "../tree-store.js";
import { widgetStore } from "../widget-store.js";

export interface Mounted {
  container: HTMLElement;
  /** Events the page wanted to send, oldest first. */
  events: readonly OutboxEvent[];
  /** Questions to elements, with how to answer them. */
  questions: readonly { node: number; payload: Json; answer: (value: Json) => Promise<void> }[];
  /** What the server sends. */
  frame(ops: Frame["ops"], applied?: number): Promise<void>;
  unmount(): void;
}

type Props = Readonly<Record<string, Json>>;

/** An element with elements inside. */
export interface Element<T extends ElementType = ElementType> {
  type: T;
  props: ElementProps[T];
  children?: readonly Element[];
}

/**
 * Draws elements on an otherwise empty page. Nodes are numbered from 5 in document order. Waits until lazy views are there.
 *
 * @example
 * const { events } = await mount({ type: "checkbox", props: { id: 1, label: "Agree", value: false } });
 * await userEvent.click(screen.getByRole("checkbox"));
 * expect(events.at(-1)?.values).toEqual({ 1: true });
 */
export async function mount(...elements: readonly Element[]): Promise<Mounted> {
  const events: OutboxEvent[] = [];
  const questions: Mounted["questions"][number][] = [];
  // First: with the views comes the page's connection, which takes the events for itself.
  await loadViews(elements);
  widgetStore.clear();
  outbox.restart(0);
  outbox.onAdd((event) => events.push(event));
  requests.abandon();
  requests.onAsk(({ id, node, payload }) => {
    const answer = (value: Json): Promise<void> => act(async () => requests.answer({ type: "reply", id, ok: true, value }));
    questions.push({ node, payload, answer });
  });
  const frames = createFrameReceiver({ tree: treeStore, widgets: widgetStore, outbox, page: pageStore, showQuery: () => {} });
  const frame: Mounted["frame"] = (ops, applied) =>
    act(async () => {
      if (!frames.receive({ ops, applied })) throw new Error("The operations don't fit the tree.");
      await new Promise((resolve) => setTimeout(resolve, 20));
    });

  const ops: Frame["ops"] = [[op.reset]];
  let next: number = firstNodeNumber;
  const insert = (element: Element, parent: number): void => {
    const id = next++;
    ops.push([op.insert, id, parent, 0, element.type, element.props as unknown as Props]);
    for (const child of element.children ?? []) insert(child, id);
  };
  for (const element of elements) insert(element, roots.main);

  const view = render(<BlockView root="main" />);
  await frame(ops);
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
  return { container: view.container, events, questions, frame, unmount: view.unmount };
}

/** Fetches the code of lazy views ahead, however long that takes on a busy machine. */
async function loadViews(elements: readonly Element[]): Promise<void> {
  for (const { type, children = [] } of elements) {
    await preloadView(type);
    await loadViews(children);
  }
}
