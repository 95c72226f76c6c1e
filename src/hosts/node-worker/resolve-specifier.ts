/**
 * What an import in a file means: one of our own source files (compiled by us, re-evaluated on change), or a module
 * that Node loads. Sources are what lies outside `node_modules`, also when reached by a package name or a `#name`, so
 * packages of the same workspace may be plain TypeScript.
 */
import { statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { realPath } from "./real-path.js";
import { findOwnPackage, PackageProblem, resolvePackage } from "./resolve-package.js";

export type Resolution =
  | { kind: "source"; file: string }
  /** `url` is for Node's own `import()`. */
  | { kind: "native"; url: string }
  /** `candidates`: files that would have been taken, were they there. */
  | { kind: "missing"; problem: string; hint: string; candidates: string[] };

const scriptEndings = [".ts", ".tsx", ".mts", ".js", ".mjs", ".jsx"];
const sourceEndings = new Set([...scriptEndings, ".json", ".cjs"]);
/** In TypeScript one writes the ending of the output. */
const writtenFor: Record<string, string[]> = { ".js": [".ts", ".tsx"], ".mjs": [".mts"], ".jsx": [".tsx"] };

const thisFile = fileURLToPath(import.meta.url);
const ownFolder = findOwnPackage(thisFile)?.folder ?? dirname(thisFile);
const ownCode = [join(ownFolder, "dist") + sep, join(ownFolder, "src") + sep];

/** Finds what `specifier` means in `importer` (an absolute path). */
export function resolveSpecifier(specifier: string, importer: string): Resolution {
  if (isBuiltin(specifier)) return { kind: "native", url: specifier.startsWith("node:") ? specifier : `node:${specifier}` };
  if (/^(\.\.?(\/|$)|\/|file:)/.test(specifier) || /^[a-zA-Z]:[\\/]/.test(specifier)) return resolvePath(specifier, importer);
  if (/^(data|https?):/.test(specifier)) return { kind: "native", url: specifier };
  return resolveName(specifier, importer);
}

/** Whether a file belongs to Millrace itself. */
export function isOwnCode(file: string): boolean {
  return ownCode.some((folder) => file.startsWith(folder));
}

function resolvePath(specifier: string, importer: string): Resolution {
  const path = specifier.startsWith("file:") ? fileURLToPath(specifier) : resolve(dirname(importer), specifier);
  const candidates = pathCandidates(path, /\.[mc]?tsx?$/.test(importer));
  const found = candidates.find(isFile);
  if (found === undefined) return missingPath(specifier, path, candidates);
  const ending = extname(found);
  if (sourceEndings.has(ending)) return { kind: "source", file: realPath(found) };
  if (ending === ".node" || ending === ".wasm") return { kind: "native", url: pathToFileURL(found).href };
  const problem = `it is ${ending === "" ? "a file without ending" : `a ${ending} file`}, and only scripts and JSON can be imported`;
  const hint = `Read it instead: readFile(new URL("${specifier}", import.meta.url)).`;
  return missing(problem, hint);
}

function pathCandidates(path: string, fromTypeScript: boolean): string[] {
  const ending = extname(path);
  const written = (writtenFor[ending] ?? []).map((other) => path.slice(0, -ending.length) + other);
  const exact = fromTypeScript ? [...written, path] : [path, ...written];
  const added = [...scriptEndings, ".json", ".cjs"].map((other) => path + other);
  return [...exact, ...added, ...scriptEndings.map((other) => join(path, `index${other}`))];
}

function missingPath(specifier: string, path: string, candidates: string[]): Resolution {
  const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const problem = folder ? "this folder has no index file" : "there is no such file";
  const hint = folder
    ? `Name the file: "${specifier.replace(/\/$/, "")}/…".`
    : "Check the spelling; the path starts at the file that imports.";
  return missing(problem, hint, candidates);
}

function resolveName(specifier: string, importer: string): Resolution {
  // Helpers that compiled code imports come with Millrace, not with the app.
  const from = specifier.startsWith("@oxc-project/runtime/") ? thisFile : importer;
  try {
    const file = resolvePackage(specifier, from);
    if (file === undefined) return missingPackage(specifier);
    const isSource = !file.includes(`${sep}node_modules${sep}`) && !isOwnCode(file) && sourceEndings.has(extname(file));
    return isSource || extname(file) === ".json" ? { kind: "source", file } : { kind: "native", url: pathToFileURL(file).href };
  } catch (error) {
    if (error instanceof PackageProblem) return missing(error.message, "Its documentation or package.json says what can be imported.");
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return missing("its package names a file that is not there", "Build or reinstall the package.");
  }
}

function missingPackage(specifier: string): Resolution {
  if (specifier.startsWith("#")) {
    return missing(`the app's package.json has no such entry under "imports"`, `Add "${specifier}" there, or use a relative path.`);
  }
  if (/^[@~]\//.test(specifier)) {
    const hint = `Path aliases of tsconfig.json are not read. Use a relative path, or an entry starting with "#" under "imports" in package.json.`;
    return missing("there is no package of that name", hint);
  }
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  return missing("the package is not installed", `Run: npm install ${name}`);
}

function missing(problem: string, hint: string, candidates: string[] = []): Resolution {
  return { kind: "missing", problem, hint, candidates };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
