import { symlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { MillraceError } from "../../core/errors.js";
import { testApp } from "./test-app.js";

const log = `import { log } from "test";\n`;

async function caught(promise: Promise<unknown>): Promise<MillraceError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MillraceError)) throw error ?? new Error("nothing was thrown");
  return error;
}

test("[B-001] a script runs again from the top, its imports do not", async () => {
  const app = testApp({
    "app.ts": `${log}import { loads, next } from "./counter";\nlet local = 0;\nlocal++;\nlog(local, loads, next());`,
    "counter.ts": `export let loads = 0; loads++;\nlet count = 0;\nexport const next = (): number => ++count;`,
  });
  const graph = app.graph();
  expect(await app.run(graph)).toEqual([1, 1, 1]);
  expect(await app.run(graph)).toEqual([1, 1, 2]);
});

test("each run has its own stand-ins for modules", async () => {
  const app = testApp({ "app.ts": `import { st } from "millrace";\nst.text((await import("millrace")).st === st);` });
  const script = await app.graph({ builtins: { millrace: () => ({}) } }).loadScript(app.path("app.ts"));
  const written: unknown[] = [];
  const st = (name: string) => ({ text: (value: unknown) => void written.push([name, value]) });
  await Promise.all([script.run({ millrace: { st: st("a") } }), script.run({ millrace: { st: st("b") } })]);
  expect(written.sort()).toEqual([
    ["a", true],
    ["b", true],
  ]);
});

test.each([
  ["extension left out", "./lib", "lib.ts"],
  [".js written for .ts", "./lib.js", "lib.ts"],
  [".js written for .tsx", "./lib.js", "lib.tsx"],
  [".mjs written for .mts", "./lib.mjs", "lib.mts"],
  ["folder with index", "./lib", "lib/index.ts"],
  ["folder with slash", "./lib/", "lib/index.js"],
  ["dots in the name", "./lib.config", "lib.config.ts"],
  ["plain JavaScript", "./lib.js", "lib.js"],
  ["parent folder", "../root/lib", "../root/lib.ts"],
])("resolves: %s", async (_case, specifier, file) => {
  const app = testApp({
    "root/app.ts": `${log}import { name } from "${specifier}";\nlog(name);`,
    [`root/${file}`]: `export const name = "lib";`,
  });
  expect(await app.run(app.graph(), "root/app.ts")).toEqual(["lib"]);
});

test("TypeScript wins over a built file beside it", async () => {
  const app = testApp({
    "app.ts": `${log}import { name } from "./lib.js";\nlog(name);`,
    "lib.ts": `export const name = "source";`,
    "lib.js": `export const name = "built";`,
  });
  expect(await app.run(app.graph())).toEqual(["source"]);
});

test("JSON, with and without attribute, whole and by name", async () => {
  const app = testApp({
    "app.ts": `${log}import a from "./data.json" with { type: "json" };\nimport b, { size } from "./data.json";
import list from "./list.json";\nconst c = await import("./data.json", { with: { type: "json" } });\nlog(a === b, a.name, size, list, c.default === a);`,
    "data.json": `{ "name": "x", "size": 3 }`,
    "list.json": `[1, 2]`,
  });
  expect(await app.run(app.graph())).toEqual([true, "x", 3, [1, 2], true]);
});

test.each([
  [`{\n  "a": 1,\n  "b": oops\n}`, 3, 8],
  [`{\n  "a": [1,\n  ]\n}`, 3, 3],
  [`{ "a": 1,\n}`, 2, 1],
  [`{ 'a': 1 }`, 1, 3],
  [`{ "a": "x`, 1, 9],
  [`[1, 2]\n[3]`, 2, 1],
])("a mistake in JSON is shown where it stands: %s", async (source, line, column) => {
  const app = testApp({ "app.ts": `import a from "./data.json";\nconsole.log(a);`, "data.json": source });
  const error = await caught(app.run(app.graph()));
  expect(error).toMatchObject({ code: "MR_SCRIPT_SYNTAX", frame: { file: "data.json", line, column } });
});

