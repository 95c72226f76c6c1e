import { useMemo } from "react";
import styles from "./chart.module.css";
import { chartRows } from "./chart-rows.js";
import type { DecodedChart } from "./decoded-chart.js";

/** A browser lays out so many rows without a wait. */
const mostRows = 500;

/** The numbers behind the chart, in its place. */
export function ChartTable({ chart, label }: { chart: DecodedChart; label: string }) {
  const { header, rows } = useMemo(() => chartRows(chart), [chart]);
  const drawn = chart.series.reduce((sum, { y }) => sum + y.length, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.tableScroller} tabIndex={0} aria-label={`Data of ${label}`}>
      <table className={styles.table}>
        <thead>
          <tr>
            {header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={at}>
              {row.map((text, column) =>
                column === 0 ? (
                  <th key={header[column]} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={header[column]}>{text}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {chart.total !== undefined && (
        <p className={styles.tableMore}>
          {drawn.toLocaleString()} of {chart.total.toLocaleString()} points: those that make the shape of the chart.
        </p>
      )}
      {rows.length > mostRows && (
        <p className={styles.tableMore}>
          {mostRows.toLocaleString()} of {rows.length.toLocaleString()} rows. Download the CSV to see all.
        </p>
      )}
    </section>
  );
}
