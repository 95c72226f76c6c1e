/**
 * The session cookie, and how it differs from a tab token.
 *
 * The cookie names a *browser*: all tabs share it, scripts in the page cannot read it, other sites cannot make the
 * browser send it along. A *tab token* names one session, that is one tab; it travels in the hello of the socket and in a
 * header of uploads, and is kept by the tab alone. To resume a session or upload into it both are needed, so neither a
 * leaked token nor another tab of the same browser is enough.
 *
 * A cookie is an id and a proof made with the server's key: an id that this server did not give out is never adopted
 * (session fixation). Cookies do not separate ports, so the name carries the port; with https the name begins with
 * `__Host-`, which keeps sub-domains and plain http from planting one.
 */
import type { OutwardRequest } from "./forwarded.js";
import { parseHost } from "./host.js";
import { newToken, proof, sameToken } from "./tokens.js";

const idLength = 24;

/** A new id of a browser and the cookie value that carries it. */
export function issueCookie(key: Uint8Array): { browser: string; value: string } {
  const browser = newToken();
  return { browser, value: browser + proof(key, browser) };
}

/** The browser's id in a Cookie header, or null when there is none that this server gave out. */
export function readCookie(key: Uint8Array, header: string | undefined, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const [left = "", right = ""] = pair.split("=", 2);
    const value = right.trim();
    if (left.trim() !== name || value.length !== idLength * 2) continue;
    const browser = value.slice(0, idLength);
    if (sameToken(value.slice(idLength), proof(key, browser))) return browser;
  }
  return null;
}

/** The cookie's name for the address under which the app is seen. */
export function cookieName({ scheme, host }: OutwardRequest): string {
  const port = parseHost(host)?.port ?? (scheme === "https" ? 443 : 80);
  return `${scheme === "https" ? "__Host-" : ""}millrace-${port}`;
}

/**
 * The Set-Cookie text. Lax, not Strict: with Strict a link from a mail would arrive without the cookie, get a new one,
 * and cut the sessions of the tabs that are open already.
 *
 * @param embedded The page is shown inside a page of another site that may do so: the cookie is then kept apart for
 * that site (`Partitioned`). Needs https; over http the cookie stays Lax.
 */
export function setCookie(outward: OutwardRequest, value: string, embedded = false): string {
  const parts = [`${cookieName(outward)}=${value}`, "Path=/", "HttpOnly"];
  if (outward.scheme === "http") parts.push("SameSite=Lax");
  else if (embedded) parts.push("Secure", "SameSite=None", "Partitioned");
  else parts.push("Secure", "SameSite=Lax");
  return parts.join("; ");
}
