import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** The path without symbolic links, so that a file has one name; also of a file that is gone or not yet there. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch {
    const folder = dirname(absolute);
    return folder === absolute ? absolute : join(realPath(folder), basename(absolute));
  }
}
