/** `millrace new [folder]`: an app to begin with, and its test. Nothing that exists is overwritten. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { MillraceError } from "../core/errors.js";
import type { Output } from "./output.js";

const app = `import { st } from "millrace";

st.title("Hello, Millrace");
st.write("Edit **app.ts** and save: this page follows.");

const name = st.textInput("Your name", { placeholder: "Ada" });
const rows = st.slider("Rows", { min: 1, max: 50, value: 10 });

if (name) st.success(\`Nice to meet you, \${name}.\`);

const data = Array.from({ length: rows }, (_, i) => ({ day: i + 1, visitors: Math.round(60 + 40 * Math.sin(i / 3)) }));
st.lineChart(data, { x: "day", y: "visitors" });
st.dataframe(data);
`;

const test = `import { expect, test } from "vitest";
import { AppTest } from "millrace/testing";

test("greets by name", async () => {
  const app = await AppTest.fromFile("app.ts").run();
  await app.textInput("Your name").setValue("Ada").run();
  expect(app.exceptions).toEqual([]);
  expect(app.alert().props.body).toContain("Ada");
});
`;

function manifest(name: string, version: string): string {
  const content = {
    name,
    private: true,
    type: "module",
    scripts: { start: "millrace run app.ts", test: "vitest run" },
    dependencies: { millrace: `^${version}` },
    devDependencies: { vitest: "^4.0.0" },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const tsconfig = `{
  "compilerOptions": {
    "target": "es2023",
    "module": "nodenext",
    "strict": true,
    "noEmit": true,
    "skipLibCheck": true
  }
}
`;

/** Names that npm installs into the app, or refuses: a package cannot be called like its own dependency. */
const takenNames = new Set(["millrace", "vitest", "node_modules", "favicon-ico"]);

/** A package name made of the folder's name. */
export function packageName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, "-")
    .slice(0, 200)
    .replaceAll(/^-+|-+$/g, "");
  return name === "" || takenNames.has(name) ? `${name}-app`.replace(/^-/, "") : name;
}

function checkArguments(args: readonly string[]): void {
  const [first = "", second] = args;
  if (!first.startsWith("-") && second === undefined) return;
  throw new MillraceError(
    "MR_CONFIG_INVALID",
    first.startsWith("-") ? `millrace new has no option ${first}.` : `${second}: one folder is expected, ${first} was given already.`,
    "Write `millrace new my-app`, or `millrace new` for this folder.",
  );
}

function writeAll(folder: string, files: ReadonlyMap<string, string>): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const [file, content] of files) writeFileSync(join(folder, file), content, { flag: "wx" });
  } catch (error) {
    throw new MillraceError(
      "MR_CONFIG_INVALID",
      `${folder} cannot be written to: ${error instanceof Error ? error.message : String(error)}`,
      "Name another folder: `millrace new my-app`.",
    );
  }
}

/** What an existing project still needs before the app and its test run in it. */
function missingPackages(folder: string): string[] {
  let text: string;
  try {
    text = readFileSync(join(folder, "package.json"), "utf8");
  } catch {
    return ["npm install"];
  }
  const installs: [string, string][] = [
    ["millrace", "npm install millrace"],
    ["vitest", "npm install --save-dev vitest"],
  ];
  return installs.filter(([name]) => !text.includes(`"${name}"`)).map(([, command]) => command);
}

/**
 * @param args At most one: the folder. Default: this one.
 * @throws MillraceError `MR_CONFIG_INVALID` when the folder holds one of the files already, or cannot be written to.
 */
export function newApp(args: readonly string[], version: string, output: Output): void {
  checkArguments(args);
  const folder = resolve(args[0] ?? ".");
  const has = (file: string): boolean => existsSync(join(folder, file));
  const taken = ["app.ts", "app.test.ts"].filter(has);
  if (taken.length > 0) {
    throw new MillraceError(
      "MR_CONFIG_INVALID",
      `${folder} already holds ${taken.join(" and ")}.`,
      "Name another folder: `millrace new my-app`.",
    );
  }
  const files = new Map([
    ["app.ts", app],
    ["app.test.ts", test],
  ]);
  // In a folder that has a project already, its manifest and settings stay as they are.
  const fresh = !has("package.json");
  if (fresh) {
    files.set("package.json", manifest(packageName(folder), version));
    if (!has("tsconfig.json")) files.set("tsconfig.json", tsconfig);
    if (!has(".gitignore")) files.set(".gitignore", "node_modules/\n");
  }
  const installs = fresh ? ["npm install"] : missingPackages(folder);
  writeAll(folder, files);
  const place = relative(process.cwd(), folder);
  output.line();
  output.line(`  ${output.green("✔")} ${[...files.keys()].join(", ")} in ${place || "this folder"}`);
  output.line();
  output.line("  Next:");
  if (place) output.line(`    cd ${/^[\w./\\-]+$/.test(place) ? place : JSON.stringify(place)}`);
  for (const install of installs) output.line(`    ${install}`);
  output.line("    npx millrace run app.ts");
  output.line();
}
