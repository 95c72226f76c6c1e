/**
 * The one port of an app. Each request passes the gate (`request-gate.ts`), then the first route whose path fits:
 *
 *     /_millrace/stream      upgrade to the socket        websocket.ts
 *     /_millrace/health      alive?                       here
 *     /_millrace/media/…     bytes shown by scripts       media-route.ts
 *     /_millrace/upload      files of visitors            upload-route.ts
 *     /_millrace/assets/…    files of the front end       static-assets.ts
 *     everything else        a page of the app            page-shell.ts
 *
 * No session is made and no script runs for any of these: a session begins with the hello on the socket, which the
 * session handler gets through `onConnection`. This file knows routes and lifetimes, the rules stand in `security/`.
 */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { MillraceError } from "../core/errors.js";
import { isLoopback } from "../security/addresses.js";
import { commonHeaders } from "../security/headers.js";
import { type InputLimits, inputLimits } from "../security/input-limits.js";
import { checkSecuritySettings } from "../security/page-policy.js";
import { exposureWarnings, relaxations } from "../security/relaxations.js";
import { mediaPath } from "../security/signed-url.js";
import { deriveKey } from "../security/tokens.js";
import { discardBody, type Exchange, hasBody, refuse, sendJson, sendText } from "./exchange.js";
import type { HttpOptions } from "./http-options.js";
import { MediaStore } from "./media.js";
import { serveMedia } from "./media-route.js";
import { PageShell } from "./page-shell.js";
import { healthPath, RequestGate } from "./request-gate.js";
import { StaticAssets } from "./static-assets.js";
import { UploadRoute, uploadPath } from "./upload-route.js";
import { UploadStore } from "./uploads.js";
import { WebSocketUpgrades } from "./websocket.js";

const internalPath = "/_millrace/";
/** Vite's `base`. */
const assetsPath = "/_millrace/assets/";
const defaultPort = 8501;

export interface HttpServer {
  readonly server: Server;
  readonly media: MediaStore;
  readonly uploads: UploadStore;
  /** What the person who starts the server should read: weakened protections and exposure. */
  readonly warnings: readonly string[];
  /**
   * Begins to listen.
   *
   * @throws MillraceError `MR_PORT_TAKEN` when another program has the port; the hint names a free way out.
   */
  listen(): Promise<{ port: number; url: string }>;
  /** Closes sockets and connections and removes temporary files. */
  close(): Promise<void>;
}

interface Route {
  methods: readonly string[];
  handle(exchange: Exchange): void | Promise<void>;
}

const readOnly = ["GET", "HEAD"];

/**
 * Builds the server; nothing listens yet.
 *
 * @throws MillraceError `MR_CONFIG_INVALID` for a setting that is not valid or a missing front end.
 */
