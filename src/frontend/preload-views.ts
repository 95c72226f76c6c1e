import type { ElementType } from "../core/element/element-props.js";
import { views } from "../elements/views.js";
import type { LazyView } from "./view.js";

function lazyViewOf(type: ElementType): LazyView<ElementType> | undefined {
  const entry = views[type];
  const view = "kind" in entry ? entry.component : entry;
  return "preload" in view ? (view as LazyView<ElementType>) : undefined;
}

/** Fetches the code of one view, if it has not come with the page. */
export async function preloadView(type: ElementType): Promise<void> {
  await lazyViewOf(type)?.preload();
}

/** Fetches the views that most pages use, while the server works on the first run. */
export function preloadEarlyViews(): void {
  for (const type of Object.keys(views) as ElementType[]) {
    // A view that cannot be fetched says so where it is shown.
    if (lazyViewOf(type)?.early) preloadView(type).catch(() => {});
  }
}
