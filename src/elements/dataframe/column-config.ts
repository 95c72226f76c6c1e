/** How the author wants columns shown, and what of it the view needs. */

import type { DateFormat } from "../../core/data/date-format.js";
import { type NumberFormat, numberFormatProblem } from "../../core/data/number-format.js";
import type { ColumnInfo, ColumnType } from "../../core/data/table.js";
import type { WireCell } from "../../core/data/table-source.js";
import { isTimezone, offsetMinutes } from "../../core/data/wall-clock.js";
import { describeValue, optionError } from "../../core/errors.js";

/** `"small"` 75, `"medium"` 200, `"large"` 400, or CSS pixels. */
export type ColumnWidth = "small" | "medium" | "large" | number;
export type ColumnAlignment = "left" | "center" | "right";

interface ColumnBase {
  /** Shown in the header instead of the column's name. */
  label?: string;
  /** Absent: as wide as its content asks for, and a share of the room that is left. */
  width?: ColumnWidth;
  /** Shown in a tooltip of the header. */
  help?: string;
  /** Stays at the left edge while the others scroll. */
  pinned?: boolean;
  /** Not shown at all, and not sent to the browser. */
  hidden?: boolean;
  alignment?: ColumnAlignment;
}

/** Label, width and help alone; what is shown follows from the data. */
export interface PlainColumn extends ColumnBase {
  type?: undefined;
}
export interface TextColumn extends ColumnBase {
  type: "text";
}
export interface NumberColumn extends ColumnBase {
  type: "number";
  format?: NumberFormat;
  /** The smallest step of the values decides how many decimals are shown, where no format does. */
  step?: number;
}
export interface DateColumn extends ColumnBase {
  type: "date" | "datetime" | "time";
  format?: DateFormat;
  /** Zone that instants are shown in, like `"Europe/Berlin"`. Absent: the zone of the data. */
  timezone?: string;
}
export interface CheckboxColumn extends ColumnBase {
  type: "checkbox";
}
export interface ProgressColumn extends ColumnBase {
  type: "progress";
  /** Default: `"percent"` where `max` is 1, else the plain number. */
  format?: NumberFormat;
  /** Default 0. */
  min?: number;
  /** Default 1, for columns of whole numbers 100. */
  max?: number;
  /** A colour name of the theme (`"green"`) or any CSS colour. Default: the accent. */
  color?: string;
}
export interface LinkColumn extends ColumnBase {
  type: "link";
  /** Words shown instead of the address, or a pattern whose first group is cut out of the address. */
  displayText?: string | RegExp;
}
export interface ImageColumn extends ColumnBase {
  type: "image";
}
export interface ListColumn extends ColumnBase {
  type: "list";
}
export interface JsonColumn extends ColumnBase {
  type: "json";
}
/** A list of numbers as a small chart. */
export interface ChartColumn extends ColumnBase {
  type: "lineChart" | "areaChart" | "barChart";
  /** Absent: the smallest and largest value of each cell. */
  yMin?: number;
  yMax?: number;
  color?: string;
}

export type ColumnConfig =
  | PlainColumn
  | TextColumn
  | NumberColumn
  | DateColumn
  | CheckboxColumn
  | ProgressColumn
  | LinkColumn
  | ImageColumn
  | ListColumn
  | JsonColumn
  | ChartColumn;

/** By column name; `_index` is the index. Null hides the column, text renames it. */
export type ColumnConfigs = Readonly<Record<string, ColumnConfig | string | null>>;

/** A column as the view gets it. */
export interface DataframeColumn {
  name: string;
  type: ColumnType;
  timezone?: string;
  label?: string;
  display?: NonNullable<ColumnConfig["type"]>;
  /** CSS pixels. */
  width?: number;
  /** A number that needs much room, from anywhere in the column. */
  widest?: WireCell;
  help?: string;
  pinned?: true;
  align?: ColumnAlignment;
  format?: string;
  /** Fixed decimals. */
  decimals?: number;
  min?: number;
  max?: number;
  color?: string;
  displayText?: string;
  /** Source of the pattern that cuts the shown words out of a link. */
  pattern?: string;
}

const widths: Readonly<Record<string, number>> = { small: 75, medium: 200, large: 400 };
const displays = [
  "text",
  "number",
  "date",
  "datetime",
  "time",
  "checkbox",
  "progress",
  "link",
  "image",
  "list",
  "json",
  "lineChart",
  "areaChart",
  "barChart",
];

/** Name of the index in a column configuration. */
export const indexName = "_index";

function widthOf(name: string, width: ColumnWidth): number {
  const pixels = typeof width === "number" ? width : widths[width];
  if (pixels === undefined || !Number.isFinite(pixels) || pixels <= 0) {
    throw optionError(
      "dataframe",
      undefined,
      `columnConfig.${name}.width is ${describeValue(width)}`,
      'Use "small", "medium", "large" or pixels.',
    );
  }
  return pixels;
}

