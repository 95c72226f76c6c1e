/** Tells when source files change. Watches folders, since editors replace files instead of writing into them. */
import { type FSWatcher, statSync, watch } from "node:fs";
import { dirname, join } from "node:path";

export interface FileWatcher {
  /** Watches these files from now on, and no others. */
  watch(files: readonly string[]): void;
  close(): void;
}

/** Several events of one save are told once. */
const settleMs = 30;

function modified(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

export function watchFiles(onChange: (files: string[]) => void): FileWatcher {
  const folders = new Map<string, FSWatcher>();
  const times = new Map<string, number>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    // A file in the middle of being replaced is looked at again when it is back.
    const files = [...changed].filter((file) => modified(file) !== 0 && modified(file) !== times.get(file));
    changed.clear();
    for (const file of files) times.set(file, modified(file));
    if (files.length > 0) onChange(files);
  };
  const notice = (folder: string, name: string | null): void => {
    const files = name === null ? [...times.keys()].filter((file) => dirname(file) === folder) : [join(folder, name)];
    for (const file of files) if (times.has(file)) changed.add(file);
    if (changed.size > 0) timer ??= setTimeout(tell, settleMs);
  };
  return {
    watch(files) {
      const wanted = new Set(files.map((file) => dirname(file)));
      for (const file of files) if (!times.has(file)) times.set(file, modified(file));
      for (const file of times.keys()) if (!files.includes(file)) times.delete(file);
      for (const [folder, watcher] of folders) {
        if (wanted.has(folder)) continue;
        watcher.close();
        folders.delete(folder);
      }
      for (const folder of wanted) {
        if (folders.has(folder)) continue;
        try {
          const watcher = watch(folder, { persistent: false }, (_, name) => notice(folder, name));
          watcher.on("error", () => watcher.close());
          folders.set(folder, watcher);
        } catch {
          // A folder that cannot be watched (limits, network drives): the app runs on, without noticing saves there.
        }
      }
    },
    close() {
      clearTimeout(timer);
      for (const watcher of folders.values()) watcher.close();
    },
  };
}
