/**
 * Puts a finished build in the place of the last one while servers run from it and pages of it are open.
 *
 * - Nothing is missing at any moment: each file is renamed over the old one, hashed files first, those that name them last.
 * - Hashed files of the last build stay for one more, since open pages and running servers still load them by name; the
 *   list of them stands beside the build in `.<part>-files.json`.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const stagePrefix = ".building-";
/** A folder that no build has cleaned up for so long belongs to one that was stopped. */
const abandonedAfter = 3_600_000;

/** All files in a folder, by their names from there; a folder that is absent has none. */
export function filesBelow(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** An empty folder to build in, on the same disk as the place of the build: only then files can be renamed into it. */
export function stageFor(dist) {
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(dist)) {
    const path = join(dist, name);
    if (!name.startsWith(stagePrefix) || Date.now() - statSync(path).mtimeMs < abandonedAfter) continue;
    rmSync(path, { recursive: true, force: true });
  }
  return mkdtempSync(join(dist, stagePrefix));
}

/** Files of finished builds; folders of builds at work come and go. */
function builtFiles(dist) {
  return readdirSync(dist, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."))
    .flatMap((entry) => (entry.isFile() ? [entry.name] : filesBelow(join(dist, entry.name)).map((name) => `${entry.name}/${name}`)));
}

/**
 * Moves the files of `stage` into `dist`.
 *
 * @param {object} options
 * @param {string} options.stage Folder with the whole new part, laid out as in `dist`.
 * @param {string} options.dist
 * @param {string} options.part Name of the part.
 * @param {(name: string) => boolean} options.owns Which files in `dist` are of this part.
 * @param {(name: string) => boolean} options.hashed Which of them have a name that changes with their content.
 * @param {boolean} [options.keep] Whether hashed files of the last build stay. Default: true.
 */
export function replaceBuild({ stage, dist, part, owns, hashed, keep = true }) {
  const list = join(dist, `.${part}-files.json`);
  const before = builtFiles(dist).filter(owns);
  const last = new Set(!keep ? [] : existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : before);
  const fresh = filesBelow(stage).sort((a, b) => Number(hashed(b)) - Number(hashed(a)));
  for (const name of fresh) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    renameSync(join(stage, name), join(dist, name));
  }
  const made = new Set(fresh);
  for (const name of before) {
    if (!made.has(name) && !(hashed(name) && last.has(name))) rmSync(join(dist, name), { force: true });
  }
  writeFileSync(list, JSON.stringify(fresh.filter(hashed)));
}
