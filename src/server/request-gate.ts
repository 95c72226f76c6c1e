/**
 * The gate that every request and every upgrade passes before any route: one well-formed Host that this server answers
 * to, the visitor's address as far as proxies may be believed, a bound on the rate, a path without tricks, https where
 * it is required. It makes no session and touches no disk.
 */
import type { IncomingMessage } from "node:http";
import { describeValue, MillraceError } from "../core/errors.js";
import { AddressList, isLoopback, limitKey } from "../security/addresses.js";
import { type OutwardRequest, outwardRequest, type ProxyTrust } from "../security/forwarded.js";
import { checkAllowedHosts, type HostPolicy, hostAllowed, parseHost } from "../security/host.js";
import type { InputLimits } from "../security/input-limits.js";
import { checkAllowedOrigins, checkOrigin, originRefusal } from "../security/origin.js";
import { type Clock, RateLimiter } from "../security/rate-limit.js";
import type { ServerSecurity } from "../security/relaxations.js";
import { parseRequestPath } from "../security/request-path.js";
import type { Admitted, Refusal } from "./exchange.js";

export const healthPath = "/_millrace/health";

export type GateAnswer = { admitted: Admitted } | { refusal: Refusal };

export function tooMany(waitMs: number, what: string): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return {
    status: 429,
    code: "MR_RATE_LIMITED",
    message: `Too many ${what}.`,
    hint: `Try again in ${seconds} s.`,
    headers: { "Retry-After": `${seconds}` },
  };
}

export class RequestGate {
  readonly #hosts: HostPolicy;
  readonly #origins: readonly string[];
  readonly #trust: ProxyTrust | undefined;
  readonly #requireHttps: boolean;
  readonly #urlLength: number;
  readonly #requests: RateLimiter;
  readonly #warn: (text: string) => void;

  /** @throws MillraceError `MR_CONFIG_INVALID` for a setting that is not valid. */
  constructor(settings: ServerSecurity, limits: InputLimits, now: Clock, warn: (text: string) => void) {
    this.#hosts = { loopbackOnly: isLoopback(settings.address ?? "127.0.0.1"), allowed: checkAllowedHosts(settings.allowedHosts ?? []) };
    this.#origins = checkAllowedOrigins(settings.corsAllowedOrigins ?? []);
    const proxies = new AddressList(settings.trustedProxies ?? [], "server.trustedProxies");
    const hops = settings.trustedHops ?? 1;
    if (!Number.isInteger(hops) || hops < 1 || hops > 20) {
      throw new MillraceError(
        "MR_CONFIG_INVALID",
        `server.trustedHops: ${describeValue(hops)} is not valid.`,
        "Expected the number of proxies in a row, 1 to 20.",
      );
    }
    if (proxies.size > 0) this.#trust = { proxies, hops, header: settings.forwardedHeader ?? "x-forwarded" };
    this.#requireHttps = settings.requireHttps ?? false;
    this.#urlLength = limits.urlLength;
    this.#requests = new RateLimiter(limits.requests, now);
    this.#warn = warn;
  }

  /** Admits a request, or says why not. */
  check(request: IncomingMessage): GateAnswer {
    const outward = this.#outward(request);
    if (!outward) return { refusal: { status: 400, message: "The Host header is missing or malformed." } };
    const wait = this.#requests.take(limitKey(outward.address));
    if (wait > 0) return { refusal: tooMany(wait, "requests") };
    const target = parseRequestPath(request.url ?? "", this.#urlLength);
    if (!target) {
      const long = (request.url?.length ?? 0) > this.#urlLength;
      return {
        refusal: long ? { status: 414, message: "The address is too long." } : { status: 400, message: "The address is malformed." },
      };
    }
    // Probes of orchestrators use addresses as Host; the answer says nothing that a foreign page could use.
    if (target.path === healthPath) return { admitted: { ...target, outward } };
    const host = parseHost(outward.host);
    if (!host || !hostAllowed(host, this.#hosts)) {
      const name = host?.name ?? "this name";
      this.#warn(`a request for the host ${name} was refused. If it is a name of this app, add it to server.allowedHosts.`);
      return {
        refusal: { status: 421, message: `This app does not answer to ${name}.`, hint: "Its owner can name it in server.allowedHosts." },
      };
    }
    if (this.#requireHttps && outward.scheme !== "https") return { refusal: this.#toHttps(request, outward, target.raw) };
    return { admitted: { ...target, outward } };
  }

  /** Null when a page of this app (or of a listed origin) made the request; else the refusal. */
  checkOrigin(request: IncomingMessage, outward: OutwardRequest): Refusal | null {
    const { origin } = request.headers;
    const verdict = checkOrigin(origin, outward, this.#origins);
    if (verdict.ok) return null;
    this.#warn(originRefusal(verdict.reason, origin?.slice(0, 200), outward));
    return {
      status: 403,
      code: "MR_ORIGIN_REFUSED",
      message: "The request does not come from a page of this app.",
      hint: "If you run this server: its log says what to set.",
    };
  }

  /** Whether a page of another origin was listed by the owner. */
  originListed(origin: string | undefined): origin is string {
    return origin !== undefined && this.#origins.includes(origin);
  }

  #outward(request: IncomingMessage): OutwardRequest | null {
    const hosts = request.headersDistinct.host;
    if (hosts?.length !== 1 || !parseHost(hosts[0]!)) return null;
    const encrypted = "encrypted" in request.socket && request.socket.encrypted === true;
    const direct: OutwardRequest = { address: request.socket.remoteAddress ?? "", scheme: encrypted ? "https" : "http", host: hosts[0]! };
    return outwardRequest(direct, request.headers, this.#trust);
  }

  #toHttps(request: IncomingMessage, outward: OutwardRequest, raw: string): Refusal {
    if (request.method !== "GET" && request.method !== "HEAD") return { status: 403, message: "This app is served by https only." };
    const location = `https://${parseHost(outward.host)?.name ?? ""}${raw}`;
    return { status: 308, message: "This app is served by https.", headers: { Location: location } };
  }
}
