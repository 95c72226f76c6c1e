import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type FileWatcher, watchFiles } from "./watch.js";

interface Watched {
  folder: string;
  told: string[][];
  watcher: FileWatcher;
  path(name: string): string;
  write(name: string, text: string): string;
}

function watched(): Watched {
  const folder = mkdtempSync(join(tmpdir(), "millrace-watch-"));
  const told: string[][] = [];
  const watcher = watchFiles((files) => void told.push(files.map((file) => file.slice(folder.length + 1)).sort()));
  onTestFinished(() => {
    watcher.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const path = (name: string): string => join(folder, name);
  const write = (name: string, text: string): string => {
    writeFileSync(path(name), text);
    // File systems with coarse times would show two quick saves as one.
    const later = new Date(Date.now() + told.length * 1000 + text.length);
    utimesSync(path(name), later, later);
    return path(name);
  };
  return { folder, told, watcher, path, write };
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 120));

test("[S-056] a save is told once, with the file", async () => {
  const { told, watcher, write } = watched();
  watcher.watch([write("app.ts", "one")]);
  await settled();
  told.length = 0;
  write("app.ts", "two!");
  write("app.ts", "three");
  await expect.poll(() => told).toEqual([["app.ts"]]);
  await settled();
  expect(told).toHaveLength(1);
  write("app.ts", "four, longer");
  await expect.poll(() => told).toHaveLength(2);
});

test("an editor that replaces the file is noticed too", async () => {
  const { told, watcher, path, write } = watched();
  watcher.watch([write("app.ts", "one")]);
  await settled();
  told.length = 0;
  renameSync(write("app.ts.tmp", "two, by a new file"), path("app.ts"));
  await expect.poll(() => told.flat()).toContain("app.ts");
  await settled();
  told.length = 0;
  write("app.ts", "three, written into the new one");
  await expect.poll(() => told).toEqual([["app.ts"]]);
});

test("a file that nobody imports yet is told; reading and deleting are not", async () => {
  const { told, watcher, path, write } = watched();
  watcher.watch([write("app.ts", "one")]);
  await settled();
  told.length = 0;
  write("later.ts", "new");
  await expect.poll(() => told).toEqual([["later.ts"]]);
  readFileSync(path("app.ts"));
  rmSync(path("later.ts"));
  await settled();
  expect(told).toHaveLength(1);
});

test("several files of one moment are told together", async () => {
  const { told, watcher, write } = watched();
  watcher.watch([write("a.ts", "1"), write("b.ts", "1")]);
  await settled();
  told.length = 0;
  write("a.ts", "22");
  write("b.ts", "22");
  await expect.poll(() => told).toEqual([["a.ts", "b.ts"]]);
});

test("folders that are wanted no longer are let go; one that comes new is watched", async () => {
  const { told, watcher, path, write } = watched();
  for (const folder of ["old", "new"]) mkdirSync(path(folder));
  const [before, after] = [write("old/a.ts", "1"), write("new/b.ts", "1")];
  watcher.watch([before]);
  watcher.watch([after]);
  await settled();
  told.length = 0;
  write("old/a.ts", "22");
  write("new/b.ts", "22");
  await expect.poll(() => told).toEqual([["new/b.ts"]]);
  await settled();
  expect(told).toHaveLength(1);
});

test("a folder that is not there does not hurt, and nothing is told after the end", async () => {
  const { told, watcher, path, write } = watched();
  watcher.watch([path("missing/app.ts"), write("app.ts", "one")]);
  await settled();
  told.length = 0;
  write("app.ts", "two, just before the end");
  watcher.close();
  await settled();
  write("app.ts", "three, after the end");
  await settled();
  expect(told).toEqual([]);
});