test("Node's own modules with and without prefix, and import.meta", async () => {
  const app = testApp({
    "app.ts": `${log}import { basename } from "node:path";\nimport fs from "fs";
const { url, dirname, filename, main } = import.meta;
log(basename(filename), fs.existsSync(new URL("./app.ts", url)), dirname, main, import.meta.resolve("./app.js"), import.meta.resolve("fs"));`,
  });
  const shown = await app.run(app.graph());
  expect(shown).toEqual(["app.ts", true, app.root, true, new URL(`file://${app.path("app.ts")}`).href, "node:fs"]);
});

test("packages: import condition, subpaths, patterns, scope, self, CommonJS names, nearest folder", async () => {
  const app = testApp({
    "package.json": `{ "name": "the-app", "type": "module", "exports": { "./shared": "./shared.ts" }, "imports": { "#db/*": "./db/*.ts", "#pkg": "dual" } }`,
    "shared.ts": `export const shared: string = "self";`,
    "db/users.ts": `export const users: string = "internal";`,
    "node_modules/dual/package.json": `{ "exports": { ".": { "require": "./x.cjs", "import": { "browser": "./no.mjs", "node": "./x.mjs" } }, "./deep/*": "./lib/*.mjs", "./deep/secret": null } }`,
    "node_modules/dual/x.mjs": `export const kind = "esm";`,
    "node_modules/dual/x.cjs": `exports.kind = "cjs";`,
    "node_modules/dual/lib/a.mjs": `export const kind = "deep";`,
    "node_modules/@scope/old/package.json": `{ "main": "lib/main" }`,
    "node_modules/@scope/old/lib/main.js": `const all = { hidden: 1, fn() { return this === all; } }; Object.assign(module.exports, all); exports.seen = 2;`,
    "node_modules/@scope/old/extra.js": `module.exports = () => "function";`,
    "node_modules/near/index.js": `exports.place = "root";`,
    "sub/node_modules/near/index.js": `exports.place = "sub";`,
    "sub/lib.ts": `export { place } from "near";`,
    "app.ts": `${log}import { kind } from "dual"; import { kind as deep } from "dual/deep/a"; import { hidden, seen } from "@scope/old";
import old from "@scope/old"; import extra from "@scope/old/extra"; import { place } from "near"; import { place as sub } from "./sub/lib";
import { shared } from "the-app/shared"; import { users } from "#db/users"; import { kind as mapped } from "#pkg";
const { kind: again } = await import("dual");
log(kind, deep, hidden, seen, old.hidden, extra(), place, sub, shared, users, mapped, again);`,
  });
  expect(await app.run(app.graph())).toEqual(["esm", "deep", 1, 2, 1, "function", "root", "sub", "self", "internal", "esm", "esm"]);
});

test("a package of the same workspace may be TypeScript", async () => {
  const app = testApp({
    "packages/ui/package.json": `{ "name": "@my/ui", "exports": "./src/index.ts" }`,
    "packages/ui/src/index.ts": `enum Kind { A, B }\nexport const kind: Kind = Kind.B;`,
    "node_modules/@my/.keep": "",
    "app.ts": `${log}import { kind } from "@my/ui";\nlog(kind);`,
  });
  symlinkSync(app.path("packages/ui"), app.path("node_modules/@my/ui"));
  const graph = app.graph();
  expect(await app.run(graph)).toEqual([1]);
  expect(graph.files()).toContain(app.path("packages/ui/src/index.ts"));
});

test("own CommonJS files, by ending and by content, are loaded again after a change", async () => {
  const app = testApp({
    "app.ts": `${log}import a, { x } from "./a.cjs";\nimport { y } from "./b.js";\nlog(a.x, x, y);`,
    "a.cjs": `exports.x = 1;`,
    "b.js": `const os = require("node:os");\nmodule.exports = { y: typeof os.cpus };`,
  });
  const graph = app.graph();
  expect(await app.run(graph)).toEqual([1, 1, "function"]);
  graph.invalidate(app.write("a.cjs", `exports.x = 5;`));
  expect(await app.run(graph)).toEqual([5, 5, "function"]);
});

