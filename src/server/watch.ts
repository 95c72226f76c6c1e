/** Tells when files change in the folders of an app. Watches folders, since editors replace files instead of writing into them. */
import { type FSWatcher, statSync, watch } from "node:fs";
import { dirname, join } from "node:path";

export interface FileWatcher {
  /** Watches the folders of these files from now on, and no others. */
  watch(files: readonly string[]): void;
  close(): void;
}

/** Several events of one save are told once. */
const settleMs = 30;

function modified(file: string): number | undefined {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return undefined;
  }
}

/** @param onChange Gets each changed or new file, also those that nobody imports yet. */
export function watchFiles(onChange: (files: string[]) => void): FileWatcher {
  const folders = new Map<string, FSWatcher>();
  const times = new Map<string, number | undefined>();
  const touched = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    // Being read is no change; a file in the middle of being replaced is looked at again when it is back.
    const changed = [...touched].filter((file) => modified(file) !== undefined && modified(file) !== times.get(file));
    touched.clear();
    for (const file of changed) times.set(file, modified(file));
    if (changed.length > 0) onChange(changed);
  };
  const notice = (folder: string, name: string | null): void => {
    if (name !== null) touched.add(join(folder, name));
    else for (const file of times.keys()) if (dirname(file) === folder) touched.add(file);
    if (touched.size > 0) timer ??= setTimeout(tell, settleMs);
  };
  const open = (folder: string): void => {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => notice(folder, name));
      watcher.on("error", () => watcher.close());
      folders.set(folder, watcher);
    } catch {
      // A folder that cannot be watched (limits, network drives): the app runs on, without noticing saves there.
    }
  };
  return {
    watch(files) {
      const wanted = new Set(files.map((file) => dirname(file)));
      for (const file of files) if (!times.has(file)) times.set(file, modified(file));
      for (const [folder, watcher] of folders) {
        if (wanted.has(folder)) continue;
        watcher.close();
        folders.delete(folder);
      }
      for (const folder of wanted) if (!folders.has(folder)) open(folder);
    },
    close() {
      clearTimeout(timer);
      for (const watcher of folders.values()) watcher.close();
    },
  };
}
