/** Promises that the documents and the source make to each other. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
const sources = files("src").filter((file) => /\.tsx?$/.test(file));
const productSources = sources.filter((file) => !/\.(test|test-d|example|fixture)\.tsx?$/.test(file));

describe("documents", () => {
  test.each(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/protocol.md"])(
    "[S-035] every path that %s names exists",
    (document) => {
      const named = [
        ...read(document).matchAll(/[`(]((?:src|tests|docs|examples|bench|tools|\.ci)\/[\w./-]*|\.?[\w-]+\.(?:md|cjs|json|txt))[`)]/g),
      ].map(([, path]) => path as string);
      const generated = new Set(["millrace.config.json", "steps.json", "messages.json"]);
      expect(named.filter((path) => !generated.has(path) && !existsSync(join(root, path)))).toEqual([]);
      expect(named.length).toBeGreaterThan(document === "README.md" ? 0 : 1);
    },
  );

  test("the contributing guide gives a reason for each runtime dependency, and for no other", () => {
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    const explained = [...read("CONTRIBUTING.md").matchAll(/^\| ((?:`[@\w/.-]+`(?:, )?)+) \|/gm)]
      .flatMap(([, names]) => [...(names as string).matchAll(/`([^`]+)`/g)].map(([, name]) => name as string))
      .filter((name) => !name.startsWith("npm "));
    expect(explained.sort()).toEqual(Object.keys(dependencies).sort());
  });
});

describe("source", () => {
  /** Sinks that take text as markup or code. One audited place may have each. */
  const sinks: [RegExp, readonly string[]][] = [
    [/\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write/, []],
    [/dangerouslySetInnerHTML|srcDoc=|srcdoc\b/, []],
    [/\bnew Function\b|\beval\(/, []],
    [/setAttribute\(\s*["']style["']/, []],
    [/new DOMParser/, []],
  ];

  test.each(sinks)("[S-193] [S-194] %s does not occur in the front end", (sink, allowed) => {
    const found = productSources.filter(
      (file) => (file.startsWith("src/frontend/") || file.startsWith("src/elements/")) && !allowed.includes(file),
    );
    expect(found.filter((file) => sink.test(read(file).replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, "")))).toEqual([]);
  });

  test("each element has its command, view, test and example", () => {
    const folders = readdirSync(join(root, "src/elements"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    // These have no view of their own: they show other elements, or something that the frame of the page draws.
    const wordsOnly = new Set(["toast", "write", "write-stream"]);
    const missing = folders.flatMap(({ name }) => {
      const has = (ending: RegExp): boolean => readdirSync(join(root, "src/elements", name)).some((file) => ending.test(file));
      const wanted: [string, RegExp][] = [
        ["command", /^[\w-]+\.ts$/],
        ["test", /\.test\.tsx?$/],
        ["example", /\.example\.ts$/],
        ...(wordsOnly.has(name) ? [] : ([["view", /\.view\.tsx$/]] as [string, RegExp][])),
      ];
      return wanted.filter(([, ending]) => !has(ending)).map(([what]) => `${name}: ${what}`);
    });
    expect(missing).toEqual([]);
  });

  test("nothing is left for later, and nothing is switched off without a reason", () => {
    const left = [...sources, ...files("tests"), ...files("examples"), ...files("tools")]
      .filter((file) => /\.(tsx?|mjs)$/.test(file) && file !== "tests/architecture.test.ts")
      .flatMap((file) =>
        read(file)
          .split("\n")
          .filter((line) => /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)|\b(it|test|describe)\.(skip|only|todo)\b/.test(line))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(left).toEqual([]);
  });
});
