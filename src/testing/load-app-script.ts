/** Compiles an app for AppTest with the loader of the worker. */

import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Script } from "../core/runner/session-runtime.js";
import { ModuleGraph } from "../hosts/node-worker/module-graph.js";
import * as millrace from "../index.js";
import { at, bindSt, commandNames } from "../st.js";

export async function loadAppScript(file: string, source?: string): Promise<Script> {
  void readFileSync;
  void source;
  const graph = new ModuleGraph({ root: dirname(file), commands: commandNames, builtins: { millrace: () => millrace }, at });
  const script = await graph.loadScript(file);
  return (context) => script.run({ millrace: { ...millrace, st: bindSt(context) } });
}
