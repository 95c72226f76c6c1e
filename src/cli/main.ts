/** The `millrace` command. */
import { readFileSync } from "node:fs";
import { newApp } from "./new.js";
import { explain, terminalOutput } from "./output.js";
import { openInBrowser, run, runHelp } from "./run.js";

const output = terminalOutput();
const base = import.meta.url;

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", base), "utf8"));
  return (manifest as { version: string }).version;
}

const help = `${output.bold("millrace")} ${version()}

  millrace run app.ts    start an app and open it in the browser (--help: all settings)
  millrace new [folder]  make a new app with its test
  millrace --version     show the version
`;

async function main([command, ...args]: readonly string[]): Promise<void> {
  switch (command) {
    case "run": {
      if (args.includes("--help")) return output.line(runHelp(output));
      const server = await run(args, base, { output, environment: process.env, openBrowser: openInBrowser });
      const end = (): void => {
        const forced = setTimeout(() => process.exit(0), 3_000);
        forced.unref();
        void server.close().then(() => process.exit(0));
      };
      process.once("SIGINT", end);
      process.once("SIGTERM", end);
      return;
    }
    case "new":
      if (args.includes("--help")) return output.line(help);
      return newApp(args, version(), output);
    case "--version":
    case "-v":
      return output.line(version());
    case undefined:
    case "--help":
    case "-h":
    case "help":
      return output.line(help);
    default:
      output.error(`${output.red("✖")} There is no command ${JSON.stringify(command)}.`);
      if (/\.[mc]?[jt]sx?$/.test(command)) output.error(`  Write \`millrace run ${command}\`.`);
      output.error(`\n${help}`);
      process.exitCode = 1;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  explain(output, error);
  process.exit(1);
});
