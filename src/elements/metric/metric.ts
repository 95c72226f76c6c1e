import { type NumberFormat, numberFormatProblem } from "../../core/data/number-format.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Height, Width } from "../../core/element/element-props.js";
import { iconOption } from "../../core/element/icon-option.js";
import { sizeOption } from "../../core/element/size-option.js";
import { describeValue, optionError } from "../../core/errors.js";
import { checkChoice } from "../../core/widgets/widget-options.js";
import { sparkline } from "./sparkline-data.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    metric: MetricProps;
  }
}

const deltaColours = ["normal", "inverse", "off", "red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary"] as const;
type Colour = Exclude<(typeof deltaColours)[number], "normal" | "inverse" | "off">;

export interface MetricProps extends CommonProps {
  /** Inline markdown. */
  label: string;
  /** Null: there is none; shown as «—». */
  value: number | string | null;
  format?: string;
  delta?: MetricDelta;
  help?: string;
  icon?: string;
  labelVisibility?: "hidden" | "collapsed";
  border?: true;
  chart?: { type: "line" | "bar" | "area"; data: number[] };
}

export interface MetricDelta {
  value: number | string;
  colour: Colour;
  arrow?: "up" | "down";
  /** Quiet words behind it («since March»). */
  description?: string;
}

export interface MetricOptions {
  /** How much it has changed. A text that begins with `-` is a fall; 0 is neither rise nor fall. */
  delta?: number | bigint | string | null;
  /** `"normal"`: rise green, fall red; `"inverse"`: the other way round; `"off"`: grey; or always one colour. */
  deltaColor?: (typeof deltaColours)[number];
  /** `"auto"` (default): by the sign of delta. */
  deltaArrow?: "auto" | "up" | "down" | "off";
  /** Quiet words behind the delta, like `"since March"`. */
  deltaDescription?: string;
  /** Shown in a tooltip beside the label. */
  help?: string;
  /** One emoji or `:material/name:`, before the label. */
  icon?: string;
  /** Default `"visible"`. */
  labelVisibility?: "visible" | "hidden" | "collapsed";
  /** A card around it. Default false. */
  border?: boolean;
  /** Default `"stretch"`. */
  width?: Width;
  /** Default `"content"`. */
  height?: Height;
  /** Numbers for a small chart below. */
  chartData?: Iterable<number>;
  /** Default `"line"`. */
  chartType?: "line" | "bar" | "area";
  /** How numbers are written: `"dollar"`, `"percent"`, `"compact"`, `"%.1f"` …; see {@link NumberFormat}. */
  format?: NumberFormat;
}

/**
 * Shows one number large, with its name, how it has changed and, if wanted, a small chart of its past.
 *
 * @param label Inline markdown.
 * @param value A number or a text; null and NaN are shown as «—». When a number changes between runs, it ticks over.
 * @throws MillraceError `MR_OPTION_INVALID` for a value, delta, format, colour, icon, size or chart data it cannot show.
 * @example
 * st.metric("Revenue", 1_234_567.891, { delta: 0.08, format: "dollar", chartData: [3, 4, 4.5, 6] });
 */
export function metric(
  this: ElementHost,
  label: string,
  value: number | bigint | string | null,
  options: MetricOptions = {},
): ElementHandle<"metric"> {
  const { help, icon, labelVisibility = "visible", border = false, width, height, format, chartData, chartType = "line" } = options;
  if (typeof label !== "string") throw optionError("metric", undefined, `the label is ${describeValue(label)}.`, "Give a text.");
  checkChoice("metric", label, "labelVisibility", labelVisibility, ["visible", "hidden", "collapsed"]);
  checkChoice("metric", label, "chartType", chartType, ["line", "bar", "area"]);
  const problem = format === undefined ? undefined : numberFormatProblem(format);
  if (problem) throw optionError("metric", label, `format ${problem}.`, 'For example "dollar", "percent" or "%.1f".');
  return this.emit("metric", {
    label,
    value: shown("value", label, value) ?? null,
    format,
    delta: deltaProps(label, options),
    help,
    icon: iconOption("metric", label, icon),
    labelVisibility: labelVisibility === "visible" ? undefined : labelVisibility,
    border: border ? true : undefined,
    width: sizeOption("metric", label, "width", width),
    height: sizeOption("metric", label, "height", height),
    chart: chartData === undefined ? undefined : { type: chartType, data: sparkline(label, chartData) },
  });
}

/** A number or text as it travels; undefined where there is nothing to show. */
function shown(option: string, label: string, value: unknown): number | string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === "string") return value;
  throw optionError("metric", label, `${option} is ${describeValue(value)}.`, "Give a number, a text or null.");
}

function deltaProps(label: string, options: MetricOptions): MetricDelta | undefined {
  const { delta, deltaColor = "normal", deltaArrow = "auto", deltaDescription } = options;
  checkChoice("metric", label, "deltaColor", deltaColor, deltaColours);
  checkChoice("metric", label, "deltaArrow", deltaArrow, ["auto", "up", "down", "off"]);
  const value = shown("delta", label, delta);
  if (value === undefined || value === "") return undefined;
  const sign = signOf(value);
  const arrow = deltaArrow === "auto" ? (sign === 0 ? undefined : sign > 0 ? "up" : "down") : deltaArrow === "off" ? undefined : deltaArrow;
  return { value, colour: colourOf(deltaColor, sign), arrow, description: deltaDescription || undefined };
}

function signOf(value: number | string): number {
  if (typeof value === "number") return Math.sign(value);
  const text = value.trim();
  if (text !== "" && Number(text) === 0) return 0;
  return text.startsWith("-") ? -1 : 1;
}

function colourOf(colour: (typeof deltaColours)[number], sign: number): Colour {
  if (colour !== "normal" && colour !== "inverse") return colour === "off" ? "gray" : colour;
  if (sign === 0) return "gray";
  return sign > 0 === (colour === "normal") ? "green" : "red";
}
