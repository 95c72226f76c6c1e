import { useContext } from "react";
import { Children, ElementRenderer, gapPixels } from "../../frontend/parts/children.js";
import { classes } from "../../frontend/parts/classes.js";
import { useChildren } from "../../frontend/tree-store.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./columns.module.css";

const aligned = { top: "flex-start", center: "center", bottom: "flex-end" } as const;

export function ColumnsView({ props, node }: ViewProps<"columns">) {
  const { weights, gap, align = "top", nowrap } = props;
  const Element = useContext(ElementRenderer);
  const ids = useChildren(node);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const space = gapPixels(gap);
  return (
    <div
      className={classes(styles.columns, !nowrap && styles.stacking)}
      style={{
        "--columns": weights.map((weight) => `minmax(0, ${Number(((weight / sum) * 100).toFixed(4))}fr)`).join(" "),
        "--column-align": aligned[align],
        ...(space === undefined ? undefined : { "--column-gap": `${space}px` }),
      }}
      data-testid="stHorizontalBlock"
    >
      {ids.map((id) => (
        <Element key={id} id={id} />
      ))}
    </div>
  );
}

export function ColumnView({ props, node }: ViewProps<"column">) {
  return (
    <div className={classes(styles.column, props.border && styles.border)} data-testid="stColumn">
      <Children of={node} className={styles.content} />
    </div>
  );
}