test("top-level await, dynamic imports, re-exports, export *, live bindings, default forms", async () => {
  const app = testApp({
    "app.ts": `${log}import def, { count, inc, star, renamed, ns, later } from "./hub.ts";\nimport * as all from "./hub";
const { default: klass } = await import("./klass" + ".js");
inc(); inc();
const value: number = await Promise.resolve(7);
log(def(), count, star, renamed, ns.star, later, new klass(4).x, Object.keys(all).sort().join(), value);`,
    "hub.ts": `export * from "./star"; export { star as renamed } from "./star"; export * as ns from "./star";
export let count = 0; export const inc = () => { count++; }; export default function () { return "default"; }
export const later = await new Promise<string>((done) => setTimeout(done, 5, "awaited"));`,
    "star.ts": `export const star = "star"; export default "not passed on"; export const count = "hidden by hub";`,
    "klass.ts": `export default class { constructor(public readonly x: number) {} }`,
  });
  expect(await app.run(app.graph())).toEqual([
    "default",
    2,
    "star",
    "star",
    "star",
    "awaited",
    4,
    "count,default,inc,later,ns,renamed,star",
    7,
  ]);
});

test("enums, namespaces, decorators, using, hashbang, byte order mark, comment at the end", async () => {
  const app = testApp({
    "app.tsx": `\uFEFF#!/usr/bin/env millrace\n${log}enum E { A = 2, B } namespace N { export const p = E.B; } const enum C { Z = 9 }
const seen: string[] = []; const note = (label: string) => (_target: unknown, _key?: unknown) => void seen.push(label);
@note("class") class K { @note("field") x = 1; declare y: string; static accessor z = 5; }
{ using r = { [Symbol.dispose]() { seen.push("disposed"); } }; }
const h = (a as unknown as number) satisfies number; var a: unknown = 1;
log(E.A, N.p, C.Z, new K().x, K.z, seen.join(), h);
// the end`,
  });
  expect(await app.run(app.graph(), "app.tsx")).toEqual([2, 3, 9, 1, 5, "field,class,disposed", undefined]);
});

test("types vanish: also imports that are used only as types", async () => {
  const app = testApp({
    "app.ts": `${log}import { Row, rows } from "./types";\nimport type { Gone } from "./gone";\nimport { Also } from "not-installed";\nconst first: Row | Gone | Also = rows[0]!;\nlog(first);\nexport { Row };`,
    "types.ts": `export interface Row { a: number }\nexport const rows: Row[] = [{ a: 1 }];`,
  });
  expect(await app.run(app.graph())).toEqual([{ a: 1 }]);
});

test("a circle sees hoisted functions and live bindings", async () => {
  const app = testApp({
    "app.ts": `${log}import { isEven } from "./even";\nlog(isEven(4));`,
    "even.ts": `import { isOdd } from "./odd"; export function isEven(n: number): boolean { return n === 0 || isOdd(n - 1); } export const name = "even";`,
    "odd.ts": `import * as even from "./even"; import { early } from "./star"; export const isOdd = (n: number): boolean => n !== 0 && even.isEven(n - 1);
export const seen = Object.keys(even).sort().join() + early;`,
    "star.ts": `export * from "./even"; export const early = "!";`,
  });
  expect(await app.run(app.graph())).toEqual([true]);
});

test("[trap] two sessions that enter a circle from opposite ends at once both get whole modules", async () => {
  const app = testApp({
    "one.ts": `${log}import { a } from "./a";\nlog(a());`,
    "two.ts": `${log}import { b } from "./b";\nlog(b());`,
    "a.ts": `import { b } from "./b"; await new Promise((done) => setTimeout(done, 5)); const own = "a"; export const a = () => own; export const ab = () => own + b();`,
    "b.ts": `import { a } from "./a"; await new Promise((done) => setTimeout(done, 5)); const own = "b"; export const b = () => own + a();`,
  });
  for (const names of [
    ["one.ts", "two.ts"],
    ["two.ts", "one.ts"],
  ]) {
    const logged: unknown[] = [];
    const graph = app.graph({ builtins: { test: () => ({ log: (value: unknown) => logged.push(value) }) } });
    const scripts = await Promise.all(names.map((name) => graph.loadScript(app.path(name))));
    await Promise.race([
      Promise.all(scripts.map((script) => script.run({}))),
      sleep(2000).then(() => Promise.reject(new Error("deadlock"))),
    ]);
    expect(logged.sort()).toEqual(["a", "ba"]);
  }
});

