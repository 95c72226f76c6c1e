/** How the person has arranged the page: sidebar open, how wide. Kept by the browser for the next visit. */
import { createCell } from "../cell.js";

export interface SidebarState {
  /** Undefined: as the app or the width of the window says. */
  open: boolean | undefined;
  width: number;
}

const name = "millrace-sidebar";
export const sidebarBounds = { min: 200, default: 288, max: 520 } as const;

function clampWidth(width: number): number {
  return Math.round(Math.min(sidebarBounds.max, Math.max(sidebarBounds.min, width)));
}

function read(): SidebarState {
  const initial: SidebarState = { open: undefined, width: 0 };
  try {
    const stored = JSON.parse(localStorage.getItem(name) ?? "null") as { width?: unknown } | null;
    return typeof stored?.width === "number" ? { ...initial, width: clampWidth(stored.width) } : initial;
  } catch {
    return initial;
  }
}

export const sidebarState = createCell<SidebarState>(read());

export function setSidebarOpen(open: boolean): void {
  sidebarState.set({ ...sidebarState.get(), open });
}

/** Sets the width of the open sidebar; 0 gives the choice back to the app. */
export function setSidebarWidth(width: number): void {
  const next = width === 0 ? 0 : clampWidth(width);
  sidebarState.set({ ...sidebarState.get(), width: next });
  try {
    localStorage.setItem(name, JSON.stringify({ width: next }));
  } catch {
    // Without a storage the width lasts until the page is closed.
  }
}
