import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeValue, errorCodes, MillraceError, optionError } from "./errors.js";

/** All source files that are neither tests nor the catalogue itself. */
function sources(): string[] {
  const root = join(import.meta.dirname, "..");
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(?:test|fixture|example)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file !== join(root, "core", "errors.ts"))
    .map((file) => readFileSync(file, "utf8"));
}

test("every code of the catalogue is used, and every code that is used is in it", () => {
  const used = new Set(sources().flatMap((text) => [...text.matchAll(/\bMR_[A-Z_]+[A-Z]\b/g)].map(([code]) => code)));
  const known = Object.keys(errorCodes);
  expect(known.filter((code) => !used.has(code))).toEqual([]);
  expect([...used].filter((code) => !known.includes(code))).toEqual([]);
});

test("every code has a sentence", () => {
  for (const text of Object.values(errorCodes)) expect(text).toMatch(/^[A-Z].*\.$/);
});

test("an error carries its code and what to do", () => {
  const error = optionError("slider", "Age", "value 120 is outside min 0 … max 100.", "Give a value inside, or raise max.");
  expect(error).toBeInstanceOf(MillraceError);
  expect(error).toMatchObject({
    name: "MillraceError",
    code: "MR_OPTION_INVALID",
    message: 'st.slider("Age"): value 120 is outside min 0 … max 100.',
    hint: "Give a value inside, or raise max.",
  });
});

test("values look in a text as they were typed, long ones cut", () => {
  expect([1, 1n, "a", null, undefined, [1, 2], {}, new Map(), new Date(Number.NaN), () => {}].map(describeValue)).toEqual([
    "1",
    "1n",
    '"a"',
    "null",
    "undefined",
    "an array of 2",
    "an object",
    "a Map",
    "Date (invalid)",
    "a function",
  ]);
  expect(describeValue("x".repeat(100))).toHaveLength(60);
});
