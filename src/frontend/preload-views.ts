import { views } from "../elements/views.js";

interface Preloadable {
  early: boolean;
  preload: () => Promise<unknown>;
}

function asPreloadable(entry: unknown): Preloadable | undefined {
  const view = typeof entry === "object" && entry !== null && "component" in entry ? entry.component : entry;
  return typeof view === "function" && "preload" in view ? (view as unknown as Preloadable) : undefined;
}

/** Fetches the views that most pages use, while the server works on the first run. */
export function preloadEarlyViews(): void {
  for (const entry of Object.values<unknown>(views)) {
    const view = asPreloadable(entry);
    // A view that cannot be fetched says so where it is shown.
    if (view?.early) view.preload().catch(() => {});
  }
}
