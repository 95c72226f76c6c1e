/**
 * Compiles one source file into a function that can be called again and again.
 *
 * The way of a file: parse (all syntax errors come from here, with their place) → call sites → types away → module
 * runner form → one V8 function. The module runner form is the body of an async function in which imports became
 * awaited calls and uses of an import became member reads, so live bindings, `export *` and top-level await keep their
 * meaning, and running the file again is calling the function again: nothing is loaded or kept per run.
 *
 * `moduleRunnerTransformSync` is made for Vite and marked deprecated for everyone else. It is used in this file only,
 * at an exact version, and `compile-script.test.ts` pins the names it leaves free.
 */
import { relative, sep } from "node:path";
import vm from "node:vm";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { type ParseResult, parseSync } from "oxc-parser";
import { moduleRunnerTransformSync, type SourceMap, transformSync } from "oxc-transform";
import { atName, type CallSite, insertCallSites } from "./call-sites.js";
import { codeFrame, type Position, positionAt, SourceError } from "./code-frame.js";
import { syntaxLanguage } from "./syntax-tree.js";

/** What a module is given to run with. The two import functions may answer at once or with a promise. */
export interface ModuleBindings {
  /** `names`: the named exports that the source reads, without those of `import * as`. */
  importStatic(specifier: string, names: readonly string[]): unknown;
  importDynamic(specifier: string): Promise<unknown>;
  /** Filled with getters before anything else runs, so importers in a cycle see live bindings. */
  exports: object;
  /** For `export * from`: copies all but the default, as live bindings. */
  exportAll(source: object): void;
  meta: object;
  at(site: CallSite, receiver: unknown): unknown;
}

/** Finds the place in the person's source for a place in the compiled code. */
export interface SourceMapLookup {
  original(position: Position): Position | undefined;
}

export interface CompiledModule {
  /** Absolute. */
  file: string;
  /** Relative to the app's folder: what people see. */
  shownFile: string;
  source: string;
  sites: CallSite[];
  /** What stood before the dot of each site. */
  receivers: string[];
  /** Specifiers of the static imports that remain when types are gone, in source order. */
  imports: string[];
  /** Where a static import or re-export names its module. */
  importPosition(specifier: string): Position | undefined;
  /** Names that `import { … }` takes from a module and does not merely pass on. */
  importedNames(specifier: string): ReadonlySet<string>;
  map: SourceMapLookup;
  run(bindings: ModuleBindings): Promise<void>;
}

export interface CompileOptions {
  /** The app's folder. */
  root: string;
  /** Method names that count as commands. */
  commands: ReadonlySet<string>;
}

/** The names that the module runner form leaves free, in the order in which they are bound. */
export const freeNames = [
  "__vite_ssr_import__",
  "__vite_ssr_dynamic_import__",
  "__vite_ssr_exports__",
  "__vite_ssr_exportAll__",
  "__vite_ssr_import_meta__",
] as const;

type ImportFunction = (specifier: string, meta?: { importedNames?: string[] }) => unknown;
type ModuleFunction = (
  importStatic: ImportFunction,
  importDynamic: (specifier: unknown) => Promise<unknown>,
  exports: object,
  exportAll: (source: object) => void,
  meta: object,
  at: (index: number, receiver: unknown) => unknown,
) => Promise<void>;

/** What parser and transforms say about a mistake. */
interface Diagnostic {
  severity: string;
  message: string;
  helpMessage: string | null;
  labels: { start: number }[];
}

const prefix = `(async function (${[...freeNames, atName].join(", ")}) { "use strict"; `;

/**
 * Compiles a file.
 *
 * @param file absolute path; its ending says whether it is TypeScript and whether it holds JSX
 * @throws {SourceError} MR_SCRIPT_SYNTAX with the line, the column and the lines around it
 */
export function compileModule(file: string, source: string, options: CompileOptions): CompiledModule {
  const shownFile = shownName(options.root, file);
  const text = blankHead(source);
  const language = syntaxLanguage(file);
  const parsed = parseSync(file, text, { lang: language, sourceType: "module", showSemanticErrors: true });
  refuseErrors(parsed.errors, shownFile, source);
  const { code, sites, receivers, original } = insertCallSites(shownFile, text, options.commands, parsed.program);
  const typeless = transformSync(file, code, {
    lang: language,
    sourceType: "module",
    target: "node20",
    sourcemap: true,
    decorator: { legacy: true },
    jsx: { runtime: "automatic" },
  });
  refuseErrors(typeless.errors, shownFile, source, (offset) => original(positionAt(code, offset)));
  const runnable = moduleRunnerTransformSync("module.mjs", typeless.code, { sourcemap: true });
  refuseErrors(runnable.errors, shownFile, source, () => undefined);
  const map = lazyLookup(runnable.map, typeless.map, original);
  const run = moduleFunction(file, runnable.code, (position) => {
    throw syntaxError(position.message, undefined, shownFile, source, map.original(position) ?? position);
  });
  const requests = moduleRequests(parsed);
  return {
    file,
    shownFile,
    source,
    sites,
    receivers,
    imports: inSourceOrder(runnable.deps, [...requests.keys()]),
    importPosition: (specifier) => {
      const offset = requests.get(specifier)?.offset;
      return offset === undefined ? undefined : positionAt(source, offset);
    },
    importedNames: (specifier) => requests.get(specifier)?.names ?? noNames,
    map,
    run: (bindings) =>
      run.call(
        undefined,
        (specifier, meta) => bindings.importStatic(specifier, meta?.importedNames ?? []),
        (specifier) => bindings.importDynamic(String(specifier)),
        bindings.exports,
        bindings.exportAll,
        bindings.meta,
        (index, receiver) => bindings.at(sites[index]!, receiver),
      ),
  };
}

