/**
 * Which Host headers are answered. A page of a foreign site can point its own name at 127.0.0.1 (DNS rebinding) and
 * would then be «same origin» with a server that answers to any name. So a server on loopback answers to loopback
 * names and to the names it was told, and to nothing else.
 */
import { describeValue, MillraceError } from "../core/errors.js";
import { isLoopback } from "./addresses.js";

export interface HostName {
  /** Lower case, without final dot; IPv6 in brackets. */
  name: string;
  port: number | null;
}

const hostText = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/;

/** Reads a Host header. Null when it is none. */
export function parseHost(text: string): HostName | null {
  const match = hostText.exec(text.toLowerCase());
  if (!match) return null;
  const name = match[1]!.replace(/\.$/, "");
  const port = match[2] === undefined ? null : Number(match[2]);
  if (name === "" || (port !== null && port > 65_535)) return null;
  return { name, port };
}

/** Names that a server answers to. */
export interface HostPolicy {
  /** Only loopback names besides the listed ones; true when the server is bound to loopback. */
  loopbackOnly: boolean;
  /** Names (`"app.example.com"`) and sub-domains (`"*.example.com"`). Empty on a public bind: every name. */
  allowed: readonly string[];
}

/**
 * Checks `server.allowedHosts`.
 *
 * @throws MillraceError `MR_CONFIG_INVALID` for an entry that is no host name, for example one with scheme or port.
 */
export function checkAllowedHosts(entries: readonly string[]): readonly string[] {
  return entries.map((entry) => {
    const host = parseHost(entry.replace(/^\*\./, ""));
    if (host && host.port === null) return entry.toLowerCase();
    throw new MillraceError(
      "MR_CONFIG_INVALID",
      `server.allowedHosts: ${describeValue(entry)} is not a host name.`,
      'Expected a name without scheme and port, such as "app.example.com" or "*.example.com".',
    );
  });
}

export function hostAllowed({ name }: HostName, policy: HostPolicy): boolean {
  if (isLoopback(name)) return policy.loopbackOnly || policy.allowed.length === 0 || listed(name, policy.allowed);
  if (listed(name, policy.allowed)) return true;
  return !policy.loopbackOnly && policy.allowed.length === 0;
}

function listed(name: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => (entry.startsWith("*.") ? name.endsWith(entry.slice(1)) : name === entry));
}
