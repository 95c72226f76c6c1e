/**
 * The children of a block, drawn in order.
 *
 * They stand in chunks of about 32, each a `<div>` of its own: a change lays out one chunk, not the whole page, and on
 * long pages chunks outside the window are not laid out at all. A child stays in the chunk it was born in as long as
 * the order allows, since moving it to another parent would lose its focus and scroll position.
 *
 * The component that draws one child comes by context, so that views can use this file without knowing the page.
 */
import { type ComponentType, createContext, memo, useContext, useRef } from "react";
import { useChildren } from "../tree-store.js";
import styles from "./children.module.css";
import { type Chunk, divideIntoChunks, noChunks } from "./chunks.js";
import { classes } from "./classes.js";

/** Draws the element with this number; the page provides it. */
export const ElementRenderer = createContext<ComponentType<{ id: number }>>(() => null);

export type GapSize = "xxsmall" | "xsmall" | "small" | "medium" | "large" | "xlarge" | "xxlarge";

export interface ChildrenProps {
  /** Number of the block's node. */
  of: number;
  direction?: "vertical" | "horizontal";
  /** Space between children: a named size, CSS pixels or null for none. Default: what the place has set. */
  gap?: GapSize | number | null;
  /** Across the direction of flow. */
  align?: "start" | "center" | "end" | "stretch" | "baseline";
  /** Along the direction of flow. */
  justify?: "start" | "center" | "end" | "space-between";
  /** Horizontal only: children go to the next line where they don't fit. Default true. */
  wrap?: boolean;
  className?: string;
  testId?: string;
}

const gaps: Record<GapSize, number> = { xxsmall: 4, xsmall: 8, small: 16, medium: 32, large: 64, xlarge: 96, xxlarge: 128 };

/** A gap in CSS pixels; undefined: what the place has set. */
export function gapPixels(gap: GapSize | number | null | undefined): number | undefined {
  return gap === null ? 0 : typeof gap === "string" ? gaps[gap] : gap;
}

/** From this many children on, chunks outside the window are skipped by the browser. */
const longPage = 200;

/** The block's children with gap, direction and alignment. */
export function Children(props: ChildrenProps) {
  const { of, direction = "vertical", gap, align, justify, wrap = true, className, testId } = props;
  const ids = useChildren(of);
  const chunks = useRef<readonly Chunk[]>(noChunks);
  const horizontal = direction === "horizontal";
  chunks.current = horizontal ? noChunks : divideIntoChunks(chunks.current, ids);
  const Element = useContext(ElementRenderer);
  const space = gapPixels(gap);
  return (
    <div
      className={classes(styles.block, horizontal ? styles.horizontal : styles.vertical, horizontal && wrap && styles.wrap, className)}
      style={{
        ...(space === undefined ? undefined : { "--gap": `${space}px` }),
        ...(align ? { "--align": cssAlign[align] } : undefined),
        ...(justify ? { "--justify": cssAlign[justify] } : undefined),
      }}
      data-testid={testId ?? (horizontal ? "stHorizontalBlock" : "stVerticalBlock")}
    >
      {horizontal
        ? ids.map((id) => <Element key={id} id={id} />)
        : chunks.current.map((chunk) => (
            <ChunkView key={chunk.key} ids={chunk.ids} alone={chunks.current.length === 1} long={ids.length > longPage} />
          ))}
    </div>
  );
}

const cssAlign = {
  start: "flex-start",
  end: "flex-end",
  center: "center",
  stretch: "stretch",
  baseline: "baseline",
  "space-between": "space-between",
} as const;

const ChunkView = memo(function ChunkView({ ids, alone, long }: { ids: readonly number[]; alone: boolean; long: boolean }) {
  const Element = useContext(ElementRenderer);
  return (
    <div className={classes(styles.chunk, alone ? styles.alone : styles.contained, long && styles.long)}>
      {ids.map((id) => (
        <Element key={id} id={id} />
      ))}
    </div>
  );
});
