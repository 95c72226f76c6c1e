/**
 * The Origin check, asked before every socket upgrade and every request that changes something. Browsers do not apply
 * the same-origin policy to sockets, and they attach our cookie; this comparison is what keeps other sites out.
 *
 * Exact: scheme, host and port of the page must be those under which the request reached us, or stand in the list.
 * `localhost` is not `127.0.0.1`, and another port is another origin. No Origin, `null` (sandboxed frames, files) and
 * anything that is not written as browsers write it are refused.
 */
import { describeValue, MillraceError } from "../core/errors.js";
import type { OutwardRequest } from "./forwarded.js";

export type OriginVerdict = { ok: true } | { ok: false; reason: "missing" | "null" | "malformed" | "foreign" };

/** The origin in `text` when it is written as a browser writes it, else null. */
export function parseOrigin(text: string): string | null {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  return new URL(text).origin === text ? text : null;
}

/** The origin under which a request reached us. */
export function ownOrigin({ scheme, host }: OutwardRequest): string | null {
  const address = `${scheme}://${host}`;
  return URL.canParse(address) ? new URL(address).origin : null;
}

/** Whether a request with this Origin header may open a socket or change something. */
export function checkOrigin(header: string | undefined, outward: OutwardRequest, allowed: readonly string[] = []): OriginVerdict {
  if (header === undefined || header === "") return { ok: false, reason: "missing" };
  if (header === "null") return { ok: false, reason: "null" };
  const origin = parseOrigin(header);
  if (origin === null) return { ok: false, reason: "malformed" };
  return origin === ownOrigin(outward) || allowed.includes(origin) ? { ok: true } : { ok: false, reason: "foreign" };
}

/** A sentence for the log of whoever runs the server: why, and the setting that would change it. */
export function originRefusal(
  reason: Exclude<OriginVerdict, { ok: true }>["reason"],
  header: string | undefined,
  outward: OutwardRequest,
): string {
  const own = ownOrigin(outward);
  if (reason !== "foreign") return `a request with ${reason === "missing" ? "no" : `a ${reason}`} Origin header was refused.`;
  const behindTls = header === own?.replace(/^http:/, "https:");
  return `a request of ${header} was refused: this app is at ${own}. ${
    behindTls
      ? "If a proxy in front adds https, name its address in server.trustedProxies."
      : "If that site may use the app, add it to server.corsAllowedOrigins."
  }`;
}

/**
 * Checks `server.corsAllowedOrigins`.
 *
 * @throws MillraceError `MR_CONFIG_INVALID` for an entry that is not exactly one origin.
 */
export function checkAllowedOrigins(entries: readonly string[]): readonly string[] {
  for (const entry of entries) {
    if (parseOrigin(entry) !== null) continue;
    throw new MillraceError(
      "MR_CONFIG_INVALID",
      `server.corsAllowedOrigins: ${describeValue(entry)} is not an origin.`,
      'Expected scheme, host and port as a browser sends them, such as "https://app.example.com" or "http://localhost:3000"; patterns are not possible.',
    );
  }
  return entries;
}
