import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { setSidebarWidth, sidebarBounds } from "./layout-state.js";
import styles from "./sidebar.module.css";

const step = 16;

/** The edge of the sidebar: drag it, or move it with the arrow keys; a double click gives the width back to the app. */
export function ResizeHandle({ width }: { width: number }) {
  const start = useRef<{ x: number; width: number }>(undefined);
  const rtl = (): number => (document.dir === "rtl" ? -1 : 1);
  const press = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const drag = (event: PointerEvent): void => {
    if (start.current) setSidebarWidth(start.current.width + (event.clientX - start.current.x) * rtl());
  };
  const release = (): void => {
    start.current = undefined;
  };
  const key = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setSidebarWidth(width + by * rtl());
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved; this is the pattern of a window splitter
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the sidebar"
      aria-valuenow={width}
      aria-valuemin={sidebarBounds.min}
      aria-valuemax={sidebarBounds.max}
      tabIndex={0}
      className={styles.handle}
      data-testid="stSidebarResizeHandle"
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => setSidebarWidth(0)}
      onKeyDown={key}
    />
  );
}
