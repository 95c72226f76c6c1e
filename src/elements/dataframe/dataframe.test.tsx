// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { TableSource } from "../../core/data/table-source.js";
import { mount } from "../../frontend/testing/mount.js";
import { AppTest } from "../../testing/app-test.js";
import type { DataframeOptions } from "./dataframe.js";
import { placeColumns, visibleColumns } from "./grid/column-layout.js";
import { moveBy, rangeBetween } from "./grid/grid-position.js";
import { type Ask, RowLoader, rowsOf } from "./grid/row-loader.js";
import { canvasHeight, mostCanvas, toFull, toScroll } from "./grid/scroll-map.js";
import { selectCells, toggleColumn, toggleRow, toggleRows } from "./grid/selection-change.js";
import { shownText } from "./grid/shown-text.js";
import type { RowsReply } from "./row-requests.js";

const cities = [
  { city: "Bern", people: 134_591, secret: "x" },
  { city: "Basel", people: 173_552, secret: "y" },
  { city: "Chur", people: null, secret: "z" },
];
const many = Array.from({ length: 100_000 }, (_, i) =>
  Object.fromEntries(Array.from({ length: 10 }, (_unused, c) => [`column ${c}`, c % 2 ? i * c : `text ${i} of ${c}`])),
);

async function problem(options: object, data: unknown = cities): Promise<string> {
  const app = await AppTest.fromFunction((st) => void st.dataframe(data as never, options as DataframeOptions)).run();
  return JSON.stringify(app.exceptions[0] ?? "no error");
}

test("[B-131] columns, row count, version and the first rows travel, the others on request", async () => {
  const app = await AppTest.fromFunction((st) => void st.dataframe(many)).run();
  const { props } = app.dataframe(0);
  expect(props).toMatchObject({ rowCount: 100_000, index: { name: "" } });
  expect(props.columns).toHaveLength(10);
  expect(props.window?.columns[0]?.length).toBeGreaterThan(10);
  const reply = (await app.request(app.dataframe(0), { kind: "rows", offset: 99_998, limit: 50 })) as unknown as RowsReply;
  expect(reply.version).toBe(props.version);
  expect(reply.window).toMatchObject({ offset: 99_998, total: 100_000 });
  expect(reply.window.columns[0]).toEqual(["text 99998 of 0", "text 99999 of 0"]);
});

test("the first message of 100,000 x 10 cells is below 15 kB, and so is one of long texts", async () => {
  const app = await AppTest.fromFunction((st) => void st.dataframe(many)).run();
  expect(app.wire.join("").length).toBeLessThan(15_000);
  const long = Array.from({ length: 1_000 }, () => ({ a: "y".repeat(290), b: "z".repeat(290) }));
  const other = await AppTest.fromFunction((st) => void st.dataframe(long)).run();
  expect(other.wire.join("").length).toBeLessThan(15_000);
});

test("a rerun with the same data, or with equal small data, sends nothing", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.dataframe(many, { key: "same" });
    st.dataframe([{ a: 1, b: new Date(0) }], { key: "equal" });
  }).run();
  const before = app.wire.length;
  await app.run();
  expect(app.wire.slice(before).join("")).not.toContain("column");
  expect(app.wire.slice(before).join("").length).toBeLessThan(120);
});

test("[B-129] the configuration hides, renames, orders and describes; what is hidden is never sent", async () => {
  const options: DataframeOptions = {
    columnConfig: {
      secret: null,
      city: "Town",
      people: { type: "number", format: "localized", width: "small", help: "Inhabitants", pinned: true },
    },
  };
  const app = await AppTest.fromFunction((st) => void st.dataframe(cities, options)).run();
  const { columns } = app.dataframe(0).props;
  expect(columns.map(({ name, label }) => [name, label])).toEqual([
    ["people", undefined],
    ["city", "Town"],
  ]);
  expect(columns[0]).toMatchObject({
    display: "number",
    format: "localized",
    width: 75,
    help: "Inhabitants",
    pinned: true,
    widest: 173_552,
  });
  expect(app.wire.join("")).not.toContain("secret");
  await expect(app.request(app.dataframe(0), { kind: "cell", row: 0, column: "secret" })).rejects.toThrow("unknown column");
  const found = (await app.request(app.dataframe(0), { kind: "rows", offset: 0, limit: 9, search: "z" })) as unknown as RowsReply;
  expect(found.window.total).toBe(0);
  const ordered = await AppTest.fromFunction((st) => void st.dataframe(cities, { columnOrder: ["people", "gone", "city"] })).run();
  expect(ordered.dataframe(0).props.columns.map(({ name }) => name)).toEqual(["people", "city"]);
});

