import { createHash } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, browserOf, eventually, newBrowser, startServer, tempParent } from "./http.fixture.js";
import { MediaStore } from "./media.js";

const bytes = Buffer.from("0123456789");

async function withMedia() {
  const running = await startServer();
  const cookie = await newBrowser(running.port);
  const owner = { browser: browserOf(cookie), session: "s1" };
  return { ...running, cookie, owner };
}

test("[B-158][B-149] equal bytes give the same address again; the address carries the full hash and the name, no ids", async () => {
  const { media, owner } = await withMedia();
  const first = media.put(owner, bytes, "text/plain", { fileName: "digits.txt" });
  expect(media.put(owner, Buffer.from(bytes), "text/plain", { fileName: "digits.txt" })).toEqual(first);
  expect(first.hash).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(first.url).toMatch(new RegExp(`^/_millrace/media/${first.hash}/digits\\.txt\\?t=[\\w-]{24}$`));
  expect(first.url).not.toContain(owner.browser);
  expect(first.url).not.toContain(owner.session);
  const other = media.put({ ...owner, session: "s2" }, bytes, "text/plain", { fileName: "digits.txt" });
  expect(other.url).not.toBe(first.url);
  expect(media.size).toBe(1);
});

test("[B-160] a file is served to the browser whose session holds it and to nobody else", async () => {
  const { media, owner, port, cookie } = await withMedia();
  const { url } = media.put(owner, bytes, "text/plain");
  expect((await ask(port, url, { headers: { cookie } })).text).toBe("0123456789");
  const stranger = await newBrowser(port);
  media.put({ browser: browserOf(stranger), session: "s9" }, bytes, "text/plain");
  expect((await ask(port, url, { headers: { cookie: stranger } })).status).toBe(403);
  expect((await ask(port, url)).status).toBe(403);
  expect((await ask(port, url.replace(/t=.{4}/, "t=AAAA"), { headers: { cookie } })).status).toBe(403);
  expect((await ask(port, url.replace("/file?", "/other.html?"), { headers: { cookie } })).status).toBe(403);
  expect((await ask(port, url.replace(/\?.*/, ""), { headers: { cookie } })).status).toBe(404);
});

test("[B-159] ranges", async () => {
  const { media, owner, port, cookie } = await withMedia();
  const { url, hash } = media.put(owner, bytes, "video/mp4");
  const table: [range: string, status: number, text: string | null, contentRange: string | undefined][] = [
    ["bytes=0-3", 206, "0123", "bytes 0-3/10"],
    ["bytes=4-", 206, "456789", "bytes 4-9/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=-100", 206, "0123456789", "bytes 0-9/10"],
    ["bytes=9-99", 206, "9", "bytes 9-9/10"],
    ["bytes=10-", 416, null, "bytes */10"],
    ["bytes=-0", 416, null, "bytes */10"],
    ["bytes=0-1,4-5", 416, null, "bytes */10"],
    ["bytes=5-2", 200, "0123456789", undefined],
    ["bytes=a-b", 200, "0123456789", undefined],
    ["rows=0-1", 200, "0123456789", undefined],
    ["bytes=-", 200, "0123456789", undefined],
  ];
  for (const [range, status, text, contentRange] of table) {
    const answer = await ask(port, url, { headers: { cookie, range } });
    expect([range, answer.status, text === null ? null : answer.text, answer.headers["content-range"]]).toEqual([
      range,
      status,
      text,
      contentRange,
    ]);
  }
  const stale = await ask(port, url, { headers: { cookie, range: "bytes=0-1", "if-range": '"other"' } });
  expect([stale.status, stale.text]).toEqual([200, "0123456789"]);
  const fresh = await ask(port, url, { headers: { cookie, range: "bytes=0-1", "if-range": `"${hash}"` } });
  expect(fresh.status).toBe(206);
  const head = await ask(port, url, { method: "HEAD", headers: { cookie, range: "bytes=0-1" } });
  expect([head.status, head.headers["content-length"], head.headers["accept-ranges"], head.text]).toEqual([200, "10", "bytes", ""]);
  expect((await ask(port, url, { headers: { cookie, "if-none-match": `"${hash}"` } })).status).toBe(304);
});

test("stored HTML never runs, is never guessed into another type, and is cached for its visitor only", async () => {
  const { media, owner, port, cookie } = await withMedia();
  const { url } = media.put(owner, Buffer.from("<script>alert(1)</script>"), "text/html", { fileName: "page.html" });
  const { headers } = await ask(port, url, { headers: { cookie } });
  expect(headers).toMatchObject({
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "x-content-type-options": "nosniff",
    "content-type": "text/html",
    "cache-control": "private, max-age=31536000, immutable",
    "cross-origin-resource-policy": "same-origin",
  });
  const odd = media.put(owner, bytes, "text/html\r\nSet-Cookie: a=b", { fileName: "x" });
  expect((await ask(port, odd.url, { headers: { cookie } })).headers["content-type"]).toBe("application/octet-stream");
});