function decimalsOf(step: number | undefined): number | undefined {
  if (step === undefined || !Number.isFinite(step)) return undefined;
  const [, fraction = "", exponent = "0"] = /^[-\d]*\.?(\d*)(?:e([-+]\d+))?$/.exec(String(step)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

function checkFormat(name: string, format: string | undefined): void {
  const problem = format === undefined ? undefined : numberFormatProblem(format);
  if (problem) throw optionError("dataframe", undefined, `columnConfig.${name}.format: ${problem}`, "Correct the format or leave it out.");
}

function checkTimezone(name: string, timezone: string | undefined): void {
  if (timezone === undefined || offsetMinutes(timezone) !== undefined || isTimezone(timezone)) return;
  throw optionError(
    "dataframe",
    undefined,
    `columnConfig.${name}.timezone is ${describeValue(timezone)}`,
    'Use a name like "Europe/Berlin", "UTC", or an offset like "+02:00".',
  );
}

/** The part of a configuration that belongs to its type. */
function typed(column: DataframeColumn, config: ColumnConfig): void {
  const { name } = column;
  switch (config.type) {
    case undefined:
      return;
    case "number":
      checkFormat(name, config.format);
      column.format = config.format;
      column.decimals = decimalsOf(config.step);
      break;
    case "progress": {
      checkFormat(name, config.format);
      const { min = 0, max = column.type === "integer" || column.type === "bigint" ? 100 : 1, color } = config;
      if (!(max > min)) {
        throw optionError("dataframe", undefined, `columnConfig.${name}: max ${max} is not above min ${min}`, "Give a max above min.");
      }
      Object.assign(column, { min, max, color, format: config.format ?? (max === 1 && min === 0 ? "percent" : undefined) });
      if (config.format === undefined && column.format === "percent") column.decimals = 0;
      break;
    }
    case "date":
    case "datetime":
    case "time":
      column.format = config.format;
      checkTimezone(name, config.timezone);
      if (config.timezone !== undefined && column.timezone !== undefined) column.timezone = config.timezone;
      break;
    case "link": {
      const { displayText } = config;
      if (displayText instanceof RegExp) column.pattern = displayText.source;
      else column.displayText = displayText;
      break;
    }
    case "lineChart":
    case "areaChart":
    case "barChart":
      Object.assign(column, { min: config.yMin, max: config.yMax, color: config.color });
      break;
    default:
      if (!displays.includes(config.type)) {
        throw optionError(
          "dataframe",
          undefined,
          `columnConfig.${name}.type is ${describeValue(config.type)}`,
          `Use one of ${displays.map((type) => `"${type}"`).join(", ")}.`,
        );
      }
  }
  column.display = config.type;
}

/** The column without fields that say nothing. */
function plain(column: DataframeColumn): DataframeColumn {
  return Object.fromEntries(Object.entries(column).filter(([, value]) => value !== undefined)) as unknown as DataframeColumn;
}

/** A column with its configuration; undefined when it is hidden. */
export function configureColumn(
  info: ColumnInfo,
  config: ColumnConfig | string | null | undefined,
  widest?: WireCell,
): DataframeColumn | undefined {
  const column = plain({ name: info.name, type: info.type, timezone: info.timezone, widest });
  if (config === null) return undefined;
  if (config === undefined) return column;
  if (typeof config === "string") return { ...column, label: config };
  if (typeof config !== "object") {
    throw optionError(
      "dataframe",
      undefined,
      `columnConfig.${info.name} is ${describeValue(config)}`,
      'Give null to hide the column, a text to rename it, or an object like { type: "number", format: "%.2f" }.',
    );
  }
  if (config.hidden) return undefined;
  column.label = config.label;
  column.help = config.help;
  column.align = config.alignment;
  if (config.pinned) column.pinned = true;
  if (config.width !== undefined) column.width = widthOf(info.name, config.width);
  typed(column, config);
  return plain(column);
}

/**
 * The columns to show, in order: `order` both orders and hides, the configuration hides, renames and describes. Names
 * that the data does not have are passed over, so that one configuration can serve tables that differ.
 */
export function configureColumns(
  all: readonly ColumnInfo[],
  configs: ColumnConfigs,
  order: readonly string[] | null | undefined,
  widest: (name: string) => WireCell | undefined,
): DataframeColumn[] {
  const infos = order ? [...new Set(order)].flatMap((name) => all.find((column) => column.name === name) ?? []) : all;
  const shown = infos.flatMap((info) => configureColumn(info, configs[info.name], widest(info.name)) ?? []);
  return [...shown.filter((column) => column.pinned), ...shown.filter((column) => !column.pinned)];
}
