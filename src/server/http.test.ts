import { createServer, type IncomingMessage } from "node:http";
import { get } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { ask, makeFrontend, newBrowser, sendRaw, startServer, testCertificate } from "./http.fixture.js";
import { createHttpServer } from "./http.js";

test("[B-191] health answers without a cookie, and with any Host", async () => {
  const { port } = await startServer();
  const health = await ask(port, "/_millrace/health", { headers: { host: "10.0.0.7:8080" } });
  expect(health.status).toBe(200);
  expect(JSON.parse(health.text)).toEqual({ status: "ok" });
  expect(health.headers["set-cookie"]).toBeUndefined();
});

test("[B-192] known pages answer 200, unknown pages 404 with the shell, missing files plain 404", async () => {
  const { port } = await startServer({ isPage: (path) => path === "/" || path === "/reports/2024" });
  const table: [path: string, status: number, html: boolean][] = [
    ["/", 200, true],
    ["/?embed=true", 200, true],
    ["/reports/2024", 200, true],
    ["/nowhere", 404, true],
    ["/missing.js", 404, false],
    ["/robots.txt", 404, false],
    ["/.env", 404, false],
    ["/_millrace/nothing", 404, false],
    ["/_millrace/", 404, false],
    ["/_stcore/health", 404, true],
  ];
  for (const [path, status, html] of table) {
    const answer = await ask(port, path);
    expect([path, answer.status, answer.text.includes("<!doctype html>")]).toEqual([path, status, html]);
  }
});

test("[B-192] a final slash redirects to the page, never to another host", async () => {
  const { port } = await startServer();
  const answer = await ask(port, "/reports/?a=1");
  expect([answer.status, answer.headers.location]).toEqual([301, "/reports?a=1"]);
  expect((await ask(port, "/a%3Fb%23c/")).headers.location).toBe("/a%3Fb%23c");
  expect((await ask(port, "//evil.example/")).status).toBe(400);
});

test("[S-191][B-192] hostile addresses never reach a file", async () => {
  const { port } = await startServer();
  const hostile = [
    "/../etc/passwd",
    "/..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/.%2e/etc/passwd",
    "/%2E%2E%2Fetc%2Fpasswd",
    "/%252e%252e/etc/passwd",
    "/%252e%252e%252fetc",
    "/%c0%ae%c0%ae/etc/passwd",
    "/..%c0%af..%c0%afetc",
    "/..\\..\\windows",
    "/..%5c..%5cwindows",
    "/%5c%5cevil.example",
    "/assets/%00.js",
    "/a%0d%0aSet-Cookie:x=1",
    "/a%7f",
    "//",
    "//etc/passwd",
    "/a//b",
    "/./a",
    "/%",
    "/%zz",
    "/%ff",
    "http://evil.example/",
    "*",
    "/_millrace/../.env",
    "/_millrace/%2e%2e/.env",
    "/_millrace/assets/..%2f..%2fpackage.json",
    "/_millrace/media/../../etc/passwd",
  ];
  for (const path of hostile) {
    const answer = await ask(port, path);
    expect([path, answer.status]).toEqual([path, 400]);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  }
  for (const path of [
    "/_millrace/assets/.env",
    "/_millrace/assets/index.html",
    "/_millrace/assets",
    "/_millrace/assets/assets",
    "/_millrace/assets/assets/main-Abc12345.js.map",
    "/_millrace/....",
  ]) {
    expect([path, (await ask(port, path)).status]).toEqual([path, 404]);
  }
});

