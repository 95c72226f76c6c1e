import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";
import { atName, type CallSite, insertCallSites } from "./call-sites.js";
import { positionAt } from "./code-frame.js";
import { compileModule } from "./compile-script.js";
import { type SyntaxNode, syntaxLanguage } from "./syntax-tree.js";

const commands = new Set("columns container each expander form json map markdown metric slider table text write".split(" "));

function sitesOf(source: string): CallSite[] {
  return insertCallSites("app.ts", source, commands).sites;
}

/** Sites of `text("…")` and `slider("…")` calls with their labels. */
function labelled(source: string): { label: string; site: CallSite }[] {
  const lines = source.split("\n");
  return sitesOf(source).flatMap((site) => {
    const label = /^\w+ *\( *"(.*?)"/.exec(lines[site.line - 1]!.slice(site.column - 1))?.[1];
    return label !== undefined && (site.command === "text" || site.command === "slider") ? [{ label, site }] : [];
  });
}

function idsByLabel(source: string): Record<string, string> {
  return Object.fromEntries(labelled(source).map(({ label, site }) => [label, site.id]));
}

test("wraps the receiver and moves no line", () => {
  const source = `st.metric("a");\nst\n  .columns(2)[0] // left\n  .metric(\n    "b");\n`;
  const { code, sites } = insertCallSites("pages/app.ts", source, commands);
  expect(code).toBe(`__mr_at(0, st).metric("a");\n__mr_at(2, __mr_at(1, st)\n  .columns(2)[0]) // left\n  .metric(\n    "b");\n`);
  expect(sites.map(({ command, line, column, file }) => [command, line, column, file])).toEqual([
    ["metric", 1, 4, "pages/app.ts"],
    ["columns", 3, 4, "pages/app.ts"],
    ["metric", 4, 4, "pages/app.ts"],
  ]);
});

test("ids are ten base-36 digits and differ everywhere", () => {
  const sites = sitesOf(Array.from({ length: 2000 }, (_, index) => `st.text(${index}); function f${index}() { st.text(1); }`).join("\n"));
  expect(new Set(sites.map((site) => site.id)).size).toBe(4000);
  for (const { id } of sites) expect(id).toMatch(/^[0-9a-z]{10}$/);
});

test.each([
  [`super.text()`, `class A extends B { m() { super.text(); } }`],
  ["computed member", `a["text"]();`],
  ["new", `new a.metric();`],
  ["new without arguments", `new a.metric;`],
  ["private method", `class A { #text() {} m() { this.#text(); } }`],
  ["plain function", `text();`],
  ["tagged template", "a.text`x`;"],
  ["callee in parentheses", `(a.text)();`],
  ["middle of an optional chain", `a?.b.text(); a?.b.c!.text(); a?.().text(); a?.[0].text();`],
  ["decorator", `class A { @a.text() x = 1; @a.b().text(1) y = 2; }`],
  ["not a call", `const f = a.text; delete a.text; typeof a.text; a.text = 1;`],
  ["other method", `a.texts(); a.toString();`],
])("leaves alone: %s", (_case, source) => {
  expect(insertCallSites("app.ts", source, commands)).toMatchObject({ code: source, sites: [] });
});

/** A class whose methods have the names of commands and tell what they saw. */
const world = `
const out = [];
class Box {
  constructor(name) { this.name = name; }
  text(...args) { out.push([this.name, "text", ...args]); return this; }
  metric(...args) { out.push([this.name, "metric", ...args]); return new Box(this.name + "."); }
  columns(n) { return Array.from({ length: n }, (_, i) => new Box(this.name + i)); }
  json() { return { table: () => [this.name] }; }
  get inner() { out.push("read inner"); return new Box(this.name + "i"); }
}
const a = new Box("a"), none = undefined, holder = { a, none, list: [1, 2] };
const tag = (strings, ...values) => values.join();
const tick = (value) => new Promise((done) => setTimeout(done, 0, value));
`;

/** Each must do the same with and without call sites; `throws` compares the kind of error. */
const meaningTable: [name: string, source: string][] = [
  ["nested calls", `a.text(a.metric(a.text("x").name).name);`],
  ["chained calls", `a.columns(2)[1].metric().text("y").metric("z");`],
  ["this", `const o = { n: 1, text() { return this.n; }, go() { return this.text(); } }; out.push(o.go());`],
  [
    "this in a nested arrow",
    `class C { k = 3; text() { return this.k; } m() { return [1].map((x) => this.text() + x); } } out.push(new C().m());`,
  ],
  ["optional call", `out.push(none?.text(), a?.text("o").name, a.text?.("p").name, none?.text?.());`],
  ["optional member then command", `out.push(holder.none?.metric(), holder.a?.metric("m").name);`],
  [
    "optional chain that goes on",
    `out.push(holder.none?.metric().name.length, holder.missing?.b.text(), none?.[0].text(), holder?.a.text("q").name);`,
  ],
  ["parentheses end an optional chain", `try { (none?.b).text(); } catch (e) { out.push(e.constructor.name); }`],
  ["receiver that is not there", `try { holder.nothing.text(); } catch (e) { out.push(e.constructor.name); }`],
  ["await in arguments", `a.text(await tick(1), await Promise.all([tick(2)]).then((r) => r[0]));`],
  ["await as receiver", `(await tick(a)).text("after");`],
  ["spread", `a.text(...[1, 2], ...holder.list.map((x) => x * 2));`],
  ["super", `class D extends Box { text(x) { return super.text(x + "!"); } } new D("d").text("s");`],
  ["computed", `a["te" + "xt"]("c"); const k = "metric"; a[k](1);`],
  [
    "foreign objects",
    `const res = { async json() { return [1]; } }; out.push(await res.json(), [3].map((x) => x + 1), new Map([[1, 2]]).size, a.json().table());`,
  ],
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: source code in strings
  ["template literals", "a.text(`<${a.metric(1).name}|${`${a.text(2).name}`}>`);"],
  ["tagged templates", "out.push(tag`x${a.text('t').name}y`);"],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: source code in strings
  [
    "class fields",
    `class F { one = a.text("f").name; static two = a.metric("g").name; static { a.text("h"); } ["k" + a.text("j").name] = 1; } out.push(new F().one, F.two, Object.keys(new F()));`,
  ],
  [
    "private receivers",
    `class P { #b = a; #get() { return this.#b; } m() { this.#b.text("p"); this.#get().metric("q"); return #b in this; } } out.push(new P().m());`,
  ],
  ["comments between", `a /* one */ . /* two */ text /* three */ ("c"); a // end\n  .text("d");`],
  ["no semicolon before", `let q = 1\na.text("asi")\n;[a].map((b) => b.text("b"))\nlet r = q\n;(a).text("r")\n`],
  ["line that continues", `const f = (x) => ({ text: (y) => out.push([x, y]) })\nconst g = f\n(a.name).text("joined")`],
  ["return and throw", `const f = () => { return a\n.text("ret"); }; f(); try { throw a.text("thrown"); } catch (e) { out.push(e.name); }`],
  [
    "parenthesised receivers",
    `(a).text(1); ((a)).text(2); (0, a).text(3); (a, holder.a).text(4); (none ?? a).text(5); (true ? a : none).text(6);`,
  ],
  [
    "new",
    `const ns = { text: class { constructor(v) { this.v = v; } m() { return this.v; } } }; out.push(new ns.text(1).v, new ns.text(2).m(), new (a.text("x").constructor)("n").text("made").name);`,
  ],
  ["new with command in the arguments", `out.push(new Box(a.text("arg").name).text("k").name);`],
  ["delete and typeof", `out.push(typeof a.text(), delete a.text("x").gone, void a.text("v"), !a.text("n"), -a.columns(2).length);`],
  [
    "assignment to a result",
    `a.metric().extra = 5; a.columns(1)[0].x ??= a.text("v"); [a.text("d").slot] = [1]; ({ k: a.text("e").slot } = { k: 2 });`,
  ],
  ["increments", `const c = { n: 1, text() { return this; } }; c.text().n++; ++c.text().n; out.push(c.n);`],
  [
    "loops",
    `for (const c of a.columns(2)) c.text("of"); for (let i = 0, b = a.text("init"); i < 2; i++, a.text("up")) b.text(i); for (const k in a.text("in")) out.push(k);`,
  ],
  [
    "labels and switch",
    `l: for (;;) { switch (a.text("s").name) { case a.metric("c").name.slice(0, 1): a.text("hit"); break l; default: break l; } }`,
  ],
  [
    "default values and destructuring",
    `const f = ({ x = a.text("dx").name } = {}, [y = a.metric("dy").name] = []) => x + y; out.push(f());`,
  ],
  [
    "generators",
    `function* g() { const x = yield a.text("g1"); (yield 2).text(x); } const it = g(); it.next(); it.next("in"); it.next(a);`,
  ],
  ["async iteration", `async function* s() { yield a.text("s1"); } for await (const x of s()) x.metric("s2");`],
  ["getters run once", `a.inner.text("once");`],
  [
    "literals as receivers",
    `out.push([1, 2].map((x) => x + 1), "ab".text?.(), /x/.text?.(), 1..text?.(), ({ text: () => 7 }).text(), (() => 8).text?.());`,
  ],
  ["function receivers", `const fn = Object.assign(() => 1, { text() { return this === fn; } }); out.push(fn.text());`],
  [
    "logical and arrows",
    `const f = () => a.text("arrow"); f() && a.metric("and"); (async () => { await a.text("iife"); })(); const h = async (b = a.text("p")) => b.metric("h"); await h();`,
  ],
  ["call, apply, bind", `a.text.call(holder.a, 1); a.text.apply(a, [2]); a.text.bind(a)(3); (0, a.text.bind(a))(4);`],
  ["import.meta and dynamic import", `out.push(import.meta.text?.(), typeof import("node:fs").text);`],
  ["classes that extend a result", `class E extends a.text("base").constructor {} out.push(new E("e").text("sub").name);`],
  ["directive-like strings", `"a".text?.();\nout.push("use strict".text?.());`],
  ["exponent and unary", `out.push((-1) ** a.columns(2).length, +a.columns(1).length);`],
  ["in and instanceof", `out.push("name" in a.text("in"), a.text("io") instanceof Box);`],
  ["html-like comparison", `let i = 3; while (i --> a.columns(1).length) out.push(i); out.push(i<a.columns(2).length);`],
];

async function outcome(source: string, active: ReadonlySet<string>): Promise<unknown> {
  const compiled = compileModule("/app/case.js", `${world}${source}\nexport { out };`, { root: "/app", commands: active });
  const exports = {} as { out: unknown };
  await compiled.run({
    importStatic: () => ({}),
    importDynamic: () => new Promise(() => {}),
    exports,
    exportAll: () => {},
    meta: {},
    at: (_site, receiver) => receiver,
  });
  return exports.out;
}

test.each(meaningTable)("keeps the meaning: %s", async (_name, source) => {
  const plain = await outcome(source, new Set());
  expect(await outcome(source, commands)).toEqual(plain);
  expect(plain).not.toEqual([]);
});

test("lays call sites around the receivers only: unwrapped trees of real files are the original trees", () => {
  const busy = new Set(
    "push map join slice get set has add delete replace test forEach filter call from keys entries toString write send end".split(" "),
  );
  const folders = [
    "node_modules/ws/lib",
    "node_modules/devalue/src",
    "node_modules/@uwdata/flechette/src",
    "src/hosts/node-worker",
    "src/core/delta",
  ];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.[jt]s$/.test(name))
      .map((name) => join(folder, name)),
  );
  let wrapped = 0;
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    const { code, sites, original } = insertCallSites(file, source, busy);
    wrapped += sites.length;
    expect(treeOf(file, code), file).toBe(treeOf(file, source));
    expect(code.split("\n").length).toBe(source.split("\n").length);
    for (const match of code.matchAll(/\bfunction\b/g)) {
      const { line, column } = original(positionAt(code, match.index));
      expect(source.split("\n")[line - 1]!.slice(column - 1)).toMatch(/^function\b/);
    }
  }
  expect(files.length).toBeGreaterThan(30);
  expect(wrapped).toBeGreaterThan(500);
});

