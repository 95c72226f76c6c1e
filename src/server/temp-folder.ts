/** A folder for this server's temporary files: readable by its user alone, made on first use, gone when the server ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class TempFolder {
  readonly #parent: string;
  readonly #prefix: string;
  #path: string | undefined;

  /** @param parent Folder in which it is made; default: the system's. */
  constructor(prefix: string, parent: string = tmpdir()) {
    this.#prefix = prefix;
    this.#parent = parent;
  }

  /** The folder; mkdtemp gives it mode 0700. */
  get path(): string {
    this.#path ??= mkdtempSync(join(this.#parent, this.#prefix));
    return this.#path;
  }

  remove(): void {
    if (this.#path !== undefined) rmSync(this.#path, { recursive: true, force: true });
    this.#path = undefined;
  }
}
