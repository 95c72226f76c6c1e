/**
 * Draws one node of the tree by the table `elements/views.ts`.
 *
 * Around each element stands a frame with its class `st-key-<key>`, width and height, and an error boundary: an element
 * that cannot be drawn shows why in its own place and leaves the rest of the page alone. The component subscribes to its
 * own node only, so it renders when that node changes and at no other time.
 */
import { type ComponentType, memo, useState } from "react";
import type { AnyNode } from "../core/delta/tree.js";
import type { CommonProps } from "../core/element/element-props.js";
import { views } from "../elements/views.js";
import { ElementBoundary } from "./element-boundary.js";
import styles from "./element-view.module.css";
import { isPageSettled } from "./page-store.js";
import { classes } from "./parts/classes.js";
import { useNode } from "./tree-store.js";

type AnyView = ComponentType<{ node: number; props: unknown }>;
/** A line of the table with the element type forgotten: node types arrive as text. */
type Entry = AnyView | { kind: "layout"; component: AnyView; contents: boolean };

const table = views as unknown as Readonly<Record<string, Entry>>;

function entryOf(type: string): Entry | undefined {
  return Object.hasOwn(table, type) ? table[type] : undefined;
}

/** Characters that would end a class name are dashes in it, as in Streamlit. */
function keyClass(key: string | undefined): string | undefined {
  return key === undefined ? undefined : `st-key-${key.trim().replace(/[^\w-]/g, "-")}`;
}

export const ElementView = memo(function ElementView({ id }: { id: number }) {
  const node = useNode(id);
  const [fresh] = useState(isPageSettled);
  if (!node) return null;
  const entry = entryOf(node.type);
  const { key, width, height } = node.props as CommonProps;
  const layout = entry !== undefined && "kind" in entry ? entry : undefined;
  return (
    <div
      className={classes(
        styles.frame,
        fresh && styles.fresh,
        layout?.contents && styles.contents,
        width === "content" && styles.hugWidth,
        typeof width === "number" && styles.fixedWidth,
        height === "stretch" && styles.fillHeight,
        keyClass(key),
      )}
      style={{
        ...(typeof width === "number" ? { "--width": `${width}px` } : undefined),
        ...(typeof height === "number" ? { "--height": `${height}px` } : undefined),
      }}
      data-testid={layout ? "stLayoutWrapper" : "stElementContainer"}
      data-node={id}
    >
      <ElementBoundary node={node}>{draw(entry, node)}</ElementBoundary>
    </div>
  );
});

function draw(entry: Entry | undefined, node: AnyNode) {
  if (entry === undefined) {
    return <p className={styles.unknown}>This page cannot show «{node.type}». Reload it: it may be older than the server.</p>;
  }
  // memo() components are objects too: only ours have a kind.
  const Component = "kind" in entry ? entry.component : entry;
  return <Component node={node.id} props={node.props} />;
}
