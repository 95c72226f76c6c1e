/** For the tests beside: a real server on a free port with a small front end, and a client that sends exactly what it is told. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach } from "vitest";
import { WebSocket } from "ws";
import { createHttpServer, type HttpServer } from "./http.js";
import type { HttpOptions } from "./http-options.js";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

export interface RunningServer extends HttpServer {
  port: number;
  origin: string;
  said: string[];
  frontendDir: string;
}

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export const script = `export const text = "${"mill ".repeat(400)}";\n`;

/** A built front end in a temporary folder. */
export function makeFrontend(): string {
  const dir = mkdtempSync(join(tmpdir(), "millrace-frontend-"));
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }));
  const put = (name: string, content: string | Buffer): void => writeFileSync(join(dir, name), content);
  mkdirSync(join(dir, "assets"));
  const filler = `<!-- ${"x".repeat(1_200)} -->`;
  put("index.html", `<!doctype html><html><head><style>body{margin:0}</style></head><body><div id="root"></div>${filler}</body></html>`);
  put("favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
  put("assets/main-Abc12345.js", script);
  put("assets/main-Abc12345.js.br", brotliCompressSync(script));
  put("assets/main-Abc12345.js.gz", gzipSync(script));
  put("assets/main-Abc12345.js.map", "{}");
  put("assets/style-Xyz98765.css", "body{color:red}");
  put("assets/graphviz-worker-Xyz98765.js", "export {}");
  put(".env", "SECRET=1");
  return dir;
}

/** Starts a server; `browser` and token `good` own the session `s-<browser>`. It is closed after the test. */
export async function startServer(options: Partial<HttpOptions> = {}): Promise<RunningServer> {
  const frontendDir = options.frontendDir ?? makeFrontend();
  const said: string[] = [];
  const http = createHttpServer({
    port: 0,
    frontendDir,
    authenticate: (browser, token) => (token === "good" ? `s-${browser}` : null),
    uploadRule: (_session, widget) => (widget === 7 ? {} : null),
    onConnection: (connection) => connection.onText((text) => connection.send(`echo ${text}`)),
    warn: (text) => said.push(text),
    ...options,
  });
  const { port } = await http.listen();
  cleanups.push(() => http.close());
  return { ...http, port, origin: `http://127.0.0.1:${port}`, said, frontendDir };
}

export interface Ask {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: Uint8Array | string;
}

/** One request; nothing about it is normalised. */
export function ask(port: number, path: string, { method = "GET", headers = {}, body }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, path, method, headers, agent: false, setHost: headers.host === undefined },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: bytes, text: bytes.toString("utf8") });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** Sends bytes as they are and returns all that comes back until the server closes. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text, "latin1"));
    let answer = "";
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", () => resolve(answer));
    socket.on("close", () => resolve(answer));
  });
}

/** The cookie pair that the app's page sets for a new browser. */
export async function newBrowser(port: number, headers: Record<string, string> = {}): Promise<string> {
  const { headers: answer } = await ask(port, "/", { headers });
  return answer["set-cookie"]![0]!.split(";")[0]!;
}

/** Id of the browser in a cookie pair. */
export function browserOf(cookie: string): string {
  return cookie.slice(cookie.indexOf("=") + 1).slice(0, 24);
}

export type Opened = { socket: WebSocket; headers: IncomingHttpHeaders } | { status: number };

/** Opens a socket; resolves with it or with the status of the refusal. */
export function openSocket(
  port: number,
  headers: Record<string, string>,
  { path = "/_millrace/stream", protocols = [], autoPong = true }: { path?: string; protocols?: string[]; autoPong?: boolean } = {},
): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, { headers, perMessageDeflate: false, autoPong });
    cleanups.push(() => socket.terminate());
    let answer: IncomingHttpHeaders = {};
    socket.on("upgrade", (response) => {
      answer = response.headers;
    });
    socket.on("open", () => resolve({ socket, headers: answer }));
    socket.on("unexpected-response", (_request, response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    });
    socket.on("error", reject);
  });
}

/** The socket of an opening that must have worked. */
export function opened(result: Opened): WebSocket {
  if ("status" in result) throw new Error(`the socket was refused with ${result.status}`);
  return result.socket;
}

/** Waits until `check` holds; fails after two seconds. */
export async function eventually(check: () => boolean): Promise<void> {
  const until = Date.now() + 2_000;
  while (!check()) {
    if (Date.now() > until) throw new Error(`did not come true: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A temporary folder whose files can be listed; for uploads. */
export function tempParent(): { path: string; files: () => string[] } {
  const path = mkdtempSync(join(tmpdir(), "millrace-test-"));
  cleanups.push(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    files: () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name),
  };
}

/** Certificate and key for localhost that nobody trusts; made for these tests, valid for a hundred years. */
export const testCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUZq3U3EmwU+sFvhd2NcgxCx8Xs+0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjExMDgzN1oYDzIxMjYxMDI5
MTEwODM3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARa5hQHAjj6XhiaTMrBUK1xKzWgrHxAZw+GAPysiOUBf9dc2eUa+JQz
LNAR7n2GdCYr6dxRI57TaaYuTZ1utfGBo28wbTAdBgNVHQ4EFgQUCv30sekexyND
Zlc1rEqm3hLlqzIwHwYDVR0jBBgwFoAUCv30sekexyNDZlc1rEqm3hLlqzIwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAI4PVLUqMZPmW0euU3xMehH1I27LZniU+NlCQF/Rh9k1AiAh
3EhU8poBjBhckRGXK5exDRFn9gV9TJ+puqmXQrrmmw==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgvqfOcSv9G1YkYeMX
KJBWC9gd0qlwtJ23yCzyOVkwBBihRANCAARa5hQHAjj6XhiaTMrBUK1xKzWgrHxA
Zw+GAPysiOUBf9dc2eUa+JQzLNAR7n2GdCYr6dxRI57TaaYuTZ1utfGB
-----END PRIVATE KEY-----
`,
};
