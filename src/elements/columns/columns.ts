import type { ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Width } from "../../core/element/element-props.js";
import { type Gap, gapOption } from "../../core/element/gap-option.js";
import { sizeOption } from "../../core/element/size-option.js";
import { describeValue, optionError } from "../../core/errors.js";
import { checkChoice } from "../../core/widgets/widget-options.js";
import type { Container } from "../../st.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    columns: ColumnsProps;
    column: ColumnProps;
  }
}

export interface ColumnsProps extends CommonProps {
  /** Width of each column as a part of the sum. */
  weights: readonly number[];
  gap?: Gap;
  align?: "center" | "bottom";
  /** Side by side on narrow screens too. */
  nowrap?: true;
}

export interface ColumnProps extends CommonProps {
  border?: true;
}

export interface ColumnsOptions {
  /** Space between the columns. Default `"small"` (16 pixels). */
  gap?: Gap;
  /** Where the content of a column stands when another one is higher. Default `"top"`. */
  verticalAlignment?: "top" | "center" | "bottom";
  /** A line around each column. */
  border?: boolean;
  /** Default `"stretch"`. */
  width?: "stretch" | number;
  /** One below the other on screens narrower than 640 pixels. Default true. */
  wrap?: boolean;
}

/** A tuple of N containers where N is known when the script is written, else an array. */
export type ColumnTuple<N extends number> = number extends N
  ? Container[]
  : `${N}` extends `-${string}` | `${string}.${string}` | `${string}e${string}`
    ? Container[]
    : Tuple<N>;

type Tuple<N extends number, Made extends Container[] = []> = Made["length"] extends N ? Made : Tuple<N, [...Made, Container]>;

const mostColumns = 100;

/**
 * Shows containers side by side, on narrow screens one below the other.
 *
 * @param spec How many columns of one width, or the weight of each: `[2, 1]` gives the first two thirds of the room.
 * @returns One container per column: a tuple where the number is known.
 * @throws MillraceError `MR_OPTION_INVALID` for no columns, or a weight that is not above 0.
 * @example
 * const [left, right] = st.columns(2);
 * left.text("Left");
 * right.text("Right");
 */
export function columns<const N extends number>(this: ElementHost, spec: N, options?: ColumnsOptions): ColumnTuple<N>;
export function columns<const W extends readonly number[]>(
  this: ElementHost,
  spec: W,
  options?: ColumnsOptions,
): { -readonly [I in keyof W]: Container };
export function columns(this: ElementHost, spec: number | readonly number[], options: ColumnsOptions = {}): Container[] {
  const weights = readWeights(spec);
  const { gap, verticalAlignment: align = "top", border, width, wrap = true } = options;
  checkChoice("columns", undefined, "verticalAlignment", align, ["top", "center", "bottom"]);
  const row = this.block("columns", {
    weights,
    gap: gapOption("columns", gap),
    align: align === "top" ? undefined : align,
    width: sizeOption<Width>("columns", undefined, "width", width),
    nowrap: wrap ? undefined : true,
  });
  return weights.map((_, at) => row.block("column", { border: border ? true : undefined }, { name: String(at) }) as Container);
}

function readWeights(spec: number | readonly number[]): readonly number[] {
  if (typeof spec === "number") {
    if (Number.isInteger(spec) && spec >= 1 && spec <= mostColumns) return new Array<number>(spec).fill(1);
    throw optionError("columns", undefined, `spec is ${spec}.`, `Give a whole number from 1 to ${mostColumns}, or weights like [2, 1].`);
  }
  if (!Array.isArray(spec) || spec.length === 0 || spec.length > mostColumns) {
    throw optionError("columns", undefined, `spec is ${describeValue(spec)}.`, "Give a number of columns, or weights like [2, 1].");
  }
  const wrong = spec.find((weight: unknown) => typeof weight !== "number" || !(weight > 0 && weight < Number.POSITIVE_INFINITY));
  if (wrong !== undefined) {
    throw optionError("columns", undefined, `a weight is ${describeValue(wrong)}.`, "Give numbers above 0, like [2, 1].");
  }
  return spec;
}
