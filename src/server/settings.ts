/**
 * Every setting: name, default, meaning. Values come, from weakest to strongest, from the defaults, `millrace.config.json`
 * beside the script, the environment (`MILLRACE_SERVER_PORT`) and the command line (`--server.port 8502`).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeValue, MillraceError } from "../core/errors.js";
import type { SecuritySettings } from "../security/page-policy.js";

export interface Settings {
  dev: boolean;
  server: {
    port: number;
    address: string;
    headless: boolean;
    runOnSave: boolean;
    maxUploadSize: number;
    allowedHosts: string[];
    corsAllowedOrigins: string[];
    trustedProxies: string[];
    requireHttps: boolean;
  };
  runner: { workers: number; patience: number; maxRunTime: number; maxMemory: number };
  session: { keepDisconnected: number; max: number };
  security: SecuritySettings;
}

type Value = string | number | boolean | string[];

interface Setting {
  default: Value;
  /** For `--help` and the reference. */
  text: string;
  min?: number;
  max?: number;
  whole?: true;
}

/** All settings that take one value. `security` is an object and stands in the file only. */
export const settingTable = {
  "server.port": { default: 8501, text: "Port to listen on. Default: the first free one from 8501.", min: 0, max: 65535, whole: true },
  "server.address": { default: "127.0.0.1", text: "Address to listen on." },
  "server.headless": { default: false, text: "Do not open a browser." },
  "server.runOnSave": { default: true, text: "Run again when a source file is saved." },
  "server.maxUploadSize": { default: 200, text: "Largest uploaded file, in MB.", min: 1, max: 1_000_000 },
  "server.allowedHosts": { default: [], text: "Host names the server answers to besides loopback names." },
  "server.corsAllowedOrigins": { default: [], text: "Other origins whose pages may use the app." },
  "server.trustedProxies": { default: [], text: "Proxies whose forwarded headers are believed." },
  "server.requireHttps": { default: false, text: "Send browsers that come by http to https." },
  "runner.workers": { default: 1, text: "Worker threads that sessions are spread over.", min: 1, max: 64, whole: true },
  "runner.patience": {
    default: 1,
    text: "Seconds that other sessions wait for a busy worker before they move to another.",
    min: 0.1,
    max: 600,
  },
  "runner.maxRunTime": { default: 60, text: "Seconds a script may keep its worker busy without a pause.", min: 1, max: 86_400 },
  "runner.maxMemory": { default: 2048, text: "Heap of one worker, in MB.", min: 32, max: 65_536, whole: true },
  "session.keepDisconnected": { default: 600, text: "Seconds that a session is kept after its tab has gone.", min: 0, max: 604_800 },
  "session.max": { default: 5000, text: "Sessions at the same time.", min: 1, max: 100_000, whole: true },
  "global.developmentMode": { default: true, text: "Show errors with their source; notice rebuilt files." },
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof settingTable;
export const settingNames = Object.keys(settingTable) as SettingName[];

function invalid(name: string, where: string, problem: string): MillraceError {
  return new MillraceError("MR_CONFIG_INVALID", `${name} (${where}): ${problem}.`, "Run `millrace run --help` for all settings.");
}

/** Checks a value that came as text or from the file. */
function readValue(name: SettingName, raw: unknown, where: string): Value {
  const setting: Setting = settingTable[name];
  const kind = Array.isArray(setting.default) ? "list" : typeof setting.default;
  if (kind === "list") {
    const list = typeof raw === "string" ? raw.split(",").map((part) => part.trim()) : raw;
    if (Array.isArray(list) && list.every((part) => typeof part === "string")) return list.filter((part) => part !== "");
    throw invalid(name, where, `${describeValue(raw)} is not a list of texts`);
  }
  if (kind === "boolean") {
    if (raw === true || raw === "true" || raw === "1" || raw === "") return true;
    if (raw === false || raw === "false" || raw === "0") return false;
    throw invalid(name, where, `${describeValue(raw)} is neither true nor false`);
  }
  if (kind === "number") {
    const number = typeof raw === "number" ? raw : typeof raw === "string" && raw.trim() !== "" ? Number(raw) : Number.NaN;
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole = false } = setting;
    if (Number.isFinite(number) && number >= min && number <= max && (Number.isInteger(number) || !whole)) return number;
    throw invalid(name, where, `${describeValue(raw)} is not a ${whole ? "whole " : ""}number from ${min} to ${max}`);
  }
  if (typeof raw === "string") return raw;
  throw invalid(name, where, `${describeValue(raw)} is not a text`);
}

