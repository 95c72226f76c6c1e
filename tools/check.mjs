/** `npm run check`: types, lint and format, layer rules, the public API file. All are run, then all faults are shown. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

const checks = [
  ["types: core", bin("tsc"), ["-p", "tsconfig.core.json"]],
  ["types: node", bin("tsc"), ["-p", "tsconfig.node.json"]],
  ["types: front end", bin("tsc"), ["-p", "tsconfig.frontend.json"]],
  ["types: tests", bin("tsc"), ["-p", "tsconfig.tests.json"]],
  ["lint and format", bin("biome"), ["ci", "--colors=off", "--diagnostic-level=warn", "--max-diagnostics=30", "."]],
  ["layers", bin("depcruise"), ["src", "--config", ".dependency-cruiser.cjs", "--output-type", "err"]],
  ["public API", process.execPath, ["tools/api.mjs", "--check"]],
];

function run(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1" } });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("error", (error) => done({ code: 1, output: String(error) }));
    child.on("close", (code) => done({ code, output }));
  });
}

export async function check() {
  let failed = 0;
  // Two at a time: the type checks are as large as the machine.
  const waiting = [...checks];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command, args] = next;
      const started = performance.now();
      const { code, output } = await run(command, args);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? "✔" : "✖"} ${name} (${seconds} s)`);
      if (code !== 0) {
        failed++;
        console.log(output.trim().split("\n").slice(0, 120).join("\n"));
      }
    }
  };
  await Promise.all([work(), work()]);
  return { passed: checks.length - failed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await check();
  process.exitCode = failed > 0 ? 1 : 0;
}
