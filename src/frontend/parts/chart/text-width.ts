/** Size of the text on axes. */
export const axisFont = 12;

const usualCharacter = 6.7;
const widths = new Map<string, number>();
const mostKnown = 2_000;
let context: CanvasRenderingContext2D | null | undefined;

function measure(text: string): number {
  if (context === undefined) {
    context = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  }
  if (!context) return text.length * usualCharacter;
  context.font = `${axisFont}px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(text).width;
}

/** Width of an axis label in CSS pixels. */
export function textWidth(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (widths.size > mostKnown) widths.clear();
  const width = measure(text);
  widths.set(text, width);
  return width;
}

/** The text, or as much of it as fits, with an ellipsis. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let fits = 0;
  let tooLong = text.length;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (textWidth(`${text.slice(0, middle)}…`) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${text.slice(0, fits).trimEnd()}…`;
}
