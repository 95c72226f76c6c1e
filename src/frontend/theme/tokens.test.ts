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

/** Relative luminance (WCAG) of an opaque oklch colour, cut to what a screen can show. */
function luminance(tokens: Tokens, name: string): number {
  const value = tokens.get(name) ?? "";
  const alias = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (alias) return luminance(tokens, alias);
  const [l = 0, c = 0, h = 0] = (/^oklch\(([\d. ]+)\)$/.exec(value)?.[1] ?? "").split(" ").map(Number);
  expect(value, name).toMatch(/^oklch/);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (value: number): number => Math.min(1, Math.max(0, value));
  const red = cut(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short);
  const green = cut(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short);
  const blue = cut(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
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
}
