import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ask, makeFrontend, script, startServer } from "./http.fixture.js";

const main = "/_millrace/assets/assets/main-Abc12345.js";

test("[B-193] the smallest stored form that the browser accepts is sent", async () => {
  const { port } = await startServer();
  const table: [accept: string | undefined, encoding: string | undefined][] = [
    [undefined, undefined],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["br;q=0.1, gzip;q=0.9", "gzip"],
    ["br;q=0, gzip;q=0", undefined],
    ["*", "br"],
    ["identity;q=1, gzip;q=0.5", undefined],
    ["br;q=oops", undefined],
    ["BR", "br"],
  ];
  for (const [accept, encoding] of table) {
    const answer = await ask(port, main, accept === undefined ? {} : { headers: { "accept-encoding": accept } });
    expect([accept, answer.headers["content-encoding"]]).toEqual([accept, encoding]);
    const plain = encoding === "br" ? brotliDecompressSync(answer.body) : encoding === "gzip" ? gunzipSync(answer.body) : answer.body;
    expect(plain.toString()).toBe(script);
    expect(answer.headers.vary).toBe("Accept-Encoding");
  }
});

test("[B-193][S-190] hashed files are immutable for a year, others are asked again; types are right", async () => {
  const { port } = await startServer();
  expect((await ask(port, main)).headers).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": "text/javascript; charset=utf-8",
    "x-content-type-options": "nosniff",
  });
  expect((await ask(port, "/_millrace/assets/assets/style-Xyz98765.css")).headers["content-type"]).toBe("text/css; charset=utf-8");
  const icon = await ask(port, "/_millrace/assets/favicon.svg");
  expect(icon.headers).toMatchObject({ "cache-control": "public, no-cache", "content-type": "image/svg+xml" });
});

test("a copy that is still right is not sent again, and each form has its own tag", async () => {
  const { port } = await startServer();
  const plain = (await ask(port, main)).headers.etag!;
  const brotli = (await ask(port, main, { headers: { "accept-encoding": "br" } })).headers.etag!;
  expect(plain).not.toBe(brotli);
  const again = await ask(port, main, { headers: { "if-none-match": `"other", W/${plain}` } });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, plain]);
});

test("scripts run under the worker policy when started as workers; only the Graphviz worker compiles WebAssembly", async () => {
  const { port } = await startServer();
  const csp = async (path: string) => (await ask(port, path)).headers["content-security-policy"];
  expect(await csp(main)).toBe("default-src 'none'; script-src 'self'; connect-src 'self'");
  expect(await csp("/_millrace/assets/assets/graphviz-worker-Xyz98765.js")).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  );
  expect(await csp("/_millrace/assets/favicon.svg")).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
});

test("[S-191] links out of the folder, dot files and source maps are not served; maps only in dev mode", async () => {
  const frontendDir = makeFrontend();
  symlinkSync("/etc/hostname", join(frontendDir, "assets/link.txt"));
  const { port } = await startServer({ frontendDir });
  for (const path of ["assets/link.txt", ".env", "assets/main-Abc12345.js.map"]) {
    expect([path, (await ask(port, `/_millrace/assets/${path}`)).status]).toEqual([path, 404]);
  }
  const dev = await startServer({ frontendDir, dev: true });
  expect((await ask(dev.port, "/_millrace/assets/assets/main-Abc12345.js.map")).status).toBe(200);
});

test("in dev mode a rebuilt front end is noticed", async () => {
  const frontendDir = makeFrontend();
  const { port } = await startServer({ frontendDir, dev: true });
  await new Promise((resolve) => setTimeout(resolve, 510));
  writeFileSync(join(frontendDir, "assets/main-New00000.js"), "1");
  expect((await ask(port, "/_millrace/assets/assets/main-New00000.js")).status).toBe(200);
});
