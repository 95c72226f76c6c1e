/**
 * The modules of one worker: scripts that run again and again, and the files they import, which are evaluated once
 * and shared by all sessions of the worker.
 *
 * A run first links: what is not compiled yet is read and compiled, imports are resolved, circles are found; all of it
 * synchronous, so two sessions never see a half-linked graph. Then the bodies run in the order of their imports.
 * npm packages and `node:` modules are left to Node. Nothing here knows sessions: what `st` a script sees is in the
 * overrides of its run, and `builtins` gives the modules of Millrace to the shared ones.
 *
 * Who imports whom is kept apart from the modules themselves and survives their invalidation, so a second change before
 * the next run still reaches every importer, and a file that does not compile is still watched.
 */
import { readFileSync } from "node:fs";
import { dirname, extname } from "node:path";
import { pathToFileURL } from "node:url";
import { MillraceError } from "../../core/errors.js";
import type { CallSite } from "./call-sites.js";
import { codeFrame, SourceError } from "./code-frame.js";
import { type CompiledModule, compileModule, type ModuleBindings, shownName } from "./compile-script.js";
import { commonJsExports, isCommonJs, jsonExports, nativeExports } from "./foreign-exports.js";
import { ImportEdges } from "./import-edges.js";
import { type Dependency, emptyNamespace, evaluate, type ModuleRecord, newRecord, uniteCircles } from "./module-record.js";
import { realPath } from "./real-path.js";
import { type Resolution, resolveSpecifier } from "./resolve-specifier.js";
import { refuseMissingScript } from "./script-file.js";

export interface ModuleGraphOptions {
  /** The app's folder: files are shown relative to it. */
  root: string;
  /** Method names that count as commands. */
  commands: ReadonlySet<string>;
  /** Modules that the host provides, by specifier; asked once per importing file. */
  builtins: Record<string, (importer: string) => object>;
  /** Called with the receiver of every command call; its answer takes the receiver's place. */
  at(site: CallSite, receiver: unknown): unknown;
  /** Node's own `import()`. */
  importNative?(url: string): Promise<object>;
}

/** A script that can run any number of times. */
export interface LoadedScript {
  /** Absolute, without symbolic links. */
  file: string;
  /**
   * Runs the script from top to bottom with a fresh scope; after a change, the changed script.
   *
   * @param overrides what stands in for builtins in this execution only, by specifier
   */
  run(overrides: Record<string, object>): Promise<void>;
}

/** A compiled file with what its imports lead to. */
interface Importer {
  compiled: CompiledModule;
  dependencies: Map<string, Dependency>;
  /** What its `import()` calls led to so far. */
  dynamic: Map<string, Dependency>;
  meta: object;
  /** Absent for a script: nobody can wait for one. */
  record?: ModuleRecord;
}

/** Gives the record of a file, linked with everything below it. */
type Request = (file: string) => ModuleRecord;

export class ModuleGraph {
  readonly root: string;
  readonly #options: ModuleGraphOptions;
  readonly #importNative: (url: string) => Promise<object>;
  readonly #compiled = new Map<string, CompiledModule>();
  /** Also of files that have been invalidated: an error of theirs may still be read. */
  readonly #lastCompiled = new Map<string, CompiledModule>();
  readonly #modules = new Map<string, ModuleRecord>();
  /** Of a script that must be linked again the name alone is kept. */
  readonly #scripts = new Map<string, Importer | undefined>();
  readonly #loaded = new Map<string, LoadedScript>();
  readonly #edges = new ImportEdges();
  readonly #native = new Map<string, object>();
  readonly #recordOfExports = new WeakMap<object, ModuleRecord>();

  constructor(options: ModuleGraphOptions) {
    this.root = realPath(options.root);
    this.#options = options;
    this.#importNative = options.importNative ?? ((url) => import(url));
  }

  /**
   * Compiles and links a script without running anything.
   *
   * @throws {MillraceError} MR_SCRIPT_NOT_FOUND; MR_SCRIPT_SYNTAX, MR_MODULE_NOT_FOUND also for any file it imports
   */
  async loadScript(file: string): Promise<LoadedScript> {
    const script = this.#loaded.get(file) ?? this.#newScript(realPath(file));
    this.#script(script.file);
    this.#loaded.set(file, script);
    return script;
  }

