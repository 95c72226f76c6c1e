import type { UploadAccess, UploadInfo } from "../runner/runner-port.js";

/**
 * A file that the person has uploaded.
 *
 * The bytes stay on the server's disk until they are asked for; each read starts at the beginning. Two objects with the
 * same `id` are the same file, also for `st.cacheData`, in which a file can be an argument.
 *
 * @example
 * const file = st.fileUploader("Data", { type: "csv" });
 * if (file) st.write(file.name, file.size, (await file.text()).split("\n").length, "lines");
 */
export class UploadedFile implements UploadInfo {
  /** Different for each upload, also of the same file. */
  readonly id: string;
  /** As on the person's computer; from a folder with its path (`"2024/march.csv"`). */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Media type as the browser said it; not proven by the content. */
  readonly type: string;
  readonly #access: UploadAccess;

  /** @internal */
  constructor({ id, name, size, type }: UploadInfo, access: UploadAccess) {
    this.id = id;
    this.name = name;
    this.size = size;
    this.type = type;
    this.#access = access;
  }

  /** @internal What a cached function knows this file by. */
  get cacheKey(): string {
    return `upload:${this.id}`;
  }

  /**
   * The whole content.
   *
   * @throws MillraceError `MR_UPLOAD_GONE` when the person has removed the file.
   */
  bytes(): Promise<Uint8Array> {
    return this.#access.read(this.id);
  }

  /**
   * The whole content as text.
   *
   * @param encoding As in `TextDecoder`. Default `"utf-8"`; a byte order mark is taken away.
   * @throws MillraceError `MR_UPLOAD_GONE` when the person has removed the file; RangeError for an unknown encoding.
   */
  async text(encoding = "utf-8"): Promise<string> {
    return new TextDecoder(encoding).decode(await this.bytes());
  }

  /**
   * The content in parts, for files that should not be in memory as a whole.
   *
   * @example
   * for await (const part of file.stream()) count += part.length;
   */
  stream(): AsyncIterable<Uint8Array> {
    return this.#access.stream(this.id);
  }
}