test("what is not HTTP, has two Hosts or too large parts gets a short refusal", async () => {
  const { port } = await startServer();
  const host = `Host: 127.0.0.1:${port}\r\n`;
  expect(await sendRaw(port, "hello\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  expect(await sendRaw(port, `GET /a\0b HTTP/1.1\r\n${host}\r\n`)).toMatch(/^HTTP\/1.1 400 /);
  expect(await sendRaw(port, `GET / HTTP/1.1\r\n${host}Host: evil.example\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 400 /);
  expect(await sendRaw(port, `GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 400 /);
  expect(await sendRaw(port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  expect(await sendRaw(port, `GET / HTTP/1.1\r\n${host}X-Big: ${"x".repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  expect(await sendRaw(port, `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 400 /,
  );
  expect((await ask(port, `/${"a".repeat(9_000)}`)).status).toBe(414);
});

test("slow headers are cut off", async () => {
  const { port } = await startServer({ limits: { headersTimeout: 150 } });
  const began = Date.now();
  expect(await sendRaw(port, "GET / HTTP/1.1\r\nHost: 127")).toMatch(/^HTTP\/1.1 408 /);
  expect(Date.now() - began).toBeLessThan(2_000);
});

test("other methods are refused with Allow", async () => {
  const { port } = await startServer();
  const table: [method: string, path: string, allow: string][] = [
    ["POST", "/", "GET, HEAD"],
    ["DELETE", "/_millrace/health", "GET, HEAD"],
    ["PUT", "/_millrace/assets/assets/main-Abc12345.js", "GET, HEAD"],
    ["TRACE", "/", "GET, HEAD"],
    ["POST", "/_millrace/upload", "PUT, OPTIONS"],
    ["GET", "/_millrace/upload/some-id", "DELETE, OPTIONS"],
  ];
  for (const [method, path, allow] of table) {
    const answer = await ask(port, path, { method });
    expect([method, path, answer.status, answer.headers.allow]).toEqual([method, path, 405, allow]);
  }
});

test("[S-104] on loopback only loopback names are answered (DNS rebinding)", async () => {
  const { port, said } = await startServer();
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, "app.localhost", "LOCALHOST."]) {
    expect([host, (await ask(port, "/", { headers: { host } })).status]).toEqual([host, 200]);
  }
  for (const host of [`evil.example:${port}`, "localhost.evil.example", "127.0.0.1.nip.io", "192.168.0.9", "0.0.0.0"]) {
    expect([host, (await ask(port, "/", { headers: { host } })).status]).toEqual([host, 421]);
  }
  expect(said.join("\n")).toContain("add it to server.allowedHosts");
});

test("[S-104] listed hosts are answered, with sub-domains where a star says so", async () => {
  const { port } = await startServer({ allowedHosts: ["app.example.com", "*.apps.example.com"] });
  const status = async (host: string): Promise<number> => (await ask(port, "/", { headers: { host } })).status;
  expect(await status("app.example.com")).toBe(200);
  expect(await status("one.apps.example.com:8080")).toBe(200);
  expect(await status("apps.example.com")).toBe(421);
  expect(await status("evilapps.example.com")).toBe(421);
});

test("[S-206][S-207] forwarded headers count only when a listed proxy sends them", async () => {
  const spoofed = { "x-forwarded-proto": "https", "x-forwarded-host": "app.example.com", forwarded: "proto=https;host=app.example.com" };
  const plain = await startServer();
  const ignored = await ask(plain.port, "/", { headers: spoofed });
  expect(ignored.headers["set-cookie"]![0]).toMatch(new RegExp(`^millrace-${plain.port}=[\\w-]{48}; Path=/; HttpOnly; SameSite=Lax$`));
  expect(ignored.headers["strict-transport-security"]).toBeUndefined();

  const proxied = await startServer({ trustedProxies: ["loopback"], allowedHosts: ["app.example.com"] });
  const honoured = await ask(proxied.port, "/", { headers: spoofed });
  expect(honoured.headers["set-cookie"]![0]).toMatch(/^__Host-millrace-443=[\w-]{48}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(honoured.headers["strict-transport-security"]).toBe("max-age=31536000");
});

test("[S-082] with requireHttps plain pages are redirected and everything else is refused", async () => {
  const { port } = await startServer({ requireHttps: true, trustedProxies: ["loopback"] });
  const page = await ask(port, "/a?b=1");
  expect([page.status, page.headers.location]).toEqual([308, "https://127.0.0.1/a?b=1"]);
  expect((await ask(port, "/_millrace/upload", { method: "PUT" })).status).toBe(403);
  expect((await ask(port, "/", { headers: { "x-forwarded-proto": "https" } })).status).toBe(200);
});

test("[S-082] with a certificate the port speaks https and wss, and cookies and origins follow", async () => {
  const { port, server } = await startServer({ tls: testCertificate });
  expect(server.listening).toBe(true);
  const page = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: "/", rejectUnauthorized: false, agent: false }, resolve).on("error", reject);
  });
  page.resume();
  expect(page.headers["set-cookie"]![0]).toMatch(new RegExp(`^__Host-millrace-${port}=.*; Secure; SameSite=Lax$`));
  expect(page.headers["strict-transport-security"]).toBeUndefined();
  const open = (origin: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`wss://127.0.0.1:${port}/_millrace/stream`, { headers: { origin }, rejectUnauthorized: false });
      socket.on("open", () => {
        socket.terminate();
        resolve("open");
      });
      socket.on("error", (error) => resolve(error.message));
    });
  expect(await open(`https://127.0.0.1:${port}`)).toBe("open");
  expect(await open(`http://127.0.0.1:${port}`)).toContain("403");
});