test("and so are those of generated chains", () => {
  const receiver = fc.letrec<{ chain: string }>((tie) => ({
    chain: fc.oneof(
      { maxDepth: 5 },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: source code in strings
      fc.constantFrom("a", "this", "(await b)", "[1]", "`t${c}`", "new d(1)", "({})", "x!", "(y as any)", "/r/", "f", "import.meta"),
      fc
        .tuple(tie("chain"), fc.constantFrom(".text", "?.text", ".b", "?.b", "[0]", "?.[k]", ".map", "/**/.metric", "\n.write"))
        .map((parts) => parts.join("")),
      fc.tuple(tie("chain"), tie("chain")).map(([callee, argument]) => `${callee}(${argument})`),
      fc.tuple(tie("chain"), tie("chain")).map(([callee, argument]) => `${callee}?.(...${argument})`),
      tie("chain").map((inner) => `(${inner})`),
      tie("chain").map((inner) => `${inner}!`),
    ),
  })).chain;
  fc.assert(
    fc.property(receiver, (source) => {
      const program = parseSync("p.ts", source, { sourceType: "module" });
      fc.pre(program.errors.length === 0);
      expect(treeOf("p.ts", insertCallSites("p.ts", source, commands).code)).toBe(treeOf("p.ts", source));
    }),
    { numRuns: 500 },
  );
});

