/**
 * `npm run dev`: builds, runs an app, and follows every change under `src/`: builds what is touched and starts the app
 * again. The app's own files need no build: the server notices them itself.
 *
 *     npm run dev                                          the demo app
 *     npm run dev -- examples/other/app.ts --server.port 9000
 */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const given = process.argv.slice(2);
const app = given.length > 0 ? given : ["examples/csv-explorer/app.ts"];
/** Editors save in several steps, and several files at once. */
const settleMs = 150;

/** Parts of the build that a changed file goes into; types and tests go into none. */
function partsOf(file) {
  if (/\.test\.tsx?$|\.fixture\.ts$|\.test-d\.ts$|\.example\.ts$/.test(file)) return [];
  if (/\.(tsx|css|html|svg|woff2)$/.test(file) || file.startsWith("frontend/")) return ["frontend"];
  if (/^(cli|hosts|security|server|testing)\//.test(file)) return ["node"];
  return ["frontend", "node"];
}

function build(parts) {
  return new Promise((done) => {
    const child = spawn(process.execPath, ["tools/build.mjs", ...parts], { cwd: root, stdio: "inherit" });
    child.on("close", (code) => done(code === 0));
  });
}

let server;

function start(extra) {
  const child = spawn(process.execPath, ["dist/cli.js", "run", ...app, ...extra], { cwd: root, stdio: "inherit" });
  server = child;
  child.on("close", (code) => {
    if (server === child && code !== null) console.log(`The app has ended with ${code}. Save a file to start it again.`);
  });
}

function stop() {
  const child = server;
  server = undefined;
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("close", done);
    child.kill("SIGTERM");
  });
}

const waiting = new Set();
let busy = false;
let timer;

async function follow() {
  if (busy) return;
  busy = true;
  while (waiting.size > 0) {
    const parts = [...waiting];
    waiting.clear();
    console.log(`\n${parts.join(" and ")} changed`);
    if (!(await build(parts))) continue;
    await stop();
    start(["--server.headless"]);
  }
  busy = false;
}

console.log("Building …");
if (!(await build(["frontend", "node"]))) console.log("The build failed. Mend it and save.");
else start([]);

watch(resolve(root, "src"), { recursive: true }, (_, name) => {
  for (const part of partsOf(String(name).replaceAll("\\", "/"))) waiting.add(part);
  clearTimeout(timer);
  if (waiting.size > 0) timer = setTimeout(follow, settleMs);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}
