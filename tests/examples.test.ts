/**
 * Documentation that runs: every `@example` of a command's comment and every `*.example.ts` is an app. It must show
 * something and no error, and an element's example shows each option of its command.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { AppTest } from "../src/testing/app-test.js";

const root = resolve(import.meta.dirname, "..");
const elementFiles = readdirSync(resolve(root, "src/elements"), { recursive: true, encoding: "utf8" })
  .map((file) => `src/elements/${file.replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".ts"))
  .sort();
const examples = elementFiles.filter((file) => file.endsWith(".example.ts"));
const sources = ["src/st.ts", ...elementFiles.filter((file) => !/\.(?:test|example)\.ts$/.test(file))];
const snippets = sources.flatMap(commentExamples);
const program = compile();

/** Options that examples need not show, each with its reason. */
const unseen: Readonly<Record<string, string>> = {
  key: "names the element; there is nothing to see",
  formatFunc: "Streamlit's name for format",
};

/** Examples that show an error on purpose: what they are about. */
const showsErrors = new Set(["exception.ts", "exception.example.ts", "write.example.ts"]);

interface Snippet {
  name: string;
  /** Where its comment stands. */
  file: string;
  /** A whole script: where the comment leaves the import out, it is put before it. */
  code: string;
}

/** The `@example` blocks of a file, without the stars before their lines. */
function commentExamples(file: string): Snippet[] {
  const text = readFileSync(resolve(root, file), "utf8");
  const blocks = [...text.matchAll(/@example\n(.*?)(?=\n\s*\* @|\n\s*\*\/)/gs)];
  return blocks.map(({ 1: block = "" }, at) => {
    const code = block.replace(/^\s*\* ?/gm, "");
    return { name: `${file} ${at + 1}`, file, code: code.includes('from "millrace"') ? code : `import { st } from "millrace";\n${code}` };
  });
}

function placeOf(snippet: Snippet): string {
  return resolve(root, `tests/${snippet.name.replace(/\W+/g, "-")}.ts`);
}

/** The commands and, as if they lay in files, the examples of their comments. */
function compile(): ts.Program {
  const config = ts.readConfigFile(resolve(root, "tsconfig.base.json"), ts.sys.readFile).config as { compilerOptions: object };
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ["node"], moduleDetection: "force" }, root);
  const host = ts.createCompilerHost(options);
  const texts = new Map(snippets.map((snippet) => [placeOf(snippet), snippet.code]));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, language, ...rest) : ts.createSourceFile(file, text, language);
  };
  return ts.createProgram([resolve(root, "src/st.ts"), ...texts.keys()], options, host);
}

async function expectToShow(app: AppTest, file: string): Promise<void> {
  await app.run();
  if (!showsErrors.has(basename(file))) expect(app.exceptions).toEqual([]);
  expect(app.all().length).toBeGreaterThan(0);
}

test.each(snippets)("the @example of $name runs", { timeout: 30_000 }, async ({ file, code }) => {
  await expectToShow(AppTest.fromString(code, { timeout: 20 }), file);
});

test("the compiler has nothing against the @examples", { timeout: 60_000 }, () => {
  const problems = snippets.flatMap((snippet) => {
    const source = program.getSourceFile(placeOf(snippet));
    return program
      .getSemanticDiagnostics(source)
      .map(({ messageText }) => `${snippet.name}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  });
  expect(problems).toEqual([]);
});

test.each(examples)("%s runs", { timeout: 30_000 }, async (file) => {
  await expectToShow(AppTest.fromFile(resolve(root, file), { timeout: 20 }), file);
});

interface Documented {
  name: string;
  comment: string;
  hasExample: boolean;
}

interface Command extends Documented {
  file: string;
  options: readonly string[];
}

const checker = program.getTypeChecker();

function exportsOf(file: string): ts.Symbol[] {
  const source = program.getSourceFile(resolve(root, file)) as ts.SourceFile;
  return checker.getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol);
}

function documentation(symbol: ts.Symbol): Documented {
  return {
    name: symbol.name,
    comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    hasExample: symbol.getJsDocTags(checker).some((tag) => tag.name === "example"),
  };
}

function readCommands(): Command[] {
  return exportsOf("src/elements/commands.ts").map((exported) => {
    const symbol = checker.getAliasedSymbol(exported);
    const signatures = checker.getTypeOfSymbol(symbol).getCallSignatures();
    return {
      ...documentation(symbol),
      file: (symbol.declarations?.[0]?.getSourceFile().fileName ?? "").slice(root.length + 1),
      options: [...new Set(signatures.flatMap((signature) => signature.parameters).flatMap(optionNames))],
    };
  });
}

/** What `st` has beside the commands. */
function readOwnMembers(): Documented[] {
  const st = exportsOf("src/st.ts").find(({ name }) => name === "St") as ts.Symbol;
  return [...(st.members?.values() ?? [])].map(documentation);
}

/** The names of a parameter's fields, when its type is one of options. */
function optionNames(parameter: ts.Symbol): string[] {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
  const parts = type.isIntersection() ? type.types : [type];
  return parts.some((part) => /Options$/.test((part.aliasSymbol ?? part.symbol)?.name ?? ""))
    ? type.getProperties().map(({ name }) => name)
    : [];
}

/** The option names that calls of a command pass anywhere in a script. */
function usedOptions(file: string, command: string): Set<string> {
  const source = ts.createSourceFile(file, readFileSync(resolve(root, file), "utf8"), ts.ScriptTarget.Latest);
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === command) {
      for (const argument of node.arguments) {
        if (!ts.isObjectLiteralExpression(argument)) continue;
        for (const { name } of argument.properties) if (name && ts.isIdentifier(name)) used.add(name.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return used;
}

const commands = readCommands();

test.each([...readOwnMembers(), ...commands])(
  "st.$name says in a comment what the person sees, with an example",
  ({ comment, hasExample }) => {
    expect(comment).toMatch(/^[A-Z][\s\S]*\./);
    expect(hasExample).toBe(true);
  },
);

/** Commands of one file are variants of one element and share its example. */
const elements = [...new Set(commands.map(({ file }) => file))].map((file) => ({
  example: file.replace(/\.ts$/, ".example.ts"),
  variants: commands.filter((command) => command.file === file),
}));

test.each(elements)("$example shows each option of its commands", ({ example, variants }) => {
  expect(examples).toContain(example);
  const used = new Set(variants.flatMap(({ name }) => [...usedOptions(example, name)]));
  const options = new Set(variants.flatMap((command) => command.options));
  expect([...options].filter((option) => !used.has(option) && !(option in unseen))).toEqual([]);
});
