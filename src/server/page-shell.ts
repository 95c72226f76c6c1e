/**
 * The one HTML file of the front end, sent for every page of the app. Each response gets a fresh nonce, the page's
 * security headers and, where the browser has none yet, the session cookie. It holds no data of the app: what the
 * page shows comes over the socket.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { MillraceError } from "../core/errors.js";
import { cookieName, issueCookie, readCookie, setCookie } from "../security/cookies.js";
import { pageHeaders } from "../security/headers.js";
import { framedByOthers, policyForPage, type SecuritySettings } from "../security/page-policy.js";
import { newToken } from "../security/tokens.js";
import { chooseEncoding } from "./accept-encoding.js";
import { type Exchange, refuse, transportHeaders } from "./exchange.js";

/** Vite's `html.cspNonce`: where this stands in index.html, the nonce goes. */
export const noncePlaceholder = "{{nonce}}";

const compressFrom = 1024;

export interface PageShellOptions {
  frontendDir: string;
  security: SecuritySettings;
  cookieKey: Uint8Array;
  isPage: (path: string) => boolean;
  dev?: boolean;
}

export class PageShell {
  readonly #options: PageShellOptions;
  readonly #file: string;
  #parts: readonly string[] = [];
  #changed = 0;

  /** @throws MillraceError `MR_CONFIG_INVALID` when the front end was not built. */
  constructor(options: PageShellOptions) {
    this.#options = options;
    this.#file = join(options.frontendDir, "index.html");
    this.#read();
  }

  /** Answers the request for a page: 200, or 404 with the same shell (the front end then says so) or as plain text for files. */
  serve(exchange: Exchange): void {
    const { request, response, path, outward } = exchange;
    const { isPage, security, cookieKey, dev } = this.#options;
    if (path.length > 1 && path.endsWith("/")) {
      const query = exchange.raw.includes("?") ? exchange.raw.slice(exchange.raw.indexOf("?")) : "";
      refuse(response, {
        status: 301,
        message: "Moved.",
        headers: { Location: path.slice(0, -1).split("/").map(encodeURIComponent).join("/") + query },
      });
      return;
    }
    const known = isPage(path);
    if (!known && /\.[^/]*$/.test(path)) {
      refuse(response, { status: 404, message: "There is no such file." });
      return;
    }
    if (dev) this.#read();
    const policy = policyForPage(security, path);
    const nonce = newToken();
    const html = Buffer.from(this.#parts.join(nonce));
    const headers: Record<string, string> = {
      ...pageHeaders(policy, nonce),
      ...transportHeaders(outward),
      "Cache-Control": "private, no-cache",
      "Content-Type": "text/html; charset=utf-8",
      Vary: "Accept-Encoding, Cookie",
    };
    if (readCookie(cookieKey, request.headers.cookie, cookieName(outward)) === null) {
      const framed = request.headers["sec-fetch-dest"] === "iframe" && request.headers["sec-fetch-site"] === "cross-site";
      headers["Set-Cookie"] = setCookie(outward, issueCookie(cookieKey).value, framed && framedByOthers(policy));
    }
    let body = html;
    if (html.length >= compressFrom && chooseEncoding(request.headers["accept-encoding"], ["identity", "gzip"]) === "gzip") {
      headers["Content-Encoding"] = "gzip";
      body = gzipSync(html, { level: 4 });
    }
    headers["Content-Length"] = `${body.length}`;
    response.writeHead(known ? 200 : 404, headers).end(body);
  }

  #read(): void {
    try {
      const changed = statSync(this.#file).mtimeMs;
      if (changed === this.#changed) return;
      this.#changed = changed;
      this.#parts = withNonce(readFileSync(this.#file, "utf8")).split(noncePlaceholder);
    } catch (cause) {
      if (this.#parts.length > 0) return;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new MillraceError(
        "MR_CONFIG_INVALID",
        `The front end is missing: ${reason}.`,
        "Build it with `npm run build`, or install millrace again.",
      );
    }
  }
}

/** Adds the meta tag that libraries read the nonce from, and the nonce to style tags, where the build has not done so. */
function withNonce(html: string): string {
  const styled = html.replace(/<style(?![^>]*\bnonce=)/gi, `<style nonce="${noncePlaceholder}"`);
  if (/<meta[^>]*property="?csp-nonce/i.test(styled)) return styled;
  return styled.replace(/<head[^>]*>/i, `$&<meta property="csp-nonce" nonce="${noncePlaceholder}">`);
}
