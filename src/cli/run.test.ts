import { describe, expect, test } from "vitest";
import { settingNames } from "../server/settings.js";
import type { Output } from "./output.js";
import { readArguments, runHelp } from "./run.js";

const plain = (text: string): string => text;
const output: Output = { line: () => {}, error: () => {}, bold: plain, dim: plain, red: plain, yellow: plain, green: plain };

describe("arguments", () => {
  test.each<[string, string | undefined, Record<string, string>]>([
    ["", undefined, {}],
    ["app.ts", "app.ts", {}],
    ["app.ts --server.port 8502", "app.ts", { "server.port": "8502" }],
    ["--server.port 8502 app.ts", "app.ts", { "server.port": "8502" }],
    ["app.ts --server.port=8502", "app.ts", { "server.port": "8502" }],
    ["app.ts --port 8502", "app.ts", { "server.port": "8502" }],
    ["app.ts --port=0", "app.ts", { "server.port": "0" }],
    ["app.ts --headless", "app.ts", { "server.headless": "" }],
    ["--headless app.ts", "app.ts", { "server.headless": "" }],
    ["--headless true app.ts", "app.ts", { "server.headless": "true" }],
    ["--server.runOnSave false app.ts", "app.ts", { "server.runOnSave": "false" }],
    ["--headless --port 1 app.ts", "app.ts", { "server.headless": "", "server.port": "1" }],
    ["app.ts --port", "app.ts", { "server.port": "" }],
    ["app.ts --port --headless", "app.ts", { "server.port": "", "server.headless": "" }],
    ["app.ts --port 1 --port 2", "app.ts", { "server.port": "2" }],
    ["app.ts --server.allowedHosts a.example,b.example", "app.ts", { "server.allowedHosts": "a.example,b.example" }],
    ["app.ts --server.address=a=b", "app.ts", { "server.address": "a=b" }],
    ["app.ts --unknown x", "app.ts", { unknown: "x" }],
    ["app.ts --", "app.ts", { "": "" }],
  ])("%s", (line, script, flags) => {
    const read = readArguments(line.split(" ").filter(Boolean));
    expect(read.script).toBe(script);
    expect(Object.fromEntries(read.flags)).toEqual(flags);
  });

  test("a second script is refused, with both names", () => {
    expect(() => readArguments(["a.ts", "b.ts"])).toThrow(
      expect.objectContaining({ code: "MR_CONFIG_INVALID", message: "b.ts: one script is expected, a.ts was given already." }),
    );
  });
});

test("the help names every setting with its environment variable, in lines that fit", () => {
  const lines = runHelp(output).split("\n");
  for (const name of settingNames) expect(lines.filter((line) => line.includes(`--${name} `))).toHaveLength(1);
  expect(lines.join("\n")).toContain("MILLRACE_SERVER_MAX_UPLOAD_SIZE");
});