function flatten(record: Record<string, unknown>, prefix = ""): [string, unknown][] {
  return Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    const path = prefix + name;
    const nested = typeof value === "object" && value !== null && !Array.isArray(value) && path !== "security";
    return nested ? flatten(value as Record<string, unknown>, `${path}.`) : [[path, value]];
  });
}

function unreadable(error: unknown, hint: string): MillraceError {
  const reason = error instanceof Error ? error.message : String(error);
  return new MillraceError("MR_CONFIG_INVALID", `millrace.config.json cannot be read: ${reason}`, hint);
}

function readFile(folder: string): { values: [string, unknown][]; security: SecuritySettings } {
  const file = join(folder, "millrace.config.json");
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as { code?: unknown }).code === "ENOENT") return { values: [], security: {} };
    throw unreadable(error, `Make ${file} a readable file, or take it away.`);
  }
  let record: unknown;
  try {
    record = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw unreadable(error, "It must be JSON.");
  }
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    throw new MillraceError("MR_CONFIG_INVALID", "millrace.config.json must hold an object.", 'Write { "server": { "port": 8502 } }.');
  }
  const values = flatten(record as Record<string, unknown>);
  const security = values.find(([name]) => name === "security")?.[1] ?? {};
  if (typeof security !== "object" || Array.isArray(security))
    throw invalid("security", "millrace.config.json", `${describeValue(security)} is not an object`);
  return { values: values.filter(([name]) => name !== "security"), security: security as SecuritySettings };
}

const isSetting = (name: string): name is SettingName => Object.hasOwn(settingTable, name);

/** `server.maxUploadSize` → `MILLRACE_SERVER_MAX_UPLOAD_SIZE`. */
export function environmentName(name: SettingName): string {
  return `MILLRACE_${name
    .replaceAll(".", "_")
    .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
    .toUpperCase()}`;
}

export interface GivenSettings {
  settings: Settings;
  /** The port was set by hand: it must be that one. */
  portGiven: boolean;
}

/** @throws MillraceError `MR_CONFIG_INVALID` naming the setting, where it came from, and what is accepted. */
export function readSettings(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  flags: ReadonlyMap<string, string>,
): GivenSettings {
  const given = new Map<SettingName, Value>();
  const { values, security } = readFile(folder);
  for (const [name, raw] of values) {
    if (!isSetting(name)) throw invalid(name, "millrace.config.json", "there is no such setting");
    given.set(name, readValue(name, raw, "millrace.config.json"));
  }
  for (const name of settingNames) {
    const variable = environmentName(name);
    const raw = environment[variable];
    if (raw !== undefined) given.set(name, readValue(name, raw, variable));
  }
  for (const [name, raw] of flags) {
    if (!isSetting(name)) throw invalid(`--${name}`, "command line", "there is no such setting");
    given.set(name, readValue(name, raw, "command line"));
  }
  const of = <T extends Value>(name: SettingName): T => (given.get(name) ?? settingTable[name].default) as T;
  return {
    portGiven: given.has("server.port"),
    settings: {
      dev: of<boolean>("global.developmentMode"),
      server: {
        port: of<number>("server.port"),
        address: of<string>("server.address"),
        headless: of<boolean>("server.headless"),
        runOnSave: of<boolean>("server.runOnSave"),
        maxUploadSize: of<number>("server.maxUploadSize"),
        allowedHosts: of<string[]>("server.allowedHosts"),
        corsAllowedOrigins: of<string[]>("server.corsAllowedOrigins"),
        trustedProxies: of<string[]>("server.trustedProxies"),
        requireHttps: of<boolean>("server.requireHttps"),
      },
      runner: {
        workers: of<number>("runner.workers"),
        patience: of<number>("runner.patience"),
        maxRunTime: of<number>("runner.maxRunTime"),
        maxMemory: of<number>("runner.maxMemory"),
      },
      session: { keepDisconnected: of<number>("session.keepDisconnected"), max: of<number>("session.max") },
      security,
    },
  };
}
