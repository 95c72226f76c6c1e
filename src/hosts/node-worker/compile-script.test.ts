import v8 from "node:v8";
import vm from "node:vm";
import { moduleRunnerTransformSync } from "oxc-transform";
import { expect, test } from "vitest";
import { SourceError } from "./code-frame.js";
import { type CompiledModule, compileModule, freeNames, type ModuleBindings } from "./compile-script.js";

const options = { root: "/app", commands: new Set(["text", "table"]) };

const bindings: ModuleBindings = {
  importStatic: () => ({}),
  importDynamic: async () => ({}),
  exports: {},
  exportAll: () => {},
  meta: {},
  at: (_site, receiver) => receiver,
};

function syntaxErrorOf(source: string, file = "/app/app.ts"): SourceError {
  try {
    compileModule(file, source, options);
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
  throw new Error("it compiled");
}

async function run(source: string, given: Partial<ModuleBindings> = {}, file = "/app/app.ts"): Promise<Record<string, unknown>> {
  const exports = {};
  await compileModule(file, source, options).run({ ...bindings, ...given, exports });
  return exports;
}

/**
 * The form that oxc-transform gives is not documented for anyone but Vite. If this test fails after an update, the
 * form has changed: read the new output before adapting `freeNames`.
 */
test("conformance: the module runner form leaves exactly the names free that are bound", async () => {
  const source = `
import d, { a as b } from "one"; import * as ns from "two"; import "three"; import j from "./j.json" with { type: "json" };
export * from "four"; export * as five from "five"; export { x as y, default as z } from "six"; export { b };
export let count = 0; export default function named() {} export class K {}
const value = await import("seven"); const again = await import("eight", { with: { type: "json" } });
console.log(import.meta.url, d, b, ns, j, value, again, count);`;
  const { code, errors, deps, dynamicDeps } = moduleRunnerTransformSync("module.mjs", source, { sourcemap: true });
  expect(errors).toEqual([]);
  const names = new Set(code.match(/__\w+__/g));
  expect([...names].filter((name) => !/^__vite_ssr_import_\d+__$/.test(name)).sort()).toEqual([...freeNames].sort());
  expect(deps.sort()).toEqual(["./j.json", "five", "four", "one", "six", "three", "two"]);
  expect(dynamicDeps).toEqual(["seven", "eight"]);
  expect(code).not.toMatch(/^\s*(import|export)\b/m);
  const calls: unknown[] = [];
  const body = new vm.Script(`(async (${freeNames.join(",")}, console) => {"use strict";${code}\n})`).runInThisContext();
  const exports = {};
  const record =
    (kind: string) =>
    (...args: unknown[]) => {
      calls.push([kind, ...args]);
      return { default: 1, a: 2, x: 3, tag: args[0] };
    };
  await body(record("import"), record("dynamic"), exports, (all: unknown) => calls.push(["all", all]), { url: "here" }, { log: () => {} });
  expect(calls).toEqual([
    ["import", "one", { importedNames: ["default", "a"] }],
    ["import", "two"],
    ["import", "three"],
    ["import", "./j.json", { importedNames: ["default"] }],
    ["import", "four"],
    ["all", { default: 1, a: 2, x: 3, tag: "four" }],
    ["import", "five"],
    ["import", "six", { importedNames: ["x", "default"] }],
    ["dynamic", "seven"],
    ["dynamic", "eight", { with: { type: "json" } }],
  ]);
  expect(Object.keys(exports).sort()).toEqual(["K", "b", "count", "default", "five", "y", "z"]);
});

test("is strict, has no this at the top, and a fresh scope each time", async () => {
  expect(
    await run(`export const self = this; export const strict = (() => { try { undeclared = 1; } catch { return true; } })();`),
  ).toMatchObject({
    self: undefined,
    strict: true,
  });
  const compiled = compileModule("/app/app.ts", `let n = 0; n++; export { n };`, options);
  for (let times = 0; times < 3; times++) {
    const exports = {};
    await compiled.run({ ...bindings, exports });
    expect(exports).toEqual({ n: 1 });
  }
});

test("names its imports in source order, without those of types", () => {
  const source = `import { z } from "z"; import type { T } from "t"; export * from "./b"; import { only } from "only-a-type"; import a from "./a";
import "./side"; export { q } from "./q"; let x: only = z(a);\n@z class K {}`;
  const { imports, importPosition, importedNames } = compileModule("/app/app.ts", source, options);
  expect(imports).toEqual(["@oxc-project/runtime/helpers/decorate", "z", "./b", "./a", "./side", "./q"]);
  expect(importPosition("./side")).toEqual({ line: 2, column: 8 });
  expect([...importedNames("./a")]).toEqual(["default"]);
  expect([...importedNames("./q")]).toEqual([]);
});

test.each<[source: string, line: number, column: number, message: string]>([
  ["const a = ;", 1, 11, "Unexpected token"],
  ["let x = {\n  a: 1\n  b: 2,\n};", 3, 3, "Expected `,` or `}`"],
  ["/* 😀 ü */ let a = ;", 1, 20, "Unexpected token"],
  ["\uFEFF#!/usr/bin/env x\nlet a = ;", 2, 9, "Unexpected token"],
  ["const a = 1;\r\nconst a = 2;", 2, 7, "already been declared"],
  ["st.text(`open", 1, 9, "Unterminated"],
  ["function f() {\n", 2, 1, "Expected `}`"],
  ["st.text('é');\nawait st.text(a b);", 2, 17, ""],
  ["if (true) {\n  break;\n}", 2, 3, "break"],
  ["export const a = 1;\nexport const b = /(/;", 2, 18, ""],
  ["import { a } from 'x'\na = ", 2, 5, ""],
])("a syntax error has its place: %s", (source, line, column, message) => {
  const error = syntaxErrorOf(source);
  expect(error.code).toBe("MR_SCRIPT_SYNTAX");
  expect(error.message).toContain(message);
  expect(error.message).toMatch(new RegExp(`^app\\.ts:${line}:${column}: `));
  expect(error.frame).toMatchObject({ file: "app.ts", line, column });
  expect(error.frame.lines.find(({ number }) => number === line)?.text).toBe(source.split(/\r?\n/)[line - 1]);
});

test("a return at the top says what to do instead", () => {
  expect(syntaxErrorOf("st.text(1);\nreturn;").hint).toContain("st.stop()");
});

test("JSX is for .tsx and plain JavaScript; in .ts angle brackets are a type", async () => {
  expect(compileModule("/app/a.tsx", "export default <b>x</b>;", options).imports).toEqual(["react/jsx-runtime"]);
  expect(compileModule("/app/a.js", "export default <b>x</b>;", options).imports).toEqual(["react/jsx-runtime"]);
  expect(await run("const n = <number>(<unknown>3); export { n };")).toEqual({ n: 3 });
});

test.each([
  ["a comment", "export const a = 1; // end"],
  ["an open line comment without newline", "export const a = 1;\n//"],
  ["a regular expression", "export const a = 1;\n/x/"],
  ["nothing", ""],
  ["a directive", `"use strict";\nexport const a = 1;`],
])("compiles a file that ends in %s", async (_case, source) => {
  expect(await run(source)).toEqual(source === "" ? {} : { a: 1 });
});

test("calls carry their site to the host", async () => {
  const seen: unknown[] = [];
  const rows = { table: () => 1, text: (x: unknown) => x };
  await run(`import { rows } from "rows";\n\nrows\n  .text(rows.table());`, {
    importStatic: () => ({ rows }),
    at: (site, receiver) => {
      seen.push([site.command, site.line, site.column, receiver === rows]);
      return receiver;
    },
  });
  expect(seen).toEqual([
    ["text", 4, 4, true],
    ["table", 4, 14, true],
  ]);
});

test("compiled places lead back to the source, through all three steps", async () => {
  const source = `interface Wide { a: string; b: number }
import { a } from "x";
enum Size { S, M }

type Gone = { [K in keyof Wide]: Wide[K] };
a.text("é 😀", a.text(1), (() => { throw new Error("here"); })() as Gone);
`;
  const compiled = compileModule("/app/places.ts", source, options);
  const error = await compiled.run({ ...bindings, importStatic: () => ({ a: { text: () => 1 } }) }).then(
    () => undefined,
    (reason: Error) => reason,
  );
  const saved = Error.prepareStackTrace;
  Error.prepareStackTrace = (_error, sites) => sites;
  try {
    const fresh = await compiled.run({ ...bindings, importStatic: () => ({ a: { text: () => 1 } }) }).then(
      () => undefined,
      (reason: Error) => reason.stack as unknown as NodeJS.CallSite[],
    );
    const frame = fresh!.find((site) => site.getFileName() === "/app/places.ts")!;
    const place = compiled.map.original({ line: frame.getLineNumber()!, column: frame.getColumnNumber()! })!;
    expect(place.line).toBe(6);
    expect(source.split("\n")[5]!.slice(place.column - 1)).toMatch(/^new Error\("here"\)/);
  } finally {
    Error.prepareStackTrace = saved;
  }
  expect(error).toBeInstanceOf(Error);
});

/** Figures are printed, and bounded so loosely that only a change of kind fails on a busy machine. */
test("compiling and running again are cheap, and running again keeps no memory", async () => {
  const lines = Array.from({ length: 50 }, (_, index) => `st.text("line ${index}", { size: ${index} as number });`);
  const source = `import { st } from "millrace";\n${lines.join("\n")}`;
  const compileTimes = Array.from({ length: 30 }, (_, index) => timed(() => compileModule(`/app/speed${index}.ts`, source, options)));
  const empty = compileModule("/app/empty.ts", `import { st } from "millrace";\nst;`, options);
  const st = { text: () => {} };
  const given = { ...bindings, importStatic: () => ({ st }) };
  await repeat(empty, given, 10_000);
  v8.setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc") as () => void;
  collect();
  const heapBefore = process.memoryUsage().heapUsed;
  const started = performance.now();
  await repeat(empty, given, 100_000);
  const each = ((performance.now() - started) / 100_000) * 1000;
  collect();
  const growth = process.memoryUsage().heapUsed - heapBefore;
  const compile = compileTimes.sort((a, b) => a - b)[15]!;
  console.info(
    `compile 50 lines: ${compile.toFixed(2)} ms; run again: ${each.toFixed(2)} µs; heap growth over 100,000 runs: ${growth} bytes`,
  );
  expect(compile).toBeLessThan(50);
  expect(each).toBeLessThan(200);
  expect(growth).toBeLessThan(500_000);
});

async function repeat(compiled: CompiledModule, given: ModuleBindings, times: number): Promise<void> {
  for (let count = 0; count < times; count++) await compiled.run(given);
}

function timed(action: () => unknown): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}