test("[B-157] downloads keep their name, in every alphabet", async () => {
  const { media, owner, port, cookie } = await withMedia();
  const table: [name: string, disposition: string][] = [
    ["sales.csv", 'attachment; filename="sales.csv"'],
    ["Übersicht 100%.csv", "attachment; filename=\"_bersicht 100_.csv\"; filename*=UTF-8''%C3%9Cbersicht%20100%25.csv"],
    ['a"b\r\nX: y.csv', 'attachment; filename="abX y.csv"'],
    ["../../etc/passwd", 'attachment; filename="passwd"'],
    ["a%2e%2e.csv", 'attachment; filename="a_2e_2e.csv"'],
    ["", 'attachment; filename="file"'],
  ];
  for (const [fileName, disposition] of table) {
    const { url } = media.put(owner, bytes, "text/csv", { fileName, download: true });
    const answer = await ask(port, url, { headers: { cookie } });
    expect([fileName, answer.status, answer.headers["content-disposition"]]).toEqual([fileName, 200, disposition]);
  }
});

test("a content goes with the last session that holds it", async () => {
  const { media, owner, port, cookie } = await withMedia();
  const one = media.put(owner, bytes, "text/plain", { fileName: "a" });
  const named = media.put(owner, bytes, "text/plain", { fileName: "b" });
  const two = media.put({ ...owner, session: "s2" }, bytes, "text/plain", { fileName: "a" });
  media.release("s1", one);
  expect((await ask(port, one.url, { headers: { cookie } })).status).toBe(403);
  expect((await ask(port, named.url, { headers: { cookie } })).status).toBe(200);
  media.dropSession("s1");
  expect((await ask(port, named.url, { headers: { cookie } })).status).toBe(403);
  expect((await ask(port, two.url, { headers: { cookie } })).status).toBe(200);
  media.release("s2", two);
  expect(media.size).toBe(0);
  media.dropSession("s2");
});

test("large contents move to a temporary file and it goes with them", async () => {
  const before = () => readdirSync(tmpdir()).filter((name) => name.startsWith("millrace-media-"));
  const known = new Set(before());
  const store = new MediaStore({ key: new Uint8Array(32), memoryBytes: 10 });
  const owner = { browser: "b", session: "s" };
  const { url, hash } = store.put(owner, Buffer.from("more than ten bytes"), "text/plain");
  const token = new URL(url, "http://x").searchParams.get("t")!;
  await eventually(() => before().some((name) => !known.has(name)));
  const folder = join(tmpdir(), before().find((name) => !known.has(name))!);
  await eventually(() => readdirSync(folder).length === 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await store.find("b", hash, "file", token))?.source.kind).toBe("file");
  store.dropSession("s");
  await eventually(() => readdirSync(folder).length === 0);
  store.close();
  expect(existsSync(folder)).toBe(false);
});

test("files are served from where they are, until they change; a missing one is named", async () => {
  const { media, owner, port, cookie } = await withMedia();
  const folder = tempParent();
  const path = join(folder.path, "film.bin");
  writeFileSync(path, Buffer.alloc(300_000, "a"));
  const { url } = await media.putFile(owner, path, "video/mp4", { fileName: "film.mp4" });
  const part = await ask(port, url, { headers: { cookie, range: "bytes=299990-" } });
  expect([part.status, part.text]).toEqual([206, "aaaaaaaaaa"]);
  expect((await ask(port, url, { headers: { cookie } })).body.length).toBe(300_000);
  writeFileSync(path, Buffer.alloc(10, "b"));
  expect((await ask(port, url, { headers: { cookie } })).status).toBe(403);
  const again = await media.putFile(owner, path, "video/mp4", { fileName: "film.mp4" });
  expect((await ask(port, again.url, { headers: { cookie } })).text).toBe("bbbbbbbbbb");
  await expect(media.putFile(owner, join(folder.path, "no.bin"), "video/mp4")).rejects.toMatchObject({ code: "MR_OPTION_INVALID" });
  await expect(media.putFile(owner, folder.path, "video/mp4")).rejects.toThrow("not a file");
});

test("empty media can be read", async () => {
  const { media, owner, port, cookie } = await withMedia();
  const { url } = media.put(owner, new Uint8Array(), "text/plain");
  const answer = await ask(port, url, { headers: { cookie } });
  expect([answer.status, answer.headers["content-length"]]).toEqual([200, "0"]);
  expect((await ask(port, url, { headers: { cookie, range: "bytes=0-" } })).status).toBe(416);
});
