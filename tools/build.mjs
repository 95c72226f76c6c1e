/**
 * Builds the package into `dist`:
 * - `frontend`: the browser's part by Vite, each file also as brotli and gzip, so that the server never compresses;
 * - `node`: the entries of the server side by rolldown, with shared chunks; dependencies stay imports;
 * - `types`: declarations of the public entries.
 *
 * Without arguments all three, side by side; with names only those: `node tools/build.mjs frontend`.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { extname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import { measureInitialLoad } from "./initial-load.mjs";

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

function filesBelow(dir) {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function compress(file) {
  const bytes = await readFile(file);
  const params = { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const forms = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes, { level: 9 })]);
  const names = [`${file}.br`, `${file}.gz`];
  await Promise.all(forms.map((form, at) => (form.length < bytes.length ? writeFile(names[at], form) : undefined)));
}

async function buildFrontend() {
  const vite = await import("vite");
  const outDir = join(dist, "frontend");
  await vite.build({ configFile: join(project, "vite.config.ts"), mode: "production", logLevel: "warn", build: { outDir } });
  const files = filesBelow(join(outDir, "assets")).filter(
    (file) => compressible.has(extname(file)) && statSync(file).size >= worthCompressing,
  );
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

async function buildNode() {
  const { build } = await import("rolldown");
  const input = presentEntries();
  if (Object.keys(input).length === 0) return;
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    if (name === "chunks" || name.endsWith(".js")) rmSync(join(dist, name), { recursive: true });
  }
  const { dependencies = {} } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const outside = [...Object.keys(dependencies), ...builtinModules];
  await build({
    input,
    platform: "node",
    tsconfig: false,
    external: (id) => id.startsWith("node:") || outside.some((name) => id === name || id.startsWith(`${name}/`)),
    output: { dir: dist, format: "esm", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js", minify: false },
    transform: { target: "node20.19" },
    logLevel: "warn",
  });
  const cli = join(dist, "cli.js");
  if (!existsSync(cli)) return;
  const code = await readFile(cli, "utf8");
  if (!code.startsWith("#!")) await writeFile(cli, `#!/usr/bin/env node\n${code}`);
  await chmod(cli, 0o755);
}

async function buildTypes() {
  const { default: ts } = await import("typescript");
  const roots = ["index", "testing"].map((name) => join(project, entries[name])).filter(existsSync);
  if (roots.length === 0) return;
  const config = ts.getParsedCommandLineOfConfigFile(join(project, "tsconfig.node.json"), {}, ts.sys);
  const outDir = join(dist, "types");
  rmSync(outDir, { recursive: true, force: true });
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

const parts = { frontend: buildFrontend, node: buildNode, types: buildTypes };
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);

const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part «${unknown.join("», «")}»: give ${Object.keys(parts).join(", ")}, or nothing for all.`);
  process.exit(1);
}

const began = performance.now();
try {
  await Promise.all(
    wanted.map(async (name) => {
      await parts[name]();
      console.log(`built ${name} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
