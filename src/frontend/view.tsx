/**
 * The contract between the page and the view of one element.
 *
 * A view is a React component that gets the number of its node and the props its command emitted, nothing else. It
 * never touches the socket, the tree or another element: values go through `widget-store.ts`, questions to the server
 * through `request.ts`, children through `parts/children.tsx`. `elements/views.ts` is the table of all of them, typed
 * by `ElementProps`: a missing or wrongly typed view does not compile.
 */
import { type ComponentType, Suspense } from "react";
import type { ElementProps, ElementType } from "../core/element/element-props.js";
import { loadOnce } from "./parts/load-once.js";
import { Skeleton } from "./parts/skeleton.js";
import { useLoaded } from "./parts/use-loaded.js";

export interface ViewProps<T extends ElementType> {
  /** Number of the node in the tree: for `<Children of={node} />` and `useRequest(node)`. */
  node: number;
  props: ElementProps[T];
}

export type View<T extends ElementType> = ComponentType<ViewProps<T>>;

/** Room that is kept free while a chunk loads, in CSS pixels. */
export type ReservedHeight<T extends ElementType> = number | ((props: ElementProps[T]) => number);

/** A view whose code is fetched on its own. */
export type LazyView<T extends ElementType> = View<T> & {
  /** Fetches the code ahead of use. */
  preload: () => Promise<View<T>>;
  /** Used by so many pages that it is fetched right after the page's own code. */
  early: boolean;
};

/** A view that only arranges its children: its frame is a layout wrapper, not an element container. */
export interface LayoutView<T extends ElementType> {
  kind: "layout";
  component: View<T>;
  /** The frame takes no part in the layout: what the view draws stands in the parent's flow. */
  contents: boolean;
}

export type Views = { [T in ElementType]: View<T> | LayoutView<T> };

/**
 * Declares a view that is heavy enough for its own chunk. Until it is there, a quiet block of `height` holds its place.
 * With `early` the code is fetched while the first run is under way.
 *
 * @example
 * export const views: Views = {
 *   lineChart: lazyView(() => import("./line-chart/line-chart.view.js").then((m) => m.LineChartView), (props) => props.height ?? 320),
 * };
 */
export function lazyView<T extends ElementType>(
  load: () => Promise<View<T>>,
  height: ReservedHeight<T>,
  { early = false } = {},
): LazyView<T> {
  const preload = loadOnce(load);

  // biome-ignore lint/correctness/noComponentHookFactories: called once for each line of the table, outside any component
  function LazyElement(props: ViewProps<T>) {
    const Component = useLoaded(preload);
    const reserved = <Skeleton height={typeof height === "function" ? height(props.props) : height} />;
    return Component ? (
      <Suspense fallback={reserved}>
        <Component {...props} />
      </Suspense>
    ) : (
      reserved
    );
  }

  return Object.assign(LazyElement, { preload, early });
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
