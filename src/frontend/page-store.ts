/** What the page knows beside the tree of elements: the run, the page's settings, toasts. */
import type { PageConfig, RunStatus, ToastMessage } from "../core/protocol/forward-message.js";
import { type Cell, createCell } from "./cell.js";

export interface PageStore {
  status: Cell<RunStatus>;
  config: Cell<PageConfig>;
  toasts: Cell<readonly ToastMessage[]>;
  /** A tree (even an empty one) has come from the server. */
  loaded: Cell<boolean>;
  /** The node that the run has changed last: what follows it may be from the run before. */
  reached: Cell<number | undefined>;
  /** Something was refused or lost; shown until dismissed. */
  notice: Cell<Notice | undefined>;
}

export interface Notice {
  title: string;
  /** What to do about it. */
  text?: string;
  /** What the person had entered and the server never got. */
  unsent?: readonly { label: string; value: string }[];
}

export function createPageStore(): PageStore {
  return {
    status: createCell<RunStatus>("idle"),
    config: createCell<PageConfig>({}),
    toasts: createCell<readonly ToastMessage[]>([]),
    loaded: createCell(false),
    reached: createCell<number | undefined>(undefined),
    notice: createCell<Notice | undefined>(undefined),
  };
}

/** How long after the first content everything that comes is still part of it, and does not fade in. */
const settlingTime = 1000;
let loadedAt = Number.POSITIVE_INFINITY;

/** The page's store. */
export const pageStore: PageStore = createPageStore();

pageStore.loaded.subscribe(() => {
  loadedAt = performance.now();
});

/** Whether the page has been standing for a while: what is new now is news. */
export function isPageSettled(): boolean {
  return performance.now() - loadedAt > settlingTime;
}

/** Takes one toast off the screen. */
export function dismissToast(id: number): void {
  pageStore.toasts.set(pageStore.toasts.get().filter((toast) => toast.id !== id));
}
