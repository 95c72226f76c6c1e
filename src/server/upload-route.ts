/**
 * `PUT /_millrace/upload?widget=12&name=sales.csv` with the raw bytes as body, `DELETE /_millrace/upload/<id>`.
 *
 * Both need the Origin of the app, the session cookie and the tab token in `X-Millrace-Tab`: the token is a header that
 * no form and no foreign page can send. Answers are JSON: `{ id, name, size, type }`, or `{ error: { code, message, hint } }`.
 */
import { MillraceError } from "../core/errors.js";
import { uploadAccepted } from "../core/state/upload-accept.js";
import { limitKey } from "../security/addresses.js";
import { cookieName, readCookie } from "../security/cookies.js";
import { fileHeaders, type HeaderTable } from "../security/headers.js";
import type { InputLimits } from "../security/input-limits.js";
import { type Clock, RateLimiter } from "../security/rate-limit.js";
import { discardBody, type Exchange, type Refusal, refuse, sendJson } from "./exchange.js";
import type { HttpOptions } from "./http-options.js";
import { type RequestGate, tooMany } from "./request-gate.js";
import type { PendingUpload, UploadStore } from "./uploads.js";

export const uploadPath = "/_millrace/upload";

export interface UploadRouteParts {
  uploads: UploadStore;
  gate: RequestGate;
  cookieKey: Uint8Array;
  limits: InputLimits;
  authenticate: HttpOptions["authenticate"];
  uploadRule: HttpOptions["uploadRule"];
  now: Clock;
}

const statusOf: Readonly<Partial<Record<string, number>>> = { MR_UPLOAD_TOO_LARGE: 413, MR_UPLOAD_TYPE: 415, MR_UPLOAD_REFUSED: 400 };

function asRefusal(error: unknown): Refusal {
  if (!(error instanceof MillraceError)) return { status: 500, message: "The upload failed." };
  return { status: statusOf[error.code] ?? 400, code: error.code, message: error.message, ...(error.hint ? { hint: error.hint } : {}) };
}

export class UploadRoute {
  readonly #parts: UploadRouteParts;
  readonly #rate: RateLimiter;

  constructor(parts: UploadRouteParts) {
    this.#parts = parts;
    this.#rate = new RateLimiter(parts.limits.uploads, parts.now);
  }

  async serve(exchange: Exchange): Promise<void> {
    const { request, response, path } = exchange;
    const cors = this.#cors(exchange);
    if (request.method === "OPTIONS") {
      this.#preflight(exchange, cors);
      return;
    }
    const fail = (refusal: Refusal): void => {
      discardBody(request, response);
      refuse(response, { ...refusal, headers: { ...refusal.headers, ...cors } }, true);
    };
    const session = this.#session(exchange);
    if (typeof session !== "string") {
      fail(session);
    } else if (request.method === "DELETE") {
      await this.#parts.uploads.remove(session, path.slice(uploadPath.length + 1));
      // Gone is gone: a second DELETE is no error.
      response.writeHead(204, { ...fileHeaders, ...cors }).end();
    } else {
      await this.#receive(exchange, session, cors, fail);
    }
  }

  /** The session of the tab that asks, or why it may not. */
  #session({ request, outward }: Exchange): string | Refusal {
    const { gate, cookieKey, authenticate } = this.#parts;
    const origin = gate.checkOrigin(request, outward);
    if (origin) return origin;
    const wait = this.#rate.take(limitKey(outward.address));
    if (wait > 0) return tooMany(wait, "uploads");
    const browser = readCookie(cookieKey, request.headers.cookie, cookieName(outward));
    const token = request.headers["x-millrace-tab"];
    const session = browser === null || typeof token !== "string" ? null : authenticate(browser, token);
    if (session !== null) return session;
    return {
      status: 403,
      code: "MR_UPLOAD_REFUSED",
      message: "The upload belongs to no open session.",
      hint: "Reload the page and upload again.",
    };
  }

  async #receive(
    { request, response, path, query }: Exchange,
    session: string,
    cors: HeaderTable,
    fail: (refusal: Refusal) => void,
  ): Promise<void> {
    const { uploads, uploadRule } = this.#parts;
    const number = query.get("widget") ?? "";
    const name = query.get("name");
    if (path !== uploadPath || !/^[1-9]\d{0,8}$/.test(number) || name === null) {
      fail({ status: 400, code: "MR_UPLOAD_REFUSED", message: "An upload needs the number of its widget and the name of the file." });
      return;
    }
    const widget = Number(number);
    const rule = uploadRule(session, widget);
    if (!rule) {
      fail({ status: 404, code: "MR_UPLOAD_REFUSED", message: "The uploader is not on the page any more." });
      return;
    }
    let upload: PendingUpload | undefined;
    try {
      upload = uploads.begin({
        session,
        widget,
        name,
        folder: rule.folder,
        type: request.headers["content-type"],
        maxBytes: rule.maxBytes,
      });
      const { file } = upload;
      if (!uploadAccepted(rule.accept, file.name, file.type)) {
        throw new MillraceError(
          "MR_UPLOAD_TYPE",
          `"${file.name}" is not of a type that is accepted here.`,
          `Accepted: ${rule.accept?.join(", ")}.`,
        );
      }
      const early = uploads.tooLarge(upload, Number(request.headers["content-length"] ?? 0));
      if (early) throw early;
      if (request.headers.expect !== undefined) response.writeContinue();
      const { id, size, type } = await uploads.receive(upload, request);
      sendJson(response, 201, { id, name: file.name, size, type }, cors);
    } catch (error) {
      if (upload) uploads.discard(upload);
      fail(asRefusal(error));
    }
  }

  /** Headers for pages of listed other origins; none for all others. */
  #cors({ request }: Exchange): HeaderTable {
    const { origin } = request.headers;
    if (!this.#parts.gate.originListed(origin)) return {};
    return {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Credentials": "true",
      "Cross-Origin-Resource-Policy": "cross-origin",
      Vary: "Origin",
    };
  }

  #preflight({ response }: Exchange, cors: HeaderTable): void {
    if (Object.keys(cors).length === 0) {
      refuse(response, { status: 403, code: "MR_ORIGIN_REFUSED", message: "The request does not come from a page of this app." }, true);
      return;
    }
    response
      .writeHead(204, {
        ...cors,
        "Access-Control-Allow-Methods": "PUT, DELETE",
        "Access-Control-Allow-Headers": "content-type, x-millrace-tab",
        "Access-Control-Max-Age": "600",
      })
      .end();
  }
}
