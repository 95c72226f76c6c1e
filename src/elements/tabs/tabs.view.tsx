/** The strip of tabs after the ARIA pattern: one stop for the Tab key, arrows inside, and a panel for each. */
import { createContext, type KeyboardEvent, useContext, useId, useRef, useState } from "react";
import { Children, ElementRenderer } from "../../frontend/parts/children.js";
import { classes } from "../../frontend/parts/classes.js";
import { InlineMarkdown } from "../../frontend/parts/inline-markdown.js";
import { Skeleton } from "../../frontend/parts/skeleton.js";
import { usePrinting } from "../../frontend/parts/use-printing.js";
import { useChildren } from "../../frontend/tree-store.js";
import type { ViewProps } from "../../frontend/view.js";
import { useWidgetValue } from "../../frontend/widget-store.js";
import styles from "./tabs.module.css";
import { useTabStrip } from "./use-tab-strip.js";

/** What a panel must know of the strip. */
interface TabsState {
  id: string;
  labels: readonly string[];
  open: string;
  /** The open panel is being filled. */
  filling: boolean;
}

const TabsContext = createContext<TabsState | undefined>(undefined);

export function TabsView({ props, node }: ViewProps<"tabs">) {
  const { tabs: labels, lazy = false } = props;
  const id = useId();
  const [chosen, setChosen, { pending }] = useWidgetValue<string>(props, { field: false });
  const open = labels.includes(chosen) ? chosen : props.value;
  const strip = useRef<HTMLDivElement>(null);
  const { fade, line } = useTabStrip(strip, labels, open);
  const Element = useContext(ElementRenderer);
  const ids = useChildren(node);

  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("[role=tab]")];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const next = nextPlace(event, at, buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
    // Where a choice costs a run, it is made by Enter or Space.
    if (!lazy) setChosen(labels[next] as string);
  };

  return (
    <div className={styles.tabs} data-testid="stTabs">
      <div ref={strip} role="tablist" className={styles.strip} data-fade={fade} tabIndex={-1} onKeyDown={move}>
        {labels.map((label, at) => (
          <button
            key={label}
            type="button"
            role="tab"
            id={`${id}t${at}`}
            className={styles.tab}
            aria-selected={label === open}
            aria-controls={`${id}p${at}`}
            tabIndex={label === open ? 0 : -1}
            data-testid="stTab"
            onClick={() => setChosen(label)}
          >
            <InlineMarkdown text={label} links={false} />
          </button>
        ))}
        <span className={styles.line} style={line} aria-hidden="true" />
      </div>
      <TabsContext value={{ id, labels, open, filling: lazy && pending }}>
        {ids.map((child) => (
          <Element key={child} id={child} />
        ))}
      </TabsContext>
    </div>
  );
}

/** Where an arrow leads, in the direction of reading. */
function nextPlace(event: KeyboardEvent<HTMLElement>, at: number, count: number): number | undefined {
  const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
  switch (event.key) {
    case "ArrowRight":
      return (at + (rtl ? count - 1 : 1)) % count;
    case "ArrowLeft":
      return (at + (rtl ? 1 : count - 1)) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

export function TabView({ props, node }: ViewProps<"tab">) {
  const { label, height } = props;
  const state = useContext(TabsContext);
  const printing = usePrinting();
  const open = state?.open === label;
  const [drawn, setDrawn] = useState(open);
  if ((open || printing) && !drawn) setDrawn(true);
  const empty = useChildren(node).length === 0;
  const at = state?.labels.indexOf(label) ?? 0;
  return (
    <div
      role="tabpanel"
      id={`${state?.id}p${at}`}
      className={classes(styles.panel, typeof height === "number" && styles.scroll)}
      style={typeof height === "number" ? { "--panel-height": `${height}px` } : undefined}
      aria-labelledby={`${state?.id}t${at}`}
      hidden={!open && !printing}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the pattern wants a panel to be reachable
      tabIndex={0}
      data-testid="stTabPanel"
    >
      {printing ? (
        <p className={styles.printed}>
          <InlineMarkdown text={label} links={false} />
        </p>
      ) : null}
      {open && empty && state?.filling ? <Skeleton height={96} /> : drawn ? <Children of={node} /> : null}
    </div>
  );
}