test("[trap] a dynamic import inside a module that is being loaded does not wait for itself", async () => {
  const app = testApp({
    "app.ts": `${log}import { result } from "./base";\nlog(result);`,
    "base.ts": `export const ready = "ready"; const plugin = await import("./plugin"); export const result = plugin.name + (await import("./other")).name;`,
    "plugin.ts": `import { ready } from "./base"; export const name = "plugin " + ready;`,
    "other.ts": `export const name = " other";`,
  });
  expect(await Promise.race([app.run(app.graph()), sleep(2000).then(() => "deadlock")])).toEqual(["plugin ready other"]);
});

test("[B-205] [trap] after hot reloads a change reaches every importer, and nothing else", async () => {
  const app = testApp({
    "app.ts": `${log}import { util } from "./util";\nimport { other } from "./other";\nimport "./apart";\nlog(util(), other());`,
    "util.ts": `import { base } from "./base"; import { log } from "test"; log("util"); export const util = () => base;`,
    "other.ts": `import { base } from "./base"; import { log } from "test"; log("other"); export const other = () => "other" + base;`,
    "base.ts": `import { log } from "test"; log("base"); export const base = 1;`,
    "apart.ts": `import { log } from "test"; log("apart");`,
  });
  const graph = app.graph();
  expect(await app.run(graph)).toEqual(["base", "util", "other", "apart", 1, "other1"]);
  const names = (files: string[]) => files.map((file) => file.slice(app.root.length + 1)).sort();
  expect(
    names(graph.invalidate(app.write("other.ts", `import { base } from "./base"; export const other = () => "changed" + base;`))),
  ).toEqual(["app.ts", "other.ts"]);
  expect(await app.run(graph)).toEqual([1, "changed1"]);
  expect(names(graph.invalidate(app.write("base.ts", `import { log } from "test"; log("base"); export const base = 2;`)))).toEqual([
    "app.ts",
    "base.ts",
    "other.ts",
    "util.ts",
  ]);
  expect(await app.run(graph)).toEqual(["base", "util", 2, "changed2"]);
  expect(await app.run(graph)).toEqual([2, "changed2"]);
  expect(graph.invalidate(app.path("unknown.ts"))).toEqual([]);
});

test("two changes before the next run count both", async () => {
  const app = testApp({
    "app.ts": `${log}import { a } from "./a";\nlog(a);`,
    "a.ts": `import { b } from "./b"; export const a = "a" + b;`,
    "b.ts": `export const b = 1;`,
  });
  const graph = app.graph();
  await app.run(graph);
  graph.invalidate(app.write("b.ts", `export const b = 2;`));
  expect(graph.invalidate(app.write("b.ts", `export const b = 3;`))).toHaveLength(3);
  expect(await app.run(graph)).toEqual(["a3"]);
});

test("a script that was loaded before a change runs changed", async () => {
  const app = testApp({ "app.ts": `${log}log(1);` });
  const graph = app.graph();
  await app.run(graph);
  const script = await graph.loadScript(app.path("app.ts"));
  graph.invalidate(app.write("app.ts", `${log}log(2); log(`));
  expect((await caught(script.run({}))).code).toBe("MR_SCRIPT_SYNTAX");
  graph.invalidate(app.write("app.ts", `${log}log(2);`));
  expect(await app.run(graph)).toEqual([2]);
});

