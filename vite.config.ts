import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, "package.json"), "utf8")) as { version: string };

/** Modules that define a chunk: everything they import statically goes with them, unless an earlier one has it. */
const chunkRoots = { page: "src/frontend/main.tsx", early: "src/frontend/early.ts", seldom: "src/frontend/seldom.ts" };
type ChunkName = keyof typeof chunkRoots;

interface ModuleGraph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

/** The static imports of a chunk's root, found from the other end: who imports this, and who imports them? */
function belongsTo(chunk: ChunkName, id: string, graph: ModuleGraph, seen = new Set<string>()): boolean {
  if (id.endsWith(chunkRoots[chunk])) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (graph.getModuleInfo(id)?.importers ?? []).some((importer) => belongsTo(chunk, importer, graph, seen));
}

/** What every page needs stands in few files: many small ones compress worse and are asked for one by one. */
function chunkOf(id: string, graph: ModuleGraph): string | null {
  // Stands in the page's graph beside what the page uses, but nothing of it is used there.
  if (id.endsWith("src/core/errors.ts")) return "errors";
  return (Object.keys(chunkRoots) as ChunkName[]).find((chunk) => belongsTo(chunk, id, graph)) ?? null;
}

/** Every browser we support reads woff2: the other forms of the formulas' fonts would double the package. */
const woff2Only: Plugin = {
  name: "woff2-only",
  enforce: "pre",
  transform: (code, id) =>
    /\/katex\/.*\.css$/.test(id) ? code.replaceAll(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("[^"]*"\)/g, "") : undefined,
};

export default defineConfig({
  root: resolve(import.meta.dirname, "src/frontend"),
  base: "/_millrace/assets/",
  plugins: [react(), woff2Only],
  // The markdown parser's table of all character references would be a third of its chunk.
  resolve: { alias: [{ find: /^entities$/, replacement: resolve(import.meta.dirname, "src/frontend/markdown/entities.ts") }] },
  define: { __MILLRACE_VERSION__: JSON.stringify(version) },
  // The server puts a fresh nonce here for every page it sends (src/server/page-shell.ts).
  html: { cspNonce: "{{nonce}}" },
  build: {
    outDir: resolve(import.meta.dirname, "dist/frontend"),
    emptyOutDir: true,
    target: ["chrome123", "firefox128", "safari17.5"],
    // The page's policy allows no data: addresses for styles and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf, debugName: "chunk roots" }] },
      },
    },
  },
});