export function createHttpServer(options: HttpOptions): HttpServer {
  const limits: InputLimits = { ...inputLimits, ...options.limits };
  const now = options.now ?? Date.now;
  const warn = options.warn ?? ((text) => console.warn(`millrace: ${text}`));
  const security = options.security ?? {};
  checkSecuritySettings(security);
  const secret = options.secret ?? randomBytes(32);
  const cookieKey = deriveKey(secret, "cookie");
  const gate = new RequestGate(options, limits, now, once(warn));
  const media = new MediaStore({ key: deriveKey(secret, "media") });
  const uploads = new UploadStore(limits, options.uploadDir);
  const assets = new StaticAssets({ dir: options.frontendDir, prefix: assetsPath, dev: options.dev ?? false });
  const isPage = options.isPage ?? ((path) => path === "/");
  const shell = new PageShell({ frontendDir: options.frontendDir, security, cookieKey, isPage, dev: options.dev ?? false });
  const { authenticate, uploadRule } = options;
  const uploadRoute = new UploadRoute({ uploads, gate, cookieKey, limits, authenticate, uploadRule, now });
  const upgrades = new WebSocketUpgrades({ gate, cookieKey, limits, onConnection: options.onConnection, now, warn });

  const health: Route = { methods: readOnly, handle: ({ response }) => sendJson(response, 200, { status: "ok" }) };
  const files: Route = { methods: readOnly, handle: (exchange) => assets.serve(exchange) };
  const nothing: Route = {
    methods: readOnly,
    handle: ({ response }) => refuse(response, { status: 404, message: "There is nothing here." }),
  };
  const pages: Route = { methods: readOnly, handle: (exchange) => shell.serve(exchange) };
  const mediaFiles: Route = { methods: readOnly, handle: (exchange) => serveMedia(exchange, media, cookieKey) };
  const upload: Route = { methods: ["PUT", "OPTIONS"], handle: (exchange) => uploadRoute.serve(exchange) };
  const uploaded: Route = { methods: ["DELETE", "OPTIONS"], handle: (exchange) => uploadRoute.serve(exchange) };

  const routeOf = (path: string): Route => {
    if (path === healthPath) return health;
    if (path.startsWith(mediaPath)) return mediaFiles;
    if (path === uploadPath) return upload;
    if (path.startsWith(`${uploadPath}/`)) return uploaded;
    if (path.startsWith(assetsPath)) return files;
    return path.startsWith(internalPath) ? nothing : pages;
  };

  const serve = async (route: Route, exchange: Exchange): Promise<void> => {
    try {
      await route.handle(exchange);
    } catch (error) {
      warn(`${exchange.request.method} ${exchange.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      sendText(exchange.response, 500, "The server could not answer.");
    }
  };

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    response.on("error", () => {});
    const answer = gate.check(request);
    if ("refusal" in answer) {
      discardBody(request, response);
      refuse(response, answer.refusal);
      return;
    }
    const route = routeOf(answer.admitted.path);
    if (!route.methods.includes(request.method ?? "")) {
      discardBody(request, response);
      sendText(response, 405, "This address does not take this method.", { Allow: route.methods.join(", ") });
      return;
    }
    if (hasBody(request) && route !== upload) discardBody(request, response);
    const exchange: Exchange = { ...answer.admitted, request, response };
    void serve(route, exchange);
  };

  const serverOptions = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeout,
    // Only uploads have a body that is waited for; they also have their own timer for silence.
    requestTimeout: limits.uploadTimeout,
    connectionsCheckingInterval: Math.min(5_000, limits.headersTimeout),
    keepAliveTimeout: 65_000,
    noDelay: true,
  };
  const server = options.tls ? createTlsServer(serverOptions, options.tls) : createServer(serverOptions);
  server.maxConnections = limits.connections;
  server.on("request", handle);
  // Without this listener Node says «continue» before we have looked at the request.
  server.on("checkContinue", handle);
  server.on("upgrade", upgrades.handle);
  server.on("clientError", answerMalformed);

  const address = options.address ?? "127.0.0.1";
  return {
    server,
    media,
    uploads,
    warnings: [...relaxations(options), ...exposureWarnings(options, options.tls !== undefined)],
    listen: () => listen(server, options.tls ? "https" : "http", address, options.port ?? defaultPort),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await upgrades.close(500);
      server.closeAllConnections();
      await closed;
      media.close();
      uploads.close();
    },
  };
}

/** @throws MillraceError `MR_CONFIG_INVALID` when certificate and key cannot be used. */
function createTlsServer(serverOptions: ServerOptions, tls: NonNullable<HttpOptions["tls"]>): Server {
  try {
    return createHttpsServer({ ...serverOptions, ...tls, minVersion: "TLSv1.2" });
  } catch (error) {
    throw new MillraceError(
      "MR_CONFIG_INVALID",
      `The certificate or its key cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
      "Give both as PEM text, the key without a password and belonging to the certificate.",
    );
  }
}

async function listen(server: Server, scheme: "http" | "https", address: string, port: number): Promise<{ port: number; url: string }> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => reject(listenError(error, address, port));
    server.once("error", failed);
    server.listen(port, address, () => {
      server.off("error", failed);
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  const everywhere = address === "0.0.0.0" || address === "::";
  const name = everywhere || isLoopback(address) ? "localhost" : address.includes(":") ? `[${address}]` : address;
  return { port: bound, url: `${scheme}://${name}:${bound}` };
}

function listenError(error: NodeJS.ErrnoException, address: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    const next = port < 65_535 ? port + 1 : 8501;
    return new MillraceError(
      "MR_PORT_TAKEN",
      `Port ${port} is in use by another program.`,
      `Stop it, or choose another port: --server.port ${next}`,
    );
  }
  if (error.code === "EACCES") {
    return new MillraceError(
      "MR_CONFIG_INVALID",
      `This user may not listen on port ${port}.`,
      "Choose a port above 1023: --server.port 8501",
    );
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new MillraceError(
      "MR_CONFIG_INVALID",
      `server.address ${address} is no address of this machine.`,
      'Use "127.0.0.1", or "0.0.0.0" for all.',
    );
  }
  return error;
}

/** What is not HTTP at all, or has too large headers, gets one line and the end of the connection. */
function answerMalformed(error: NodeJS.ErrnoException, stream: Duplex): void {
  if (error.code === "ECONNRESET" || !stream.writable || (stream as Socket).bytesWritten > 0) {
    stream.destroy();
    return;
  }
  const status =
    error.code === "HPE_HEADER_OVERFLOW"
      ? "431 Request Header Fields Too Large"
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? "408 Request Timeout"
        : "400 Bad Request";
  const headers = Object.entries(commonHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${headers.join("")}\r\n`);
}

/** Says the same thing once only, and not endlessly many things: refusals can be caused by anybody. */
function once(warn: (text: string) => void): (text: string) => void {
  const said = new Set<string>();
  return (text) => {
    if (said.has(text) || said.size >= 200) return;
    said.add(text);
    warn(text);
  };
}