test("[B-128] row numbers are shown, except where rows can be selected; names of rows always", async () => {
  const index = async (data: object, options: DataframeOptions = {}): Promise<string | undefined> => {
    const app = await AppTest.fromFunction((st) => void st.dataframe(data as never, options)).run();
    return [...app.all("dataframe"), ...app.all("selectableDataframe")][0]?.props.index?.type;
  };
  expect(await index(cities)).toBe("integer");
  expect(await index(cities, { hideIndex: true })).toBeUndefined();
  expect(await index(cities, { onSelect: "rerun" })).toBeUndefined();
  expect(await index(cities, { onSelect: "rerun", selectionMode: "single-cell" })).toBe("integer");
  expect(await index(new Map([["a", { n: 1 }]]), { onSelect: "rerun" })).toBe("string");
});

test("[B-130] a selection gives positions in the data, whatever the order, and survives what is still there", async () => {
  const seen: unknown[] = [];
  let rows = cities;
  const app = await AppTest.fromFunction((st) => {
    seen.push(st.dataframe(rows, { key: "t", onSelect: "rerun", selectionMode: ["multi-row", "single-column"] }).selection);
  }).run();
  await app
    .selectableDataframe("t")
    .setValue({ rows: [2, 0, 2], columns: ["city", "people"], cells: [[0, "city"]] })
    .run();
  rows = cities.slice(0, 2);
  await app.run();
  expect(seen).toEqual([
    { rows: [], columns: [], cells: [] },
    { rows: [2, 0], columns: ["city"], cells: [] },
    { rows: [0], columns: ["city"], cells: [] },
  ]);
});

test("[B-130] required mode falls back to row 0, defaults hold, out-of-range entries are dropped", async () => {
  const first = async (options: object): Promise<unknown> => {
    let value: unknown;
    await AppTest.fromFunction((st) => {
      value = st.dataframe(cities, { onSelect: "rerun", ...options }).selection;
    }).run();
    return value;
  };
  expect(await first({ selectionMode: "single-row-required" })).toMatchObject({ rows: [0] });
  expect(await first({ selectionDefault: { selection: { rows: [1, 99, -1] } } })).toMatchObject({ rows: [1] });
  expect(
    await first({
      selectionMode: "multi-cell",
      selectionDefault: {
        selection: {
          cells: [
            [1, "city"],
            [1, "gone"],
          ],
        },
      },
    }),
  ).toMatchObject({ cells: [[1, "city"]] });
});

test("onSelect calls back before the script, and session state can set the selection", async () => {
  const calls: string[] = [];
  const app = await AppTest.fromFunction((st) => {
    st.dataframe(cities, { key: "t", onSelect: () => calls.push("selected"), selectionMode: "single-row" });
    calls.push("run");
  }).run();
  await app
    .selectableDataframe("t")
    .setValue({ rows: [1], columns: [], cells: [] })
    .run();
  expect(calls).toEqual(["run", "selected", "run"]);
  app.sessionState.t = { selection: { rows: [2] } };
  await app.run();
  expect(app.selectableDataframe("t").value.rows).toEqual([2]);
});

test("wrong options say what came and what to do", async () => {
  expect(await problem({ onSelect: "rerun", selectionMode: ["single-row", "multi-row"] })).toContain("Give one mode for rows");
  expect(await problem({ onSelect: "rerun", selectionMode: "all" })).toContain("single-row-required");
  expect(await problem({ columnConfig: { people: { type: "number", format: "%d %d" } } })).toContain("is not a number format");
  expect(await problem({ columnConfig: { people: { type: "gauge" } } })).toContain("Use one of");
  expect(await problem({ columnConfig: { people: { width: "wide" } } })).toContain("columnConfig.people.width");
  expect(await problem({ columnConfig: { people: { type: "progress", min: 5, max: 5 } } })).toContain("max 5 is not above min 5");
  expect(await problem({ columnConfig: { people: { type: "datetime", timezone: "Mars/Olympus" } } })).toContain("Europe/Berlin");
  expect(await problem({ rowHeight: 3 })).toContain("pixels between 20 and 1000");
  expect(await problem({}, "text")).toContain("st.dataframe:");
});

