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
const commands = ts.createProgram([resolve(root, "src/elements/commands.ts")], {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  types: [],
});

/** Options that examples need not show, each with its reason. */
const unseen: Readonly<Record<string, string>> = {
  key: "names the element; there is nothing to see",
  formatFunc: "Streamlit's name for format",
};

/** Examples that show an error on purpose: what they are about. */
const showsErrors = new Set(["exception.ts", "exception.example.ts", "write.example.ts"]);

/** The `@example` blocks of a file, without the stars before their lines. */
function commentExamples(file: string): { name: string; file: string; code: string }[] {
  const text = readFileSync(resolve(root, file), "utf8");
  const blocks = [...text.matchAll(/@example\n(.*?)(?=\n\s*\* @|\n\s*\*\/)/gs)];
  return blocks.map(({ 1: block = "" }, at) => ({
    name: `${file} ${at + 1}`,
    file,
    code: block.replace(/^\s*\* ?/gm, ""),
  }));
}

async function expectToShow(app: AppTest, file: string): Promise<void> {
  await app.run();
  if (!showsErrors.has(basename(file))) expect(app.exceptions).toEqual([]);
  expect(app.all().length).toBeGreaterThan(0);
}

test.each(sources.flatMap(commentExamples))("the @example of $name runs", async ({ file, code }) => {
  const script = code.includes('from "millrace"') ? code : `import { st } from "millrace";\n${code}`;
  await expectToShow(AppTest.fromString(script, { timeout: 20 }), file);
});

test.each(examples)("%s runs", { timeout: 30_000 }, async (file) => {
  await expectToShow(AppTest.fromFile(resolve(root, file), { timeout: 20 }), file);
});

interface CommandDoc {
  name: string;
  file: string;
  comment: string;
  hasExample: boolean;
  options: readonly string[];
}

/** What the compiler knows of each command. */
function readCommands(): CommandDoc[] {
  const checker = commands.getTypeChecker();
  const source = commands.getSourceFile(resolve(root, "src/elements/commands.ts")) as ts.SourceFile;
  return checker.getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol).map((exported) => {
    const symbol = checker.getAliasedSymbol(exported);
    const signatures = checker.getTypeOfSymbolAtLocation(symbol, source).getCallSignatures();
    return {
      name: exported.name,
      file: (symbol.declarations?.[0]?.getSourceFile().fileName ?? "").slice(root.length + 1),
      comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      hasExample: symbol.getJsDocTags(checker).some((tag) => tag.name === "example"),
      options: [...new Set(signatures.flatMap((signature) => signature.parameters).flatMap((parameter) => optionNames(checker, parameter)))],
    };
  });
}

/** The names of a parameter's fields, when its type is one of options. */
function optionNames(checker: ts.TypeChecker, parameter: ts.Symbol): string[] {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
  const parts = type.isIntersection() ? type.types : [type];
  return parts.some((part) => /Options$/.test((part.aliasSymbol ?? part.symbol)?.name ?? "")) ? type.getProperties().map(({ name }) => name) : [];
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

const documented = readCommands();

test.each(documented)("st.$name says in a comment what the person sees, with an example", ({ comment, hasExample }) => {
  expect(comment).toMatch(/^[A-Z][^]*\./);
  expect(hasExample).toBe(true);
});

/** Commands of one file are variants of one element and share its example. */
const elements = [...new Set(documented.map(({ file }) => file))].map((file) => ({
  example: file.replace(/\.ts$/, ".example.ts"),
  commands: documented.filter((command) => command.file === file),
}));

test.each(elements)("$example shows each option of its commands", ({ example, commands }) => {
  expect(examples).toContain(example);
  const used = new Set(commands.flatMap(({ name }) => [...usedOptions(example, name)]));
  const options = new Set(commands.flatMap((command) => command.options));
  expect([...options].filter((option) => !used.has(option) && !(option in unseen))).toEqual([]);
});