test("dynamically imported files are watched and reloaded; what is no longer imported is not", async () => {
  const app = testApp({
    "app.ts": `${log}const { name } = await import("./" + "plugin.ts");\nimport "./old";\nlog(name);`,
    "plugin.ts": `export const name = "one";`,
    "old.ts": ``,
  });
  const graph = app.graph();
  expect(await app.run(graph)).toEqual(["one"]);
  expect(graph.files().sort()).toEqual(["app.ts", "old.ts", "plugin.ts"].map(app.path));
  graph.invalidate(app.write("plugin.ts", `export const name = "two";`));
  graph.invalidate(app.write("app.ts", `${log}const { name } = await import("./" + "plugin.ts");\nlog(name);`));
  expect(await app.run(graph)).toEqual(["two"]);
  expect(graph.files().sort()).toEqual(["app.ts", "plugin.ts"].map(app.path));
});

test("a failed load is tried again, and each session gets its own error", async () => {
  const app = testApp({
    "app.ts": `${log}import { value } from "./flaky";\nlog(value);`,
    "flaky.ts": `import { attempt } from "test"; export const value = await attempt();`,
  });
  let attempts = 0;
  const attempt = async () => {
    attempts++;
    await sleep(5);
    if (attempts < 3) throw new Error(`attempt ${attempts}`);
    return "loaded";
  };
  const logged: unknown[] = [];
  const graph = app.graph({ builtins: { test: () => ({ attempt, log: (value: unknown) => logged.push(value) }) } });
  const script = await graph.loadScript(app.path("app.ts"));
  const results = await Promise.allSettled([script.run({}), script.run({}), script.run({})]);
  expect(results.map((result) => (result.status === "rejected" ? (result.reason as Error).message : "fine"))).toEqual([
    "attempt 1",
    "attempt 2",
    "fine",
  ]);
  expect(logged).toEqual(["loaded"]);
  expect(attempts).toBe(3);
});

test("two sessions share one evaluation", async () => {
  const app = testApp({
    "app.ts": `${log}import { loads } from "./slow";\nlog(loads);`,
    "slow.ts": `import { log } from "test"; log("load"); await new Promise((done) => setTimeout(done, 5)); export const loads = 1;`,
  });
  const graph = app.graph();
  const script = await graph.loadScript(app.path("app.ts"));
  const other = script.run({});
  expect(await app.run(graph)).toEqual(["load", 1, 1]);
  await other;
});

test.each([
  [`import x from "left-pad-9";\nx;`, "app.ts, line 1", "npm install left-pad-9"],
  [`\n\nimport x from "@me/tool/sub";\nx;`, "app.ts, line 3", "npm install @me/tool"],
  [`import { a } from "./nowhere";\na;`, "app.ts, line 1", "path starts at the file"],
  [`export * from "./lib";`, "this folder has no index", `"./lib/…"`],
  [`import css from "./style.css";\ncss;`, "a .css file", "readFile(new URL"],
  [`import x from "@/lib/x";\nx;`, "app.ts, line 1", "tsconfig"],
  [`import x from "#nope";\nx;`, `under "imports"`, "relative path"],
  [`import x from "closed/inner";\nx;`, `does not export "./inner"`, "package.json"],
])("%s is refused with place and remedy", async (source, place, remedy) => {
  const app = testApp({
    "app.ts": source,
    "style.css": "",
    "lib/data.txt": "",
    "node_modules/closed/package.json": `{ "exports": "./index.js" }`,
  });
  const error = await caught(app.run(app.graph()));
  expect(error.code).toBe("MR_MODULE_NOT_FOUND");
  expect(error.message).toContain(place);
  expect(error.hint).toContain(remedy);
});

test("a missing file that appears makes its importer run again", async () => {
  const app = testApp({ "app.ts": `${log}import { a } from "./new";\nlog(a);` });
  const graph = app.graph();
  expect((await caught(app.run(graph))).code).toBe("MR_MODULE_NOT_FOUND");
  expect(graph.files()).toEqual([app.path("app.ts")]);
  expect(graph.invalidate(app.write("new.ts", `export const a = "there";`))).toEqual([app.path("app.ts")]);
  expect(await app.run(graph)).toEqual(["there"]);
});

