import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import vm from "node:vm";
import { onTestFinished } from "vitest";
import { ModuleGraph, type ModuleGraphOptions } from "./module-graph.js";
import { realPath } from "./real-path.js";

/** An app in a temporary folder, for tests: removed when the test is over. */
export interface TestApp {
  root: string;
  path(name: string): string;
  write(name: string, text: string): string;
  graph(options?: Partial<ModuleGraphOptions>): ModuleGraph;
  /** Runs a script once and gives what it and its imports logged: they `import { log } from "test"`. */
  run(graph: ModuleGraph, name?: string): Promise<unknown[]>;
}

const importer = new vm.Script("(url) => import(url)", { importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
/** Node's own import, which the test runner would replace. */
const importNative = importer.runInThisContext() as (url: string) => Promise<object>;

export function testApp(files: Record<string, string>): TestApp {
  const root = realPath(mkdtempSync(join(tmpdir(), "millrace-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const path = (name: string) => join(root, name);
  const write = (name: string, text: string) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
    return path(name);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  let logged: unknown[] = [];
  const log = (...values: unknown[]) => void logged.push(...values);
  return {
    root,
    path,
    write,
    graph: (options = {}) => {
      const builtins = { test: () => ({ log }) };
      const commands = new Set(["text", "metric"]);
      return new ModuleGraph({ root, commands, at: (_site, receiver) => receiver, builtins, importNative, ...options });
    },
    run: async (graph, name = "app.ts") => {
      logged = [];
      const script = await graph.loadScript(path(name));
      await script.run({});
      return logged;
    },
  };
}
