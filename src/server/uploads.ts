/**
 * Files that visitors upload. The bytes go from the request straight to a temporary file that only this user can read,
 * never through memory; what the visitor called the file is kept as data and never becomes part of a path. A file
 * belongs to one session and one widget and goes with the session; an upload that breaks off or grows too large leaves
 * nothing behind.
 */
import { createWriteStream, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { MillraceError } from "../core/errors.js";
import { safeFileName, safeFilePath, safeMediaType } from "../security/file-name.js";
import type { InputLimits } from "../security/input-limits.js";
import { newToken } from "../security/tokens.js";
import { TempFolder } from "./temp-folder.js";

export interface UploadedFile {
  id: string;
  /** The visitor's name of the file, made harmless. */
  name: string;
  size: number;
  /** Media type as the browser said it; not proven by the content. */
  type: string;
  /** Where the bytes are, until the file or its session goes. */
  path: string;
  /** Number of the widget it was uploaded in. */
  widget: number;
}

/** An upload on its way: nothing is stored under this id until {@link UploadStore.receive} has returned. */
export interface PendingUpload {
  readonly session: string;
  readonly file: UploadedFile;
  readonly maxBytes: number;
  readonly abort: AbortController;
}

export interface BeginUpload {
  session: string;
  widget: number;
  name: string;
  /** The name may be a path within a folder. */
  folder?: boolean | undefined;
  type: string | undefined;
  /** The widget's own limit. */
  maxBytes?: number | undefined;
}

interface SessionFiles {
  files: Map<string, UploadedFile>;
  pending: Set<PendingUpload>;
  /** Bytes on disk and on their way. */
  bytes: number;
}

function size(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}

export class UploadStore {
  readonly #limits: InputLimits;
  readonly #folder: TempFolder;
  readonly #sessions = new Map<string, SessionFiles>();
  #listener: (session: string, file: UploadedFile) => void = () => {};
  #removeListener: (session: string, id: string) => void = () => {};

  /** @param parent Folder for the temporary folder; default: the system's. */
  constructor(limits: InputLimits, parent?: string) {
    this.#limits = limits;
    this.#folder = new TempFolder("millrace-uploads-", parent);
  }

  /** Called with each file that has arrived whole. */
  onUploaded(listener: (session: string, file: UploadedFile) => void): void {
    this.#listener = listener;
  }

  /** Called with each file that the visitor has removed. */
  onRemoved(listener: (session: string, id: string) => void): void {
    this.#removeListener = listener;
  }

  /**
   * Prepares an upload.
   *
   * @throws MillraceError `MR_UPLOAD_REFUSED` when the session holds as many files as it may.
   */
  begin({ session, widget, name, folder, type, maxBytes }: BeginUpload): PendingUpload {
    const files = this.#sessionFiles(session);
    if (files.files.size + files.pending.size >= this.#limits.sessionUploads) {
      throw new MillraceError(
        "MR_UPLOAD_REFUSED",
        `This session already holds ${this.#limits.sessionUploads} uploaded files, as many as it may.`,
        "Remove some and upload again.",
      );
    }
    const id = newToken();
    const upload: PendingUpload = {
      session,
      file: {
        id,
        name: folder ? safeFilePath(name) : safeFileName(name),
        size: 0,
        type: safeMediaType(type),
        path: join(this.#folder.path, id),
        widget,
      },
      maxBytes: Math.min(maxBytes ?? Infinity, this.#limits.uploadBytes),
      abort: new AbortController(),
    };
    files.pending.add(upload);
    return upload;
  }

  /** The error for a file that is known to be too large before it was read; undefined when it may come. */
  tooLarge(upload: PendingUpload, bytes: number): MillraceError | undefined {
    const { file, maxBytes, session } = upload;
    if (bytes > maxBytes) {
      return new MillraceError(
        "MR_UPLOAD_TOO_LARGE",
        `"${file.name}" is larger than ${size(maxBytes)}, the limit of this upload.`,
        "Upload a smaller file.",
      );
    }
    if ((this.#sessions.get(session)?.bytes ?? 0) + bytes > this.#limits.sessionUploadBytes) {
      return new MillraceError(
        "MR_UPLOAD_TOO_LARGE",
        `With "${file.name}" this session would hold more than ${size(this.#limits.sessionUploadBytes)}.`,
        "Remove other files and upload again.",
      );
    }
    return undefined;
  }

  /**
   * Writes the stream to disk and makes the file known to its session.
   *
   * @throws MillraceError `MR_UPLOAD_TOO_LARGE` at the first byte above the limit; `MR_UPLOAD_REFUSED` when the sender
   * breaks off, falls silent, or the session ends. In all these cases nothing is left on disk.
   */
  async receive(upload: PendingUpload, stream: Readable): Promise<UploadedFile> {
    const { file, session, abort } = upload;
    const files = this.#sessionFiles(session);
    const idle = setTimeout(() => abort.abort(), this.#limits.uploadIdleTimeout);
    const meter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        idle.refresh();
        const error = this.tooLarge({ ...upload, maxBytes: upload.maxBytes - file.size }, chunk.length);
        if (!error) {
          file.size += chunk.length;
          files.bytes += chunk.length;
        }
        done(error ?? null, chunk);
      },
    });
    const broken = (): void => {
      if (!stream.readableEnded) meter.destroy(new Error("the sender broke off"));
    };
    stream.once("error", broken);
    stream.once("close", broken);
    try {
      // Piped by hand: pipeline would destroy the request on failure, and with it the answer that says why.
      stream.pipe(meter);
      await pipeline(meter, createWriteStream(file.path, { flags: "wx", mode: 0o600 }), { signal: abort.signal });
      if (this.#sessions.get(session) !== files) throw new Error("the session ended");
      files.files.set(file.id, file);
    } catch (error) {
      files.bytes -= file.size;
      await rm(file.path, { force: true });
      if (error instanceof MillraceError) throw error;
      const full = error instanceof Error && "code" in error && error.code === "ENOSPC";
      throw new MillraceError(
        "MR_UPLOAD_REFUSED",
        full ? "The server has no room left for uploads." : `"${file.name}" did not arrive whole.`,
        "Upload it again.",
      );
    } finally {
      clearTimeout(idle);
      stream.unpipe(meter).off("close", broken);
      this.discard(upload);
    }
    this.#listener(session, file);
    return file;
  }

  /** Gives up an upload that was begun. */
  discard(upload: PendingUpload): void {
    const files = this.#sessions.get(upload.session);
    files?.pending.delete(upload);
    if (files && files.pending.size === 0 && files.files.size === 0) this.#sessions.delete(upload.session);
  }

  get(session: string, id: string): UploadedFile | undefined {
    return this.#sessions.get(session)?.files.get(id);
  }

  /** Removes one file; false when the session has no such file. */
  async remove(session: string, id: string): Promise<boolean> {
    const files = this.#sessions.get(session);
    const file = files?.files.get(id);
    if (!files || !file) return false;
    files.files.delete(id);
    files.bytes -= file.size;
    if (files.pending.size === 0 && files.files.size === 0) this.#sessions.delete(session);
    this.#removeListener(session, id);
    await rm(file.path, { force: true });
    return true;
  }

  /** The session is over: its files go and its uploads are broken off. */
  dropSession(session: string): void {
    const files = this.#sessions.get(session);
    this.#sessions.delete(session);
    for (const upload of files?.pending ?? []) upload.abort.abort();
    for (const file of files?.files.values() ?? []) rmSync(file.path, { force: true });
  }

  close(): void {
    for (const session of [...this.#sessions.keys()]) this.dropSession(session);
    this.#folder.remove();
  }

  #sessionFiles(session: string): SessionFiles {
    let files = this.#sessions.get(session);
    if (!files) {
      files = { files: new Map(), pending: new Set(), bytes: 0 };
      this.#sessions.set(session, files);
    }
    return files;
  }
}
