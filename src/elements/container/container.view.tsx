import { useRef } from "react";
import { Children } from "../../frontend/parts/children.js";
import { classes } from "../../frontend/parts/classes.js";
import { useChildren } from "../../frontend/tree-store.js";
import type { ViewProps } from "../../frontend/view.js";
import type { ContainerProps } from "./container.js";
import styles from "./container.module.css";
import { useFollowEnd } from "./use-follow-end.js";

const across = { center: "center", right: "end", distribute: "space-between" } as const;
const down = { center: "center", bottom: "end", distribute: "space-between" } as const;

/** Along the flow everything is justified, across it aligned; «distribute» has no meaning across. */
function places(props: ContainerProps) {
  const { horizontal } = props;
  const along = horizontal ? props.across && across[props.across] : props.down && down[props.down];
  const aside = horizontal ? down[props.down ?? "distribute"] : across[props.across ?? "distribute"];
  const rest = horizontal ? "start" : undefined;
  return { justify: along, align: aside === "space-between" ? rest : aside };
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
