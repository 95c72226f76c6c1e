/** The text of a place on a slider, above its thumb and at the ends. */
import { formatDate } from "../../core/data/date-format.js";
import { formatNumber } from "../../core/data/number-format.js";
import type { SliderProps } from "./slider.js";
import { decimalsOf, gridDecimals } from "./slider-grid.js";

const msPerDay = 86_400_000;

export function placeText(value: number, props: Pick<SliderProps, "min" | "max" | "step" | "kind" | "format">): string {
  const { min, max, step, kind, format } = props;
  if (kind === undefined) {
    const decimals = Math.min(20, Math.max(gridDecimals({ min, max, step }), decimalsOf(value)));
    return formatNumber(value, format, { decimals: decimalsIn(format, decimals) });
  }
  const iso = new Date(kind === "date" ? value * msPerDay : value).toISOString();
  const [day = "", time = ""] = iso.split("T");
  const clock = time.slice(0, -1);
  const seconds = step % 60_000 === 0 ? "" : step % 1000 === 0 ? ":ss" : ":ss.SSS";
  switch (kind) {
    case "date":
      return formatDate(day, kind, format);
    case "time":
      return formatDate(clock, kind, format ?? `HH:mm${seconds}`);
    case "datetime":
      return formatDate(`${day}T${clock}`, kind, format ?? `${max - min < msPerDay ? "MM-DD" : "YYYY-MM-DD"} HH:mm${seconds}`);
  }
}

/** Only as many decimals as the steps need; a format that settles them itself keeps its own. */
function decimalsIn(format: string | undefined, decimals: number): number | undefined {
  switch (format) {
    case undefined:
      return decimals;
    case "percent":
      return Math.max(0, decimals - 2);
    case "dollar":
    case "euro":
      return decimals === 0 ? 0 : Math.max(2, decimals);
    default:
      return undefined;
  }
}
