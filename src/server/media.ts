/**
 * Bytes that scripts show or offer for download: images, sound, files. They are kept by the full hash of their content,
 * so equal bytes are held once for all sessions, while each session gets its own address (see `security/signed-url.ts`).
 * A content goes when no session holds it any more. Large contents move from memory to a temporary file by themselves.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { MillraceError } from "../core/errors.js";
import { safeFileName, safeMediaType } from "../security/file-name.js";
import { type MediaOwner, mediaTokenValid, mediaUrl } from "../security/signed-url.js";
import { newToken } from "../security/tokens.js";
import { TempFolder } from "./temp-folder.js";

type Source =
  | { kind: "bytes"; bytes: Uint8Array }
  /** `changed` tells a file of the author that was written since from the one that was hashed. */
  | { kind: "file"; path: string; changed: number; temporary: boolean };

interface Content {
  hash: string;
  size: number;
  source: Source;
  holders: Set<string>;
}

interface Entry {
  content: Content;
  type: string;
}

/** A content found for a request. */
export interface FoundMedia {
  hash: string;
  size: number;
  type: string;
  name: string;
  source: Source;
}

export interface MediaReference {
  url: string;
  hash: string;
}

export interface PutOptions {
  /** Name a download gets. Default `"file"`. */
  fileName?: string;
  /** The address saves instead of shows. */
  download?: boolean;
}

export interface MediaStoreOptions {
  /** Key of the addresses. */
  key: Uint8Array;
  /** Contents above this size are written to a temporary file. Default 1 MiB. */
  memoryBytes?: number;
}

export class MediaStore {
  readonly #key: Uint8Array;
  readonly #memoryBytes: number;
  readonly #folder = new TempFolder("millrace-media-");
  readonly #contents = new Map<string, Content>();
  /** Session → `hash/name` → what it holds. */
  readonly #entries = new Map<string, Map<string, Entry>>();
  /** Browser → its sessions that hold something. */
  readonly #sessions = new Map<string, Set<string>>();
  readonly #browsers = new Map<string, string>();

  constructor({ key, memoryBytes = 1024 * 1024 }: MediaStoreOptions) {
    this.#key = key;
    this.#memoryBytes = memoryBytes;
  }

  /** Keeps bytes for a session. The same bytes under the same name give the same address again. */
  put(owner: MediaOwner, bytes: Uint8Array, type: string, options: PutOptions = {}): MediaReference {
    const hash = createHash("sha256").update(bytes).digest("hex");
    let content = this.#contents.get(hash);
    if (!content) {
      content = { hash, size: bytes.length, source: { kind: "bytes", bytes }, holders: new Set() };
      this.#contents.set(hash, content);
      if (bytes.length > this.#memoryBytes) void this.#moveToDisk(content, bytes);
    }
    return this.#hold(owner, content, type, options);
  }

  /**
   * Keeps a file of the author's for a session; it is hashed as a stream and served from where it is. A file that is
   * changed later must be put again: the old address then answers 404.
   *
   * @throws MillraceError `MR_OPTION_INVALID` when the path is no readable file.
   */
  async putFile(owner: MediaOwner, path: string, type: string, options: PutOptions = {}): Promise<MediaReference> {
    const hasher = createHash("sha256");
    let size: number;
    let changed: number;
    try {
      const before = await stat(path);
      if (!before.isFile()) throw new Error("it is not a file");
      ({ size, mtimeMs: changed } = before);
      await pipeline(createReadStream(path), hasher);
    } catch (error) {
      throw new MillraceError(
        "MR_OPTION_INVALID",
        `Cannot read "${path}": ${error instanceof Error ? error.message : String(error)}.`,
        "Give the path of a file that the server may read, or the bytes themselves.",
      );
    }
    const hash = hasher.digest("hex");
    const known = this.#contents.get(hash);
    const content: Content = known ?? { hash, size, source: { kind: "file", path, changed, temporary: false }, holders: new Set() };
    if (known?.source.kind === "file" && !known.source.temporary) known.source = { kind: "file", path, changed, temporary: false };
    this.#contents.set(hash, content);
    return this.#hold(owner, content, type, options);
  }

  /** What a request of `browser` may read at this address, or null. */
  async find(browser: string, hash: string, name: string, token: string): Promise<FoundMedia | null> {
    for (const session of this.#sessions.get(browser) ?? []) {
      const entry = this.#entries.get(session)?.get(`${hash}/${name}`);
      if (!entry || !mediaTokenValid(this.#key, { browser, session }, hash, name, token)) continue;
      const { size, source } = entry.content;
      if (source.kind === "file" && !source.temporary) {
        const now = await stat(source.path).catch(() => null);
        if (now?.size !== size || now.mtimeMs !== source.changed) return null;
      }
      return { hash, size, type: entry.type, name, source };
    }
    return null;
  }

  /** The session does not show this address any more. */
  release(session: string, { url, hash }: MediaReference): void {
    const name = decodeURIComponent(url.slice(url.lastIndexOf("/") + 1).replace(/\?.*$/, ""));
    const entries = this.#entries.get(session);
    const entry = entries?.get(`${hash}/${name}`);
    if (!entries || !entry) return;
    entries.delete(`${hash}/${name}`);
    if (![...entries.values()].some(({ content }) => content === entry.content)) this.#drop(entry.content, session);
    if (entries.size === 0) this.#forget(session);
  }

  /** The session is over: everything it alone held goes. */
  dropSession(session: string): void {
    for (const { content } of this.#entries.get(session)?.values() ?? []) this.#drop(content, session);
    this.#forget(session);
  }

  /** Contents held at the moment. */
  get size(): number {
    return this.#contents.size;
  }

  close(): void {
    this.#contents.clear();
    this.#entries.clear();
    this.#sessions.clear();
    this.#browsers.clear();
    this.#folder.remove();
  }

  #hold(owner: MediaOwner, content: Content, type: string, { fileName = "file", download = false }: PutOptions): MediaReference {
    const { browser, session } = owner;
    const name = safeFileName(fileName);
    content.holders.add(session);
    let entries = this.#entries.get(session);
    if (!entries) {
      entries = new Map();
      this.#entries.set(session, entries);
      this.#browsers.set(session, browser);
      const sessions = this.#sessions.get(browser) ?? new Set();
      this.#sessions.set(browser, sessions.add(session));
    }
    entries.set(`${content.hash}/${name}`, { content, type: safeMediaType(type) });
    return { url: mediaUrl(this.#key, owner, content.hash, name, download), hash: content.hash };
  }

  #drop(content: Content, session: string): void {
    content.holders.delete(session);
    if (content.holders.size > 0) return;
    if (this.#contents.get(content.hash) === content) this.#contents.delete(content.hash);
    if (content.source.kind === "file" && content.source.temporary) void rm(content.source.path, { force: true });
  }

  #forget(session: string): void {
    this.#entries.delete(session);
    const browser = this.#browsers.get(session);
    this.#browsers.delete(session);
    const sessions = browser === undefined ? undefined : this.#sessions.get(browser);
    sessions?.delete(session);
    if (browser !== undefined && sessions?.size === 0) this.#sessions.delete(browser);
  }

  async #moveToDisk(content: Content, bytes: Uint8Array): Promise<void> {
    try {
      const path = join(this.#folder.path, newToken());
      await writeFile(path, bytes, { mode: 0o600, flag: "wx" });
      content.source = { kind: "file", path, changed: 0, temporary: true };
      if (content.holders.size === 0 || this.#contents.get(content.hash) !== content) await rm(path, { force: true });
    } catch {
      // A full disk: the bytes stay in memory, which is what they were before.
    }
  }
}
