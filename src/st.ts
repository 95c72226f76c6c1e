/**
 * The `st` object: an element host with every command on it, and what belongs to a run as a whole.
 *
 * A compiled script gets an `st` that is bound to its run. The one that `index.ts` exports asks the ambient scope, so
 * that imported modules can call commands too.
 */

import {
  type CachedFunction,
  cacheFunction,
  clearCaches,
  type DataCacheOptions,
  type ResourceCacheOptions,
} from "./core/cache/cached-function.js";
import { ElementHost, type HostBinding, provideHostClass } from "./core/element/element-host.js";
import { optionError } from "./core/errors.js";
import type { PageConfig } from "./core/protocol/forward-message.js";
import { type CallSite, currentScope, type RunContext } from "./core/runner/run-context.js";
import type { QueryParams } from "./core/state/query-params.js";
import type { SessionState } from "./core/state/session-state.js";
import * as commands from "./elements/commands.js";

type Commands = typeof commands;

/** A place that elements can be written into: `st.sidebar`, a column, a tab, an expander, a form. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the commands are put on the prototype just below
export class Container extends ElementHost {}
export interface Container extends Commands {}
Object.assign(Container.prototype, commands);
provideHostClass(Container);

export interface PageOptions {
  /** Shown in the browser's tab. */
  pageTitle?: string;
  /** One emoji; shown in the browser's tab. */
  pageIcon?: string;
  layout?: "centered" | "wide";
  initialSidebarState?: PageConfig["sidebar"];
  /** Entries of the main menu: an address, or null to hide one. `About` takes markdown. */
  menuItems?: Readonly<Record<string, string | null>>;
}

export class St extends Container {
  /**
   * The bar at the side of the page: all commands that `st` has put their elements there. It shows once something is in it.
   *
   * @example
   * const year = st.sidebar.slider("Year", { min: 1990, max: 2030, value: 2020 });
   * st.write("The year is", year);
   */
  get sidebar(): Container {
    const { context } = this;
    return new Container({ context, block: context.session.generator.sidebar }, this.site);
  }

  /**
   * Values that are kept across the runs of this session; the value of each widget with a `key` is in it too.
   *
   * @example
   * const state = st.sessionState.init({ count: 0 });
   * if (st.button("Count")) state.count++;
   * st.write("Counted to", state.count);
   */
  get sessionState(): SessionState {
    return this.context.session.sessionState(this.context);
  }

  /**
   * The query string of the address. Writing changes the address without a run.
   *
   * @example
   * const city = st.selectbox("City", ["Bern", "Basel"], { default: st.queryParams.city === "Basel" ? "Basel" : "Bern" });
   * st.queryParams.city = city;
   */
  get queryParams(): QueryParams {
    return this.context.session.queryParams(this.context);
  }

  /**
   * Ends the run here. What was shown so far stays, the rest of the page goes.
   *
   * @example
   * const name = st.textInput("Name");
   * if (!name) st.stop();
   * st.write("Hello", name);
   */
  stop(): never {
    return this.context.raise("stop");
  }

  /**
   * Ends the run here and starts another from the top.
   *
   * @example
   * if (st.button("Clear")) { st.sessionState.clear(); st.rerun(); }
   */
  rerun(): never {
    return this.context.raise("rerun");
  }

  /**
   * Keeps the results of a function; each caller gets a copy. Equal arguments (by content) give the kept result. Only the
   * arguments count: what a result depends on must be one of them. `st.cacheData.clear()` forgets the results of all functions.
   *
   * @example
   * const primes = st.cacheData((count: number) => {
   *   const found: number[] = [];
   *   for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
   *   return found;
   * }, { ttl: "10min" });
   * st.write(primes(1000).at(-1));
   */
  get cacheData(): CacheCommand<"data"> {
    return cacheCommand(this, "data");
  }

  /**
   * Keeps what a function makes, one object for all sessions of a worker: connections, models, large tables.
   *
   * @example
   * const db = st.cacheResource(() => new Map([["a", 1]]));
   * st.write(db().get("a"));
   */
  get cacheResource(): CacheCommand<"resource"> {
    return cacheCommand(this, "resource");
  }

