/** Compiles an app for AppTest with the loader of the worker. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ErrorDescription } from "../core/element/error-description.js";
import type { Script } from "../core/runner/session-runtime.js";
import { ModuleGraph } from "../hosts/node-worker/module-graph.js";
import { describeError, installStackMapping } from "../hosts/node-worker/stack-trace.js";
import * as millrace from "../index.js";
import { at, bindSt, commandNames } from "../st.js";

export interface LoadedApp {
  script: Script;
  describe(error: unknown): ErrorDescription;
  /** The files have changed on disk: they are compiled again for the next run. */
  changed(files: readonly string[]): void;
}

export async function loadAppScript(file: string): Promise<LoadedApp> {
  const graph = new ModuleGraph({ root: dirname(file), commands: commandNames, builtins: { millrace: () => millrace }, at });
  installStackMapping(graph);
  return {
    script: async (context) => {
      const main = await graph.loadScript(file);
      await main.run({ millrace: { ...millrace, st: bindSt(context) } });
    },
    describe: (error) => describeError(error, graph),
    changed: (files) => {
      for (const changed of files) graph.invalidate(changed);
    },
  };
}

/** Writes a script given as text into a folder of its own and returns its path. */
export function writeTemporaryScript(source: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "millrace-app-")), "app.ts");
  writeFileSync(file, source);
  return file;
}