test("an imported file that does not compile is named and watched", async () => {
  const app = testApp({ "app.ts": `${log}import { a } from "./broken";\nlog(a);`, "broken.ts": `export const a = 1;\nexport const b = ;` });
  const graph = app.graph();
  expect(await caught(app.run(graph))).toMatchObject({ code: "MR_SCRIPT_SYNTAX", frame: { file: "broken.ts", line: 2, column: 18 } });
  expect(graph.files()).toContain(app.path("broken.ts"));
  expect(graph.invalidate(app.write("broken.ts", `export const a = 1;`)).sort()).toEqual([app.path("app.ts"), app.path("broken.ts")]);
  expect(await app.run(graph)).toEqual([1]);
});

test("an imported name that is not there is refused, with what there is", async () => {
  const app = testApp({
    "app.ts": `import { rows } from "./data";\nimport fs from "node:fs";\nconsole.log(rows, fs);`,
    "data.ts": `export const row = 1; export const other = 2;`,
    "none.ts": `import data from "./data";\ndata;`,
    "own.ts": `import { sst } from "millrace";\nsst;`,
  });
  const graph = app.graph();
  expect(await caught(app.run(graph))).toMatchObject({
    code: "MR_EXPORT_NOT_FOUND",
    message: `"./data", imported in app.ts, line 1, does not have an export "rows".`,
    hint: "It exports: row, other.",
    frame: { file: "app.ts", line: 1 },
  });
  expect((await caught(app.run(graph, "none.ts"))).message).toContain("a default export");
  const own = await graph.loadScript(app.path("own.ts")).catch((error: unknown) => error);
  expect(own).toMatchObject({ code: "MR_MODULE_NOT_FOUND" });
});

test("a name that the overrides lack is refused as well", async () => {
  const app = testApp({ "app.ts": `import { sst } from "millrace";\nsst;` });
  const script = await app.graph({ builtins: { millrace: () => ({ st: {} }) } }).loadScript(app.path("app.ts"));
  expect(await caught(script.run({ millrace: { st: {} } }))).toMatchObject({ code: "MR_EXPORT_NOT_FOUND", hint: "It exports: st." });
});

test("a missing script is refused with the scripts beside it", async () => {
  const app = testApp({ "main.ts": "", "notes.md": "" });
  const graph = app.graph();
  expect(await caught(graph.loadScript(app.path("app.ts")))).toMatchObject({
    code: "MR_SCRIPT_NOT_FOUND",
    hint: `Scripts in ${app.root}: main.ts.`,
  });
  expect(await caught(graph.loadScript(app.root))).toMatchObject({
    code: "MR_SCRIPT_NOT_FOUND",
    message: `${app.root} is a folder, not a script.`,
  });
  expect((await caught(graph.loadScript(app.path("notes.md")))).hint).toContain(".ts");
  expect((await caught(graph.loadScript(app.path("no/app.ts")))).hint).toContain("folder does not exist");
});

test("files reached through a symbolic link are the same module", async () => {
  const app = testApp({
    "real/app.ts": `${log}import { a } from "./lib";\nimport { a as again } from "../link/lib";\nlog(a === again);`,
    "real/lib.ts": `export const a = {};`,
  });
  symlinkSync(app.path("real"), app.path("link"));
  const graph = app.graph();
  expect(await app.run(graph, "link/app.ts")).toEqual([true]);
  expect(graph.invalidate(app.path("link/lib.ts"))).toHaveLength(2);
});

test("modules get their own builtins and their commands are call sites too", async () => {
  const app = testApp({
    "app.ts": `import { card } from "./card";\ncard();`,
    "card.ts": `import { st } from "millrace";\nexport function card(): void {\n  st.metric("a");\n}`,
  });
  const seen: unknown[] = [];
  const graph = app.graph({
    builtins: { millrace: (importer) => ({ st: { metric: () => seen.push(importer) } }) },
    at: (site, receiver) => {
      seen.push(`${site.file}:${site.line}:${site.column} ${site.command} ${site.multi}`);
      return receiver;
    },
  });
  await app.run(graph);
  expect(seen).toEqual(["card.ts:3:6 metric true", app.path("card.ts")]);
});
