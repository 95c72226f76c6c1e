/**
 * Takes the chart out of the page as an image.
 *
 * The drawing is copied with all its looks written as attributes, so that it needs no style sheet: colours as
 * hexadecimal (other programs know no `oklch`), the canvas of many points as an embedded picture, the legend as text.
 */
import type { DecodedChart } from "./decoded-chart.js";
import { textWidth } from "./text-width.js";

const looks = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-dasharray",
  "opacity",
  "stop-color",
  "font-family",
  "font-size",
  "font-weight",
] as const;

const svgNames = "http://www.w3.org/2000/svg";
const margin = 16;

let painter: CanvasRenderingContext2D | null | undefined;

/** `#rrggbb` of any CSS colour; other values come back as they are. */
function hexColor(value: string): string {
  if (!/^(?:rgb|oklch|oklab|color|hsl)/.test(value)) return value;
  if (painter === undefined) {
    const canvas = document.createElement("canvas");
    canvas.width = 1;
    canvas.height = 1;
    painter = canvas.getContext("2d", { willReadFrequently: true });
  }
  if (!painter) return value;
  painter.clearRect(0, 0, 1, 1);
  painter.fillStyle = value;
  painter.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = painter.getImageData(0, 0, 1, 1).data;
  const digits = [red, green, blue, ...(alpha === 255 ? [] : [alpha])].map((part) => part.toString(16).padStart(2, "0"));
  return `#${digits.join("")}`;
}

function copyLooks(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of looks) {
    const value = style.getPropertyValue(name);
    if (value && value !== "normal") to.setAttribute(name, hexColor(value));
  }
  to.removeAttribute("class");
  to.removeAttribute("style");
  for (const [at, child] of [...from.children].entries()) {
    const copy = to.children[at];
    if (copy) copyLooks(child, copy);
  }
}

function make(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const element = document.createElementNS(svgNames, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

interface Look {
  text: string;
  font: string;
  ground: string;
}

function lookOf(frame: HTMLElement): Look {
  const style = getComputedStyle(frame);
  return {
    text: hexColor(style.color),
    font: style.fontFamily,
    ground: hexColor(getComputedStyle(document.documentElement).backgroundColor),
  };
}

/** Names and colours of the series, in as many lines as it takes. Returns the height. */
function addLegend(
  target: SVGElement,
  chart: DecodedChart,
  hidden: ReadonlySet<number>,
  box: { width: number; top: number },
  look: Look,
  style: CSSStyleDeclaration,
): number {
  if (!chart.legend) return 0;
  let x = 0;
  let y = box.top;
  for (const { place, name, color } of chart.series) {
    if (hidden.has(place)) continue;
    const width = 18 + textWidth(name) + 18;
    if (x > 0 && x + width > box.width) {
      x = 0;
      y += 20;
    }
    const resolved = color.replace(/var\((--[\w-]+)\)/g, (_, variable: string) => style.getPropertyValue(variable).trim());
    target.append(
      make("rect", { x, y: y - 9, width: 10, height: 10, rx: 3, fill: hexColor(resolved) }),
      make("text", { x: x + 16, y, fill: look.text, "font-size": 12, "font-family": look.font }, name),
    );
    x += width;
  }
  return y - box.top + 24;
}

/** The chart as a drawing that stands alone. */
export function chartSvg(
  frame: HTMLElement,
  chart: DecodedChart,
  hidden: ReadonlySet<number>,
): { text: string; width: number; height: number } {
  const drawing = frame.querySelector<SVGSVGElement>("[data-chart=plot]");
  if (!drawing) throw new Error("There is no drawing.");
  const look = lookOf(frame);
  const width = drawing.width.baseVal.value;
  const plotHeight = drawing.height.baseVal.value;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copyLooks(drawing, copy);
  const body = make("g", { transform: `translate(${margin},${margin})` });
  const points = frame.querySelector<HTMLCanvasElement>("[data-chart=points]");
  body.append(...copy.childNodes);
  if (points) body.append(make("image", { width, height: plotHeight, href: points.toDataURL("image/png") }));
  const legend = addLegend(body, chart, hidden, { width, top: plotHeight + 18 }, look, getComputedStyle(frame));
  const size = { width: width + 2 * margin, height: plotHeight + legend + 2 * margin };
  const image = make("svg", { xmlns: svgNames, ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  image.append(make("rect", { ...size, fill: look.ground }), body);
  return { text: new XMLSerializer().serializeToString(image), ...size };
}

/** The same as pixels, twice as fine as the screen's points. */
export async function chartPng(svg: ReturnType<typeof chartSvg>): Promise<Blob> {
  const scale = 2;
  const address = URL.createObjectURL(new Blob([svg.text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(svg.width * scale);
    canvas.height = Math.round(svg.height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("The browser made no image.");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the person. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