test("questions from outside are checked", async () => {
  const app = await AppTest.fromFunction((st) => void st.dataframe(cities)).run();
  const ask = (payload: unknown): Promise<unknown> => app.request(app.dataframe(0), payload as never);
  for (const payload of [
    null,
    { kind: "drop" },
    { kind: "rows", offset: -1, limit: 5 },
    { kind: "rows", offset: 0, limit: "all" },
    { kind: "rows", offset: 0, limit: 5, sort: [{ column: "nope", direction: "ascending" }] },
    { kind: "rows", offset: 0, limit: 5, sort: [{ column: "city", direction: "sideways" }] },
    { kind: "rows", offset: 0, limit: 5, search: "x".repeat(2_000) },
  ]) {
    await expect(ask(payload)).rejects.toThrow("does not understand");
  }
  expect(await ask({ kind: "rows", offset: 1e12, limit: 1e12 })).toMatchObject({ window: { columns: [[], [], []] } });
  expect(await ask({ kind: "cell", row: 99, column: "city" })).toBeNull();
});

test("CSV comes in pieces, in the order that is shown, with labels", async () => {
  const app = await AppTest.fromFunction((st) => void st.dataframe(cities, { columnConfig: { city: "Town", secret: null } })).run();
  const sort = [{ column: "people", direction: "descending" }];
  const piece = (await app.request(app.dataframe(0), { kind: "csv", offset: 0, sort })) as { text: string; next: number };
  expect(piece.text).toBe("\ufeffTown,people\r\nBasel,173552\r\nBern,134591\r\nChur,\r\n");
  expect(await app.request(app.dataframe(0), { kind: "csv", offset: piece.next, sort })).toEqual({ text: "" });
  expect(await app.request(app.dataframe(0), { kind: "positions", sort })).toEqual([1, 0, 2]);
});

test("a source of one's own answers for its rows", async () => {
  const source: TableSource = {
    version: "v1",
    columns: () => [{ name: "n", type: "integer", nullable: false }],
    rowCount: () => Promise.resolve(5_000_000),
    rows: ({ offset, limit }) =>
      Promise.resolve({ offset, total: 5_000_000, columns: [Array.from({ length: limit }, (_, i) => offset + i)] }),
  };
  const app = await AppTest.fromFunction((st) => void st.dataframe(source)).run();
  expect(app.dataframe(0).props).toMatchObject({ version: "v1" });
  expect(app.dataframe(0).props.window).toBeUndefined();
  expect(await app.request(app.dataframe(0), { kind: "rows", offset: 4_999_999, limit: 1 })).toMatchObject({
    window: { columns: [[4_999_999]] },
  });
});

test("keys move inside the grid and stop at its edges", () => {
  const size = { rows: 100, columns: 4, page: 10 };
  const press = (key: string, row: number, column: number, ctrlKey = false) => {
    const to = moveBy({ key, ctrlKey, metaKey: false }, { row, column }, size);
    return to && [to.row, to.column];
  };
  expect(press("ArrowDown", 99, 0)).toEqual([99, 0]);
  expect(press("ArrowUp", 0, 2)).toEqual([-1, 2]);
  expect(press("ArrowLeft", 5, 0)).toEqual([5, 0]);
  expect(press("PageDown", 5, 1)).toEqual([15, 1]);
  expect(press("PageUp", 5, 1)).toEqual([0, 1]);
  expect(press("Home", 5, 3)).toEqual([5, 0]);
  expect(press("Home", 5, 3, true)).toEqual([0, 0]);
  expect(press("End", 5, 0, true)).toEqual([99, 3]);
  expect(press("ArrowDown", 5, 0, true)).toEqual([99, 0]);
  expect(press("x", 5, 0)).toBeUndefined();
  expect(moveBy({ key: "ArrowDown", ctrlKey: false, metaKey: false }, { row: -1, column: 0 }, { rows: 0, columns: 1, page: 1 })).toEqual({
    row: -1,
    column: 0,
  });
  expect(rangeBetween({ row: 5, column: 3 }, { row: 2, column: 1 })).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
});

test("a scaled scroll bar reaches every row: its map is monotonic, has an inverse, and touches both ends", () => {
  const viewport = 365;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(1_000_000), fc.nat(1_000_000), (rows, a, b) => {
      const full = rows * 35;
      const end = Math.max(0, canvasHeight(full) - viewport);
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((part) => (part / 1_000_000) * end) as [number, number];
      expect(toFull(low, full, viewport)).toBeLessThanOrEqual(toFull(high, full, viewport));
      expect(toScroll(toFull(low, full, viewport), full, viewport)).toBeCloseTo(low, 3);
      expect(toFull(end, full, viewport)).toBeCloseTo(Math.max(0, full - viewport), 3);
    }),
  );
  expect(canvasHeight(350_000_000)).toBe(mostCanvas);
});

