import { readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { type Ask, ask, browserOf, eventually, newBrowser, sendRaw, startServer, tempParent } from "./http.fixture.js";
import type { HttpOptions } from "./http-options.js";
import type { UploadedFile } from "./uploads.js";

async function withUploads(options: Partial<HttpOptions> = {}) {
  const folder = tempParent();
  const running = await startServer({ uploadDir: folder.path, ...options });
  const cookie = await newBrowser(running.port);
  const headers = { cookie, origin: running.origin, "x-millrace-tab": "good", "content-type": "text/csv" };
  const session = `s-${browserOf(cookie)}`;
  const put = (body: Uint8Array | string, path = "/_millrace/upload?widget=7&name=a.csv", more: Ask["headers"] = {}) =>
    ask(running.port, path, { method: "PUT", headers: { ...headers, ...more }, body });
  return { ...running, folder, headers, session, put };
}

function errorCode(text: string): string {
  return (JSON.parse(text) as { error: { code: string } }).error.code;
}

test("[B-150] an upload arrives on disk, readable by its user alone, and is announced", async () => {
  const { put, uploads, session, folder } = await withUploads();
  const arrived: [string, UploadedFile][] = [];
  uploads.onUploaded((owner, file) => arrived.push([owner, file]));
  const body = Buffer.alloc(3_000_000, "millrace ");
  const answer = await put(body, `/_millrace/upload?widget=7&name=${encodeURIComponent("../../Größe 1.csv")}`);
  expect(answer.status).toBe(201);
  const told = JSON.parse(answer.text) as UploadedFile;
  expect(told).toEqual({ id: expect.stringMatching(/^[\w-]{24}$/), name: "Größe 1.csv", size: body.length, type: "text/csv" });
  const file = uploads.get(session, told.id)!;
  expect(arrived).toEqual([[session, file]]);
  expect(file.widget).toBe(7);
  expect(readFileSync(file.path).equals(body)).toBe(true);
  expect([statSync(file.path).mode & 0o777, statSync(dirname(file.path)).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(folder.files()).toEqual([told.id]);
});

test("empty files are files", async () => {
  const { put, uploads, session } = await withUploads();
  const { id, size } = JSON.parse((await put("")).text) as UploadedFile;
  expect([size, statSync(uploads.get(session, id)!.path).size]).toEqual([0, 0]);
});

test("[S-204][B-151] without the app's Origin, the cookie and the tab's token nothing is written", async () => {
  const { port, origin, headers, folder } = await withUploads();
  const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
  const table: [what: string, headers: Record<string, string>, code: string][] = [
    ["no origin", without("origin"), "MR_ORIGIN_REFUSED"],
    ["null origin", { ...headers, origin: "null" }, "MR_ORIGIN_REFUSED"],
    ["foreign origin", { ...headers, origin: "https://evil.example" }, "MR_ORIGIN_REFUSED"],
    ["other port", { ...headers, origin: origin.replace(/\d+$/, "1") }, "MR_ORIGIN_REFUSED"],
    ["no cookie", without("cookie"), "MR_UPLOAD_REFUSED"],
    ["forged cookie", { ...headers, cookie: `${headers.cookie.slice(0, -2)}__` }, "MR_UPLOAD_REFUSED"],
    ["no token", without("x-millrace-tab"), "MR_UPLOAD_REFUSED"],
    ["wrong token", { ...headers, "x-millrace-tab": "bad" }, "MR_UPLOAD_REFUSED"],
  ];
  for (const [what, sent, code] of table) {
    for (const [method, path] of [
      ["PUT", "/_millrace/upload?widget=7&name=a.csv"],
      ["DELETE", "/_millrace/upload/some-id"],
    ] as const) {
      const answer = await ask(port, path, { method, headers: sent, ...(method === "PUT" ? { body: "x" } : {}) });
      expect([what, method, answer.status, errorCode(answer.text)]).toEqual([what, method, 403, code]);
    }
  }
  expect(folder.files()).toEqual([]);
});

test("[B-151] a file above the limit is refused before it is read when its length is known", async () => {
  const { put, folder } = await withUploads({ limits: { uploadBytes: 1_000 } });
  const answer = await put("x".repeat(1_001));
  expect([answer.status, errorCode(answer.text)]).toEqual([413, "MR_UPLOAD_TOO_LARGE"]);
  expect(answer.text).toContain("larger than 1000 bytes");
  expect((await put("x".repeat(1_000))).status).toBe(201);
  expect(folder.files().length).toBe(1);
});

test("[B-151][B-152] a file that grows above the widget's limit on the way is refused and leaves nothing", async () => {
  const { port, headers, folder, uploads, session } = await withUploads({ uploadRule: () => ({ maxBytes: 100_000 }) });
  const status = await new Promise<number>((resolve, reject) => {
    const outgoing = request(
      {
        host: "127.0.0.1",
        port,
        path: "/_millrace/upload?widget=7&name=a.csv",
        method: "PUT",
        headers: { ...headers, "transfer-encoding": "chunked" },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    outgoing.on("error", reject);
    let sent = 0;
    const more = (): void => {
      if (sent++ < 40) outgoing.write(Buffer.alloc(10_000), () => setTimeout(more, 1));
      else outgoing.end();
    };
    more();
  });
  expect(status).toBe(413);
  await eventually(() => folder.files().length === 0);
  uploads.dropSession(session);
});

test("an upload that breaks off leaves nothing", async () => {
  const { port, headers, folder } = await withUploads();
  const socket = connect(port, "127.0.0.1");
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `PUT /_millrace/upload?widget=7&name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines.join("")}Content-Length: 1000000\r\n\r\n`;
  socket.write(head + "x".repeat(5_000));
  await eventually(() => folder.files().length === 1);
  socket.destroy();
  await eventually(() => folder.files().length === 0);
});

test("an upload that falls silent is given up", async () => {
  const { port, headers, folder } = await withUploads({ limits: { uploadIdleTimeout: 80 } });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `PUT /_millrace/upload?widget=7&name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines.join("")}Content-Length: 1000000\r\n\r\n`;
  expect(await sendRaw(port, `${head}only this`)).toMatch(/^HTTP\/1.1 400 [\s\S]*did not arrive whole/);
  expect(folder.files()).toEqual([]);
});

test("[B-152][S-088] the type is checked on the server, and the uploader must be there", async () => {
  const { put, folder } = await withUploads({ uploadRule: (_session, widget) => (widget === 7 ? { accept: [".csv", "image/*"] } : null) });
  const wrong = await put("x", "/_millrace/upload?widget=7&name=a.exe");
  expect([wrong.status, errorCode(wrong.text)]).toEqual([415, "MR_UPLOAD_TYPE"]);
  expect(wrong.text).toContain(".csv, image/*");
  expect((await put("x", "/_millrace/upload?widget=7&name=A.CSV")).status).toBe(201);
  expect((await put("x", "/_millrace/upload?widget=7&name=a", { "content-type": "image/png" })).status).toBe(201);
  expect((await put("x", "/_millrace/upload?widget=8&name=a.csv")).status).toBe(404);
  for (const query of ["", "?widget=7", "?name=a", "?widget=-1&name=a", "?widget=x&name=a"]) {
    expect([query, (await put("x", `/_millrace/upload${query}`)).status]).toEqual([query, 400]);
  }
  expect(folder.files().length).toBe(2);
});

test("a session may hold only so many files and bytes; removing makes room", async () => {
  const { put, port, headers, folder } = await withUploads({ limits: { sessionUploads: 2, sessionUploadBytes: 10 } });
  const first = JSON.parse((await put("12345678")).text) as UploadedFile;
  const full = await put("123");
  expect([full.status, errorCode(full.text)]).toEqual([413, "MR_UPLOAD_TOO_LARGE"]);
  expect((await put("1")).status).toBe(201);
  expect((await put("1")).status).toBe(400);
  for (let i = 0; i < 2; i++) {
    expect((await ask(port, `/_millrace/upload/${first.id}`, { method: "DELETE", headers })).status).toBe(204);
  }
  expect((await put("12345678")).status).toBe(201);
  expect(folder.files().length).toBe(2);
});

test("[B-153] the files of a session go when it is closed, those under way as well, others stay", async () => {
  const { put, port, uploads, session, folder, headers } = await withUploads();
  const { id } = JSON.parse((await put("abc")).text) as UploadedFile;
  const other = await newBrowser(port);
  await put("other", undefined, { cookie: other });
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(
    `PUT /_millrace/upload?widget=7&name=b.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines.join("")}Content-Length: 1000000\r\n\r\nxxxx`,
  );
  await eventually(() => folder.files().length === 3);
  uploads.dropSession(session);
  expect(uploads.get(session, id)).toBeUndefined();
  await eventually(() => folder.files().length === 1);
  socket.destroy();
});

test("another session cannot read or remove a file", async () => {
  const { put, port, uploads, session, headers } = await withUploads();
  const { id } = JSON.parse((await put("abc")).text) as UploadedFile;
  const cookie = await newBrowser(port);
  await ask(port, `/_millrace/upload/${id}`, { method: "DELETE", headers: { ...headers, cookie } });
  expect(uploads.get(session, id)?.size).toBe(3);
  expect(uploads.get(`s-${browserOf(cookie)}`, id)).toBeUndefined();
});

test("[S-098] uploads are limited in rate", async () => {
  const { put } = await withUploads({ limits: { uploads: { perSecond: 0.001, burst: 2 } }, now: () => 0 });
  expect([(await put("a")).status, (await put("b")).status, (await put("c")).status]).toEqual([201, 201, 429]);
});

test("[B-202] a listed origin may upload across origins, others get no CORS headers", async () => {
  const { port, put } = await withUploads({ corsAllowedOrigins: ["https://portal.example"] });
  const preflight = (origin: string) => ask(port, "/_millrace/upload", { method: "OPTIONS", headers: { origin } });
  const allowed = await preflight("https://portal.example");
  expect([allowed.status, allowed.headers["access-control-allow-origin"]]).toEqual([204, "https://portal.example"]);
  const refused = await preflight("https://evil.example");
  expect([refused.status, refused.headers["access-control-allow-origin"]]).toEqual([403, undefined]);
  const answer = await put("x", undefined, { origin: "https://portal.example" });
  expect([answer.status, answer.headers["access-control-allow-credentials"]]).toEqual([201, "true"]);
});

test("a client that asks first is told before it sends", async () => {
  const { port, headers } = await withUploads({ limits: { uploadBytes: 10 } });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = (length: number): string =>
    `PUT /_millrace/upload?widget=7&name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${lines.join("")}Expect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`;
  expect(await sendRaw(port, `${head(3)}abc`)).toMatch(/^HTTP\/1.1 100 Continue[\s\S]*HTTP\/1.1 201 /);
  expect(await sendRaw(port, head(11))).toMatch(/^HTTP\/1.1 413 /);
});

test("the folder goes when the server is closed", async () => {
  const { put, close, folder } = await withUploads();
  await put("abc");
  await close();
  expect(folder.files()).toEqual([]);
});
