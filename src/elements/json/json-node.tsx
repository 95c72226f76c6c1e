import { type ReactNode, useState } from "react";
import { classes } from "../../frontend/parts/classes.js";
import { Icon } from "../../frontend/parts/icon.js";
import styles from "./json.module.css";
import { type Child, childrenOf, headOf } from "./json-rows.js";
import type { Plain } from "./plain-form.js";

export interface JsonNodeProps {
  value: Plain;
  name?: Child["name"];
  depth: number;
  /** Levels that are open at first. */
  open: number;
  /** Rows that may still be opened at first, shared by the whole tree. */
  budget: { rows: number };
  first?: boolean;
}

/** One row of the tree, and below it its children while it is open. */
export function JsonNode({ value, name, depth, open, budget, first = false }: JsonNodeProps) {
  const children = childrenOf(value);
  const [shown, setShown] = useState(() => {
    if (!children || children.length === 0 || depth >= open || budget.rows <= 0) return false;
    budget.rows -= children.length;
    return true;
  });
  const head = headOf(value, shown);
  const foldable = children !== undefined && children.length > 0;
  return (
    <div
      role="treeitem"
      aria-expanded={foldable ? shown : undefined}
      aria-level={depth + 1}
      tabIndex={first ? 0 : -1}
      className={styles.item}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the row is the pointer's target, keys go to the tree */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div className={classes(styles.row, foldable && styles.foldable)} data-row="" onClick={foldable ? () => setShown(!shown) : undefined}>
        <span className={classes(styles.fold, shown && styles.unfolded)}>{foldable ? <Icon name="chevron-right" size={14} /> : null}</span>
        {name === undefined ? null : <Name name={name} />}
        <span className={head.kind ? styles[head.kind] : undefined}>{head.text}</span>
        {head.note ? <span className={styles.note}>{head.note}</span> : null}
      </div>
      {shown && children ? <Branch items={children} depth={depth} open={open} budget={budget} end={head.end} /> : null}
    </div>
  );
}

function Name({ name }: { name: string | number }): ReactNode {
  return (
    <span className={typeof name === "number" ? styles.index : styles.name}>
      {name}
      <span className={styles.colon}>:</span>
    </span>
  );
}

function Branch({
  items,
  depth,
  open,
  budget,
  end,
}: { items: readonly Child[]; end: string } & Pick<JsonNodeProps, "depth" | "open" | "budget">) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tree has no native element
    <div role="group" className={styles.branch}>
      {items.map(({ name, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat in a Map, places do not
        <JsonNode key={at} name={name} value={value} depth={depth + 1} open={open} budget={budget} />
      ))}
      <div className={styles.end}>{end}</div>
    </div>
  );
}
