/**
 * `st.sessionState`: the author's own values, kept across the runs of one session, and the values of widgets with a
 * key under the same names.
 *
 * Own values are kept as they are (any object). A name that belongs to a widget reads and writes that widget: before
 * the widget stands the value waits for it, after it the run is followed by one more pass. A value under the name of a
 * method (`clear`, `keys`) never hides the method: it is read with `get("clear")`.
 */

/** What session state needs of the widgets. */
export interface WidgetAccess {
  has(name: string): boolean;
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  remove(name: string): void;
  names(): Iterable<string>;
  /** Called before every access: a closed or interrupted run must not go on. */
  check(): boolean;
}

/**
 * Declare your own names here to have them typed:
 *
 *     declare module "millrace" { interface SessionStateTypes { cart: string[] } }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by apps
export interface SessionStateTypes {}

interface SessionStateMethods {
  /** Value under `name`, or `fallback` where nothing is set. */
  get<T = unknown>(name: string, fallback?: T): T;
  set(name: string, value: unknown): void;
  has(name: string): boolean;
  delete(name: string): boolean;
  /** Sets each value that is not set yet and returns the state typed by them. */
  init<T extends Record<string, unknown>>(values: T): T & SessionStateMethods;
  clear(): void;
  keys(): string[];
  toObject(): Record<string, unknown>;
}

export type SessionState = SessionStateMethods & Partial<SessionStateTypes> & { [name: string]: unknown };

export class SessionValues {
  readonly own = new Map<string, unknown>();
  /** Something was written since the last look. Values that are changed in place are noticed by the host's snapshot. */
  dirty = false;

  get(name: string): unknown {
    return this.own.get(name);
  }

  set(name: string, value: unknown): void {
    this.own.set(name, value);
    this.dirty = true;
  }

  delete(name: string): boolean {
    const had = this.own.delete(name);
    if (had) this.dirty = true;
    return had;
  }

  /** Takes a value that was set for a widget before it stood. */
  take(name: string): { value: unknown } | undefined {
    if (!this.own.has(name)) return undefined;
    const value = this.own.get(name);
    this.delete(name);
    return { value };
  }
}

/** The proxy that scripts see. */
export function sessionStateProxy(values: SessionValues, widgets: WidgetAccess): SessionState {
  const has = (name: string): boolean => values.own.has(name) || widgets.has(name);
  const read = (name: string): unknown => {
    widgets.check();
    return values.own.has(name) ? values.own.get(name) : widgets.has(name) ? widgets.read(name) : undefined;
  };
  const write = (name: string, value: unknown): void => {
    if (!widgets.check()) return;
    if (widgets.has(name)) widgets.write(name, value);
    else values.set(name, value);
  };
  const remove = (name: string): boolean => {
    if (!widgets.check()) return true;
    if (widgets.has(name)) widgets.remove(name);
    return values.delete(name) || widgets.has(name);
  };
  const names = (): string[] => [...new Set([...values.own.keys(), ...widgets.names()])];
  const methods: SessionStateMethods = {
    get: <T>(name: string, fallback?: T): T => (has(name) ? (read(name) as T) : (fallback as T)),
    set: write,
    has,
    delete: remove,
    init: <T extends Record<string, unknown>>(initial: T) => {
      for (const [name, value] of Object.entries(initial)) if (!has(name)) write(name, value);
      return proxy as unknown as T & SessionStateMethods;
    },
    clear: () => {
      for (const name of names()) remove(name);
    },
    keys: names,
    toObject: () => Object.fromEntries(names().map((name) => [name, read(name)])),
  };
  const proxy: SessionState = new Proxy({} as SessionState, {
    get: (_, name) =>
      typeof name === "symbol" ? undefined : Object.hasOwn(methods, name) ? methods[name as keyof SessionStateMethods] : read(name),
    set: (_, name, value) => {
      if (typeof name === "symbol") return false;
      write(name, value);
      return true;
    },
    has: (_, name) => typeof name === "string" && has(name),
    // `delete` of a name that is not there is no error, as with any object.
    deleteProperty: (_, name) => typeof name === "string" && (remove(name) || true),
    ownKeys: () => names(),
    getOwnPropertyDescriptor: (_, name) =>
      typeof name === "string" && has(name) ? { configurable: true, enumerable: true, value: read(name), writable: true } : undefined,
  });
  return proxy;
}
