/**
 * The place beside the page. Wide windows: a column that can be folded away and pulled wider. Narrow windows: a sheet
 * over the page. It is the same element in both, so what stands in it is never drawn anew.
 */
import { Suspense, useEffect, useRef } from "react";
import { BlockView } from "../block-view.js";
import { useCell } from "../cell.js";
import { Button } from "../parts/button.js";
import { classes } from "../parts/classes.js";
import { Tooltip } from "../parts/tooltip.js";
import { sidebarBounds, sidebarState } from "./layout-state.js";
import { optional } from "./optional.js";
import styles from "./sidebar.module.css";

const ResizeHandle = optional(() => import("../early.js").then((module) => module.ResizeHandle));

export interface SidebarProps {
  open: boolean;
  /** A sheet over the page instead of a column beside it. */
  sheet: boolean;
  /** Can't be folded away. */
  locked: boolean;
  /** The width that the app asks for. */
  wishedWidth: number | undefined;
  onCollapse: () => void;
}

export function Sidebar({ open, sheet, locked, wishedWidth, onCollapse }: SidebarProps) {
  const panel = useRef<HTMLElement>(null);
  const chosen = useCell(sidebarState).width;
  const width = chosen || wishedWidth || sidebarBounds.default;
  const covering = open && sheet;

  useEffect(() => {
    if (!covering) return;
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [covering]);

  useEffect(() => {
    if (!covering) return;
    const pressed = (event: globalThis.KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) onCollapse();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [covering, onCollapse]);

  return (
    <>
      {covering ? <div className={styles.backdrop} aria-hidden="true" onPointerDown={onCollapse} /> : null}
      <aside
        ref={panel}
        className={classes(styles.sidebar, sheet && styles.sheet, !open && styles.closed)}
        style={{ "--sidebar-width": `${width}px` }}
        aria-label="Sidebar"
        inert={!open}
        tabIndex={-1}
        {...(covering ? { role: "dialog", "aria-modal": true } : undefined)}
        data-testid="stSidebar"
      >
        <div className={styles.content} data-testid="stSidebarContent">
          <div className={styles.head} data-testid="stSidebarHeader">
            {locked ? null : (
              <Tooltip text="Hide sidebar">
                <Button
                  kind="tertiary"
                  compact
                  icon={sheet ? "close" : "sidebar"}
                  aria-label="Hide sidebar"
                  aria-expanded="true"
                  data-testid="stSidebarCollapseButton"
                  onClick={onCollapse}
                />
              </Tooltip>
            )}
          </div>
          <div className={styles.user} data-testid="stSidebarUserContent">
            <BlockView root="sidebar" />
          </div>
        </div>
        <Suspense>{sheet ? null : <ResizeHandle width={width} />}</Suspense>
      </aside>
    </>
  );
}
