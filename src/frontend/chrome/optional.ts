import { type ComponentType, type LazyExoticComponent, lazy } from "react";

const loads: (() => Promise<unknown>)[] = [];

function Nothing(): null {
  return null;
}

/**
 * A part of the page's frame that is not needed for the first paint. It shares one chunk with the others, which is
 * fetched when the page is idle, so that it is there when the connection is not. If it cannot be fetched, nothing is
 * shown in its place.
 */
export function optional<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  loads.push(load);
  return lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: Nothing as ComponentType<P> }),
    ),
  );
}

/** Fetches all optional parts ahead of use. */
export function preloadOptional(): void {
  for (const load of loads) load().catch(() => {});
}