/** A syntax tree as text, without positions, parentheses and call-site wrappers. */
function treeOf(file: string, source: string): string {
  const parsed = parseSync(file, source, { lang: syntaxLanguage(file), sourceType: file.includes("/ws/") ? "script" : "module" });
  expect(parsed.errors).toEqual([]);
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shape);
    if (typeof value === "bigint" || value instanceof RegExp) return String(value);
    if (typeof value !== "object" || value === null) return value;
    const node = value as SyntaxNode;
    if (node.type === "ParenthesizedExpression") return shape(node.expression);
    const callee = node.callee as SyntaxNode | undefined;
    if (node.type === "CallExpression" && callee?.type === "Identifier" && callee.name === atName)
      return shape((node.arguments as unknown[])[1]);
    const fields = Object.entries(node).filter(([key]) => key !== "start" && key !== "end");
    return Object.fromEntries(fields.map(([key, field]) => [key, shape(field)]));
  };
  return JSON.stringify(shape(parsed.program));
}

test("a site in a loop or function may run more than once, one in the body of a container may not", () => {
  const source = `
st.text("top");
if (x) { st.text("if"); } else { try { st.text("try"); } finally { st.text("finally"); } }
for (const a of st.text("header of").items) st.text("* of");
for (let i = st.text("init"); i < st.text("* test"); i += 1) { i < st.text("* for"); }
for (const k in st.text("header in")) st.text("* in");
while (st.text("* while header")) st.text("* while");
do st.text("* do"); while (x);
function f(a = st.text("* default")) { st.text("* function"); }
const arrow = () => st.text("* arrow");
class C { field = st.text("* field");
  static once = st.text("static field");
  static { st.text("static block"); }
  method() { st.text("* method"); } }
st.expander("More", () => { st.text("body");
  st.form("f", async () => { st.text("inner body");
    rows.map(() => st.text("* map in body")); }); });
st.container((box) => { for (;;) box.form("x", () => { st.text("* form in loop"); }); });
st.each(rows, (r) => r.id, () => { st.text("* each"); });
rows.map(() => st.text("* map"));
st.write(() => { st.text("* write"); });
st.expander("No", { onChange: () => { st.text("* option"); } });
expander("x", () => { st.text("* not a command call"); });
(() => { st.text("* immediate"); })();
function g() { st.expander("x", () => { st.text("* body in function"); }); }
st.expander("p", (function named() { st.text("parenthesised"); }) as Body);
`;
  for (const { label, site } of labelled(source)) expect([label, site.multi]).toEqual([label, label.startsWith("*")]);
  expect(labelled(source)).toHaveLength(source.match(/st\.text\("/g)!.length);
});

const page = `
import { st } from "millrace";
const rows = load();
st.text("first");
const n = st.slider("amount");
function card(title: string) {
  const local = st.container();
  local.text("card one");
  local.text("card two");
}
rows.map((row) => st.text("row"));
class View { show() { st.text("view"); } }
st.expander("a", () => { st.text("in a"); });
st.expander("b", () => { st.text("in b"); });
st.text("last");
`;

test.each<[name: string, edit: (source: string) => string, shifted?: string[]]>([
  ["lines above", (source) => `// a\n\n\n${source}`],
  ["lines between and other spacing", (source) => source.replaceAll(";\n", ";\n\n// note\n").replaceAll("(", " ( ")],
  ["another function before", (source) => source.replace("function card", `function other() { st.text("new"); }\nfunction card`)],
  [
    "another anonymous function of another callee",
    (source) => source.replace("rows.map", `rows.filter((row) => st.text("new"));\nrows.map`),
  ],
  ["a local renamed", (source) => source.replaceAll("local", "box").replaceAll("rows", "lines")],
  ["the import renamed", (source) => source.replaceAll("st.", "ui.").replace("{ st }", "{ st as ui }")],
  ["another command before", (source) => source.replace(`st.text("first")`, `st.metric("new"); st.text("first")`)],
  ["wrapped in a condition", (source) => source.replace(`st.text("first");`, `if (n) { st.text("first"); }`)],
  ["labels, options and defaults changed", (source) => source.replace(`st.slider("amount")`, `st.slider("amount", { max: 3 })`)],
  ["types added", (source) => source.replace("const n =", "const n: number =").replace("(row)", "(row: Row): void")],
  ["the same command later in the same function", (source) => `${source}st.text("after the last");\n`],
  // What does move ids, so that a change of this list is a decision:
  [
    "the same command earlier in the same function",
    (source) => source.replace(`local.text("card one")`, `local.text("new"); local.text("card one")`),
    ["card one", "card two"],
  ],
  [
    "an equal container earlier",
    (source) => source.replace(`st.expander("a"`, `st.expander("new", () => {});\nst.expander("a"`),
    ["in a", "in b"],
  ],
  ["the enclosing function renamed", (source) => source.replace("function card", "function tile"), ["card one", "card two"]],
])("ids and edits: %s", (_name, edit, shifted = []) => {
  const before = idsByLabel(page);
  const after = idsByLabel(edit(page));
  const changed = Object.keys(before).filter((label) => before[label] !== after[label]);
  expect(changed).toEqual(shifted);
});

test("the same call in another file has another id", () => {
  const [one, two] = ["a.ts", "pages/a.ts"].map((file) => insertCallSites(file, `st.text("x");`, commands).sites[0]!.id);
  expect(one).not.toBe(two);
});
