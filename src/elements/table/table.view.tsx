import { type CSSProperties, memo } from "react";
import { formatDate } from "../../core/data/date-format.js";
import { formatNumber } from "../../core/data/number-format.js";
import type { WireCell } from "../../core/data/table-source.js";
import { classes } from "../../frontend/parts/classes.js";
import { InlineMarkdown } from "../../frontend/parts/inline-markdown.js";
import type { ViewProps } from "../../frontend/view.js";
import type { TableColumn } from "./table.js";
import styles from "./table.module.css";

function isNumeric({ type }: TableColumn): boolean {
  return type === "number" || type === "integer" || type === "bigint";
}

/** The words of a cell; texts are markdown, everything else is written as it is. */
function cellWords(cell: Exclude<WireCell, null>, { type, timezone }: TableColumn): string {
  if (Array.isArray(cell)) return cell.map((item) => String(item ?? "–")).join(", ");
  switch (type) {
    case "bigint":
      return formatNumber(BigInt(cell as string));
    case "number":
    case "integer":
      return typeof cell === "number" ? formatNumber(cell) : cell === "Infinity" ? "∞" : "-∞";
    case "date":
    case "datetime":
    case "time":
      return formatDate(cell as string, type, undefined, { timezone });
    default:
      return String(cell);
  }
}

const Cell = memo(function Cell({ cell, column }: { cell: WireCell; column: TableColumn }) {
  if (cell === null || cell === undefined) return <span className={styles.missing}>None</span>;
  const words = cellWords(cell, column);
  return column.type === "string" ? <InlineMarkdown text={words} /> : words;
});

/** A static table. Wider than its place, it scrolls inside itself and can be scrolled by the keyboard. */
export function TableView({ props }: ViewProps<"table">) {
  const { columns, index, border, hideHeader, rowCount, width = "stretch", height, alt } = props;
  const rows = columns[0]?.cells.length ?? index?.cells.length ?? 0;
  const style: CSSProperties = {};
  if (typeof width === "number") style.width = width;
  if (typeof height === "number") style.height = height;
  if (height === "stretch") style.height = "100%";
  return (
    <div className={classes(styles.place, width === "content" && styles.content)} style={style} data-testid="stTable">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's */}
      <div role="group" className={classes(styles.scroller, styles[border ?? "full"])} aria-label={alt ?? "Table"} tabIndex={0}>
        <table className={styles.table} data-testid="stTableStyledTable">
          {!hideHeader && (columns.length > 0 || index) && (
            <thead>
              <tr>
                {index && (
                  <th scope="col" className={styles.index}>
                    {index.name === "" ? <span className="visually-hidden">Row</span> : <InlineMarkdown text={index.name} />}
                  </th>
                )}
                {columns.map((column) => (
                  <th key={column.name} scope="col" className={isNumeric(column) ? styles.right : undefined}>
                    <InlineMarkdown text={column.name} />
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a static table have no other name
              <tr key={row}>
                {index && (
                  <th scope="row" className={classes(styles.index, isNumeric(index) && styles.right)}>
                    <Cell cell={index.cells[row] ?? null} column={index} />
                  </th>
                )}
                {columns.map((column) => (
                  <td key={column.name} className={isNumeric(column) ? styles.right : undefined}>
                    <Cell cell={column.cells[row] ?? null} column={column} />
                  </td>
                ))}
              </tr>
            ))}
            {rows === 0 && (
              <tr>
                <td
                  className={styles.empty}
                  colSpan={Math.max(1, columns.length + (index ? 1 : 0))}
                  data-testid="stTableStyledEmptyTableCell"
                >
                  No rows
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {rowCount !== undefined && (
        <p className={styles.note}>
          The first {rows.toLocaleString()} of {rowCount.toLocaleString()} rows. <code>st.dataframe</code> shows all of them.
        </p>
      )}
    </div>
  );
}
