import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { environmentName, type GivenSettings, readSettings, settingNames, settingTable } from "./settings.js";

interface Sources {
  file?: unknown;
  environment?: Record<string, string>;
  flags?: Record<string, string>;
}

/** Settings of a folder whose `millrace.config.json` holds `file` (text as it is, anything else as JSON). */
function read({ file, environment = {}, flags = {} }: Sources): GivenSettings {
  const folder = mkdtempSync(join(tmpdir(), "millrace-settings-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (file !== undefined) writeFileSync(join(folder, "millrace.config.json"), typeof file === "string" ? file : JSON.stringify(file));
  return readSettings(folder, environment, new Map(Object.entries(flags)));
}

function problem(sources: Sources): string {
  try {
    read(sources);
  } catch (error) {
    const { code, message, hint } = error as { code?: string; message: string; hint?: string };
    expect(code).toBe("MR_CONFIG_INVALID");
    expect(hint).toBeTruthy();
    return message;
  }
  return "accepted";
}

describe("where values come from", () => {
  test("nothing given: the defaults", () => {
    const { settings, portGiven } = read({});
    expect(portGiven).toBe(false);
    expect(settings.server).toMatchObject({ port: 8501, address: "127.0.0.1", headless: false, runOnSave: true, allowedHosts: [] });
    expect(settings).toMatchObject({ dev: true, session: { keepDisconnected: 600, max: 5000 }, security: {} });
  });

  test("file, then environment, then command line: the later one wins", () => {
    const file = { server: { port: 1001, address: "::1" }, "runner.workers": 2 };
    expect(read({ file }).settings.server).toMatchObject({ port: 1001, address: "::1" });
    expect(read({ file }).settings.runner.workers).toBe(2);
    const environment = { MILLRACE_SERVER_PORT: "1002" };
    expect(read({ file, environment }).settings.server.port).toBe(1002);
    const both = read({ file, environment, flags: { "server.port": "1003" } });
    expect(both.settings.server).toMatchObject({ port: 1003, address: "::1" });
    expect(both.portGiven).toBe(true);
  });

  test("every setting can be set in each of the three ways, and arrives", () => {
    for (const name of settingNames) {
      const fallback: unknown = settingTable[name].default;
      const value =
        typeof fallback === "boolean" ? !fallback : typeof fallback === "number" ? fallback + 1 : Array.isArray(fallback) ? ["a"] : "x";
      const ways: Sources[] = [
        { file: { [name]: value } },
        { environment: { [environmentName(name)]: String(value) } },
        { flags: { [name]: String(value) } },
      ];
      const before = JSON.stringify(read({}).settings);
      const results = ways.map((sources) => JSON.stringify(read(sources).settings));
      expect(new Set(results).size, name).toBe(1);
      expect(results[0], name).not.toBe(before);
    }
  });

  test("names of the environment", () => {
    expect(environmentName("server.port")).toBe("MILLRACE_SERVER_PORT");
    expect(environmentName("server.maxUploadSize")).toBe("MILLRACE_SERVER_MAX_UPLOAD_SIZE");
    expect(new Set(settingNames.map(environmentName)).size).toBe(settingNames.length);
  });
});

describe("how values are written", () => {
  test.each([
    ["", true],
    ["true", true],
    ["1", true],
    ["false", false],
    ["0", false],
  ])("a switch: %j is %j", (text, value) => {
    expect(read({ flags: { "server.headless": text } }).settings.server.headless).toBe(value);
  });

  test("a list: separated by commas, or as JSON in the file", () => {
    expect(read({ flags: { "server.allowedHosts": "a.example, b.example,," } }).settings.server.allowedHosts).toEqual([
      "a.example",
      "b.example",
    ]);
    expect(read({ file: { server: { allowedHosts: ["a.example"] } } }).settings.server.allowedHosts).toEqual(["a.example"]);
  });

  test("security stands in the file as it is", () => {
    const security = { csp: { connect: ["https://api.example"] } };
    expect(read({ file: { security } }).settings.security).toEqual(security);
  });

  test("a file that an editor has begun with a byte order mark", () => {
    expect(read({ file: '\ufeff{"server":{"port":1001}}' }).settings.server.port).toBe(1001);
  });
});

describe("what is refused, with its place and what is accepted", () => {
  test.each<[string, Sources, string]>([
    ["no number", { flags: { "server.port": "http" } }, 'server.port (command line): "http" is not a whole number from 0 to 65535.'],
    ["no value", { flags: { "server.port": "" } }, 'server.port (command line): "" is not a whole number from 0 to 65535.'],
    ["too large", { flags: { "server.port": "65536" } }, 'server.port (command line): "65536" is not a whole number from 0 to 65535.'],
    ["half a port", { flags: { "server.port": "80.5" } }, 'server.port (command line): "80.5" is not a whole number from 0 to 65535.'],
    [
      "half a worker",
      { file: { runner: { workers: 1.5 } } },
      "runner.workers (millrace.config.json): 1.5 is not a whole number from 1 to 64.",
    ],
    ["too small", { flags: { "runner.patience": "0" } }, 'runner.patience (command line): "0" is not a number from 0.1 to 600.'],
    [
      "no switch",
      { environment: { MILLRACE_SERVER_HEADLESS: "yes" } },
      'server.headless (MILLRACE_SERVER_HEADLESS): "yes" is neither true nor false.',
    ],
    ["a number as text", { file: { server: { address: 5 } } }, "server.address (millrace.config.json): 5 is not a text."],
    [
      "no list",
      { file: { server: { allowedHosts: [1] } } },
      "server.allowedHosts (millrace.config.json): an array of 1 is not a list of texts.",
    ],
    ["an unknown flag", { flags: { "server.prot": "1" } }, "--server.prot (command line): there is no such setting."],
    ["an unknown entry", { file: { server: { prot: 1 } } }, "server.prot (millrace.config.json): there is no such setting."],
    ["a name of the language", { file: { constructor: 1 } }, "constructor (millrace.config.json): there is no such setting."],
    ["security that is none", { file: { security: "strict" } }, 'security (millrace.config.json): "strict" is not an object.'],
    ["a list as file", { file: [1] }, "millrace.config.json must hold an object."],
  ])("%s", (_, sources, message) => {
    expect(problem(sources)).toBe(message);
  });

  test("a file that is no JSON", () => {
    expect(problem({ file: "{ server: 1 }" })).toContain("millrace.config.json cannot be read: ");
    expect(problem({ file: "" })).toContain("millrace.config.json cannot be read: ");
  });

  test("a file that is there and cannot be read", () => {
    const folder = mkdtempSync(join(tmpdir(), "millrace-settings-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, "millrace.config.json"));
    expect(() => readSettings(folder, {}, new Map())).toThrow(
      expect.objectContaining({
        code: "MR_CONFIG_INVALID",
        message: expect.stringContaining("millrace.config.json cannot be read: EISDIR"),
      }),
    );
  });
});

test("every setting is explained", () => {
  for (const name of settingNames) expect(settingTable[name].text).toMatch(/^[A-Z].*\.$/);
});
