/**
 * The table of `st.dataframe`: toolbar, search, grid. Rows come through `grid/row-loader.ts`; order, search, widths and
 * hidden columns belong to the view and are forgotten with it; only a selection reaches the script.
 */

import {
  type CSSProperties,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { SortKey } from "../../core/data/table-source.js";
import type { Json } from "../../core/element/element-props.js";
import { classes } from "../../frontend/parts/classes.js";
import { Icon } from "../../frontend/parts/icon.js";
import { useTopLayer } from "../../frontend/parts/use-top-layer.js";
import { useRequest } from "../../frontend/request.js";
import type { ViewProps } from "../../frontend/view.js";
import { useWidgetValue } from "../../frontend/widget-store.js";
import type { DataframeProps, SelectionJson } from "./dataframe.js";
import styles from "./dataframe.module.css";
import { dataframeHeight, defaultRowHeight } from "./dataframe-height.js";
import { CellDetail } from "./grid/cell-detail.js";
import { Grid } from "./grid/grid.js";
import type { GridRange } from "./grid/grid-position.js";
import { GridToolbar } from "./grid/grid-toolbar.js";
import { type Ask, RowLoader, type TableContent } from "./grid/row-loader.js";
import { SearchPanel } from "./grid/search-panel.js";
import { type GridSelection, toggleRows } from "./grid/selection-change.js";
import { copyText, downloadCsv, mostCopied, tabText } from "./grid/take-out.js";
import type { ViewQuery } from "./row-requests.js";

const searchDelay = 160;
const noticeTime = 2_000;

function useLoader(node: number, props: DataframeProps) {
  const request = useRequest(node);
  const ask = useCallback<Ask>((question) => request(question as unknown as Json), [request]);
  const { version, columns, rowCount, window } = props;
  const content = useMemo<TableContent>(
    () => ({ version, columns: columns.map(({ name }) => name), rowCount, window }),
    [version, columns, rowCount, window],
  );
  const [loader] = useState(() => new RowLoader(ask, content));
  useLayoutEffect(() => loader.show(content), [loader, content]);
  return { loader, ask, state: useSyncExternalStore(loader.subscribe, loader.snapshot) };
}

/** Next order of a column: ascending, descending, that of the data. */
function nextSort(sort: readonly SortKey[], column: string, add: boolean): SortKey[] {
  const before = sort.find((key) => key.column === column)?.direction;
  const key: SortKey[] = before === "descending" ? [] : [{ column, direction: before === undefined ? "ascending" : "descending" }];
  if (!add) return key;
  if (before === "ascending") return sort.map((one) => (one.column === column ? (key[0] as SortKey) : one));
  return [...sort.filter((one) => one.column !== column), ...key];
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <div className={styles.notice} role="status">
      {children}
    </div>
  );
}

interface TableProps {
  node: number;
  props: DataframeProps;
  selection?: GridSelection;
}

