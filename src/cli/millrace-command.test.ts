import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { TestClient } from "../server/app-server.fixture.js";

/** The built command, as `npx millrace` runs it: needs `dist/`. */
const command = resolve(import.meta.dirname, "../../dist/cli.js");
const manifest: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../package.json"), "utf8"));
const { version } = manifest as { version: string };

const hello = `import { st } from "millrace";\nst.text("hello");\n`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "millrace-command-"));
  writeFileSync(join(folder, "app.ts"), hello);
  writeFileSync(join(folder, "notes.md"), "# Notes");
  mkdirSync(join(folder, "pages"));
  return () => rmSync(folder, { recursive: true, force: true });
});

class Command {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  output = "";
  errors = "";
  readonly ended: Promise<number | null>;

  constructor(args: readonly string[], environment: Record<string, string> = {}) {
    const { CI: _, NO_COLOR: __, ...inherited } = process.env;
    this.child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      env: { ...inherited, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child.stdout.on("data", (data) => {
      this.output += data;
    });
    this.child.stderr.on("data", (data) => {
      this.errors += data;
    });
    this.ended = new Promise((done) => this.child.once("close", done));
    onTestFinished(() => void this.child.kill("SIGKILL"));
  }

  /** The address that the command has printed. */
  async url(): Promise<string> {
    await expect.poll(() => `${this.output}${this.errors}`, { timeout: 15_000 }).toMatch(/https?:\/\/\S+/);
    return /https?:\/\/\S+/.exec(this.output)?.[0] as string;
  }
}

async function said(...args: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const run = new Command(args);
  const code = await run.ended;
  return { code, output: run.output, errors: run.errors };
}

/** A port that somebody listens on until the test is over. */
async function busyPort(port = 0): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", done);
  });
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

describe("what it says of itself", () => {
  test("--version", async () => {
    expect(await said("--version")).toEqual({ code: 0, output: `${version}\n`, errors: "" });
  });

  test.each([[[]], [["--help"]], [["help"]], [["new", "--help"]]])("help: millrace %j", async (args) => {
    const { code, output } = await said(...args);
    expect(code).toBe(0);
    expect(output).toContain("millrace run app.ts");
    expect(output).toContain("millrace new [folder]");
  });

  test("run --help: all settings, without starting anything", async () => {
    const { code, output } = await said("run", "--help");
    expect(code).toBe(0);
    expect(output).toContain("--server.maxUploadSize");
    expect(output).toContain("MILLRACE_SERVER_PORT");
  });

  test("no colour codes where no terminal is", async () => {
    const { output, errors } = await said("frob");
    expect(output + errors).not.toContain("\u001b");
  });
});

describe("what cannot be started: exit code 1, what, and what to do", () => {
  test.each<[string, string[], string[]]>([
    ["an unknown command", ["frob"], ['There is no command "frob"', "millrace run app.ts"]],
    ["a script without run", ["app.ts"], ['There is no command "app.ts"', "Write `millrace run app.ts`."]],
    ["no script", ["run"], ["No script was named", "MR_SCRIPT_NOT_FOUND"]],
    ["a script that is missing", ["run", "nope.ts"], ["nope.ts does not exist (looked in ", "Check the path", "MR_SCRIPT_NOT_FOUND"]],
    ["a folder", ["run", "pages/"], ["pages/ is a folder.", "pages/app.ts", "MR_SCRIPT_NOT_FOUND"]],
    ["a file of another kind", ["run", "notes.md"], ["notes.md is not a TypeScript or JavaScript file", ".mts", "MR_SCRIPT_NOT_FOUND"]],
    ["two scripts", ["run", "app.ts", "app.ts"], ["one script is expected", "MR_CONFIG_INVALID"]],
    ["an unknown setting", ["run", "app.ts", "--server.prot", "1"], ["--server.prot (command line): there is no such setting", "--help"]],
    ["a bad value", ["run", "app.ts", "--port", "http"], ['server.port (command line): "http" is not a whole number', "MR_CONFIG_INVALID"]],
    ["an address elsewhere", ["run", "app.ts", "--server.address", "203.0.113.7"], ["no address of this machine", "127.0.0.1"]],
    ["a taken folder", ["new", "."], ["already holds app.ts", "millrace new my-app"]],
  ])("%s", async (_, args, parts) => {
    const { code, errors, output } = await said(...args);
    expect(code).toBe(1);
    for (const part of parts) expect(errors).toContain(part);
    expect(errors).not.toMatch(/^ {4}at /m);
    expect(output).toBe("");
  });

  test("a port that is taken: the hint names another one", async () => {
    const port = await busyPort();
    const { code, errors } = await said("run", "app.ts", "--headless", "--server.port", String(port));
    expect(code).toBe(1);
    expect(errors).toContain(`Port ${port} is in use by another program.`);
    expect(errors).toContain(`--server.port ${port + 1}`);
    expect(errors).toContain("MR_PORT_TAKEN");
  });
});

