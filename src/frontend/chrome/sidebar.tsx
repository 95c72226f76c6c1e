/**
 * The place beside the page. Wide windows: a column that can be folded away and pulled wider. Narrow windows: a sheet
 * over the page. It is the same element in both, so what stands in it is never drawn anew.
 */
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../parts/button.js";
import { classes } from "../parts/classes.js";
import { Tooltip } from "../parts/tooltip.js";
import { ResizeHandle } from "./resize-handle.js";
import styles from "./sidebar.module.css";

export interface SidebarProps {
  open: boolean;
  /** A sheet over the page instead of a column beside it. */
  sheet: boolean;
  /** Can't be folded away. */
  locked: boolean;
  /** CSS pixels, where it is a column. */
  width: number;
  onCollapse: () => void;
  children: ReactNode;
}

export function Sidebar({ open, sheet, locked, width, onCollapse, children }: SidebarProps) {
  const panel = useRef<HTMLElement>(null);
  const covering = open && sheet;

  useEffect(() => {
    if (!covering) return;
    panel.current?.focus();
    return () => {
      // The button that opened the sheet was taken away with it; the one that takes its place is drawn by then.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="stExpandSidebarButton"]')?.focus());
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
      <section
        ref={panel}
        className={classes(styles.sidebar, sheet && styles.sheet, !open && styles.closed)}
        style={{ "--sidebar-width": `${width}px` }}
        aria-label="Sidebar"
        inert={!open}
        tabIndex={-1}
        {...(covering ? { role: "dialog", "aria-modal": true } : { role: "complementary" })}
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
            {children}
          </div>
        </div>
        {sheet ? null : <ResizeHandle width={width} />}
      </section>
    </>
  );
}