function Table({ node, props, selection }: TableProps) {
  const { columns, index, width = "stretch", height, rowHeight = defaultRowHeight, placeholder = "None", alt } = props;
  const { loader, ask, state } = useLoader(node, props);
  const frame = useRef<HTMLDivElement>(null);
  const opened = useRef<HTMLElement | null>(null);
  const [sort, setSort] = useState<readonly SortKey[]>([]);
  const [searching, setSearching] = useState(false);
  const [search, setSearch] = useState("");
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [fullscreen, setFullscreen] = useState(false);
  const [downloading, setDownloading] = useState<number>();
  const [notice, setNotice] = useState<string>();
  const [detail, setDetail] = useState<{ row: number; column: string }>();

  const known = useMemo(() => new Set(columns.map(({ name }) => name)), [columns]);
  const shownSort = useMemo(() => sort.filter(({ column }) => known.has(column)), [sort, known]);
  const query = useMemo<ViewQuery>(
    () => ({ ...(shownSort.length > 0 && { sort: shownSort }), ...(search.trim() !== "" && { search: search.trim() }) }),
    [shownSort, search],
  );
  useEffect(() => {
    const timer = setTimeout(() => loader.look(query), query.search === undefined ? 0 : searchDelay);
    return () => clearTimeout(timer);
  }, [loader, query]);

  useEffect(() => {
    if (notice === undefined) return;
    const timer = setTimeout(() => setNotice(undefined), noticeTime);
    return () => clearTimeout(timer);
  }, [notice]);

  useTopLayer(frame, fullscreen);

  const focusGrid = (): void => frame.current?.querySelector<HTMLElement>("[role=grid]")?.focus();
  const closeSearch = (): void => {
    setSearching(false);
    setSearch("");
    focusGrid();
  };

  const shown = columns.map((column, at) => ({ column, at })).filter(({ column }) => !hidden.has(column.name));
  const copy = (range: GridRange | undefined): void => {
    const total = state.total ?? 0;
    const chosen = range ? shown.slice(range.left, range.right + 1) : shown;
    const whole = range === undefined || (range.top === 0 && range.bottom === total - 1 && chosen.length === shown.length && total > 1);
    const { top, bottom } = range ?? { top: 0, bottom: total - 1 };
    const text = tabText(ask, {
      query,
      top,
      bottom,
      columns: chosen.map(({ at }) => at),
      header: whole ? chosen.map(({ column }) => column.label ?? column.name) : undefined,
    });
    const rows = Math.min(bottom - top + 1, mostCopied);
    const told =
      bottom - top + 1 > mostCopied
        ? `Copied the first ${rows.toLocaleString()} rows`
        : rows === 1
          ? "Copied"
          : `Copied ${rows.toLocaleString()} rows`;
    copyText(text).then(
      () => setNotice(told),
      (error: unknown) => setNotice(`Not copied: ${error instanceof Error ? error.message : String(error)}`),
    );
  };

  const download = (): void => {
    if (downloading !== undefined) return;
    setDownloading(0);
    const name = `${(alt ?? "table").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}_${new Date().toISOString().slice(0, 10)}.csv`;
    downloadCsv(ask, query, name, setDownloading)
      .catch((error: unknown) => setNotice(`No download: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => setDownloading(undefined));
  };

  const choosePositions = (pick: (positions: readonly number[]) => readonly number[], all: boolean): void => {
    if (!selection) return;
    ask({ kind: "positions", ...query }).then(
      (positions) => {
        const picked = pick(positions as number[]);
        const rows = all
          ? toggleRows(selection.value, picked).rows
          : [...new Set([...selection.value.rows, ...picked])].sort((a, b) => a - b);
        selection.set({ ...selection.value, rows });
      },
      (error: unknown) => setNotice(error instanceof Error ? error.message : String(error)),
    );
  };

  const toggleColumn = (name: string): void =>
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(name)) next.add(name);
      return next;
    });

  const style: CSSProperties = { height: dataframeHeight({ height, rowCount: props.rowCount ?? state.total, rowHeight }) };
  if (height === "stretch") style.height = "100%";
  if (typeof width === "number") style.width = width;

  return (
    <div className={classes(styles.place, width === "content" && styles.content)} style={style} data-testid="stDataFrame" data-toolbar-host>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the fullscreen, whatever in it has the focus */}
      <div
        ref={frame}
        className={classes(styles.frame, fullscreen && styles.fullscreen)}
        popover={fullscreen ? "manual" : undefined}
        onKeyDown={(event) => {
          if (event.key === "Escape" && fullscreen) setFullscreen(false);
        }}
      >
        <GridToolbar
          columns={columns}
          hidden={hidden}
          onToggleColumn={toggleColumn}
          searching={searching}
          onFind={() => (searching ? closeSearch() : setSearching(true))}
          onDownload={download}
          downloading={downloading}
          onCopy={() => copy(undefined)}
          copied={notice?.startsWith("Copied") ?? false}
          fullscreen={fullscreen}
          onFullscreen={() => setFullscreen(!fullscreen)}
        />
        {searching && <SearchPanel text={search} onText={setSearch} onClose={closeSearch} found={state.stale ? undefined : state.total} />}
        <Grid
          columns={columns}
          index={index}
          hidden={hidden}
          state={state}
          loader={loader}
          sort={shownSort}
          queryKey={JSON.stringify(query)}
          onSort={useCallback((name: string, add: boolean) => setSort((before) => nextSort(before, name, add)), [])}
          rowHeight={rowHeight}
          stretch={width !== "content"}
          placeholder={placeholder}
          label={alt ?? "Table"}
          selection={selection}
          onSelectAll={() => choosePositions((positions) => positions, true)}
          onSelectTo={(from, to) => choosePositions((positions) => positions.slice(Math.min(from, to), Math.max(from, to) + 1), false)}
          onFind={() => setSearching(true)}
          onCopy={copy}
          onOpen={(cell, row, column) => {
            opened.current = cell;
            setDetail({ row, column });
          }}
          empty={
            <div className={styles.empty}>
              {search.trim() === "" ? (
                "No rows"
              ) : (
                <>
                  No row contains “{search.trim()}”.
                  <button type="button" className={styles.textButton} onClick={closeSearch}>
                    Show all rows
                  </button>
                </>
              )}
            </div>
          }
        />
        {notice !== undefined && <Notice>{notice}</Notice>}
        {state.problem !== undefined && (
          <Notice>
            <Icon name="error" size={16} /> Rows could not be loaded: {state.problem}
          </Notice>
        )}
      </div>
      {detail && (
        <CellDetail
          ask={ask}
          row={detail.row}
          column={detail.column}
          label={columns.find(({ name }) => name === detail.column)?.label ?? detail.column}
          anchor={opened}
          onClose={() => {
            setDetail(undefined);
            focusGrid();
          }}
        />
      )}
    </div>
  );
}

export function DataframeView({ node, props }: ViewProps<"dataframe">) {
  return <Table node={node} props={props} />;
}

export function SelectableDataframeView({ node, props }: ViewProps<"selectableDataframe">) {
  const [value, setValue] = useWidgetValue<SelectionJson>(props);
  const { selectionModes: modes } = props;
  const selection = useMemo<GridSelection>(() => ({ modes, value, set: (next) => setValue(next) }), [modes, value, setValue]);
  return <Table node={node} props={props} selection={selection} />;
}
