/**
 * `st.dataframe`: a table of any size to look through. The element carries column descriptions, the number of rows and
 * the first of them; the view asks for further ones (`row-requests.ts`). What is hidden by the configuration never
 * leaves the server. With `onSelect` the element is a widget whose value is the selection (`selection.ts`).
 */
import { tableSource } from "../../core/data/array-table-source.js";
import type { TableLike } from "../../core/data/table-like.js";
import type { RowWindow, TableSource } from "../../core/data/table-source.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Height, Json, WidgetProps, Width } from "../../core/element/element-props.js";
import { describeValue, MillraceError, optionError } from "../../core/errors.js";
import type { Callback } from "../../core/widgets/widget-manager.js";
import { type ColumnConfigs, configureColumn, configureColumns, type DataframeColumn, indexName } from "./column-config.js";
import { firstWindow, widestNumber } from "./first-window.js";
import { rowRequests } from "./row-requests.js";
import { checkModes, parseSelection, type SelectionMode, serializeSelection, type TableState, type TableStateInput } from "./selection.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    dataframe: DataframeProps;
    /** A dataframe whose rows, columns or cells can be selected. */
    selectableDataframe: SelectableDataframeProps;
  }
}

export interface DataframeProps extends CommonProps {
  columns: DataframeColumn[];
  /** Absent: not known before rows were asked for. */
  rowCount?: number;
  /** Another text whenever the rows may be others. */
  version: string;
  /** The first rows. */
  window?: RowWindow;
  /** The column in front of the others; a column without a name numbers the rows. Absent: none. */
  index?: DataframeColumn;
  rowHeight?: number;
  /** Shown where a value is missing. */
  placeholder?: string;
  /** What the table is about, for readers of the screen by ear. */
  alt?: string;
}

export interface SelectableDataframeProps extends DataframeProps, Omit<WidgetProps<SelectionJson>, keyof CommonProps> {
  selectionModes: SelectionMode[];
}

/** A selection on the wire. */
export type SelectionJson = { rows: number[]; columns: string[]; cells: [row: number, column: string][] };

export interface DataframeOptions {
  /** Default `"stretch"`. */
  width?: Width;
  /** `"auto"` (default): as high as its rows, up to about ten of them. */
  height?: Height | "auto";
  /** Absent: the index is shown where rows can't be selected. */
  hideIndex?: boolean | null;
  /** Names of the columns to show, in order. Absent: all. */
  columnOrder?: readonly string[] | null;
  /** How columns are shown, by name: null hides, text renames, an object says more. */
  columnConfig?: ColumnConfigs | null;
  key?: string;
  /** What a selection does: nothing (default: rows can't be selected), a rerun, or a rerun that calls this first. */
  onSelect?: "ignore" | "rerun" | Callback;
  /** What can be selected. Default `"multi-row"`. */
  selectionMode?: SelectionMode | readonly SelectionMode[];
  /** Selected before the person has chosen. */
  selectionDefault?: TableStateInput | null;
  /** CSS pixels. Default 35. */
  rowHeight?: number | null;
  /** Shown where a value is missing. Default `None` in grey. */
  placeholder?: string | null;
  /** Send the first rows only and the others on demand. Tables always do; the option is there for compatibility. */
  lazy?: boolean | null;
  /** What the table is about, for readers of the screen by ear. */
  alt?: string | null;
}

type SelectingOptions = DataframeOptions & { onSelect: "rerun" | Callback };

/** The data's source, with the command's name in the text of an error. */
function sourceOf(data: TableLike | TableSource): TableSource {
  try {
    return tableSource(data);
  } catch (error) {
    if (error instanceof MillraceError) throw new MillraceError(error.code, `st.dataframe: ${error.message}`, error.hint);
    throw error;
  }
}

