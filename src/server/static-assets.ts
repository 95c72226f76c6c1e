/**
 * The files of the built front end. They are listed once; a request is answered out of that list, never by joining a
 * path with a folder, so no address can name a file outside it. Dot files, symbolic links and (in production) source
 * maps are not in the list. Bytes are read on first use and kept: the folder is small and fixed.
 *
 * Hashed files (Vite puts them into `assets/`) are immutable for a year. Where the build left `name.br` or `name.gz` beside a file, the browser gets
 * the smallest form it accepts.
 */
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { assetHeaders } from "../security/headers.js";
import { chooseEncoding, type Encoding } from "./accept-encoding.js";
import { matchesTag } from "./etag.js";
import { type Exchange, refuse, transportHeaders } from "./exchange.js";

const mediaTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

const variants: readonly [ending: string, encoding: Encoding][] = [
  [".br", "br"],
  [".gz", "gzip"],
];

interface Asset {
  file: string;
  encodings: Encoding[];
  loaded: Map<Encoding, Promise<{ bytes: Buffer; tag: string }>>;
}

export interface StaticAssetsOptions {
  /** Folder of the built front end. */
  dir: string;
  /** Prefix of their addresses, with slash at both ends. */
  prefix: string;
  /** Serve source maps and look again when a file is missing. */
  dev?: boolean;
}

export class StaticAssets {
  readonly #options: StaticAssetsOptions;
  #assets: ReadonlyMap<string, Asset>;
  #listedAt: number;

  constructor(options: StaticAssetsOptions) {
    this.#options = options;
    this.#assets = listAssets(options);
    this.#listedAt = Date.now();
  }

  /** Answers a request below the prefix. */
  async serve(exchange: Exchange): Promise<void> {
    const { request, response, path, outward } = exchange;
    const name = path.slice(this.#options.prefix.length);
    const asset = this.#find(name);
    if (!asset) {
      refuse(response, { status: 404, message: "There is no such file." });
      return;
    }
    const encoding = chooseEncoding(request.headers["accept-encoding"], asset.encodings);
    const { bytes, tag } = await load(asset, encoding);
    const hashed = name.startsWith("assets/") && /-[\w-]{8}\.\w+$/.test(name);
    const headers: Record<string, string> = {
      ...assetHeaders(name),
      ...transportHeaders(outward),
      "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "public, no-cache",
      ETag: tag,
    };
    if (asset.encodings.length > 1) headers.Vary = "Accept-Encoding";
    if (matchesTag(request.headers["if-none-match"], tag)) {
      response.writeHead(304, headers).end();
      return;
    }
    headers["Content-Type"] = mediaTypes[extname(name).toLowerCase()] ?? "application/octet-stream";
    headers["Content-Length"] = `${bytes.length}`;
    if (encoding !== "identity") headers["Content-Encoding"] = encoding;
    response.writeHead(200, headers).end(bytes);
  }

  #find(name: string): Asset | undefined {
    const asset = this.#assets.get(name);
    if (asset || !this.#options.dev || Date.now() - this.#listedAt < 500) return asset;
    this.#assets = listAssets(this.#options);
    this.#listedAt = Date.now();
    return this.#assets.get(name);
  }
}

function listAssets({ dir, dev }: StaticAssetsOptions): Map<string, Asset> {
  const names = new Set<string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(dir, folder), { withFileTypes: true })) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory()) visit(name);
      else if (entry.isFile()) names.add(name);
    }
  };
  visit("");
  const assets = new Map<string, Asset>();
  for (const name of names) {
    if (variants.some(([ending]) => name.endsWith(ending) && names.has(name.slice(0, -ending.length)))) continue;
    // The shell is a template; it is served by page-shell.ts alone.
    if (name === "index.html" || (name.endsWith(".map") && !dev)) continue;
    const encodings: Encoding[] = ["identity"];
    for (const [ending, encoding] of variants) if (names.has(name + ending)) encodings.push(encoding);
    assets.set(name, { file: join(dir, name), encodings, loaded: new Map() });
  }
  return assets;
}

function load(asset: Asset, encoding: Encoding): Promise<{ bytes: Buffer; tag: string }> {
  let loading = asset.loaded.get(encoding);
  if (!loading) {
    const ending = variants.find(([, name]) => name === encoding)?.[0] ?? "";
    loading = readFile(asset.file + ending).then((bytes) => ({
      bytes,
      tag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    }));
    loading.catch(() => asset.loaded.delete(encoding));
    asset.loaded.set(encoding, loading);
  }
  return loading;
}
