/**
 * A value as a tree (the ARIA tree pattern): arrows open, close and walk, Home and End go to the ends.
 *
 * Only what is open is drawn, long lists in groups of a hundred, so a large value costs no more than what is seen of it.
 */
import { type KeyboardEvent, useMemo, useRef } from "react";
import { CopyButton } from "../../frontend/parts/copy-button.js";
import type { ViewProps } from "../../frontend/view.js";
import { copyText } from "./copy-text.js";
import styles from "./json.module.css";
import { JsonNode } from "./json-node.js";
import type { Plain } from "./plain-form.js";

/** With «all open», this many rows: the rest of a large value stays closed until it is asked for. */
const mostOpenRows = 150;

export function JsonView({ props }: ViewProps<"json">) {
  const { body, expanded = Number.POSITIVE_INFINITY } = props;
  const value = useMemo(() => JSON.parse(body) as Plain, [body]);
  const tree = useRef<HTMLDivElement>(null);
  const budget = { rows: expanded === Number.POSITIVE_INFINITY ? mostOpenRows : Number.POSITIVE_INFINITY };
  return (
    <div className={styles.json} data-testid="stJson">
      <div ref={tree} role="tree" aria-label="Value" className={styles.tree} onKeyDown={walk}>
        <JsonNode value={value} depth={0} open={expanded === false ? 0 : expanded} budget={budget} first />
      </div>
      <CopyButton text={() => copyText(value)} what="value" className={styles.copy} />
    </div>
  );
}

/** Keys of the tree pattern; opening and closing is left to the row's own click. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=treeitem]")];
  const row = (event.target as HTMLElement).closest<HTMLElement>("[role=treeitem]");
  const at = row ? rows.indexOf(row) : -1;
  if (!row || at < 0) return;
  const open = row.getAttribute("aria-expanded");
  const to = (next: HTMLElement | null | undefined): void => {
    if (!next) return;
    for (const one of rows) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  };
  const toggle = (): void => row.querySelector<HTMLElement>(":scope > [data-row]")?.click();
  switch (event.key) {
    case "ArrowDown":
      to(rows[at + 1]);
      break;
    case "ArrowUp":
      to(rows[at - 1]);
      break;
    case "Home":
      to(rows[0]);
      break;
    case "End":
      to(rows.at(-1));
      break;
    case "ArrowRight":
      if (open === "false") toggle();
      else if (open === "true") to(rows[at + 1]);
      break;
    case "ArrowLeft":
      if (open === "true") toggle();
      else to(row.parentElement?.closest<HTMLElement>("[role=treeitem]"));
      break;
    case "Enter":
    case " ":
      if (open !== null) toggle();
      break;
    default:
      return;
  }
  event.preventDefault();
}