test("columns share the room that is left, in whole pixels; pinned ones and those on the screen are drawn", () => {
  const column = (name: string) => ({ name, type: "string" as const });
  const options = { widthOf: () => 100, grows: () => true, hidden: new Set<string>(), pinFirst: false };
  const three = placeColumns({ ...options, columns: ["a", "b", "c"].map(column), room: 500 });
  expect(three.map(({ left, width }) => [left, width])).toEqual([
    [0, 168],
    [168, 166],
    [334, 166],
  ]);
  const many = placeColumns({
    ...options,
    columns: Array.from({ length: 50 }, (_, i) => column(`c${i}`)),
    room: 500,
    pinFirst: true,
    hidden: new Set(["c1"]),
  });
  expect(many[0]).toMatchObject({ pinned: true });
  expect(many.some(({ column: { name } }) => name === "c1")).toBe(false);
  expect(visibleColumns(many, 2_000, 500)).toEqual([18, 25]);
});

test("selecting follows the mode", () => {
  const none = { rows: [], columns: [], cells: [] };
  expect(toggleRow(none, ["multi-row"], 3).rows).toEqual([3]);
  expect(toggleRow({ ...none, rows: [5] }, ["multi-row"], 3).rows).toEqual([3, 5]);
  expect(toggleRow({ ...none, rows: [3, 5] }, ["multi-row"], 3).rows).toEqual([5]);
  expect(toggleRow({ ...none, rows: [5] }, ["single-row"], 3).rows).toEqual([3]);
  expect(toggleRow({ ...none, rows: [3] }, ["single-row"], 3).rows).toEqual([]);
  expect(toggleRow({ ...none, rows: [3] }, ["single-row-required"], 3).rows).toEqual([3]);
  expect(toggleRows({ ...none, rows: [1] }, [1, 2]).rows).toEqual([1, 2]);
  expect(toggleRows({ ...none, rows: [1, 2, 7] }, [1, 2]).rows).toEqual([7]);
  expect(toggleColumn({ ...none, columns: ["a"] }, ["multi-column"], "b").columns).toEqual(["a", "b"]);
  expect(
    selectCells(
      none,
      ["single-cell"],
      [
        [1, "a"],
        [2, "b"],
      ],
    ).cells,
  ).toEqual([[2, "b"]]);
  expect(selectCells(none, ["multi-row"], [[1, "a"]])).toBe(none);
});

function loaderOver(total: number) {
  const asked: { offset: number; limit: number }[] = [];
  const answers: (() => void)[] = [];
  let version = "1";
  const ask: Ask = (question) => {
    if (question.kind !== "rows") throw new Error("only rows are asked for here");
    const { offset, limit } = question;
    asked.push({ offset, limit });
    const window = { offset, total, columns: [Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => offset + i)] };
    const answered = version;
    return new Promise((resolve) => answers.push(() => resolve({ version: answered, window } as never)));
  };
  const answer = async (): Promise<void> => {
    answers.shift()?.();
    await vi.waitFor(() => undefined);
    await Promise.resolve();
  };
  const loader = new RowLoader(ask, { version, columns: ["n"], rowCount: total, window: { offset: 0, total, columns: [[0, 1, 2, 3, 4]] } });
  return { loader, asked, answer, waiting: () => answers.length, setVersion: (next: string) => (version = next) };
}

test("rows that are there are not asked for; places already left are never asked for", async () => {
  const { loader, asked, answer, waiting } = loaderOver(10_000);
  loader.want(0, 4);
  expect(asked).toEqual([]);
  loader.want(0, 20);
  for (let first = 100; first < 5_000; first += 100) loader.want(first, first + 20);
  expect(waiting()).toBe(1);
  await answer();
  await answer();
  expect(asked.map(({ offset }) => offset)).toEqual([5, 4_900]);
  expect(loader.state.rows.get(4_905)).toEqual({ position: 4_905, cells: [4_905] });
});

test("old rows stay until those of the new order are there, and answers that come late are dropped", async () => {
  const { loader, asked, answer } = loaderOver(1_000);
  loader.want(0, 10);
  loader.look({ search: "x" });
  expect(loader.state).toMatchObject({ stale: true, total: 1_000 });
  expect(loader.state.rows.get(0)).toBeDefined();
  await answer();
  expect(loader.state.stale).toBe(true);
  await answer();
  expect(loader.state.stale).toBe(false);
  expect(asked).toHaveLength(2);
  loader.look({});
  expect(loader.state).toMatchObject({ stale: false });
});

