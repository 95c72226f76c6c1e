import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { ModuleGraph } from "./module-graph.js";
import { parseStack, readableNames } from "./stack-text.js";
import { type DescribedError, describeError, installStackMapping } from "./stack-trace.js";
import { type TestApp, testApp } from "./test-app.js";

let graph: ModuleGraph;

function start(files: Record<string, string>): TestApp {
  const app = testApp(files);
  graph = app.graph({ builtins: { millrace: () => ({ st: { text: () => {} } }) } });
  onTestFinished(installStackMapping(graph));
  return app;
}

async function failure(app: TestApp, name = "app.ts"): Promise<DescribedError> {
  const thrown = await app.run(graph, name).then(
    () => Promise.reject(new Error("nothing was thrown")),
    (reason: unknown) => ({ reason }),
  );
  return describeError(thrown.reason, graph);
}

const places = (error: DescribedError) =>
  error.frames.filter((frame) => frame.user).map(({ file, line, column }) => `${file}:${line}:${column}`);

beforeEach(() => {
  Error.stackTraceLimit = 10;
});

test("lines and columns are those of the script and of imported files, innermost first", async () => {
  const app = start({
    "app.ts": `import { st } from "millrace";
import { load } from "./lib/data.js";

interface Gone { a: string }
type AlsoGone = Gone;

function show(rows: number): void {
  st.text(st.text(1), load(rows) as unknown as AlsoGone);
}
show(3);`,
    "lib/data.ts": `enum Kind { A, B, C }

export function load(this: unknown, kind: Kind): Kind {
  if (kind > Kind.C) throw new RangeError(\`no kind \${kind}\`);
  return kind;
}`,
  });
  const error = await failure(app);
  expect(error).toMatchObject({ name: "RangeError", message: "no kind 3" });
  expect(places(error)).toEqual(["lib/data.ts:4:28", "app.ts:8:23", "app.ts:10:1"]);
  expect(error.frames.slice(0, 2).map((frame) => frame.function)).toEqual(["load", "show"]);
  expect(error.codeFrame).toMatchObject({ file: "lib/data.ts", line: 4, column: 28 });
  expect(error.codeFrame?.lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(error.codeFrame?.lines[3]?.text).toContain("throw new RangeError");
});

test("async stacks", async () => {
  const app = start({
    "app.ts": `import { slow } from "./slow";\n\nconst x: number = 1;\nawait slow(x);`,
    "slow.ts": `type T = number;\nexport async function slow(n: T) {\n  await new Promise((done) => setTimeout(done, 1));\n  return await deeper(n);\n}\nasync function deeper(n: T) {\n  await null;\n  throw new Error("late");\n}`,
  });
  expect(places(await failure(app))).toEqual(["slow.ts:8:9", "slow.ts:4:10", "app.ts:4:1"]);
});

test("an error while an imported file is evaluated", async () => {
  const app = start({
    "app.ts": `import "./bad";`,
    "bad.ts": `type A = 1;\n\nconst settings: { a?: { b: number } } = {};\nsettings.a!.b;`,
  });
  const error = await failure(app);
  expect(error.name).toBe("TypeError");
  expect(places(error)[0]).toBe("bad.ts:4:13");
});

test("frames of packages and of Millrace come after the person's own", async () => {
  const app = start({
    "app.ts": `import { each } from "walker";\neach([1], () => {\n  throw new Error("inside");\n});`,
    "node_modules/walker/index.js": `exports.each = (list, f) => list.forEach((x) => f(x));`,
  });
  const error = await failure(app);
  expect(places(error)).toEqual(["app.ts:3:9", "app.ts:2:1"]);
  expect(error.frames[2]).toMatchObject({ file: "node_modules/walker/index.js", user: false });
  expect(error.frames.some((frame) => frame.file.includes("module-graph"))).toBe(true);
});

test("deep calls inside a package do not push the person's frames out", async () => {
  const app = start({
    "app.ts": `import { dive } from "deep";\n\ndive(30);`,
    "node_modules/deep/index.js": `exports.dive = function dive(n) { if (n === 0) throw new Error("bottom"); dive(n - 1); };`,
  });
  const error = await failure(app);
  expect(places(error)).toEqual(["app.ts:3:1"]);
  expect(error.codeFrame?.line).toBe(3);
});

test("a recursion that runs away", async () => {
  const app = start({ "app.ts": `function f(): void {\n  f();\n}\nf();` });
  const error = await failure(app);
  expect(error.name).toBe("RangeError");
  expect(error.frames[0]).toMatchObject({ file: "app.ts" });
  expect(error.frames.length).toBeLessThan(5);
});

test("a syntax error points at its place", async () => {
  const app = start({ "app.ts": `import "./broken";`, "broken.ts": `const a = 1;\nconst b = ;` });
  const error = await failure(app);
  expect(error).toMatchObject({ name: "MillraceError", code: "MR_SCRIPT_SYNTAX", codeFrame: { file: "broken.ts", line: 2, column: 11 } });
  expect(error.frames[0]).toEqual({ file: "broken.ts", line: 2, column: 11, user: true });
});

test("an import that cannot be resolved points at the import, also in import()", async () => {
  const app = start({
    "app.ts": `\nimport a from "absent";\na;`,
    "later.ts": `const x: string = "absent";\n\nawait import(x);`,
  });
  expect(await failure(app)).toMatchObject({ code: "MR_MODULE_NOT_FOUND", hint: "Run: npm install absent", codeFrame: { line: 2 } });
  const later = await failure(app, "later.ts");
  expect(later).toMatchObject({ code: "MR_MODULE_NOT_FOUND", codeFrame: { file: "later.ts", line: 3 } });
});

test("messages quote the source, not what it was compiled to", async () => {
  const app = start({
    "call.ts": `import { st } from "millrace";\nconst rows = { list: [1] };\nrows.list.text("a");`,
    "import.ts": `import * as lib from "./lib";\nimport { none } from "./lib";\nnone();`,
    "lib.ts": `export let none: () => void;`,
    "require.ts": `const fs = require("fs");`,
    "dirname.ts": `console.log(__dirname);`,
  });
  expect((await failure(app, "call.ts")).message).toBe("rows.list.text is not a function");
  expect((await failure(app, "import.ts")).message).toBe("none is not a function");
  expect((await failure(app, "require.ts")).hint).toContain("import");
  expect((await failure(app, "dirname.ts")).hint).toContain("import.meta.dirname");
});

test.each<[thrown: string, message: string]>([
  [`"boom"`, `The script threw "boom", which is not an Error.`],
  ["undefined", "The script threw undefined, which is not an Error."],
  ["null", "The script threw null, which is not an Error."],
  ["42n", "The script threw 42n, which is not an Error."],
  ["{ a: 1 }", "The script threw an object, which is not an Error."],
  ["Symbol('s')", "The script threw Symbol(s), which is not an Error."],
  ["() => 1", "The script threw a function, which is not an Error."],
  ["Promise.reject(1).catch(() => {}) && [1, 2]", "The script threw an array of 2, which is not an Error."],
  [
    "new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })",
    "The script threw a value that cannot be shown, which is not an Error.",
  ],
  [`{ message: "like an error", code: "E_LIKE" }`, "like an error"],
  [`Object.create(Error.prototype, { message: { get() { throw 3; } } })`, ""],
])("whatever is thrown is described: %s", async (thrown, message) => {
  expect((await failure(start({ "app.ts": `throw ${thrown};` }))).message).toBe(message);
});

test("causes, also in a circle, and aggregates", async () => {
  const app = start({
    "app.ts": `class DatabaseError extends Error { name = "DatabaseError"; code = "E_DB"; }
const inner = new DatabaseError("inner");
const outer = new Error("outer", { cause: inner });
inner.cause = outer;
throw outer;`,
    "many.ts": `throw new AggregateError([new Error("one"), "two"], "many");`,
    "chain.ts": `let e = new Error("0");\nfor (let i = 1; i < 100; i++) e = new Error(String(i), { cause: e });\nthrow e;`,
    "text.ts": `throw new Error("outer", { cause: "a text" });`,
  });
  const error = await failure(app);
  expect(error).toMatchObject({ message: "outer", cause: { name: "DatabaseError", message: "inner", code: "E_DB" } });
  expect(error.cause).not.toHaveProperty("cause");
  expect(places(error.cause!)[0]).toBe("app.ts:2:15");
  expect((await failure(app, "many.ts")).errors?.map((each) => each.message)).toEqual([
    "one",
    `The script threw "two", which is not an Error.`,
  ]);
  let depth = 0;
  for (let each: DescribedError | undefined = await failure(app, "chain.ts"); each; each = each.cause) depth++;
  expect(depth).toBe(9);
  expect((await failure(app, "text.ts")).cause?.message).toContain('"a text"');
});

test("an error's own code and hint are kept, and all of it can be cloned", async () => {
  const error = await failure(start({ "app.ts": `import fs from "node:fs/promises";\nawait fs.readFile("/does/not/exist");` }));
  expect(error).toMatchObject({ code: "ENOENT" });
  expect(structuredClone(error)).toEqual(error);
});

test("after a hot reload the lines are those of the new text", async () => {
  const app = start({ "app.ts": `throw new Error("x");` });
  expect(places(await failure(app))).toEqual(["app.ts:1:7"]);
  graph.invalidate(app.write("app.ts", `interface A {}\n\n\n  throw new Error("x");`));
  expect(places(await failure(app))).toEqual(["app.ts:4:9"]);
});

test("an error is described even when its frames were not read before the file was forgotten", async () => {
  const app = start({ "app.ts": `interface A {}\n\nthrow new Error("x");` });
  const reason: unknown = await app.run(graph).catch((error: unknown) => error);
  graph.invalidate(app.path("app.ts"));
  expect(places(describeError(reason, graph))).toEqual(["app.ts:3:7"]);
});

test("installing is undone, and stacks elsewhere keep their form", () => {
  const before = Error.prepareStackTrace;
  const one = installStackMapping({ root: "/", compiled: () => undefined });
  const two = installStackMapping({ root: "/", compiled: () => undefined });
  const mapped = new TypeError("plain");
  expect(mapped.stack).toMatch(/^TypeError: plain\n {4}at .*stack-trace\.test\.ts:\d+:\d+/);
  one();
  expect(Error.prepareStackTrace).not.toBe(before);
  two();
  expect(Error.prepareStackTrace).toBe(before);
});

test("reads every form of frame", () => {
  const stack = `Error: at the start (not:1:1)
    at /app/a.ts:1:2
    at fn (/app/b.ts:3:4)
    at async fn (/app/c.ts:5:6)
    at async /app/d.ts:7:8
    at new Thing (file:///app/e.ts:9:10)
    at Object.run [as go] (C:\\app\\f.ts:11:12)
    at async Promise.all (index 0)
    at Array.map (<anonymous>)
    at native
    at eval (eval at run (/app/a.ts:1:1), <anonymous>:1:1)
    at /app/with (brackets)/g.ts:13:14
    at fn (/app/with (brackets)/h.ts:15:16)`;
  expect(parseStack(stack).map(({ file, line, column, function: name }) => [file, line, column, name])).toEqual([
    ["/app/a.ts", 1, 2, undefined],
    ["/app/b.ts", 3, 4, "fn"],
    ["/app/c.ts", 5, 6, "fn"],
    ["/app/d.ts", 7, 8, undefined],
    ["/app/e.ts", 9, 10, "new Thing"],
    ["C:\\app\\f.ts", 11, 12, "Object.run [as go]"],
    ["/app/with (brackets)/g.ts", 13, 14, undefined],
    ["/app/with (brackets)/h.ts", 15, 16, "fn"],
  ]);
  expect(readableNames("(0 , __vite_ssr_import_3__.load) is not a function")).toBe("load is not a function");
});
