import { expect, test } from "vitest";
import { safeFilePath } from "./file-name.js";

test.each([
  ["2024/march.csv", "2024/march.csv"],
  ["2024\\march.csv", "2024/march.csv"],
  ["../../etc/passwd", "etc/passwd"],
  ["/a/./b//c.txt", "a/b/c.txt"],
  ["a/.hidden/con/x\u202ey", "a/hidden/_con/xy"],
  ["..", "file"],
  ["", "file"],
])("[B-155] the path %j within a folder becomes %j", (path, safe) => {
  expect(safeFilePath(path)).toBe(safe);
});
