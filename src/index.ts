/** Millrace: one plain script, a live web app. */
import { St } from "./st.js";

/** Everything an app shows and asks; see the reference. */
export const st = new St({});

/** Calendar dates and times, as widgets take and give them. */
export { Temporal } from "temporal-polyfill";
export { type Column as TableColumn, makeTable, type Table } from "./core/data/table.js";
export type { ElementHandle } from "./core/element/element-host.js";
export { type ErrorCode, MillraceError } from "./core/errors.js";
export type { QueryParams } from "./core/state/query-params.js";
export type { SessionState, SessionStateTypes } from "./core/state/session-state.js";
export type { UploadedFile } from "./core/state/uploaded-file.js";
export type { Container, PageOptions, St } from "./st.js";
