// @vitest-environment happy-dom
import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { TableLike } from "../../core/data/table-like.js";
import { AppTest } from "../../testing/app-test.js";
import { mostTableRows, type TableOptions, type TableProps } from "./table.js";
import { TableView } from "./table.view.js";

async function propsOf(data: TableLike, options?: TableOptions): Promise<TableProps> {
  const app = await AppTest.fromFunction((st) => void st.table(data, options)).run();
  if (app.exceptions[0]) throw new Error(JSON.stringify(app.exceptions[0]));
  return app.table(0).props;
}

async function show(data: TableLike, options?: TableOptions): Promise<void> {
  render(<TableView node={9} props={await propsOf(data, options)} />);
}

test("[B-139] cells are inline markdown, numbers and missing values are not", async () => {
  await show([{ "**Name**": "*Ada*", age: 36.50001, since: new Date("2026-03-01"), more: null }]);
  const table = screen.getByRole("table");
  expect(within(table).getByRole("columnheader", { name: "Name" }).querySelector("strong")).not.toBeNull();
  expect(within(table).getByText("Ada").tagName).toBe("EM");
  expect(
    within(table)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["Ada", "36.5", "2026-03-01", "None"]);
});

test("names of rows are row headers, row numbers on request only", async () => {
  expect((await propsOf([{ a: 1 }])).index).toBeUndefined();
  expect((await propsOf([{ a: 1 }], { hideIndex: false })).index?.cells).toEqual([0]);
  expect((await propsOf(new Map([["x", { a: 1 }]]), { hideIndex: true })).index).toBeUndefined();
  await show(new Map([["x", { a: 1 }]]), { alt: "One row" });
  expect(screen.getByRole("rowheader", { name: "x" })).toBeDefined();
  expect(screen.getByRole("group", { name: "One row" }).tabIndex).toBe(0);
});

test("a long table is cut with a note, a table without rows keeps its header", async () => {
  const props = await propsOf({ n: new Float64Array(5_000) });
  expect([props.columns[0]?.cells.length, props.rowCount]).toEqual([mostTableRows, 5_000]);
  await show(Object.assign([], { columns: ["first", "second"] }));
  expect(screen.getByRole("columnheader", { name: "second" })).toBeDefined();
  expect(screen.getByTestId("stTableStyledEmptyTableCell").textContent).toBe("No rows");
});

test("border modes and a hidden header", async () => {
  expect(await propsOf([{ a: 1 }])).not.toHaveProperty("border");
  expect(await propsOf([{ a: 1 }], { border: false, hideHeader: true })).toMatchObject({ border: "none", hideHeader: true });
  expect(await propsOf([{ a: 1 }], { border: "horizontal" })).toMatchObject({ border: "horizontal" });
  await expect(propsOf([{ a: 1 }], { border: "dotted" as never })).rejects.toThrow("horizontal");
  await expect(propsOf(7 as never)).rejects.toThrow("st.table: 7 cannot be shown as a table");
});
