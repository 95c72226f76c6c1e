/** `millrace run app.ts`: starts the server, says where it is, opens a browser. */
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, relative, resolve } from "node:path";
import { MillraceError } from "../core/errors.js";
import { type AppServer, builtFiles, startAppServer } from "../server/app-server.js";
import { environmentName, readSettings, settingNames, settingTable } from "../server/settings.js";
import { explain, type Output } from "./output.js";

export interface RunEffects {
  output: Output;
  environment: NodeJS.ProcessEnv;
  openBrowser(url: string): void;
}

export function runHelp({ bold, dim }: Output): string {
  const width = Math.max(...settingNames.map((name) => name.length)) + 4;
  const rows = settingNames.map((name) => `  ${`--${name}`.padEnd(width)} ${settingTable[name].text} ${dim(environmentName(name))}`);
  return [
    `${bold("millrace run")} app.ts [settings]`,
    "",
    "Starts the app and opens it in a browser.",
    "",
    bold("Settings"),
    ...rows,
    "",
    "Short forms: --port, --headless",
  ].join("\n");
}

/** Splits `app.ts --server.port 8502 --headless` into the script and the settings. */
export function readArguments(args: readonly string[]): { script: string | undefined; flags: Map<string, string> } {
  const flags = new Map<string, string>();
  let script: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (!arg.startsWith("--")) {
      if (script !== undefined)
        throw new MillraceError(
          "MR_CONFIG_INVALID",
          `${arg}: one script is expected, ${script} was given already.`,
          "Put settings behind the script as --name value.",
        );
      script = arg;
      continue;
    }
    const [head = "", inline] = arg.slice(2).split(/=(.*)/s);
    const name = head === "port" ? "server.port" : head === "headless" ? "server.headless" : head;
    const next = args[i + 1];
    const takesNext = inline === undefined && next !== undefined && !next.startsWith("--") && !isSwitch(name, next);
    flags.set(name, inline ?? (takesNext ? next : ""));
    if (takesNext) i++;
  }
  return { script, flags };
}

/** A boolean setting takes the next word only when it is true or false: `--headless app.ts` names a script. */
function isSwitch(name: string, next: string): boolean {
  const setting = (settingTable as Record<string, { default: unknown } | undefined>)[name];
  return typeof setting?.default === "boolean" && next !== "true" && next !== "false";
}

function findScript(name: string | undefined): string {
  if (name === undefined)
    throw new MillraceError(
      "MR_SCRIPT_NOT_FOUND",
      "No script was named.",
      "Write `millrace run app.ts`, or make a new app with `millrace new`.",
    );
  const file = resolve(name);
  if (!existsSync(file))
    throw new MillraceError(
      "MR_SCRIPT_NOT_FOUND",
      `${name} does not exist (looked in ${process.cwd()}).`,
      "Check the path, or make a new app with `millrace new`.",
    );
  if (statSync(file).isDirectory())
    throw new MillraceError(
      "MR_SCRIPT_NOT_FOUND",
      `${name} is a folder.`,
      `Name the script in it, for example ${name.replace(/\/$/, "")}/app.ts.`,
    );
  if (!/\.[mc]?[jt]sx?$/.test(file))
    throw new MillraceError(
      "MR_SCRIPT_NOT_FOUND",
      `${name} is not a TypeScript or JavaScript file.`,
      "A script ends in .ts, .mts, .tsx, .js or .mjs.",
    );
  return file;
}

/** The first free port from `start` on, where the port was not chosen by hand. */
async function freePort(start: number, address: string): Promise<number> {
  for (let port = start; port < start + 100; port++) {
    const free = await new Promise<boolean>((done) => {
      const probe = createServer();
      probe.once("error", () => done(false));
      probe.listen({ port, host: address, exclusive: true }, () => probe.close(() => done(true)));
    });
    if (free) return port;
  }
  return 0;
}

/** Runs until the server is closed. @throws MillraceError for what the person can mend. */
export async function run(args: readonly string[], base: string, { output, environment, openBrowser }: RunEffects): Promise<AppServer> {
  const { script: name, flags } = readArguments(args);
  const script = findScript(name);
  const { settings, portGiven } = readSettings(dirname(script), environment, flags);
  if (!portGiven) settings.server.port = await freePort(settings.server.port, settings.server.address);
  const server = await startAppServer({
    script,
    settings,
    ...builtFiles(base),
    log: (level, message) =>
      level === "info"
        ? output.line(output.dim(message))
        : output.error(`${level === "warn" ? output.yellow("!") : output.red("✖")} ${message}`),
  });
  output.line();
  output.line(`  ${output.bold("Millrace")} runs ${relative(process.cwd(), script) || script}`);
  output.line(`  ${output.green("➜")} ${output.bold(server.url)}`);
  for (const warning of server.warnings) output.line(`  ${output.yellow("!")} ${warning}`);
  output.line(output.dim(settings.server.runOnSave ? "  Save a file to see the change. Ctrl+C ends the app." : "  Ctrl+C ends the app."));
  output.line();
  if (!settings.server.headless && environment.CI === undefined) openBrowser(server.url);
  return server;
}

/** Opens the person's browser; where there is none, nothing happens. */
export function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === "darwin" ? ["open", url] : process.platform === "win32" ? ["cmd", "/c", "start", "", url] : ["xdg-open", url];
  const child = spawn(command as string, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

export { explain };
