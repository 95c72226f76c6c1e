/**
 * What a session has sent, as text: enough to give a connection the frames it missed, or to build the whole page anew,
 * without asking the script and without decoding anything.
 */

import { limits } from "../core/protocol/limits.js";
import type { OutgoingFrame } from "../core/runner/runner-port.js";

interface SentFrame {
  seq: number;
  text: string;
}

export class FrameLog {
  /** Frames sent so far. */
  seq = 0;
  /** The page, from nothing: the last snapshot and all that came after it. */
  #rebuild: string[] = [];
  /** Sent, not yet acknowledged. */
  #recent: SentFrame[] = [];
  #recentBytes = 0;
  readonly #identities = new Map<number, string>();

  /** Takes a frame of the worker. Returns whether it goes to the browser. */
  add(frame: OutgoingFrame): boolean {
    if (frame.snapshot) {
      this.#rebuild = [frame.text];
      this.#identities.clear();
    } else if (!frame.once) this.#rebuild.push(frame.text);
    for (const [id, identity] of frame.identities ?? []) this.#identities.set(id, identity);
    if (frame.echo) return false;
    this.seq++;
    this.#recent.push({ seq: this.seq, text: frame.text });
    this.#recentBytes += frame.text.length;
    while (this.#recentBytes > limits.unsentBytes) this.#dropOldest();
    return true;
  }

  acknowledge(seq: number): void {
    while (this.#recent.length > 0 && this.#recent[0]!.seq <= seq) this.#dropOldest();
  }

  /** Frames after `seq`, or undefined when some are not kept any more. */
  after(seq: number): string[] | undefined {
    if (seq > this.seq) return undefined;
    const oldest = this.#recent[0]?.seq ?? this.seq + 1;
    if (seq < oldest - 1) return undefined;
    return this.#recent.filter((frame) => frame.seq > seq).map((frame) => frame.text);
  }

  /** Frames that build the page from nothing. */
  all(): readonly string[] {
    return this.#rebuild;
  }

  identities(): [number, string][] {
    return [...this.#identities];
  }

  #dropOldest(): void {
    const frame = this.#recent.shift();
    if (frame) this.#recentBytes -= frame.text.length;
  }
}
