import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesBelow, replaceBuild, stageFor } from "../tools/replace-build.mjs";

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), "millrace-dist-"));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

/** Builds a part that consists of these files, each with its name and the number of the build in it. */
function build(names: readonly string[], { number = 1, keep = true } = {}): void {
  const stage = stageFor(dist);
  for (const name of names) {
    mkdirSync(dirname(join(stage, name)), { recursive: true });
    writeFileSync(join(stage, name), `${name} ${number}`);
  }
  replaceBuild({
    stage,
    dist,
    part: "page",
    owns: (name) => name.startsWith("page/"),
    hashed: (name) => name.startsWith("page/assets/"),
    keep,
  });
  rmSync(stage, { recursive: true });
}

const built = (): string[] =>
  filesBelow(dist)
    .filter((name) => !name.startsWith("."))
    .sort();

test("hashed files stay for one more build, others go with it", () => {
  build(["page/index.html", "page/old.txt", "page/assets/a-1.js", "page/assets/same.js"]);
  build(["page/index.html", "page/assets/a-2.js", "page/assets/same.js"], { number: 2 });
  expect(built()).toEqual(["page/assets/a-1.js", "page/assets/a-2.js", "page/assets/same.js", "page/index.html"]);
  expect(readFileSync(join(dist, "page/index.html"), "utf8")).toBe("page/index.html 2");
  build(["page/index.html", "page/assets/a-3.js"], { number: 3 });
  expect(built()).toEqual(["page/assets/a-2.js", "page/assets/a-3.js", "page/assets/same.js", "page/index.html"]);
});

test("a build for a package keeps nothing of earlier ones", () => {
  build(["page/index.html", "page/assets/a-1.js"]);
  build(["page/index.html", "page/assets/a-2.js"], { keep: false });
  expect(built()).toEqual(["page/assets/a-2.js", "page/index.html"]);
});

test("files of other parts and builds at work are left alone", () => {
  mkdirSync(join(dist, "types"));
  writeFileSync(join(dist, "types/index.d.ts"), "");
  const other = stageFor(dist);
  writeFileSync(join(other, "half"), "");
  build(["page/index.html"]);
  build(["page/index.html"], { keep: false });
  expect(built()).toEqual(["page/index.html", "types/index.d.ts"]);
  expect(readFileSync(join(other, "half"), "utf8")).toBe("");
});
