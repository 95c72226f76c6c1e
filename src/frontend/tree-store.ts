/**
 * The tree of elements as the page holds it, one cell per node.
 *
 * A component subscribes to its own node; a frame from the server replaces the cells it names and only their components
 * render. The data is always up to date; listeners hear of the first frame at once, and of further frames within the
 * same animation frame together, so a burst costs one render.
 *
 * It never decides what a value is while the person is typing (that is `widget-store.ts`) and never talks to the
 * socket. From here an update goes on to `element-view.tsx`.
 */
import { useCallback, useSyncExternalStore } from "react";
import { applyOps } from "../core/delta/apply.js";
import { type AnyNode, emptyTree, type Tree, treeChecksum } from "../core/delta/tree.js";
import type { Json } from "../core/element/element-props.js";
import type { TreeOp } from "../core/protocol/forward-message.js";
import { nextFrame } from "./next-frame.js";

/** Values of applied events, by widget number. */
export type WidgetValues = ReadonlyMap<number, Json>;

export interface TreeStore {
  node(id: number): AnyNode | undefined;
  /** The node that shows a widget, by the widget's number. */
  widgetNode(widget: number): AnyNode | undefined;
  subscribe(id: number, listener: () => void): () => void;
  /**
   * Writes the values of applied events into their nodes, then carries out the operations. `whenShown` runs right
   * before the components hear of it, so that what it changes is drawn with them.
   *
   * @throws Error when an operation names a node that is not there; the tree must then be asked for anew.
   */
  apply(ops: readonly TreeOp[], values?: WidgetValues, whenShown?: () => void): void;
  checksum(): number;
  size(): number;
}

export interface TreeStoreEffects {
  /** Calls back when the browser is about to paint, or soon when the page is hidden. */
  nextFrame(callback: () => void): void;
}

export function createTreeStore(effects: TreeStoreEffects): TreeStore {
  const tree: Tree = emptyTree();
  const nodeOfWidget = new Map<number, number>();
  const listeners = new Map<number, Set<() => void>>();
  const dirty = new Set<number>();
  let beforeNotify: (() => void)[] = [];
  let gathering = false;

  function notify(): void {
    const ids = [...dirty];
    const first = beforeNotify;
    dirty.clear();
    beforeNotify = [];
    for (const callback of first) callback();
    for (const id of ids) {
      const own = listeners.get(id);
      if (own) for (const listener of [...own]) listener();
    }
  }

  const nothingNew = (): boolean => dirty.size === 0 && beforeNotify.length === 0;

  function frameEnded(): void {
    if (nothingNew()) {
      gathering = false;
      return;
    }
    effects.nextFrame(frameEnded);
    notify();
  }

  function writeValues(values: WidgetValues): void {
    for (const [widget, value] of values) {
      const id = nodeOfWidget.get(widget);
      const node = id === undefined ? undefined : tree.get(id);
      if (!node) continue;
      tree.set(node.id, { ...node, props: { ...node.props, value } });
      dirty.add(node.id);
    }
  }

  function index(id: number): void {
    const widget = tree.get(id)?.props.id;
    if (typeof widget === "number") nodeOfWidget.set(widget, id);
  }

  return {
    node: (id) => tree.get(id),
    widgetNode(widget) {
      const id = nodeOfWidget.get(widget);
      const node = id === undefined ? undefined : tree.get(id);
      return node?.props.id === widget ? node : undefined;
    },
    subscribe(id, listener) {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own);
      own.add(listener);
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(id) === own) listeners.delete(id);
      };
    },
    apply(ops, values, whenShown) {
      if (values) writeValues(values);
      if (whenShown) beforeNotify.push(whenShown);
      try {
        for (const id of applyOps(tree, ops)) {
          dirty.add(id);
          index(id);
        }
      } finally {
        if (!gathering && !nothingNew()) {
          gathering = true;
          effects.nextFrame(frameEnded);
          notify();
        }
      }
    },
    checksum: () => treeChecksum(tree),
    size: () => tree.size,
  };
}

/** The page's tree. */
export const treeStore: TreeStore = createTreeStore({ nextFrame });

/** The node with this number, or undefined when it has gone. Renders again only when this node changes. */
export function useNode(id: number): AnyNode | undefined {
  return useSyncExternalStore(
    useCallback((listener) => treeStore.subscribe(id, listener), [id]),
    useCallback(() => treeStore.node(id), [id]),
  );
}

const none: readonly number[] = [];

/** Numbers of a block's children, in order. Changed props of the block don't render the caller again. */
export function useChildren(id: number): readonly number[] {
  return useSyncExternalStore(
    useCallback((listener) => treeStore.subscribe(id, listener), [id]),
    useCallback(() => treeStore.node(id)?.children ?? none, [id]),
  );
}
