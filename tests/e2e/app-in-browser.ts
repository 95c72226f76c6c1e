/**
 * Runs an app as a person gets it (`dist/cli.js run`) and opens it in a real browser.
 *
 * Every page watches itself: a violation of the policy (CSP, Trusted Types), an uncaught error or a failed request of
 * ours fails the test that opened it, whatever else the test looks at.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";

const cli = resolve(import.meta.dirname, "../../dist/cli.js");

let browser: Browser | undefined;

export async function theBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return browser;
}

export interface RunningApp {
  url: string;
  port: number;
  /** Folder of the script. */
  folder: string;
  file: string;
  process: ChildProcess;
  /** What the server has printed. */
  output(): string;
  /** Replaces the script, as an editor does on save. */
  save(source: string, file?: string): void;
  stop(): Promise<void>;
}

const running = new Set<RunningApp>();
const contexts = new Set<BrowserContext>();

/** Starts a script given as text, or a file of the repository. */
export async function startApp(source: string | { file: string }, args: readonly string[] = []): Promise<RunningApp> {
  const own = typeof source === "string";
  const folder = own ? mkdtempSync(join(tmpdir(), "millrace-e2e-")) : resolve(source.file, "..");
  const file = own ? join(folder, "app.ts") : resolve(source.file);
  if (own) writeFileSync(file, source);
  const child = spawn(
    process.execPath,
    [cli, "run", file, "--headless", ...(args.includes("--server.port") ? [] : ["--server.port", "0"]), ...args],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
    },
  );
  let printed = "";
  child.stdout?.on("data", (data) => (printed += data));
  child.stderr?.on("data", (data) => (printed += data));
  const url = await new Promise<string>((found, failed) => {
    const look = (): void => {
      const match = /➜ (http:\/\/\S+)/.exec(printed);
      if (match?.[1]) found(match[1]);
    };
    child.stdout?.on("data", look);
    child.once("exit", (code) => failed(new Error(`the server ended with ${code}:\n${printed}`)));
  });
  const app: RunningApp = {
    url,
    port: Number(new URL(url).port),
    folder,
    file,
    process: child,
    output: () => printed,
    save: (text, name = "app.ts") => writeFileSync(join(folder, name), text),
    async stop() {
      running.delete(app);
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
      if (own) rmSync(folder, { recursive: true, force: true });
    },
  };
  running.add(app);
  return app;
}

export interface OpenedPage {
  page: Page;
  context: BrowserContext;
  /** Violations, page errors and failed requests so far. */
  faults: string[];
}

/** Opens the app; waits until its first run is on the page. */
export async function openApp(
  app: RunningApp,
  options: { width?: number; height?: number; dark?: boolean; reducedMotion?: boolean; context?: BrowserContext; path?: string } = {},
): Promise<OpenedPage> {
  const context =
    options.context ??
    (await (
      await theBrowser()
    ).newContext({
      viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
      colorScheme: options.dark ? "dark" : "light",
      reducedMotion: options.reducedMotion === false ? "no-preference" : "reduce",
    }));
  contexts.add(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  opened.push(faults);
  page.on("pageerror", (error) => faults.push(`page error: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/WebSocket connection|ERR_CONNECTION|Failed to load resource/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  await page.exposeFunction("reportViolation", (text: string) => faults.push(text));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const report = (globalThis as unknown as { reportViolation(text: string): void }).reportViolation;
      report(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
    });
  });
  await page.goto(app.url + (options.path ?? "/"));
  // Before the first frame no run is shown either: the page stands when it has elements and is at rest.
  await page.getByTestId("stElementContainer").first().waitFor({ state: "attached" });
  await page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').waitFor();
  return { page, context, faults };
}

const opened: string[][] = [];

afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts.clear();
  for (const app of [...running]) await app.stop();
  const faults = opened.splice(0).flat();
  expect(faults, "the pages of this test reported faults").toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  browser = undefined;
});
