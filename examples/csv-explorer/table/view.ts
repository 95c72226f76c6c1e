/** The rows that the filters have left, and what was found out about them: nothing is worked out twice. */

import { type ColumnProfile, profileColumn } from "./column-profile.js";
import type { Column, Rows, Table } from "./columns.js";
import { type Group, type GroupOptions, groupRows } from "./grouping.js";
import { Summary } from "./statistics.js";
import { TimeSlice } from "./time-slice.js";

const rowsBetweenLooks = 50_000;

export class View {
  readonly table: Table;
  readonly rows: Rows;
  readonly #results = new Map<string, unknown>();

  constructor(table: Table, rows: Rows) {
    this.table = table;
    this.rows = rows;
  }

  get isWhole(): boolean {
    return this.rows.length === this.table.rowCount;
  }

  /** The result of `make`, made once for each name. What fails is tried again. */
  remember<T>(name: string, make: () => T): T {
    if (this.#results.has(name)) return this.#results.get(name) as T;
    const result = make();
    this.#results.set(name, result);
    if (result instanceof Promise) result.catch(() => this.#results.delete(name));
    return result;
  }

  groups(options: GroupOptions): Promise<Group[]> {
    const { by, period, split, measure, of } = options;
    const name = JSON.stringify(["groups", by.name, period, split?.name, measure, of?.name]);
    return this.remember(name, () => groupRows(this.rows, options));
  }

  profile(): Promise<ColumnProfile[]> {
    return this.remember("profile", async () => {
      const profiles: ColumnProfile[] = [];
      for (const column of this.table.columns) profiles.push(await profileColumn(column, this.rows));
      return profiles;
    });
  }

  mean(column: Column & { values: Float64Array }): Promise<number> {
    return this.remember(JSON.stringify(["mean", column.name]), async () => {
      const slice = new TimeSlice();
      const summary = new Summary();
      for (let at = 0; at < this.rows.length; at++) {
        summary.add(column.values[this.rows[at] as number] as number);
        if (at % rowsBetweenLooks === 0 && slice.due) await slice.pause();
      }
      return summary.mean;
    });
  }
}
