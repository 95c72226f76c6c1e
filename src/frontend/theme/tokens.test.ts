import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

type Tokens = Map<string, string>;

function readTokens(block: string, base: Tokens = new Map()): Tokens {
  const tokens = new Map(base);
  for (const [, name = "", value = ""] of block.matchAll(/(--[\w-]+):\s*([^;]+);/g)) tokens.set(name, value);
  return tokens;
}

const lightBlock = css.slice(css.indexOf("color-scheme: light"), css.indexOf(':root[data-theme="dark"]'));
const darkBlock = css.slice(css.indexOf(':root[data-theme="dark"]'), css.indexOf("/* Before theme.ts"));
const light = readTokens(lightBlock);
const themes = { light, dark: readTokens(darkBlock, light) };

type Colour = readonly [number, number, number];

/** An opaque oklch token as linear light of red, green and blue, cut to what a screen can show. */
function light3(tokens: Tokens, name: string): Colour {
  const value = tokens.get(name) ?? "";
  const alias = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (alias) return light3(tokens, alias);
  expect(value, name).toMatch(/^oklch\([\d. ]+\)$/);
  const [l = 0, c = 0, h = 0] = value.slice(6, -1).split(" ").map(Number);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return cut([
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]);
}

function cut([red, green, blue]: Colour): Colour {
  const one = (value: number): number => Math.min(1, Math.max(0, value));
  return [one(red), one(green), one(blue)];
}

/** Relative luminance (WCAG). */
function luminance(tokens: Tokens, name: string): number {
  const [red, green, blue] = light3(tokens, name);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Where a colour lies in OKLab; distances there are as the eye judges them. */
function oklab([red, green, blue]: Colour): Colour {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

/** How a colour-vision deficiency changes linear light (Machado, Oliveira and Fernandes 2009, full strength). */
const visions: Readonly<Record<string, readonly Colour[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenBy(vision: readonly Colour[], [red, green, blue]: Colour): Colour {
  const [first, second, third] = vision.map((row) => row[0] * red + row[1] * green + row[2] * blue);
  return oklab(cut([first ?? 0, second ?? 0, third ?? 0]));
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(tokens, one), luminance(tokens, other)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const hues = ["red", "orange", "amber", "yellow", "green", "blue", "violet", "grey"];
const grounds = ["--surface", "--surface-sidebar", "--surface-raised", "--surface-popover", "--surface-input"];

for (const [theme, tokens] of Object.entries(themes)) {
  test(`${theme}: text is read on every ground (4.5)`, () => {
    for (const ground of [...grounds, "--surface-hover", "--surface-code"]) {
      for (const text of ["--text", "--text-soft", "--text-muted", "--accent-text"]) {
        expect(contrast(tokens, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(tokens, "--code-text", "--surface-code"), "code").toBeGreaterThanOrEqual(4.5);
    for (const fill of ["--accent-fill", "--accent-fill-hover", "--accent-fill-active"]) {
      expect(contrast(tokens, "--on-accent", fill), fill).toBeGreaterThanOrEqual(4.5);
    }
    for (const hue of hues) {
      for (const ground of ["--surface", "--surface-sidebar", `--${hue}-soft`]) {
        expect(contrast(tokens, `--${hue}-text`, ground), `${hue} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test(`${theme}: borders of controls and the focus ring are seen (3)`, () => {
    for (const ground of grounds) {
      expect(contrast(tokens, "--border-strong", ground), ground).toBeGreaterThanOrEqual(3);
      expect(contrast(tokens, "--focus", ground), ground).toBeGreaterThanOrEqual(3);
      expect(contrast(tokens, "--red-border", ground), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(Object.entries(visions))(`${theme}: the ten colours of charts are told apart, %s colour vision`, (_name, vision) => {
    const names = Array.from({ length: 10 }, (_, at) => `--chart-${at + 1}`);
    const seen = names.map((name) => seenBy(vision, light3(tokens, name)));
    seen.forEach((one, at) => {
      for (let other = at + 1; other < seen.length; other++) {
        const [l = 0, a = 0, b = 0] = seen[other] ?? [];
        expect(Math.hypot(one[0] - l, one[1] - a, one[2] - b), `${names[at]} and ${names[other]}`).toBeGreaterThanOrEqual(0.075);
      }
    });
  });
}
