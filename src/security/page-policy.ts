/**
 * What an author may open up, for all pages or for one: who frames the page, which origins it talks to, how windows
 * it opens are tied to it, which browser features it uses. Every entry is checked when the server starts, so that a
 * slip (a space, a semicolon, a bare `*`) can never become another directive in a header.
 */
import { describeValue, MillraceError } from "../core/errors.js";
import type { ExtraSources, SourceSetting } from "./csp.js";

export type OpenerPolicy = "same-origin" | "same-origin-allow-popups" | "noopener-allow-popups" | "unsafe-none";

/** The security policy of a page. Everything is optional; left out means closed. */
export interface PagePolicy extends ExtraSources {
  /** Origins that may show the page in a frame besides the app itself (`"https://*.example.com"` is possible), or `"none"`. */
  frameAncestors?: readonly string[] | "none";
  /** Default `"same-origin"`. Sign-in windows that talk back need `"same-origin-allow-popups"`. */
  openerPolicy?: OpenerPolicy;
  /** Allow list by feature of the Permissions-Policy header, e.g. `{ geolocation: "(self)" }`. */
  permissions?: Readonly<Record<string, string>>;
  /** Names of further Trusted Types policies that the page may create. */
  trustedTypes?: readonly string[];
}

/** The policy of all pages, and what differs by page path. */
export interface SecuritySettings extends PagePolicy {
  pages?: Readonly<Record<string, PagePolicy>>;
}

const sourceSettings: readonly SourceSetting[] = ["scriptSrc", "styleSrc", "imgSrc", "fontSrc", "connectSrc", "mediaSrc", "frameSrc"];
const openerPolicies: readonly OpenerPolicy[] = ["same-origin", "same-origin-allow-popups", "noopener-allow-popups", "unsafe-none"];

const label = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
const hostName = `(?:\\*\\.)?${label}(?:\\.${label})*|\\[[0-9a-f:.]+\\]`;
const sourceText = new RegExp(`^(?:https?|wss?)://(?:${hostName})(?::\\d{1,5})?$`, "i");
const permissionText = /^(?:\*|\((?:(?:self|src|"https?:\/\/[a-z0-9*.:-]+")(?: (?:self|src|"https?:\/\/[a-z0-9*.:-]+"))*)?\))$/i;

function invalid(where: string, value: unknown, expected: string): MillraceError {
  return new MillraceError("MR_CONFIG_INVALID", `${where}: ${describeValue(value)} is not valid.`, `Expected ${expected}.`);
}

function checkSources(where: string, value: unknown, schemes: readonly string[] = []): readonly string[] {
  if (!Array.isArray(value)) throw invalid(where, value, 'a list of origins such as ["https://api.example.com"]');
  for (const entry of value as unknown[]) {
    if (typeof entry === "string" && (sourceText.test(entry) || schemes.includes(entry))) continue;
    throw invalid(
      where,
      entry,
      'an origin such as "https://api.example.com" or "https://*.example.com", without path, spaces or a bare "*"',
    );
  }
  return value as string[];
}

function checkPolicy(where: string, policy: PagePolicy): void {
  if (policy.frameAncestors !== undefined && policy.frameAncestors !== "none") {
    const parents: unknown = policy.frameAncestors;
    checkSources(`${where}.frameAncestors`, Array.isArray(parents) ? parents.filter((parent) => parent !== "self") : parents);
  }
  for (const name of sourceSettings) {
    const sources = policy[name];
    // Pictures and films from anywhere are a common and harmless wish; scripts and styles from anywhere are not.
    if (sources !== undefined) checkSources(`${where}.${name}`, sources, name === "imgSrc" || name === "mediaSrc" ? ["https:"] : []);
  }
  const { openerPolicy, permissions, trustedTypes } = policy;
  if (openerPolicy !== undefined && !openerPolicies.includes(openerPolicy)) {
    throw invalid(`${where}.openerPolicy`, openerPolicy, `one of ${openerPolicies.join(", ")}`);
  }
  for (const [feature, allowed] of Object.entries(permissions ?? {})) {
    if (!/^[a-z][a-z0-9-]*$/.test(feature)) throw invalid(`${where}.permissions`, feature, "a feature name such as geolocation");
    if (!permissionText.test(allowed)) throw invalid(`${where}.permissions.${feature}`, allowed, '"()", "(self)" or "*"');
  }
  for (const name of trustedTypes ?? []) {
    if (!/^[\w#=@./%-]+$/.test(name)) throw invalid(`${where}.trustedTypes`, name, "a policy name of letters, digits and -#=_/@.%");
  }
}

/**
 * Checks the settings of all pages.
 *
 * @throws MillraceError `MR_CONFIG_INVALID` naming the entry that is not valid.
 */
export function checkSecuritySettings(settings: SecuritySettings): void {
  checkPolicy("security", settings);
  for (const [path, policy] of Object.entries(settings.pages ?? {})) {
    if (!path.startsWith("/")) throw invalid("security.pages", path, 'a page path such as "/reports"');
    checkPolicy(`security.pages[${describeValue(path)}]`, policy);
  }
}

/** The policy of one page: what the page says, else what all pages say. */
export function policyForPage(settings: SecuritySettings, path: string): PagePolicy {
  const { pages, ...common } = settings;
  const own = pages && Object.hasOwn(pages, path) ? pages[path] : undefined;
  return own ? { ...common, ...own } : common;
}

/** The `frame-ancestors` sources of a policy. The app itself may always frame its pages, unless nobody may. */
export function frameAncestors(policy: PagePolicy): readonly string[] {
  if (policy.frameAncestors === "none") return ["'none'"];
  return ["'self'", ...(policy.frameAncestors ?? []).filter((parent) => parent !== "self")];
}

/** Whether pages of other origins may show this page in a frame. */
export function framedByOthers(policy: PagePolicy): boolean {
  return frameAncestors(policy).length > 1;
}
