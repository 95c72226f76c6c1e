/**
 * Texts that hardly repeat (comments, ids), as UTF-8 bytes one after the other: a fraction of what a million strings
 * weigh, and nothing for the garbage collector to look at.
 */
import { GrowingArray } from "./growing-array.js";

const blockBytes = 1 << 22;
const missing = 0xffffffff;

export class TextPile {
  readonly #blocks: Buffer[] = [];
  #used = blockBytes;
  readonly #growingStarts = new GrowingArray(Float64Array);
  readonly #growingLengths = new GrowingArray(Uint32Array);
  #starts = new Float64Array(0);
  #lengths = new Uint32Array(0);

  push(text: string | null): void {
    if (text === null) {
      this.#growingStarts.push(0);
      this.#growingLengths.push(missing);
      return;
    }
    // UTF-8 needs at most three bytes for each UTF-16 unit.
    if (this.#used + text.length * 3 > blockBytes) {
      const needed = Math.max(blockBytes, text.length * 3);
      // A text that is larger than a block gets one of its own, and the next text a new one.
      this.#blocks.push(Buffer.allocUnsafeSlow(needed));
      this.#used = 0;
    }
    const block = this.#blocks[this.#blocks.length - 1] as Buffer;
    const length = block.write(text, this.#used);
    this.#growingStarts.push((this.#blocks.length - 1) * blockBytes + this.#used);
    this.#growingLengths.push(length);
    this.#used += length;
  }

  /** No more texts come; from now on they can be read. */
  finish(): this {
    this.#starts = this.#growingStarts.take();
    this.#lengths = this.#growingLengths.take();
    return this;
  }

  get(row: number): string | null {
    const length = this.#lengths[row];
    if (length === undefined || length === missing) return null;
    const position = this.#starts[row] as number;
    const start = position % blockBytes;
    return (this.#blocks[Math.floor(position / blockBytes)] as Buffer).toString("utf8", start, start + length);
  }
}
