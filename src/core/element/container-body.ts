/**
 * The callback of a container command: `st.container((inner) => { … })`.
 *
 * Inside it plain `st.…` calls write into the container. It may be async; the command then returns a promise, and the
 * run does not end before it has settled.
 */
import type { ElementHost } from "./element-host.js";

/** Fills a container. */
export type Body<C, R = unknown> = (inner: C) => R;
export type AsyncBody<C> = Body<C, Promise<unknown>>;

/** What a command returns whose callback gives `R`: `V`, as a promise when the callback is async. */
export type Filled<R, V> = R extends Promise<unknown> ? Promise<V> : V;

/** The same where the callback is called only while the container is shown: `await` it all the same. */
export type FilledWhenShown<R, V> = R extends Promise<unknown> ? V | Promise<V> : V;

/** Tells `(options, body)`, `(options)` and `(body)` apart. */
export function readBody<C, O extends object>(first: O | Body<C> | undefined, second?: Body<C>): { options: O; body: Body<C> | undefined } {
  if (typeof first === "function") return { options: {} as O, body: first as Body<C> };
  return { options: first ?? ({} as O), body: second };
}

/** Runs the callback, if there is one, and returns the container: at once, or when an async callback is through. */
export function fillBody<C extends ElementHost>(host: ElementHost, inner: C, body: Body<C> | undefined): C | Promise<C> {
  if (!body) return inner;
  const result = host.fill(inner, () => body(inner));
  return result instanceof Promise ? result.then(() => inner) : inner;
}
