/** What a browser fetches before the first element can be drawn: all that the page's HTML names (Vite lists static imports there). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Where the server shows the folder of the build: `base` in vite.config.ts. */
const base = "/_millrace/assets/";

/**
 * Bytes of the first load of a built front end, by kind: scripts and styles as gzip sends them, fonts as they are.
 *
 * @param {string} dir Folder of the build, with `index.html` in it.
 * @returns {{ script: number, style: number, font: number }}
 */
export function measureInitialLoad(dir) {
  const html = readFileSync(join(dir, "index.html"), "utf8");
  const names = new Set([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address));
  const sizes = { script: 0, style: 0, font: 0 };
  for (const address of names) {
    if (!address.startsWith(base)) continue;
    const bytes = readFileSync(join(dir, address.slice(base.length)));
    if (address.endsWith(".js")) sizes.script += gzipSync(bytes, { level: 9 }).length;
    else if (address.endsWith(".css")) sizes.style += gzipSync(bytes, { level: 9 }).length;
    else if (address.endsWith(".woff2")) sizes.font += bytes.length;
  }
  return sizes;
}
