/**
 * The contract between the page and the view of one element.
 *
 * A view is a React component that gets the number of its node and the props its command emitted, nothing else. It
 * never touches the socket, the tree or another element: values go through `widget-store.ts`, questions to the server
 * through `request.ts`, children through `parts/children.tsx`. `elements/views.ts` is the table of all of them, typed
 * by `ElementProps`: a missing or wrongly typed view does not compile.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { ElementProps, ElementType } from "../core/element/element-props.js";

export interface ViewProps<T extends ElementType> {
  /** Number of the node in the tree: for `<Children of={node} />` and `useRequest(node)`. */
  node: number;
  props: ElementProps[T];
}

export type View<T extends ElementType> = ComponentType<ViewProps<T>>;

/** Room that is kept free while a chunk loads, in CSS pixels. */
export type ReservedHeight<T extends ElementType> = number | ((props: ElementProps[T]) => number);

/** A view whose code is fetched when the first element of its type appears. */
export interface LazyView<T extends ElementType> {
  kind: "lazy";
  component: LazyExoticComponent<View<T>>;
  height: ReservedHeight<T>;
  /** Fetches the code ahead of use. */
  preload: () => Promise<View<T>>;
}

/** A view that only arranges its children: its frame is a layout wrapper, not an element container. */
export interface LayoutView<T extends ElementType> {
  kind: "layout";
  component: View<T>;
  /** The frame takes no part in the layout: what the view draws stands in the parent's flow. */
  contents: boolean;
}

export type Views = { [T in ElementType]: View<T> | LazyView<T> | LayoutView<T> };

/**
 * Declares a view that is heavy enough for its own chunk. Until it is there, a quiet block of `height` holds its place.
 *
 * @example
 * export const views: Views = {
 *   lineChart: lazyView(() => import("./line-chart/line-chart.view.js").then((m) => m.LineChartView), (props) => props.height ?? 320),
 * };
 */
export function lazyView<T extends ElementType>(load: () => Promise<View<T>>, height: ReservedHeight<T>): LazyView<T> {
  let loading: Promise<View<T>> | undefined;
  const preload = (): Promise<View<T>> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return { kind: "lazy", component: lazy(() => preload().then((view) => ({ default: view }))), height, preload };
}

/**
 * Declares the view of a block (columns, container, tabs …).
 *
 * @example
 * export const views: Views = { columns: layoutView(ColumnsView), each: layoutView(EachView, { contents: true }) };
 */
export function layoutView<T extends ElementType>(component: View<T>, { contents = false } = {}): LayoutView<T> {
  return { kind: "layout", component, contents };
}
