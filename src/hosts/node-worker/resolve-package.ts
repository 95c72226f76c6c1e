/**
 * Finds the file that a package name stands for, by the rules of Node's own `import`: `exports` and `imports` with
 * conditions, self-reference by name, `main`. Needed because Node offers no way to resolve relative to another file
 * without a flag or a warning. More lenient in one point: without `exports`, endings may be left out as in `require`.
 */
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";

type Target = string | null | Target[] | { [condition: string]: Target };

interface PackageJson {
  name?: string;
  type?: string;
  main?: string;
  exports?: Target;
  imports?: Record<string, Target>;
}

const conditions = new Set(["node", "import", "module-sync", "node-addons", "default"]);

/** Why a package did not resolve, when it is there but does not offer what was asked for. */
export class PackageProblem extends Error {}

/**
 * @returns the real path of the file, or undefined when there is no such package
 * @throws {PackageProblem} when the package is there but has no such entry
 */
export function resolvePackage(specifier: string, importer: string): string | undefined {
  if (specifier.startsWith("#")) return resolveInternal(specifier, importer);
  const match = /^((?:@[^/\\%]+\/)?[^./\\%@][^/\\%]*)(\/.*)?$/.exec(specifier);
  if (match === null) return undefined;
  const name = match[1]!;
  const subpath = `.${match[2] ?? ""}`;
  const own = findOwnPackage(importer);
  if (own?.json.name === name && own.json.exports !== undefined) return resolveEntry(own.folder, own.json, name, subpath);
  for (const folder of foldersUpwards(dirname(importer))) {
    const candidate = join(folder, "node_modules", name);
    if (isFolder(candidate)) return resolveEntry(candidate, readPackage(candidate) ?? {}, name, subpath);
  }
  return undefined;
}

/** The nearest package.json above a file. */
export function findOwnPackage(file: string): { folder: string; json: PackageJson } | undefined {
  for (const folder of foldersUpwards(dirname(file))) {
    if (folder.endsWith(`${sep}node_modules`)) return undefined;
    const json = readPackage(folder);
    if (json !== undefined) return { folder, json };
  }
  return undefined;
}

function resolveInternal(specifier: string, importer: string): string | undefined {
  const own = findOwnPackage(importer);
  const target = own?.json.imports && matchSubpath(own.json.imports, specifier);
  if (own === undefined || target === undefined) return undefined;
  return target.startsWith("./") ? realpathSync(join(own.folder, target)) : resolvePackage(target, join(own.folder, "package.json"));
}

function resolveEntry(folder: string, json: PackageJson, name: string, subpath: string): string {
  const { exports, main } = json;
  if (exports !== undefined && exports !== null) {
    const target = matchSubpath(isSubpathTable(exports) ? exports : { ".": exports }, subpath);
    if (target !== undefined) return realpathSync(join(folder, target));
    throw new PackageProblem(`the package "${name}" does not export ${subpath === "." ? "anything to import" : `"${subpath}"`}`);
  }
  const endings = ["", ".js", ".json", ".mjs", ".cjs", "/index.js", "/index.mjs", "/index.cjs"];
  const entries = subpath === "." ? [...(main === undefined ? [] : [main]), "index"] : [subpath];
  for (const entry of entries) {
    const found = endings.map((ending) => join(folder, entry) + ending).find(isFile);
    if (found !== undefined) return realpathSync(found);
  }
  throw new PackageProblem(`the package "${name}" has no file for "${subpath}"`);
}

function isSubpathTable(exports: Target): exports is Record<string, Target> {
  return (
    typeof exports === "object" && exports !== null && !Array.isArray(exports) && Object.keys(exports).some((key) => key.startsWith("."))
  );
}

/** An exact key first, then the pattern with the longest text before its `*`. */
function matchSubpath(table: Record<string, Target>, subpath: string): string | undefined {
  if (subpath in table && !subpath.includes("*")) return pickTarget(table[subpath]!, "");
  const patterns = Object.keys(table).filter((key) => key.includes("*"));
  patterns.sort((a, b) => b.indexOf("*") - a.indexOf("*") || b.length - a.length);
  for (const pattern of patterns) {
    const [head = "", tail = ""] = pattern.split("*", 2);
    if (subpath.startsWith(head) && subpath.endsWith(tail) && subpath.length > head.length + tail.length) {
      return pickTarget(table[pattern]!, subpath.slice(head.length, subpath.length - tail.length));
    }
  }
  return undefined;
}

function pickTarget(target: Target, star: string): string | undefined {
  if (target === null) return undefined;
  if (typeof target === "string") return target.replaceAll("*", star);
  const options = Array.isArray(target) ? target : Object.keys(target).flatMap((key) => (conditions.has(key) ? [target[key]!] : []));
  for (const option of options) {
    const picked = pickTarget(option, star);
    if (picked !== undefined) return picked;
    // `null` closes an entry; later conditions must not open it again.
    if (option === null && !Array.isArray(target)) return undefined;
  }
  return undefined;
}

function* foldersUpwards(start: string): Generator<string> {
  for (let folder = start; ; folder = dirname(folder)) {
    yield folder;
    if (folder === dirname(folder)) return;
  }
}

function readPackage(folder: string): PackageJson | undefined {
  const file = join(folder, "package.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as PackageJson) : undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
