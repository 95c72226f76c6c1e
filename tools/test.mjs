/** `npm test`: checks, build, and all tests, with a browser that is found or installed. Ends with «N passed, N failed». */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "./check.mjs";
import { findBrowser } from "./find-browser.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const env = { ...process.env, CHROMIUM_PATH: findBrowser((text) => console.log(text)) };

const build = spawnSync(process.execPath, ["tools/build.mjs"], { cwd: root, stdio: "inherit", env });
if (build.status !== 0) {
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const checks = await check();

const report = join(mkdtempSync(join(tmpdir(), "millrace-tests-")), "report.json");
const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const tests = spawnSync(
  process.execPath,
  [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: "inherit",
    env,
  },
);
let passed = checks.passed;
let { failed } = checks;
try {
  const result = JSON.parse(readFileSync(report, "utf8"));
  passed += result.numPassedTests;
  // A file that does not even load counts as one failure.
  failed +=
    result.numFailedTests + result.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
} catch {
  failed++;
}
if (tests.status !== 0 && failed === 0) failed++;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