/** A path relative to the app's folder, with slashes on every system. */
export function shownName(root: string, file: string): string {
  return relative(root, file).split(sep).join("/");
}

/** A byte order mark or hashbang goes, offsets stay. */
function blankHead(source: string): string {
  const text = source.startsWith("\uFEFF") ? ` ${source.slice(1)}` : source;
  return text.replace(/^ ?#!/, (head) => head.replace("#!", "//"));
}

/** V8 may refuse what the parser let pass, such as a regular expression: its message names the line in the stack. */
function moduleFunction(file: string, code: string, refuse: (problem: Position & { message: string }) => never): ModuleFunction {
  try {
    // The end of the code may be a comment.
    return new vm.Script(`${prefix}${code}\n})`, { filename: file, columnOffset: -prefix.length }).runInThisContext();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const head = (error.stack ?? "").split("\n", 3);
    const line = Number(/:(\d+)$/.exec(head[0] ?? "")?.[1] ?? 1);
    return refuse({ message: error.message, line, column: Math.max((head[2] ?? "").indexOf("^") + 1, 1) });
  }
}

function refuseErrors(
  errors: readonly Diagnostic[],
  file: string,
  source: string,
  place: (offset: number) => Position | undefined = (offset) => positionAt(source, offset),
): void {
  const first = errors.filter((error) => error.severity === "Error").sort((a, b) => lastOffset(a) - lastOffset(b))[0];
  if (first === undefined) return;
  throw syntaxError(first.message, first.helpMessage ?? undefined, file, source, place(lastOffset(first)) ?? { line: 1, column: 1 });
}

/** Of several marked places the last is where the parser stumbled; earlier ones say where something began. */
function lastOffset(error: Diagnostic): number {
  return Math.max(0, ...error.labels.map((label) => label.start));
}

function syntaxError(message: string, help: string | undefined, file: string, source: string, position: Position): SourceError {
  const hint = message.startsWith("A 'return' statement") ? "Use st.stop() to end the run here." : help;
  const text = `${file}:${position.line}:${position.column}: ${message}`;
  return new SourceError("MR_SCRIPT_SYNTAX", text, hint, codeFrame(file, source, position));
}

/** Both transforms and the inserted call sites undone, one after the other; nothing is decoded before the first error. */
function lazyLookup(outer: SourceMap | undefined, inner: SourceMap | undefined, last: (position: Position) => Position): SourceMapLookup {
  let maps: TraceMap[] | undefined;
  return {
    original(position) {
      maps ??= [outer, inner].filter((map) => map !== undefined).map((map) => new TraceMap({ ...map, version: 3 }));
      let { line, column } = position;
      for (const map of maps) {
        const found = originalPositionFor(map, { line, column: column - 1 });
        if (found.line === null) return undefined;
        line = found.line;
        column = found.column + 1;
      }
      return last({ line, column });
    },
  };
}

interface ModuleRequest {
  offset: number;
  names: Set<string>;
}

const noNames: ReadonlySet<string> = new Set();

/** Every module that the source names statically. Names that are exported again may be types and do not count. */
function moduleRequests({ module }: ParseResult): Map<string, ModuleRequest> {
  const exports = module.staticExports.flatMap((statement) => statement.entries);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({ moduleRequest, entries }));
  const reexports = exports.flatMap(({ moduleRequest }) => (moduleRequest ? [{ moduleRequest, entries: [] }] : []));
  const requests = new Map<string, ModuleRequest>();
  for (const { moduleRequest, entries } of [...imports, ...reexports].sort((a, b) => a.moduleRequest.start - b.moduleRequest.start)) {
    const request = requests.get(moduleRequest.value) ?? { offset: moduleRequest.start, names: new Set() };
    requests.set(moduleRequest.value, request);
    for (const { importName } of entries) {
      const name = importName.kind === "Default" ? "default" : importName.name;
      if (name !== null) request.names.add(name);
    }
  }
  for (const { moduleRequest, importName } of exports) {
    if (moduleRequest && importName.name !== null) requests.get(moduleRequest.value)?.names.delete(importName.name);
  }
  return requests;
}

/** Helpers that the transforms import come first; they depend on nothing. */
function inSourceOrder(remaining: readonly string[], written: readonly string[]): string[] {
  const order = new Map(written.map((specifier, index) => [specifier, index]));
  return [...remaining].sort((a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1));
}
