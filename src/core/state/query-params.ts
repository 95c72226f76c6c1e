/**
 * `st.queryParams`: the address's query string as a record of texts. Each write shows in the address bar without a run.
 *
 * The address is written by anybody: a name like `keys` in it never hides the method of that name, `get("keys")` reads it.
 */
import { MillraceError } from "../errors.js";

interface QueryParamsMethods {
  /** Last value of a name, or `fallback`. */
  get(name: string, fallback?: string): string | undefined;
  /** All values of a repeated name. */
  getAll(name: string): string[];
  set(name: string, value: QueryValue): void;
  has(name: string): boolean;
  delete(name: string): boolean;
  /** Replaces everything. */
  fromObject(values: Readonly<Record<string, QueryValue>>): void;
  clear(): void;
  keys(): string[];
  /** Last value of each name. */
  toObject(): Record<string, string>;
}

export type QueryValue = string | number | boolean | readonly (string | number | boolean)[];
export type QueryParams = QueryParamsMethods & { [name: string]: unknown };

/** Kept for the embedding page; never shown to or changed by a script. */
const reserved = new Set(["embed", "embed_options"]);
const maxLength = 512 * 1024;
const maxFields = 1000;

export class QueryValues {
  #values: [string, string][] = [];
  /** Called after each write. */
  onWrite: () => void = () => {};

  /** Takes the query string of the address, with or without `?`. Too long ones are dropped. */
  load(query: string): void {
    const text = query.startsWith("?") ? query.slice(1) : query;
    this.#values = text === "" || text.length > maxLength ? [] : decode(text);
    if (this.#values.length > maxFields) this.#values = [];
  }

  /** The query string, without `?`. */
  toString(): string {
    return this.#values.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  }

  all(name: string): string[] {
    return reserved.has(name) ? [] : this.#values.filter(([other]) => other === name).map(([, value]) => value);
  }

  names(): string[] {
    return [...new Set(this.#values.map(([name]) => name))].filter((name) => !reserved.has(name));
  }

  set(name: string, value: unknown): void {
    if (reserved.has(name))
      throw new MillraceError("MR_OPTION_INVALID", `st.queryParams.${name} is reserved for embedding.`, "Use another name.");
    const list = Array.isArray(value) ? value : [value];
    const texts = list.map((one) => {
      if (typeof one === "string" || typeof one === "number" || typeof one === "boolean") return String(one);
      throw new MillraceError(
        "MR_OPTION_INVALID",
        `st.queryParams.${name} can hold text, numbers and booleans.`,
        "Turn the value into text first.",
      );
    });
    const before = this.toString();
    this.#values = this.#values.filter(([other]) => other !== name);
    for (const text of texts) this.#values.push([name, text]);
    if (this.toString() !== before) this.onWrite();
  }

  delete(name: string): boolean {
    if (reserved.has(name) || this.all(name).length === 0) return false;
    this.#values = this.#values.filter(([other]) => other !== name);
    this.onWrite();
    return true;
  }
}

/** Half of a surrogate pair has no place in an address. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

function decode(text: string): [string, string][] {
  return text
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      const [name, value] = at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
      return [unescapeText(name), unescapeText(value)];
    });
}

function unescapeText(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The proxy that scripts see. */
export function queryParamsProxy(values: QueryValues, check: () => boolean): QueryParams {
  const last = (name: string): string | undefined => values.all(name).at(-1);
  const write = (name: string, value: unknown): void => {
    if (check()) values.set(name, value);
  };
  const clear = (): void => {
    if (check()) for (const name of values.names()) values.delete(name);
  };
  const methods: QueryParamsMethods = {
    get: (name, fallback) => last(name) ?? fallback,
    getAll: (name) => values.all(name),
    set: write,
    has: (name) => values.all(name).length > 0,
    delete: (name) => check() && values.delete(name),
    fromObject: (record) => {
      clear();
      for (const [name, value] of Object.entries(record)) write(name, value);
    },
    clear,
    keys: () => values.names(),
    toObject: () => Object.fromEntries(values.names().map((name) => [name, last(name) ?? ""])),
  };
  return new Proxy({} as QueryParams, {
    get: (_, name) => {
      if (typeof name === "symbol") return undefined;
      return Object.hasOwn(methods, name) ? methods[name as keyof QueryParamsMethods] : last(name);
    },
    set: (_, name, value) => {
      if (typeof name === "symbol") return false;
      write(name, value);
      return true;
    },
    has: (_, name) => typeof name === "string" && values.all(name).length > 0,
    deleteProperty: (_, name) => typeof name === "string" && (methods.delete(name) || true),
    ownKeys: () => values.names(),
    getOwnPropertyDescriptor: (_, name) =>
      typeof name === "string" && values.all(name).length > 0
        ? { configurable: true, enumerable: true, value: last(name), writable: true }
        : undefined,
  });
}