  /**
   * Sets the title and icon in the browser's tab, the layout and the menu. May be called several times and anywhere;
   * later calls override only what they pass.
   *
   * @example
   * st.setPageConfig({ pageTitle: "Sales", pageIcon: "📈", layout: "wide" });
   * st.title("Sales");
   */
  setPageConfig(options: PageOptions): void {
    if (!this.context.check()) return;
    const { pageTitle: title, pageIcon: icon, layout, initialSidebarState: sidebar, menuItems: menu } = options;
    if (layout !== undefined && layout !== "centered" && layout !== "wide") {
      throw optionError("setPageConfig", undefined, `layout is ${JSON.stringify(layout)}`, 'Use "centered" or "wide".');
    }
    const config: PageConfig = {};
    if (title !== undefined) config.title = title;
    if (icon !== undefined) config.icon = icon;
    if (layout !== undefined) config.layout = layout;
    if (sidebar !== undefined) config.sidebar = sidebar;
    if (menu !== undefined) config.menu = menu;
    this.context.session.configurePage(config);
  }

  /**
   * Brings the widget with this key back to its default.
   *
   * @example
   * const filter = st.textInput("Filter", { key: "filter" });
   * if (st.button("Start over")) st.reset("filter");
   * st.write("Filtered by", filter);
   */
  reset(key: string): void {
    if (!this.context.check()) return;
    const record = this.context.session.widgets.byKey(key);
    if (record) this.context.session.resetWidget(this.context, record);
  }

  /**
   * True in a run in which the widget with this key lost its value, because it was not valid any more.
   *
   * @example
   * const year = st.selectbox("Year", [2024, 2025], { key: "year" });
   * if (st.wasReset("year")) st.info(`There is no such year any more; ${year} is shown.`);
   */
  wasReset(key: string): boolean {
    return this.context.session.widgets.byKey(key)?.wasReset ?? false;
  }
}

interface CacheCommand<K extends "data" | "resource"> {
  <A extends readonly unknown[], R>(
    fn: (...args: A) => R,
    options?: K extends "data" ? DataCacheOptions : ResourceCacheOptions<R>,
  ): CachedFunction<A, R>;
  /** Forgets all results of this kind. */
  clear(): void;
}

function cacheCommand<K extends "data" | "resource">(st: St, kind: K): CacheCommand<K> {
  const command = <A extends readonly unknown[], R>(
    fn: (...args: A) => R,
    options: DataCacheOptions & ResourceCacheOptions<R> = {},
  ): CachedFunction<A, R> => cacheFunction(fn, options, { kind, site: st.site, now: () => performance.now(), show: showWork });
  return Object.assign(command, { clear: () => clearCaches(kind) });
}

/** Runs that show a cached function at work: what it calls in turn shows nothing of its own. */
const showing = new WeakSet<RunContext>();

/** Shows a spinner where the calling code runs in a session. */
function showWork(text: string, work: () => unknown): unknown {
  const context = currentScope()?.context;
  if (!context || context.closed || showing.has(context)) return work();
  showing.add(context);
  const done = (): void => void showing.delete(context);
  let result: unknown;
  try {
    result = new St({ context }).spinner(text, work);
  } catch (error) {
    done();
    throw error;
  }
  if (result instanceof Promise) return result.finally(done);
  done();
  return result;
}

/** The `st` of one run, for a compiled script. */
export function bindSt(context: RunContext): St {
  return new St({ context });
}

/** Tells a host from which call site it is called; anything else is left as it is. Called by compiled scripts. */
export function at(site: CallSite, receiver: unknown): unknown {
  return receiver instanceof ElementHost ? receiver.at(site) : receiver;
}

/** Names that the compiler looks for. */
export const commandNames: ReadonlySet<string> = new Set([...Object.keys(commands), "cacheData", "cacheResource"]);

export type { HostBinding };