  /**
   * Forgets a changed, new or deleted file and everything that imports it, and nothing else.
   *
   * @returns the files that will be evaluated again; empty when no script depends on the file
   */
  invalidate(file: string): string[] {
    const path = realPath(file);
    const affected = this.#edges.importersOf(path);
    if (this.#scripts.has(path) || this.#edges.knows(path)) affected.add(path);
    this.#compiled.delete(path);
    for (const each of affected) {
      this.#modules.delete(each);
      if (this.#scripts.has(each)) this.#scripts.set(each, undefined);
    }
    return [...affected];
  }

  /** The source files that scripts depend on, also those that do not compile. */
  files(): string[] {
    return [...this.#edges.reachableFrom(this.#scripts.keys())];
  }

  /** What is known of a compiled file, for stack traces. */
  compiled(file: string): CompiledModule | undefined {
    return this.#lastCompiled.get(file);
  }

  #newScript(file: string): LoadedScript {
    refuseMissingScript(file);
    return { file, run: (overrides) => this.#run(file, overrides) };
  }

  async #run(file: string, overrides: Record<string, object>): Promise<void> {
    const script = this.#script(file);
    const bindings = this.#bindings(script, emptyNamespace());
    await script.compiled.run({
      ...bindings,
      importStatic: (specifier, names) => {
        const override = overrides[specifier];
        return override === undefined ? bindings.importStatic(specifier, names) : checkNames(override, names, specifier, script);
      },
      importDynamic: async (specifier) => overrides[specifier] ?? bindings.importDynamic(specifier),
    });
  }

  #bindings(importer: Importer, exports: object): ModuleBindings {
    return {
      importStatic: (specifier, names) => this.#importStatic(importer, specifier, names),
      importDynamic: async (specifier) => this.#importDynamic(importer, specifier),
      exports,
      exportAll: (source) => this.#exportAll(exports, source),
      meta: importer.meta,
      at: this.#options.at,
    };
  }

  #script(file: string): Importer {
    const known = this.#scripts.get(file);
    if (known !== undefined) return known;
    this.#scripts.set(file, undefined);
    refuseMissingScript(file);
    const script = newImporter(this.#compile(file));
    this.#linkAll((request) => this.#linkImports(script, request));
    this.#scripts.set(file, script);
    this.#forgetUnused();
    return script;
  }

  /** On an error nothing new is kept but compiled code and edges. */
  #linkAll<Result>(link: (request: Request) => Result): Result {
    const fresh = new Map<string, ModuleRecord>();
    const result = link((file) => this.#modules.get(file) ?? fresh.get(file) ?? this.#newRecord(file, fresh));
    uniteCircles(fresh.values());
    for (const [file, record] of fresh) this.#modules.set(file, record);
    return result;
  }

  #linkImports(importer: Importer, request: Request): void {
    this.#edges.begin(importer.compiled.file);
    for (const specifier of importer.compiled.imports) {
      importer.dependencies.set(specifier, this.#dependency(importer.compiled, specifier, request, "static"));
    }
  }

  #dependency(importer: CompiledModule, specifier: string, request: Request, kind: "static" | "dynamic"): Dependency {
    const builtin = this.#options.builtins[specifier];
    if (builtin !== undefined) return { kind: "builtin", exports: builtin(importer.file) };
    const found = resolveSpecifier(specifier, importer.file);
    if (found.kind === "native") return found;
    if (found.kind === "missing") {
      this.#edges.addCandidates(importer.file, found.candidates);
      throw notFound(specifier, found, importer);
    }
    this.#edges.add(kind, importer.file, found.file);
    return { kind: "module", record: request(found.file) };
  }

  #newRecord(file: string, fresh: Map<string, ModuleRecord>): ModuleRecord {
    const request: Request = (other) => this.#modules.get(other) ?? fresh.get(other) ?? this.#newRecord(other, fresh);
    const load = this.#foreignLoader(file);
    if (load !== undefined) {
      const foreign = newRecord(file, async (record) => void Object.assign(record.exports, load()));
      fresh.set(file, foreign);
      return foreign;
    }
    const compiled = this.#compile(file);
    const record = newRecord(file, async ({ exports }) => {
      this.#recordOfExports.set(exports, record);
      await compiled.run(this.#bindings(importer, exports));
    });
    const importer = newImporter(compiled, record);
    fresh.set(file, record);
    this.#linkImports(importer, request);
    return record;
  }

