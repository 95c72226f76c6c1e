/**
 * The rows that a grid shows: those that came with the element, and those it asked for.
 *
 * One question is under way at a time; while the person scrolls fast, places they have already left are never asked
 * for. When order, search or data change, the old rows stay (marked stale) until the new ones are there, so nothing
 * flickers. Rows far from what is looked at are forgotten.
 */
import type { RowWindow, WireCell } from "../../../core/data/table-source.js";
import type { Json } from "../../../core/element/element-props.js";
import type { DataframeRequest, RowsReply, ViewQuery } from "../row-requests.js";

export interface GridRow {
  /** Place in the data, whatever the order. */
  readonly position: number;
  readonly cells: readonly WireCell[];
  readonly name?: WireCell;
}

export interface RowsState {
  /** By place in the order that is shown. */
  readonly rows: ReadonlyMap<number, GridRow>;
  /** Rows in all; undefined: not known yet. */
  readonly total: number | undefined;
  /** What is shown is of an earlier order, search or version. */
  readonly stale: boolean;
  /** Why rows could not be fetched. */
  readonly problem?: string;
}

/** What the element says about its data. */
export interface TableContent {
  readonly version: string;
  readonly columns: readonly string[];
  readonly rowCount?: number;
  readonly window?: RowWindow;
}

/** Asks the element on the server. */
export type Ask = (question: DataframeRequest) => Promise<Json>;

const rowsPerQuestion = 200;
/** Rows fetched beyond the ones that are wanted. */
const ahead = 40;
const keptRows = 4_000;

export function rowsOf(window: RowWindow): [number, GridRow][] {
  const count = window.columns[0]?.length ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const row: GridRow = { position: window.index?.[i] ?? window.offset + i, cells: window.columns.map((column) => column[i] ?? null) };
    return [window.offset + i, window.rowNames ? { ...row, name: window.rowNames[i] ?? null } : row];
  });
}

export class RowLoader {
  readonly #ask: Ask;
  readonly #listeners = new Set<() => void>();
  #content: TableContent;
  #query: ViewQuery = {};
  #generation = 0;
  #wanted: readonly [first: number, last: number] = [0, 0];
  #busy = false;
  #state: RowsState;

  constructor(ask: Ask, content: TableContent) {
    this.#ask = ask;
    this.#content = content;
    this.#state = this.#initial(content);
  }

  get state(): RowsState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): RowsState => this.#state;

  /** The element was sent anew. */
  show(content: TableContent): void {
    const before = this.#content;
    this.#content = content;
    const sameColumns = before.columns.join("\n") === content.columns.join("\n");
    if (sameColumns && before.version === content.version) return;
    this.#generation++;
    const plain = !this.#query.search && !this.#query.sort?.length;
    if (plain && content.window) this.#set(this.#initial(content));
    else this.#set({ ...this.#state, rows: sameColumns ? this.#state.rows : new Map(), stale: true });
    this.#pump();
  }

  /** The person has chosen another order or search. */
  look(query: ViewQuery): void {
    if (JSON.stringify(query) === JSON.stringify(this.#query)) return;
    this.#query = query;
    this.#generation++;
    const plain = !query.search && !query.sort?.length;
    if (plain && this.#content.window) this.#set(this.#initial(this.#content));
    else this.#set({ ...this.#state, stale: true, problem: undefined });
    this.#pump();
  }

  /** These rows are on the screen. */
  want(first: number, last: number): void {
    this.#wanted = [first, last];
    this.#pump();
  }

  #initial({ window, rowCount }: TableContent): RowsState {
    return window
      ? { rows: new Map(rowsOf(window)), total: window.total, stale: false }
      : { rows: new Map(), total: rowCount, stale: false };
  }

  #set(state: RowsState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }

  /** The next rows to ask for; undefined when all that are wanted are there. */
  #missing(): { offset: number; limit: number } | undefined {
    const { rows, total = Number.POSITIVE_INFINITY, stale } = this.#state;
    const last = Math.min(this.#wanted[1], total - 1);
    let first = Math.max(0, this.#wanted[0]);
    if (stale || total === Number.POSITIVE_INFINITY) return { offset: first, limit: Math.max(ahead, this.#wanted[1] - first + 1) };
    while (first <= last && rows.has(first)) first++;
    return first > last ? undefined : { offset: first, limit: Math.min(rowsPerQuestion, last - first + 1 + ahead) };
  }

  #pump(): void {
    const missing = this.#busy ? undefined : this.#missing();
    if (!missing) return;
    const generation = this.#generation;
    this.#busy = true;
    this.#ask({ kind: "rows", ...missing, ...this.#query }).then(
      (reply) => {
        this.#busy = false;
        const { version, window } = reply as unknown as RowsReply;
        // Rows of another version: the element's own news is on its way and will ask again.
        if (generation === this.#generation && version !== this.#content.version) return;
        if (generation === this.#generation) this.#take(window);
        this.#pump();
      },
      (error: unknown) => {
        this.#busy = false;
        if (generation !== this.#generation) this.#pump();
        else this.#set({ ...this.#state, stale: false, problem: error instanceof Error ? error.message : String(error) });
      },
    );
  }

  #take(window: RowWindow): void {
    const rows = new Map(this.#state.stale ? [] : this.#state.rows);
    for (const [at, row] of rowsOf(window)) rows.set(at, row);
    if (rows.size > keptRows) {
      const [first, last] = this.#wanted;
      for (const at of rows.keys()) if (at < first - keptRows / 4 || at > last + keptRows / 4) rows.delete(at);
    }
    this.#set({ rows, total: window.total, stale: false });
  }
}
