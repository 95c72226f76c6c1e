import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { AppTest } from "../testing/app-test.js";
import { newApp, packageName } from "./new.js";
import type { Output } from "./output.js";

const plain = (text: string): string => text;

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "millrace-new-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes an app and returns what the terminal shows. */
function make(...args: string[]): string {
  const lines: string[] = [];
  const output: Output = {
    line: (text = "") => lines.push(text),
    error: (text) => lines.push(text),
    bold: plain,
    dim: plain,
    red: plain,
    yellow: plain,
    green: plain,
  };
  newApp(args, "1.2.3", output);
  return lines.join("\n");
}

describe("a new folder", () => {
  test("holds an app, its test and what npm and TypeScript need", () => {
    const folder = join(temporary(), "deep", "my-app");
    const said = make(folder);
    expect(readdirSync(folder).sort()).toEqual([".gitignore", "app.test.ts", "app.ts", "package.json", "tsconfig.json"]);
    expect(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))).toMatchObject({
      name: "my-app",
      type: "module",
      scripts: { start: "millrace run app.ts", test: "vitest run" },
      dependencies: { millrace: "^1.2.3" },
      devDependencies: { vitest: expect.any(String) },
    });
    expect(said).toMatch(/app\.ts.*package\.json/);
    expect(said).toMatch(/cd .*my-app\n {4}npm install\n {4}npx millrace run app\.ts/);
  });

  test("holds an app that runs and greets", async () => {
    const folder = temporary();
    make(folder);
    const app = await AppTest.fromFile(join(folder, "app.ts")).run();
    expect(app.exceptions).toEqual([]);
    await app.textInput("Your name").setValue("Ada").run();
    expect(app.exceptions).toEqual([]);
    expect(app.alert().props.body).toContain("Ada");
  });

  test("keeps settings and ignored files that are there already", () => {
    const folder = temporary();
    writeFileSync(join(folder, "tsconfig.json"), "{}");
    writeFileSync(join(folder, ".gitignore"), "mine\n");
    expect(make(folder)).not.toContain("tsconfig.json");
    expect(readFileSync(join(folder, "tsconfig.json"), "utf8")).toBe("{}");
    expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe("mine\n");
  });
});

describe("a project that exists", () => {
  test("gets the app and its test, its own files stay, and what is missing is named", () => {
    const folder = temporary();
    const manifest = '{"name":"mine","devDependencies":{"vitest":"^4.0.0"}}';
    writeFileSync(join(folder, "package.json"), manifest);
    const said = make(folder);
    expect(readdirSync(folder).sort()).toEqual(["app.test.ts", "app.ts", "package.json"]);
    expect(readFileSync(join(folder, "package.json"), "utf8")).toBe(manifest);
    expect(said).toContain("npm install millrace");
    expect(said).not.toContain("vitest\n");
  });

  test("needs nothing more where both packages are there", () => {
    const folder = temporary();
    writeFileSync(join(folder, "package.json"), '{"dependencies":{"millrace":"^1.0.0","vitest":"^4.0.0"}}');
    expect(make(folder)).not.toContain("npm install");
  });
});

describe("nothing is overwritten", () => {
  test.each([["app.ts"], ["app.test.ts"]])("%s is there: nothing is written", (file) => {
    const folder = temporary();
    writeFileSync(join(folder, file), "mine");
    expect(() => make(folder)).toThrow(
      expect.objectContaining({
        code: "MR_CONFIG_INVALID",
        message: `${folder} already holds ${file}.`,
        hint: expect.stringContaining("millrace new my-app"),
      }),
    );
    expect(readdirSync(folder)).toEqual([file]);
    expect(readFileSync(join(folder, file), "utf8")).toBe("mine");
  });

  test("both are named", () => {
    const folder = temporary();
    make(folder);
    expect(() => make(folder)).toThrow(`${folder} already holds app.ts and app.test.ts.`);
  });

  test("a file stands where the folder should be, or above it", () => {
    const file = join(temporary(), "taken");
    writeFileSync(file, "mine");
    for (const place of [file, join(file, "my-app")]) {
      expect(() => make(place)).toThrow(
        expect.objectContaining({ code: "MR_CONFIG_INVALID", message: expect.stringContaining("cannot be written to") }),
      );
    }
    expect(readFileSync(file, "utf8")).toBe("mine");
  });
});

describe("odd names", () => {
  test.each([
    ["My App", "my-app"],
    ["data_2024.v2", "data-2024-v2"],
    ["--weird--", "weird"],
    ["Größe", "gr-e"],
    ["数据", "app"],
    ["...", "app"],
    ["@scope", "scope"],
    ["millrace", "millrace-app"],
    ["vitest", "vitest-app"],
    ["node_modules", "node-modules"],
    ["x".repeat(300), "x".repeat(200)],
  ])("%s is the package %s", (folder, name) => {
    expect(packageName(`/home/ada/${folder}`)).toBe(name);
    expect(name).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
  });

  test("a folder with spaces works, and can be copied from the terminal", () => {
    const folder = join(temporary(), "my first app");
    expect(make(folder)).toMatch(/cd ".*my first app"/);
    expect(existsSync(join(folder, "app.ts"))).toBe(true);
  });

  test.each([
    [["--force"], "millrace new has no option --force."],
    [["a", "b"], "b: one folder is expected, a was given already."],
  ])("%j is refused", (args, message) => {
    const before = process.cwd();
    const folder = temporary();
    mkdirSync(join(folder, "cwd"));
    process.chdir(join(folder, "cwd"));
    onTestFinished(() => process.chdir(before));
    expect(() => make(...args)).toThrow(expect.objectContaining({ code: "MR_CONFIG_INVALID", message }));
    expect(readdirSync(".")).toEqual([]);
  });
});
