/** Colours of series, as CSS. They follow the theme because they name its variables. */
import type { ChartSeries } from "../../../core/data/chart/chart-data.js";

const paletteSize = 10;

const themeColors: Readonly<Record<string, string>> = {
  red: "var(--red-border)",
  orange: "var(--orange-border)",
  yellow: "var(--yellow-border)",
  green: "var(--green-border)",
  blue: "var(--blue-border)",
  violet: "var(--violet-border)",
  gray: "var(--grey-border)",
  grey: "var(--grey-border)",
  primary: "var(--accent)",
};

export function seriesColor({ color }: Pick<ChartSeries, "color">, place: number): string {
  if (color === undefined) return `var(--chart-${(place % paletteSize) + 1})`;
  return themeColors[color] ?? color;
}

/** Series that get a colour of the palette for the second time are dashed, those after it dotted. */
export function seriesDash({ color }: Pick<ChartSeries, "color">, place: number): string | undefined {
  if (color !== undefined || place < paletteSize) return undefined;
  return place < 2 * paletteSize ? "6 4" : "1.5 4";
}

/** So many steps of the sequential palette: enough for the eye, few enough to draw points in groups. */
const shades = 24;

/** @param part 0 to 1. */
export function shadeColor(part: number): string {
  const step = Math.round(Math.min(1, Math.max(0, part)) * shades) / shades;
  return `color-mix(in oklab, var(--sequential-high) ${Math.round(12 + step * 88)}%, var(--sequential-low))`;
}

/** The same colour without variables, as a canvas needs it. */
export function resolveColor(color: string, style: CSSStyleDeclaration): string {
  return color.replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim());
}
