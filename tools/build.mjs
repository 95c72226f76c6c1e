/**
 * Builds the package into `dist`:
 * - `frontend`: the browser's part by Vite, each file also as brotli and gzip, so that the server never compresses;
 * - `node`: the entries of the server side by rolldown, with shared chunks; dependencies stay imports;
 * - `types`: declarations of the public entries.
 *
 * Each is made in a folder of its own and takes the place of the last one when it is complete (`replace-build.mjs`): a
 * server may run from `dist` meanwhile. Without arguments all three, side by side; with names only those:
 * `node tools/build.mjs frontend`. `--clean` keeps nothing of earlier builds, as a package must be.
 */
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { extname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import { measureInitialLoad } from "./initial-load.mjs";
import { filesBelow, replaceBuild, stageFor } from "./replace-build.mjs";

const project = resolve(import.meta.dirname, "..");
const dist = join(project, "dist");

const entries = {
  index: "src/index.ts",
  testing: "src/testing/index.ts",
  cli: "src/cli/main.ts",
  worker: "src/hosts/node-worker/worker.ts",
};

/** Entries that are there; a part that is not written yet is said, not failed on. */
function presentEntries() {
  const present = {};
  for (const [name, file] of Object.entries(entries)) {
    if (existsSync(join(project, file))) present[name] = join(project, file);
    else console.log(`  ${file} is not there: dist/${name}.js is left out`);
  }
  return present;
}

const compressible = new Set([".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm"]);
const worthCompressing = 1024;

async function compress(file) {
  const bytes = await readFile(file);
  const params = { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const forms = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes, { level: 9 })]);
  const names = [`${file}.br`, `${file}.gz`];
  await Promise.all(forms.map((form, at) => (form.length < bytes.length ? writeFile(names[at], form) : undefined)));
}

async function buildFrontend(stage) {
  const vite = await import("vite");
  const outDir = join(stage, "frontend");
  await vite.build({ configFile: join(project, "vite.config.ts"), mode: "production", logLevel: "warn", build: { outDir } });
  const files = filesBelow(join(outDir, "assets"))
    .map((name) => join(outDir, "assets", name))
    .filter((file) => compressible.has(extname(file)) && statSync(file).size >= worthCompressing);
  await Promise.all(files.map(compress));
  printBudget(measureInitialLoad(outDir));
}

function printBudget(sizes) {
  const budget = JSON.parse(readFileSync(join(project, "tests/budgets/front-end.json"), "utf8"));
  console.log("  first load        bytes    budget");
  for (const [kind, size] of Object.entries(sizes)) {
    const over = size > budget[kind] ? "  over budget" : "";
    console.log(`  ${kind.padEnd(12)} ${String(size).padStart(10)} ${String(budget[kind]).padStart(9)}${over}`);
  }
}

async function buildNode(stage) {
  const { build } = await import("rolldown");
  const input = presentEntries();
  if (Object.keys(input).length === 0) return;
  const { dependencies = {} } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const outside = [...Object.keys(dependencies), ...builtinModules];
  await build({
    input,
    platform: "node",
    tsconfig: false,
    external: (id) => id.startsWith("node:") || outside.some((name) => id === name || id.startsWith(`${name}/`)),
    output: { dir: stage, format: "esm", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js", minify: false },
    transform: { target: "node20.19" },
    logLevel: "warn",
  });
  const cli = join(stage, "cli.js");
  if (!existsSync(cli)) return;
  const code = await readFile(cli, "utf8");
  if (!code.startsWith("#!")) await writeFile(cli, `#!/usr/bin/env node\n${code}`);
  await chmod(cli, 0o755);
}

async function buildTypes(stage) {
  const { default: ts } = await import("typescript");
  const roots = ["index", "testing"].map((name) => join(project, entries[name])).filter(existsSync);
  if (roots.length === 0) return;
  const config = ts.getParsedCommandLineOfConfigFile(join(project, "tsconfig.node.json"), {}, ts.sys);
  const outDir = join(stage, "types");
  const program = ts.createProgram(roots, {
    ...config.options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: join(project, "src"),
    outDir,
  });
  const { diagnostics } = program.emit();
  if (diagnostics.length === 0) return;
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => project, getNewLine: () => "\n" };
  throw new Error(ts.formatDiagnostics(diagnostics, host));
}

/** How each part is built, which files of `dist` are its own, and which of them are named by their content. */
const parts = {
  frontend: {
    build: buildFrontend,
    owns: (name) => name.startsWith("frontend/"),
    hashed: (name) => name.startsWith("frontend/assets/"),
  },
  node: {
    build: buildNode,
    owns: (name) => name.startsWith("chunks/") || /^[\w-]+\.js$/.test(name),
    hashed: (name) => name.startsWith("chunks/"),
  },
  types: { build: buildTypes, owns: (name) => name.startsWith("types/"), hashed: () => false },
};

const names = process.argv.slice(2).filter((name) => name !== "--clean");
const wanted = names.length > 0 ? names : Object.keys(parts);

const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part «${unknown.join("», «")}»: give ${Object.keys(parts).join(", ")}, or nothing for all.`);
  process.exit(1);
}

async function buildPart(name) {
  const { build, ...files } = parts[name];
  const stage = stageFor(dist);
  try {
    await build(stage);
    replaceBuild({ stage, dist, part: name, ...files, keep: !process.argv.includes("--clean") });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

const began = performance.now();
try {
  await Promise.all(
    wanted.map(async (name) => {
      await buildPart(name);
      console.log(`built ${name} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