test("a new version shows its own first rows at once; rows of a version that was not announced wait for it", async () => {
  const { loader, answer, setVersion } = loaderOver(1_000);
  loader.want(0, 4);
  loader.show({ version: "2", columns: ["n"], rowCount: 2, window: { offset: 0, total: 2, columns: [[7, 8]] } });
  expect([...loader.state.rows.values()].map(({ cells }) => cells[0])).toEqual([7, 8]);
  setVersion("3");
  loader.look({ search: "y" });
  await answer();
  expect(loader.state.stale).toBe(true);
});

test("a failed question is told, not repeated for ever", async () => {
  let asked = 0;
  const loader = new RowLoader(() => Promise.reject(new Error(`gone ${++asked}`)), { version: "1", columns: ["n"], rowCount: 100 });
  loader.want(0, 10);
  await vi.waitFor(() => expect(loader.state.problem).toBe("gone 1"));
  expect(asked).toBe(1);
});

test("windows become rows with their place in the data and their name", () => {
  expect(
    rowsOf({
      offset: 3,
      total: 9,
      index: [8, 1],
      columns: [
        ["a", "b"],
        [1, 2],
      ],
      rowNames: ["x", "y"],
    }),
  ).toEqual([
    [3, { position: 8, cells: ["a", 1], name: "x" }],
    [4, { position: 1, cells: ["b", 2], name: "y" }],
  ]);
});

test("a text with line breaks stands on one line", () => {
  const column = { name: "note", type: "string" } as const;
  expect(shownText("one\r\n\r\ntwo\nthree", column)).toBe("one ↵ two ↵ three");
  expect(shownText(["a\nb", "c"], { ...column, type: "list" })).toBe("a ↵ b, c");
});

test("the view is a grid that names its size, sorts by header and answers to the keyboard", async () => {
  const app = await AppTest.fromFunction((st) => void st.dataframe(cities, { alt: "Cities", placeholder: "nothing" })).run();
  const { questions, unmount } = await mount({ type: "dataframe", props: app.dataframe(0).props });
  const grid = await screen.findByRole("grid", { name: "Cities" });
  expect([grid.getAttribute("aria-rowcount"), grid.getAttribute("aria-colcount")]).toEqual(["4", "4"]);
  expect(screen.getAllByRole("gridcell").map((cell) => cell.textContent)).toContain("nothing");
  expect(questions).toEqual([]);

  fireEvent.click(screen.getByRole("columnheader", { name: /people/ }));
  expect(screen.getByRole("columnheader", { name: /people/ }).getAttribute("aria-sort")).toBe("ascending");
  await vi.waitFor(() => expect(questions).toHaveLength(1));
  expect(questions[0]?.payload).toMatchObject({ kind: "rows", sort: [{ column: "people", direction: "ascending" }] });
  await questions[0]?.answer(await app.request(app.dataframe(0), questions[0].payload));
  expect(screen.getAllByRole("rowheader").map((header) => header.textContent)).toEqual(["0", "1", "2"]);

  fireEvent.focus(grid);
  fireEvent.keyDown(grid, { key: "ArrowDown" });
  fireEvent.keyDown(grid, { key: "End" });
  const active = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");
  expect(active?.textContent).toBe("y");
  fireEvent.keyDown(grid, { key: "f", ctrlKey: true });
  expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Search in the table" }));
  fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
  expect(document.activeElement).toBe(grid);
  unmount();
});

test("[B-130] choosing rows in the view sends their positions in the data", async () => {
  const app = await AppTest.fromFunction((st) => void st.dataframe(cities, { onSelect: "rerun" })).run();
  const { events } = await mount({ type: "selectableDataframe", props: app.selectableDataframe(0).props });
  const grid = await screen.findByRole("grid");
  fireEvent.mouseDown(screen.getByRole("checkbox", { name: "Select row 2" }));
  expect(Object.values(events.at(-1)?.values ?? {})).toEqual([{ rows: [1], columns: [], cells: [] }]);
  fireEvent.focus(grid);
  fireEvent.keyDown(grid, { key: " " });
  expect(Object.values(events.at(-1)?.values ?? {})).toEqual([{ rows: [0, 1], columns: [], cells: [] }]);
  expect(grid.getAttribute("aria-multiselectable")).toBe("true");
});
