/** What a browser fetches before the first element can be drawn: the entry of Vite's manifest and all it imports statically. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** @param {Record<string, import("vite").ManifestChunk>} manifest */
function initialFiles(manifest) {
  const files = new Set();
  const visit = (chunk) => {
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const name of chunk.css ?? []) files.add(name);
    for (const name of chunk.assets ?? []) files.add(name);
    for (const name of chunk.imports ?? []) visit(manifest[name]);
  };
  for (const chunk of Object.values(manifest)) if (chunk.isEntry) visit(chunk);
  return [...files];
}

/**
 * Bytes of the first load of a built front end, by kind.
 *
 * @param {string} dir Folder of the build, with `.vite/manifest.json` in it.
 * @returns {{ script: number, style: number, font: number }}
 */
export function measureInitialLoad(dir) {
  const manifest = JSON.parse(readFileSync(join(dir, ".vite/manifest.json"), "utf8"));
  const sizes = { script: 0, style: 0, font: 0 };
  for (const name of initialFiles(manifest)) {
    const bytes = readFileSync(join(dir, name));
    if (name.endsWith(".js")) sizes.script += gzipSync(bytes, { level: 9 }).length;
    else if (name.endsWith(".css")) sizes.style += gzipSync(bytes, { level: 9 }).length;
    else if (name.endsWith(".woff2")) sizes.font += bytes.length;
  }
  return sizes;
}
