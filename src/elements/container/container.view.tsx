import { useRef } from "react";
import { Children, type ChildrenProps } from "../../frontend/parts/children.js";
import { classes } from "../../frontend/parts/classes.js";
import { useChildren } from "../../frontend/tree-store.js";
import type { ViewProps } from "../../frontend/view.js";
import type { ContainerProps } from "./container.js";
import styles from "./container.module.css";
import { useFollowEnd } from "./use-follow-end.js";

const across = { center: "center", right: "end", distribute: undefined } as const;
const down = { center: "center", bottom: "end", distribute: undefined } as const;

/** Along the flow children are justified, across it they are aligned, where distributing them has no meaning. */
function places(props: ContainerProps): Pick<ChildrenProps, "justify" | "align"> {
  const along = props.horizontal ? props.across : props.down;
  const aside = props.horizontal ? down[props.down ?? "distribute"] : across[props.across ?? "distribute"];
  const justified = { center: "center", right: "end", bottom: "end", distribute: "space-between" } as const;
  return { justify: along && justified[along], align: aside ?? (props.horizontal ? "start" : undefined) };
}

export function ContainerView({ props, node }: ViewProps<"container">) {
  const { border, height, horizontal, nowrap, gap, autoscroll } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const scrolls = typeof height === "number";
  useFollowEnd(scroller, autoscroll === true && scrolls);
  const filled = useChildren(node).length > 0;
  if (!filled && !border && !scrolls) return null;
  const children = (
    <Children
      of={node}
      direction={horizontal ? "horizontal" : "vertical"}
      gap={gap}
      wrap={!nowrap}
      className={height === "stretch" || scrolls ? styles.tall : undefined}
      {...places(props)}
    />
  );
  if (!border && !scrolls) return children;
  return (
    <div
      ref={scroller}
      className={classes(styles.box, border && styles.border, scrolls && styles.scroll)}
      // What scrolls must be reachable without a pointer.
      {...(scrolls ? { tabIndex: 0, role: "group", "aria-label": "Scrolling area" } : undefined)}
    >
      {children}
    </div>
  );
}
