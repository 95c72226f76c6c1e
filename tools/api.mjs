/**
 * The public API as a file: every name that `millrace` and `millrace/testing` export, with its signatures, and the options
 * that the commands take, out of the compiler's own program. `api.txt` is reviewed like code.
 *
 *     node tools/api.mjs           writes api.txt
 *     node tools/api.mjs --check   fails when api.txt is not up to date
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const entries = { millrace: "src/index.ts", "millrace/testing": "src/testing/index.ts" };

const config = ts.getParsedCommandLineOfConfigFile(
  `${root}tsconfig.node.json`,
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
);
const program = ts.createProgram(
  Object.values(entries).map((file) => root + file),
  config.options,
);
const checker = program.getTypeChecker();
const flags =
  ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.WriteArrayAsGenericType | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

const isInternal = (symbol) =>
  symbol.getJsDocTags().some((tag) => tag.name === "internal") || symbol.name.startsWith("#") || symbol.name.startsWith("__");
/** What a class has from the language or from Node (`Error.captureStackTrace`) is not ours. */
const isOurs = (symbol) => !symbol.declarations?.every((declaration) => !declaration.getSourceFile().fileName.startsWith(`${root}src/`));
const clean = (text) =>
  text
    .replace(/import\("[^"]*"\)\./g, "")
    .replace(/\s+/g, " ")
    .replace(/this: ElementHost(, )?/g, "");

function membersOf(type, location) {
  const lines = [];
  for (const member of checker.getPropertiesOfType(type)) {
    if (isInternal(member) || !isOurs(member)) continue;
    const memberType = checker.getTypeOfSymbolAtLocation(member, location);
    const signatures = memberType.getCallSignatures();
    const own = checker.getPropertiesOfType(memberType);
    if (signatures.length > 0 && own.length === 0) {
      for (const signature of signatures) lines.push(`  ${member.name}${clean(checker.signatureToString(signature, location, flags))}`);
    } else {
      const optional = member.flags & ts.SymbolFlags.Optional ? "?" : "";
      lines.push(`  ${member.name}${optional}: ${clean(checker.typeToString(memberType, location, flags))}`);
    }
  }
  return lines.sort();
}

function describe(symbol, location) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.[0] ?? location;
  if (target.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) {
    const type = checker.getDeclaredTypeOfSymbol(target);
    const kind = target.flags & ts.SymbolFlags.Class ? "class" : "interface";
    const statics =
      target.flags & ts.SymbolFlags.Class
        ? membersOf(checker.getTypeOfSymbolAtLocation(target, declaration), declaration).filter((line) => !line.startsWith("  prototype"))
        : [];
    return [`${kind} ${symbol.name}`, ...statics.map((line) => line.replace(/^ {2}/, "  static ")), ...membersOf(type, declaration)];
  }
  if (target.flags & ts.SymbolFlags.TypeAlias)
    return [
      `type ${symbol.name} = ${clean(checker.typeToString(checker.getDeclaredTypeOfSymbol(target), declaration, flags | ts.TypeFormatFlags.InTypeAlias))}`,
    ];
  const type = checker.getTypeOfSymbolAtLocation(target, declaration);
  const signatures = type.getCallSignatures();
  if (signatures.length > 0)
    return signatures.map((signature) => `function ${symbol.name}${clean(checker.signatureToString(signature, declaration, flags))}`);
  return [`const ${symbol.name}: ${clean(checker.typeToString(type, declaration, flags))}`];
}

/** The interfaces of options that the signatures of a type's members name, by name. */
function optionsOf(type, location) {
  const found = new Map();
  const visit = (part) => {
    if (part.isUnionOrIntersection()) for (const one of part.types) visit(one);
    const symbol = part.aliasSymbol ?? part.symbol;
    if (symbol && /Options$/.test(symbol.name) && !found.has(symbol.name)) found.set(symbol.name, symbol);
  };
  for (const member of checker.getPropertiesOfType(type)) {
    if (isInternal(member)) continue;
    for (const signature of checker.getTypeOfSymbolAtLocation(member, location).getCallSignatures())
      for (const parameter of signature.parameters) visit(checker.getNonNullableType(checker.getTypeOfSymbol(parameter)));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const blocks = [];
for (const [name, file] of Object.entries(entries)) {
  const source = program.getSourceFile(root + file);
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(source)).sort((a, b) => (a.name < b.name ? -1 : 1));
  blocks.push(`# ${name}\n\n${symbols.map((symbol) => describe(symbol, source).join("\n")).join("\n\n")}\n`);
  const st = symbols.find((symbol) => symbol.name === "st");
  if (!st) continue;
  const exported = new Set(symbols.map((symbol) => symbol.name));
  const options = optionsOf(checker.getTypeOfSymbol(st), source).filter((symbol) => !exported.has(symbol.name));
  blocks.push(`# Options of the commands\n\n${options.map((symbol) => describe(symbol, source).join("\n")).join("\n\n")}\n`);
}
const text = blocks.join("\n");
const file = `${root}api.txt`;
if (process.argv.includes("--check")) {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.log("api.txt is not up to date. Run `node tools/api.mjs` and read the difference: it is what users will notice.");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
  console.log(`api.txt: ${text.split("\n").length} lines`);
}