function indexColumn(source: TableSource, hidden: boolean, config: ColumnConfigs): DataframeColumn | undefined {
  if (hidden) return undefined;
  const info = source.indexColumn?.() ?? { name: "", type: "integer" as const, nullable: false };
  return configureColumn(info, config[indexName]);
}

function rowHeightOf(rowHeight: number | null | undefined): number | undefined {
  if (rowHeight === null || rowHeight === undefined) return undefined;
  if (!Number.isFinite(rowHeight) || rowHeight < 20 || rowHeight > 1_000) {
    throw optionError("dataframe", undefined, `rowHeight is ${describeValue(rowHeight)}`, "Give pixels between 20 and 1000.");
  }
  return rowHeight;
}

/**
 * Shows a table that can be scrolled, sorted, searched, resized, copied and downloaded as CSV. Its rows come on demand,
 * so a million rows appear as fast as ten.
 *
 * Data that was shown must not be changed in place: make a new array (see `TableLike`).
 *
 * @param data Rows, columns, an Arrow table …: see `TableLike`; or a `TableSource` that answers for a database.
 * @returns A handle; with `onSelect` the selection, whose rows are positions in the data as it was given.
 * @throws MillraceError `MR_DATA_INVALID` when the data is no table, `MR_OPTION_INVALID` for an option it can't use.
 * @example
 * st.dataframe([{ city: "Bern", people: 134_591 }, { city: "Basel", people: 173_552 }], {
 *   columnConfig: { people: { type: "number", format: "localized" } },
 * });
 * @example
 * const { selection } = st.dataframe([{ name: "Ada" }, { name: "Grace" }], { onSelect: "rerun", selectionMode: "single-row" });
 * st.write(selection.rows);
 */
export function dataframe(this: ElementHost, data: TableLike | TableSource, options: SelectingOptions): TableState;
export function dataframe(this: ElementHost, data?: TableLike | TableSource, options?: DataframeOptions): ElementHandle<"dataframe">;
export function dataframe(
  this: ElementHost,
  data?: TableLike | TableSource,
  options: DataframeOptions = {},
): ElementHandle<"dataframe"> | TableState {
  const { width, height, hideIndex, columnOrder, key, onSelect = "ignore", rowHeight, placeholder, alt } = options;
  const columnConfig = options.columnConfig ?? {};
  const source = sourceOf(data);
  const modes = onSelect === "ignore" ? [] : checkModes(options.selectionMode ?? "multi-row");
  const selectsRows = modes.some((mode) => mode.includes("row"));
  const columns = configureColumns(source.columns(), columnConfig, columnOrder, (name) => widestNumber(source, name));
  const names = columns.map(({ name }) => name);
  const rowCount = source.rowCount();
  const ownIndex = source.indexColumn?.() !== undefined;
  const props: Omit<DataframeProps, "key"> = {
    columns,
    rowCount: typeof rowCount === "number" ? rowCount : undefined,
    version: source.version,
    window: firstWindow(source, names),
    index: indexColumn(source, hideIndex ?? (selectsRows && !ownIndex), columnConfig),
    width,
    height: height === "auto" ? undefined : height,
    rowHeight: rowHeightOf(rowHeight),
    placeholder: placeholder ?? undefined,
    alt: alt ?? undefined,
  };
  const labels = Object.fromEntries(columns.flatMap(({ name, label }) => (label === undefined ? [] : [[name, label]])));
  const onRequest = rowRequests({ source, columns: names, labels });
  if (modes.length === 0) return this.emit("dataframe", props, { key, onRequest });
  const selectable = { modes, rowCount: props.rowCount, columns: new Set(names) };
  const seed = serializeSelection(parseSelection(serializeSelection(options.selectionDefault), selectable));
  return this.widget({
    type: "selectableDataframe",
    label: alt ?? "",
    key,
    seed,
    parse: (raw: Json) => parseSelection(raw, selectable),
    serialize: serializeSelection,
    props: { ...props, selectionModes: modes },
    onChange: onSelect,
    onRequest,
  }).value;
}
