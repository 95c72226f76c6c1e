/** What modules that are not compiled by us export: JSON, CommonJS and what Node loads. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { parseSync } from "oxc-parser";
import { codeFrame, positionAt, SourceError } from "./code-frame.js";
import { findOwnPackage } from "./resolve-package.js";

/**
 * @param shownFile name for the error text
 * @throws {SourceError} MR_SCRIPT_SYNTAX with the place of the mistake
 */
export function jsonExports(file: string, shownFile: string): object {
  const source = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  try {
    return withDefault(JSON.parse(source));
  } catch (error) {
    const position = positionAt(source, jsonMistake(source));
    const text = `${shownFile}:${position.line}:${position.column}: this is not valid JSON (${(error as Error).message}).`;
    throw new SourceError("MR_SCRIPT_SYNTAX", text, undefined, codeFrame(shownFile, source, position));
  }
}

/** CommonJS by ending, or because a `.js` file uses `require` or `module.exports` and nothing of ES modules. */
export function isCommonJs(file: string): boolean {
  const ending = extname(file);
  if (ending !== ".js") return ending === ".cjs";
  const source = readFileSync(file, "utf8");
  if (!/\b(module\.exports|exports\.\w+|require\s*\()/.test(source) || findOwnPackage(file)?.json.type === "module") return false;
  return !parseSync(file, source, { sourceType: "unambiguous" }).module.hasModuleSyntax;
}

/** Loaded afresh: the one that Node may have kept is from before the last change. */
export function commonJsExports(file: string): object {
  const require = createRequire(file);
  delete require.cache[file];
  return withDefault(require(file));
}

/** A namespace of Node; names that Node did not find in a CommonJS module are taken from its default export. */
export function nativeExports(namespace: object, names: readonly string[]): object {
  const { default: main } = namespace as { default?: unknown };
  if (names.every((name) => name in namespace) || !isObject(main)) return namespace;
  return names.some((name) => !(name in namespace) && name in main) ? { ...main, ...namespace } : namespace;
}

/** V8 names the place of some mistakes only: it is where the longest beginning that is merely unfinished ends. */
function jsonMistake(source: string): number {
  let unfinished = 0;
  let wrong = source.length;
  while (wrong - unfinished > 1) {
    const middle = (unfinished + wrong) >> 1;
    if (isUnfinishedJson(source.slice(0, middle))) unfinished = middle;
    else wrong = middle;
  }
  return Math.max(wrong - 1, 0);
}

function isUnfinishedJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    return /end of JSON input|Unterminated/.test(message) || Number(/position (\d+)/.exec(message)?.[1]) >= text.length;
  }
}

function withDefault(value: unknown): object {
  const names = isObject(value) && !Array.isArray(value) ? value : {};
  return { ...names, default: value };
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
