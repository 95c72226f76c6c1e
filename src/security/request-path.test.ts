import { posix } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { safeFileName } from "./file-name.js";
import { parseRequestPath } from "./request-path.js";

const pieces = fc.constantFrom(
  "..",
  ".",
  "/",
  "//",
  "\\",
  "%2e",
  "%2E",
  "%2f",
  "%5c",
  "%00",
  "%25",
  "%252e",
  "%c0%ae",
  "a",
  "é",
  "%C3%A9",
  ";",
  "?",
  "#",
  "%",
  " ",
  "\0",
);

test("[B-192] whatever is accepted stays where it is: no encoding leads out of a folder", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const target = parseRequestPath(`/${parts.join("")}`, 8_192);
      if (!target) return;
      let path = target.path;
      // Even decoded again and again it means the same file.
      for (let i = 0; i < 3; i++) {
        expect(posix.normalize(path)).toBe(path);
        expect(path).not.toMatch(/[\\\0]|\/\//);
        try {
          path = decodeURIComponent(path);
        } catch {
          return;
        }
      }
    }),
    { numRuns: 3_000 },
  );
});

test("pages of every alphabet are reachable, and the query is read once", () => {
  const target = parseRequestPath("/%C3%BCbersicht/a%20b?x=%2e%2e&y=1+2", 100)!;
  expect(target.path).toBe("/übersicht/a b");
  expect([target.query.get("x"), target.query.get("y")]).toEqual(["..", "1 2"]);
  expect(parseRequestPath("/a", 1)).toBeNull();
});

test("file names from outside name no path, no device and fit into a header", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(pieces).map((parts) => parts.join("")),
      ),
      (name) => {
        const safe = safeFileName(name);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe.length).toBeLessThanOrEqual(200);
        expect(safe).not.toMatch(/[/\\\0\r\n":]|^\.|\.$/);
        expect(parseRequestPath(`/${encodeURIComponent(safe)}`, 8_192)).not.toBeNull();
      },
    ),
    { numRuns: 2_000 },
  );
  const table: [name: string, safe: string][] = [
    ["C:\\Users\\me\\sales.csv", "sales.csv"],
    ["CON.txt", "_CON.txt"],
    [".htaccess", "htaccess"],
    ["evil\u202egpj.exe", "evilgpj.exe"],
    ["日本語.csv", "日本語.csv"],
    [`${"x".repeat(300)}.tar.gz`, `${"x".repeat(197)}.gz`],
    ["..", "file"],
  ];
  for (const [name, safe] of table) expect(safeFileName(name)).toBe(safe);
});
