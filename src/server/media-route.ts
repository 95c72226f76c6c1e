/** Serves media: whole or a range, to the browser whose session holds it, and so that nothing in it ever runs. */
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { cookieName, readCookie } from "../security/cookies.js";
import { contentDisposition } from "../security/file-name.js";
import { fileHeaders } from "../security/headers.js";
import { mediaPath } from "../security/signed-url.js";
import { parseByteRange } from "./byte-range.js";
import { matchesTag } from "./etag.js";
import { type Exchange, refuse, transportHeaders } from "./exchange.js";
import type { MediaStore } from "./media.js";

export async function serveMedia(exchange: Exchange, media: MediaStore, cookieKey: Uint8Array): Promise<void> {
  const { request, response, path, query, outward } = exchange;
  const [hash = "", name = "", rest] = path.slice(mediaPath.length).split("/");
  const token = query.get("t");
  if (!/^[0-9a-f]{64}$/.test(hash) || name === "" || rest !== undefined || !token) {
    refuse(response, { status: 404, message: "There is no such file." });
    return;
  }
  const browser = readCookie(cookieKey, request.headers.cookie, cookieName(outward));
  const found = browser === null ? null : await media.find(browser, hash, name, token);
  if (!found) {
    refuse(response, { status: 403, message: "This file belongs to another session, or is not there any more." });
    return;
  }
  const tag = `"${hash}"`;
  const headers: Record<string, string> = {
    ...fileHeaders,
    ...transportHeaders(outward),
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, max-age=31536000, immutable",
    "Content-Disposition": contentDisposition(query.has("download") ? "attachment" : "inline", name),
    "Content-Type": found.type,
    ETag: tag,
    Vary: "Cookie",
  };
  if (matchesTag(request.headers["if-none-match"], tag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const condition = request.headers["if-range"];
  const asked = condition === undefined || condition === tag ? request.headers.range : undefined;
  const range = request.method === "GET" ? parseByteRange(asked, found.size) : "whole";
  if (range === "unsatisfiable") {
    refuse(response, { status: 416, message: "The range lies outside the file.", headers: { "Content-Range": `bytes */${found.size}` } });
    return;
  }
  const { start, end } = range === "whole" ? { start: 0, end: found.size - 1 } : range;
  headers["Content-Length"] = `${end - start + 1}`;
  if (range !== "whole") headers["Content-Range"] = `bytes ${start}-${end}/${found.size}`;
  response.writeHead(range === "whole" ? 200 : 206, headers);
  if (request.method === "HEAD" || found.size === 0) {
    response.end();
  } else if (found.source.kind === "bytes") {
    response.end(found.source.bytes.subarray(start, end + 1));
  } else {
    // A reader that went away, or a file that vanished under us: the connection ends, there is nobody to tell.
    await pipeline(createReadStream(found.source.path, { start, end }), response).catch(() => response.destroy());
  }
}
