/** Answers what a table's view asks for: rows, one whole value, a piece of CSV. The question comes from outside and is checked. */
import { ArrayTableSource } from "../../core/data/array-table-source.js";
import { csvPiece } from "../../core/data/csv-export.js";
import type { RowSelectionQuery, RowWindow, SortKey, TableSource, WireCell } from "../../core/data/table-source.js";
import { encodeCell } from "../../core/data/wire-cell.js";
import { MillraceError } from "../../core/errors.js";

/** Order and search that the person has chosen. */
export interface ViewQuery {
  sort?: readonly SortKey[];
  search?: string;
}

export type DataframeRequest =
  | ({ kind: "rows"; offset: number; limit: number /** Nothing is cut. */; whole?: true } & ViewQuery)
  | { kind: "cell"; row: number; column: string }
  /** Positions in the data of all rows of a query, as far as they can be selected together. */
  | ({ kind: "positions" } & ViewQuery)
  | ({ kind: "csv"; offset: number } & ViewQuery);

/** Most rows that can be selected together. */
export const mostSelected = 10_000;

export interface RowsReply {
  /** Version of the data that the rows are of. */
  version: string;
  window: RowWindow;
}

/** Most rows of one answer. */
const mostRows = 1_000;
const longestSearch = 1_000;
const mostSortKeys = 8;

function refuse(problem: string): never {
  throw new MillraceError("MR_PROTOCOL_MALFORMED", `The table was asked something it does not understand: ${problem}.`);
}

function counter(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) refuse(`${what} is not a counter`);
  return value;
}

function parseSort(value: unknown, names: ReadonlySet<string>): SortKey[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > mostSortKeys) refuse("sort is not a short list");
  return value.map((key: unknown) => {
    const { column, direction } = (key ?? {}) as Partial<SortKey>;
    if (typeof column !== "string" || !names.has(column)) refuse("sort names an unknown column");
    if (direction !== "ascending" && direction !== "descending") refuse("sort has no direction");
    return { column, direction };
  });
}

function parseQuery(request: Record<string, unknown>, columns: readonly string[]): RowSelectionQuery {
  const { search } = request;
  if (search !== undefined && (typeof search !== "string" || search.length > longestSearch)) refuse("search is not a short text");
  return { sort: parseSort(request.sort, new Set(columns)), search, columns };
}

async function wholeCell(source: TableSource, row: number, column: string): Promise<WireCell> {
  if (source instanceof ArrayTableSource) {
    return row < source.table.rowCount ? encodeCell(source.pick([column])[0]?.get(row) ?? null, true) : null;
  }
  const window = await source.rows({ offset: row, limit: 1, columns: [column] });
  return window.columns[0]?.[0] ?? null;
}

async function positions(source: TableSource, query: RowSelectionQuery): Promise<number[]> {
  if (source instanceof ArrayTableSource) {
    const count = Math.min(source.rowCount(query), mostSelected);
    const order = source.order(query);
    return Array.from({ length: count }, (_, row) => order?.[row] ?? row);
  }
  const window = await source.rows({ ...query, offset: 0, limit: mostSelected });
  return Array.from({ length: window.columns[0]?.length ?? 0 }, (_, i) => window.index?.[i] ?? window.offset + i);
}

export interface RequestOptions {
  readonly source: TableSource;
  /** Names of the columns that are shown, in order. Others cannot be asked for. */
  readonly columns: readonly string[];
  /** Labels of columns, for the header of the CSV. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The function that answers requests about this table. */
export function rowRequests({ source, columns, labels }: RequestOptions): (payload: unknown) => Promise<unknown> {
  return async (payload) => {
    if (typeof payload !== "object" || payload === null) refuse("not an object");
    const request = payload as Record<string, unknown>;
    switch (request.kind) {
      case "rows": {
        const query = {
          ...parseQuery(request, columns),
          offset: counter(request.offset, "offset"),
          limit: Math.min(counter(request.limit, "limit"), mostRows),
        };
        const window = request.whole === true && source instanceof ArrayTableSource ? source.window(query, true) : await source.rows(query);
        return { version: source.version, window } satisfies RowsReply;
      }
      case "cell": {
        const { column } = request;
        if (typeof column !== "string" || !columns.includes(column)) refuse("unknown column");
        return wholeCell(source, counter(request.row, "row"), column);
      }
      case "positions":
        return positions(source, parseQuery(request, columns));
      case "csv": {
        const options = { ...parseQuery(request, columns), labels, byteOrderMark: true };
        return csvPiece(source, options, counter(request.offset, "offset"));
      }
      default:
        return refuse("unknown kind");
    }
  };
}
