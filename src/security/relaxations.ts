/** Says in words what the settings open up, so that nobody runs an opened server without having read it. */
import { isLoopback } from "./addresses.js";
import type { SecuritySettings } from "./page-policy.js";

/** The settings of the server that can weaken a protection. */
export interface ServerSecurity {
  /** Address to listen on. Default `"127.0.0.1"`. */
  address?: string;
  /** Host names the server answers to, besides loopback names. */
  allowedHosts?: readonly string[];
  /** Other origins whose pages may open sockets and upload. */
  corsAllowedOrigins?: readonly string[];
  /** Proxies whose forwarded headers are believed: addresses, ranges, `"loopback"`, `"private"`. */
  trustedProxies?: readonly string[];
  /** Proxies in a row. Default 1. */
  trustedHops?: number;
  /** Which headers the proxies write. Default `"x-forwarded"`. */
  forwardedHeader?: "x-forwarded" | "forwarded";
  /** Send browsers that come by http to https, and refuse sockets without it. */
  requireHttps?: boolean;
  security?: SecuritySettings;
}

function policyRelaxations(where: string, policy: SecuritySettings): string[] {
  const lines: string[] = [];
  const { pages, frameAncestors, openerPolicy, permissions, trustedTypes, ...sources } = policy;
  const parents = Array.isArray(frameAncestors) ? frameAncestors.filter((parent) => parent !== "self") : [];
  if (parents.length > 0) lines.push(`${where}.frameAncestors: ${parents.join(", ")} may show the app in a frame.`);
  if (openerPolicy && openerPolicy !== "same-origin") lines.push(`${where}.openerPolicy: windows are tied by "${openerPolicy}".`);
  for (const [feature, allowed] of Object.entries(permissions ?? {})) {
    if (allowed !== "()") lines.push(`${where}.permissions: the page may use ${feature} ${allowed}.`);
  }
  if (trustedTypes?.length) lines.push(`${where}.trustedTypes: further policies ${trustedTypes.join(", ")}.`);
  for (const [name, origins] of Object.entries(sources)) {
    if (Array.isArray(origins) && origins.length > 0) lines.push(`${where}.${name}: ${origins.join(", ")} added to the page's policy.`);
  }
  for (const [path, own] of Object.entries(pages ?? {})) lines.push(...policyRelaxations(`${where}.pages["${path}"]`, own));
  return lines;
}

/** One sentence for each protection that the settings weaken. Empty with the defaults. */
export function relaxations(settings: ServerSecurity): string[] {
  const lines: string[] = [];
  const hosts = settings.allowedHosts ?? [];
  if (hosts.length > 0) lines.push(`server.allowedHosts: the server also answers to ${hosts.join(", ")}.`);
  const origins = settings.corsAllowedOrigins ?? [];
  if (origins.length > 0) lines.push(`server.corsAllowedOrigins: pages of ${origins.join(", ")} may use the app.`);
  const proxies = settings.trustedProxies ?? [];
  if (proxies.length > 0) {
    const hops = settings.trustedHops ?? 1;
    lines.push(
      `server.trustedProxies: forwarded headers of ${proxies.join(", ")} are believed (${hops === 1 ? "1 hop" : `${hops} hops`}).`,
    );
  }
  if (settings.security) lines.push(...policyRelaxations("security", settings.security));
  return lines;
}

/**
 * What somebody who starts the server should know although it is no setting that was weakened.
 *
 * @param encrypted The server speaks https itself.
 */
export function exposureWarnings(settings: ServerSecurity, encrypted = false): string[] {
  const address = settings.address ?? "127.0.0.1";
  if (isLoopback(address)) return [];
  const lines = [`The app is open to other machines (server.address ${address}): everybody who reaches the port can use it.`];
  if (!settings.allowedHosts?.length) {
    lines.push("Any Host header is accepted. Name the app's host in server.allowedHosts to keep foreign names (DNS rebinding) out.");
  }
  if (!settings.requireHttps && !encrypted)
    lines.push("Traffic is not encrypted unless a proxy in front does it. With https in place, set server.requireHttps.");
  return lines;
}