  #foreignLoader(file: string): (() => object) | undefined {
    if (extname(file) === ".json") {
      const exports = jsonExports(file, shownName(this.root, file));
      return () => exports;
    }
    return isCommonJs(file) ? () => commonJsExports(file) : undefined;
  }

  #compile(file: string): CompiledModule {
    const known = this.#compiled.get(file);
    if (known !== undefined) return known;
    const compiled = compileModule(file, readFileSync(file, "utf8"), { root: this.root, commands: this.#options.commands });
    this.#compiled.set(file, compiled);
    this.#lastCompiled.set(file, compiled);
    return compiled;
  }

  /** Answers at once where it can: that keeps running a script again cheap. */
  #importStatic(importer: Importer, specifier: string, names: readonly string[]): unknown {
    const dependency = importer.dependencies.get(specifier);
    if (dependency === undefined) throw new Error(`"${specifier}" was not linked for ${importer.compiled.file}.`);
    switch (dependency.kind) {
      case "builtin":
        return checkNames(dependency.exports, names, specifier, importer);
      case "native": {
        const check = (exports: object) => checkNames(nativeExports(exports, names), names, specifier, importer);
        const known = this.#native.get(dependency.url);
        return known === undefined ? this.#loadNative(dependency.url).then(check) : check(known);
      }
      case "module": {
        const { record } = dependency;
        // In a circle the exports may still be half-filled: then names cannot be checked.
        const check = () => (record.isDone ? checkNames(record.exports, names, specifier, importer) : record.exports);
        return record.isDone ? check() : evaluate(record, importer.record).then(check);
      }
    }
  }

  async #importDynamic(importer: Importer, specifier: string): Promise<object> {
    const link = (request: Request) => this.#dependency(importer.compiled, specifier, request, "dynamic");
    const dependency = importer.dynamic.get(specifier) ?? this.#linkAll(link);
    importer.dynamic.set(specifier, dependency);
    if (dependency.kind === "builtin") return dependency.exports;
    if (dependency.kind === "native") return this.#native.get(dependency.url) ?? this.#loadNative(dependency.url);
    await evaluate(dependency.record, importer.record);
    return dependency.record.exports;
  }

  async #loadNative(url: string): Promise<object> {
    const exports = await this.#importNative(url);
    this.#native.set(url, exports);
    return exports;
  }

  /** `export *`: all but the default, as live bindings; names that the module exports itself stay. */
  #exportAll(target: object, source: object): void {
    const copy = () => {
      for (const name of Object.keys(source)) {
        if (name === "default" || name in target) continue;
        const get = () => (source as Record<string, unknown>)[name];
        Object.defineProperty(target, name, { enumerable: true, configurable: true, get });
      }
    };
    copy();
    const record = this.#recordOfExports.get(source);
    if (record !== undefined && !record.isDone) record.whenDone.push(copy);
  }

  /** What no script depends on any more would miss later changes. */
  #forgetUnused(): void {
    const used = this.#edges.reachableFrom(this.#scripts.keys());
    for (const files of [this.#modules, this.#compiled, this.#lastCompiled])
      for (const file of files.keys()) if (!used.has(file)) files.delete(file);
    this.#edges.keepOnly(used);
  }
}

function newImporter(compiled: CompiledModule, record?: ModuleRecord): Importer {
  const dependencies = record?.dependencies ?? new Map<string, Dependency>();
  return { compiled, dependencies, dynamic: new Map(), meta: importMeta(compiled.file, record === undefined), record };
}

function importMeta(file: string, main: boolean): object {
  const resolve = (specifier: string) => {
    const found = resolveSpecifier(specifier, file);
    if (found.kind === "missing")
      throw new MillraceError("MR_MODULE_NOT_FOUND", `Cannot find "${specifier}": ${found.problem}.`, found.hint);
    return found.kind === "native" ? found.url : pathToFileURL(found.file).href;
  };
  return { url: pathToFileURL(file).href, filename: file, dirname: dirname(file), main, resolve };
}

function notFound(specifier: string, { problem, hint }: Resolution & { kind: "missing" }, importer: CompiledModule): MillraceError {
  const position = importer.importPosition(specifier);
  const place = position === undefined ? importer.shownFile : `${importer.shownFile}, line ${position.line}`;
  const text = `Cannot import "${specifier}" in ${place}: ${problem}.`;
  if (position === undefined) return new MillraceError("MR_MODULE_NOT_FOUND", text, hint);
  return new SourceError("MR_MODULE_NOT_FOUND", text, hint, codeFrame(importer.shownFile, importer.source, position));
}

/** Node refuses an import of a name that is not exported; so do we, instead of handing out `undefined`. */
function checkNames(exports: object, names: readonly string[], specifier: string, { compiled }: Importer): object {
  const missing = names.find((name) => !(name in exports) && compiled.importedNames(specifier).has(name));
  if (missing === undefined) return exports;
  const position = compiled.importPosition(specifier) ?? { line: 1, column: 1 };
  const offered = Object.keys(exports);
  const list =
    offered.length === 0 ? "It exports nothing." : `It exports: ${offered.slice(0, 12).join(", ")}${offered.length > 12 ? ", …" : ""}.`;
  const what = missing === "default" ? "a default export" : `an export "${missing}"`;
  const text = `"${specifier}", imported in ${compiled.shownFile}, line ${position.line}, does not have ${what}.`;
  throw new SourceError("MR_EXPORT_NOT_FOUND", text, list, codeFrame(compiled.shownFile, compiled.source, position));
}