describe("a running app", () => {
  test("says where it is, serves the page, and ends with Ctrl+C within three seconds", async () => {
    const run = new Command(["run", "app.ts", "--headless", "--port", "0"]);
    const url = await run.url();
    expect(run.output).toContain("Millrace runs app.ts");
    expect(run.output).toContain("Ctrl+C");
    const page = await fetch(url);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const tab = await new TestClient({ url, port: 0, warnings: [], close: async () => {} }).connect();
    await tab.until(() => tab.texts().includes("hello"));
    const began = performance.now();
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(run.errors).toBe("");
  });

  test("ends also while a script works without a pause", async () => {
    writeFileSync(join(folder, "busy.ts"), `import { st } from "millrace";\nst.text("begun");\nfor (;;) st.text("again");\n`);
    const run = new Command(["run", "busy.ts", "--headless", "--port", "0"]);
    const tab = await new TestClient({ url: await run.url(), port: 0, warnings: [], close: async () => {} }).connect();
    await tab.until(() => tab.texts().includes("begun"));
    const began = performance.now();
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test("takes the next free port where none was chosen", async () => {
    const taken = await busyPort(8501).catch(() => 8501);
    const run = new Command(["run", "app.ts", "--headless"]);
    const url = await run.url();
    const port = Number(new URL(url).port);
    expect(port).toBeGreaterThan(taken);
    expect(port).toBeLessThan(taken + 100);
    expect((await fetch(url)).status).toBe(200);
  });

  test("settings come from the folder of the script and from the environment, too", async () => {
    mkdirSync(join(folder, "configured"), { recursive: true });
    writeFileSync(join(folder, "configured", "app.ts"), hello);
    writeFileSync(join(folder, "configured", "millrace.config.json"), '{"server":{"headless":true,"runOnSave":false}}');
    const run = new Command(["run", "configured/app.ts"], { MILLRACE_SERVER_PORT: "0" });
    await run.url();
    expect(run.output).not.toContain("Save a file");
  });

  test("a syntax error: the server starts, page and terminal show the place, and saving mends it", async () => {
    const file = join(folder, "broken.ts");
    writeFileSync(file, `import { st } from "millrace";\n\nst.text("a";\n`);
    const run = new Command(["run", "broken.ts", "--headless", "--port", "0"]);
    const url = await run.url();
    expect((await fetch(url)).status).toBe(200);
    const tab = await new TestClient({ url, port: 0, warnings: [], close: async () => {} }).connect();
    await tab.until(() => tab.texts().some((text) => text.startsWith("MR_SCRIPT_SYNTAX")));
    const node = [...tab.tree.values()].find(({ type }) => type === "exception");
    expect(node?.props.error).toMatchObject({ codeFrame: { file: "broken.ts", line: 3 } });
    await expect.poll(() => run.errors).toMatch(/MR_SCRIPT_SYNTAX.*broken\.ts:3:\d+/s);
    writeFileSync(file, `import { st } from "millrace";\n\nst.text("mended");\n`);
    await tab.until(() => tab.texts().includes("mended"));
    expect(tab.texts()).toEqual(["mended"]);
  });
});
