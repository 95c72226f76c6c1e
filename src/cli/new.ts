/** `millrace new [dir]`: an app to begin with, and its test. Nothing that exists is overwritten. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
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

/** @throws MillraceError `MR_CONFIG_INVALID` when the folder holds one of the files already. */
export function newApp(args: readonly string[], version: string, output: Output): void {
  const folder = resolve(args[0] ?? ".");
  const name =
    basename(folder)
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, "-")
      .replaceAll(/^-+|-+$/g, "") || "app";
  const files: Record<string, string> = { "app.ts": app, "app.test.ts": test };
  // In a folder that has a project already, its manifest and settings stay as they are.
  const fresh = !existsSync(join(folder, "package.json"));
  if (fresh) Object.assign(files, { "package.json": manifest(name, version), "tsconfig.json": tsconfig, ".gitignore": "node_modules/\n" });
  const taken = existsSync(folder)
    ? readdirSync(folder).filter((file) => file in files && file !== ".gitignore" && file !== "tsconfig.json")
    : [];
  if (taken.length > 0) {
    throw new MillraceError(
      "MR_CONFIG_INVALID",
      `${folder} already holds ${taken.join(" and ")}.`,
      "Name another folder: `millrace new my-app`.",
    );
  }
  mkdirSync(folder, { recursive: true });
  const written = Object.entries(files).filter(([file]) => !existsSync(join(folder, file)));
  for (const [file, content] of written) writeFileSync(join(folder, file), content);
  const place = relative(process.cwd(), folder);
  output.line();
  output.line(`  ${output.green("✔")} ${written.map(([file]) => file).join(", ")} in ${place || "this folder"}`);
  output.line();
  output.line("  Next:");
  if (place) output.line(`    cd ${place}`);
  if (fresh) output.line("    npm install");
  output.line("    npx millrace run app.ts");
  output.line();
}