test("[S-098] above the rate a visitor gets 429 and others are still served", async () => {
  const { port } = await startServer({ trustedProxies: ["loopback"], limits: { requests: { perSecond: 0.01, burst: 3 } }, now: () => 0 });
  const visit = async (address: string): Promise<number> => (await ask(port, "/", { headers: { "x-forwarded-for": address } })).status;
  expect([await visit("10.0.0.1"), await visit("10.0.0.1"), await visit("10.0.0.1"), await visit("10.0.0.1")]).toEqual([
    200, 200, 200, 429,
  ]);
  expect(await visit("10.0.0.2")).toBe(200);
  expect((await ask(port, "/", { headers: { "x-forwarded-for": "10.0.0.1" } })).headers["retry-after"]).toBe("100");
});

test("a taken port is named, with a way out", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const http = createHttpServer({
    port,
    frontendDir: makeFrontend(),
    authenticate: () => null,
    uploadRule: () => null,
    onConnection: () => {},
  });
  await expect(http.listen()).rejects.toMatchObject({ code: "MR_PORT_TAKEN", hint: expect.stringContaining(`--server.port ${port + 1}`) });
  other.close();
});

test("bad settings are refused when the server is made", () => {
  const make = (settings: object) => () =>
    createHttpServer({
      frontendDir: makeFrontend(),
      authenticate: () => null,
      uploadRule: () => null,
      onConnection: () => {},
      ...settings,
    });
  const bad: [setting: object, text: RegExp][] = [
    [{ allowedHosts: ["https://a.example"] }, /server\.allowedHosts.*not a host name/],
    [{ corsAllowedOrigins: ["*"] }, /server\.corsAllowedOrigins.*not an origin/],
    [{ corsAllowedOrigins: ["https://a.example/path"] }, /not an origin/],
    [{ trustedProxies: ["10.0.0.0/33"] }, /server\.trustedProxies.*not an address/],
    [{ trustedHops: 0 }, /server\.trustedHops/],
    [{ security: { frameAncestors: ["*"] } }, /security\.frameAncestors/],
    [{ tls: { cert: "no", key: "no" } }, /certificate or its key/],
    [{ frontendDir: "/nonexistent" }, /ENOENT|front end is missing/],
  ];
  for (const [settings, text] of bad) expect(make(settings)).toThrow(text);
});

test("[S-205] what the settings open up is said, the defaults open nothing", async () => {
  expect((await startServer()).warnings).toEqual([]);
  const { warnings } = await startServer({
    allowedHosts: ["app.example.com"],
    corsAllowedOrigins: ["https://other.example"],
    security: { frameAncestors: ["https://*.portal.example"], pages: { "/login": { openerPolicy: "same-origin-allow-popups" } } },
  });
  expect(warnings).toEqual([
    "server.allowedHosts: the server also answers to app.example.com.",
    "server.corsAllowedOrigins: pages of https://other.example may use the app.",
    "security.frameAncestors: https://*.portal.example may show the app in a frame.",
    'security.pages["/login"].openerPolicy: windows are tied by "same-origin-allow-popups".',
  ]);
});

test("[S-078] a bind to other machines is warned about", async () => {
  const { warnings } = await startServer({ address: "0.0.0.0" });
  expect(warnings.join("\n")).toMatch(/open to other machines[\s\S]*server\.allowedHosts[\s\S]*server\.requireHttps/);
});

test("[S-086] a cookie that this server did not give out is replaced, a good one is kept", async () => {
  const { port } = await startServer();
  const cookie = await newBrowser(port);
  expect((await ask(port, "/", { headers: { cookie } })).headers["set-cookie"]).toBeUndefined();
  const [name, value] = cookie.split("=") as [string, string];
  for (const forged of ["x".repeat(48), `${value.slice(0, 47)}${value.endsWith("A") ? "B" : "A"}`, "", `${value}a`]) {
    const answer = await ask(port, "/", { headers: { cookie: `${name}=${forged}` } });
    expect(answer.headers["set-cookie"]?.[0]).not.toContain(forged || "\n");
  }
});
