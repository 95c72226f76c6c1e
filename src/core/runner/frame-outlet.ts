/**
 * Gathers what a run changes and sends it as frames: at the next turn of the event loop, every 16 ms in code that never
 * yields, and at the end. What is known of the page beside its tree (status, settings, applied events) travels with it.
 */
import type { DeltaGenerator } from "../delta/delta-generator.js";
import { encodeFrame, newAppendTarget } from "../protocol/codec.js";
import { type Op, op, type PageConfig, type RunStatus, type ToastMessage } from "../protocol/forward-message.js";
import { limits } from "../protocol/limits.js";
import type { OutgoingFrame } from "./runner-port.js";

/** In synchronous code the browser gets news at this pace. */
const syncFlushMs = 16;
/** The clock is looked at once in so many commands (a power of two). */
const commandsPerLook = 64;
const checksumEvery = 64;

export interface OutletHost {
  now(): number;
  /** Calls back when the script yields to the event loop. */
  defer(callback: () => void): void;
  send(frame: OutgoingFrame): void;
}

export class FrameOutlet {
  readonly #generator: DeltaGenerator;
  readonly #host: OutletHost;
  readonly #target = newAppendTarget();
  #ops: Op[] = [];
  /** Shown to whoever looks now, and never again. */
  #once: Op[] = [];
  #due = false;
  #lastFlush = 0;
  #commands = 0;
  #frames = 0;
  #logBytes = 0;
  #toasts = 0;
  #status: RunStatus = "idle";
  #page: PageConfig = {};
  /** Last event that was applied, and whether the browser has yet to hear of it. */
  #applied = 0;
  #appliedIsNews = false;

  constructor(generator: DeltaGenerator, host: OutletHost) {
    this.#generator = generator;
    this.#host = host;
  }

  /** Last event number whose values have been taken. */
  get applied(): number {
    return this.#applied;
  }

  /** The values of all events up to `n` have been taken. */
  apply(n: number): void {
    this.#applied = n;
    this.#appliedIsNews = true;
  }

  /** A run begins: it has a full pace's time before it must say something. */
  begin(): void {
    this.#lastFlush = this.#host.now();
  }

  /** The tree has changed: it is sent soon. */
  changed(): void {
    if (this.#due) return;
    this.#due = true;
    this.#host.defer(() => {
      if (this.#due) this.flush(false);
    });
  }

  note(one: Op): void {
    this.#ops.push(one);
    this.changed();
  }

  /** Called by every command. */
  keepPace(): void {
    if ((++this.#commands & (commandsPerLook - 1)) !== 0 || !this.#due) return;
    if (this.#host.now() - this.#lastFlush >= syncFlushMs) this.flush(false);
  }

  setStatus(status: RunStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#ops.push([op.status, status]);
  }

  toast(toast: Omit<ToastMessage, "id">): void {
    this.#once.push([op.toast, { id: ++this.#toasts, ...toast }]);
    this.changed();
  }

  /** Later settings override only what they pass. */
  configurePage(config: PageConfig): void {
    const next = { ...this.#page, ...config };
    if (JSON.stringify(next) === JSON.stringify(this.#page)) return;
    this.#page = next;
    this.note([op.page, next]);
  }

  /** Values that the browser has changed itself: for the copy of the tree only. */
  echo(ops: Op[]): void {
    if (ops.length > 0) this.#host.send({ text: encodeFrame({ ops }, this.#target), echo: true });
  }

  /** Sends what was gathered. `final`: what the run did not say goes. */
  flush(final: boolean): void {
    this.#due = false;
    this.#lastFlush = this.#host.now();
    if (this.#once.length > 0) {
      this.#host.send({ text: encodeFrame({ ops: this.#once }, this.#target), once: true });
      this.#once = [];
    }
    const ops: Op[] = this.#generator.flush(final);
    if (this.#ops.length > 0) {
      ops.push(...this.#ops);
      this.#ops = [];
    }
    if (ops.length === 0 && !this.#appliedIsNews) return;
    if (++this.#frames % checksumEvery === 0) ops.push([op.checksum, this.#generator.checksum()]);
    const text = encodeFrame(this.#appliedIsNews ? { applied: this.#applied, ops } : { ops }, this.#target);
    this.#appliedIsNews = false;
    const frame: OutgoingFrame = { text };
    const identities = this.#generator.takeIdentities();
    if (identities.length > 0) frame.identities = identities;
    if (final) frame.last = true;
    this.#host.send(frame);
    this.#logBytes += text.length;
    if (this.#logBytes > limits.frameLogBytes) this.#sendSnapshot();
  }

  /** The whole tree, for the copy that is kept outside: earlier frames need not be kept any more. */
  #sendSnapshot(): void {
    const ops: Op[] = this.#generator.snapshot();
    if (Object.keys(this.#page).length > 0) ops.push([op.page, this.#page]);
    if (this.#status !== "idle") ops.push([op.status, this.#status]);
    // Appends after the snapshot must name their place again: the copy begins with this frame.
    this.#target.id = 0;
    const text = encodeFrame(this.#applied > 0 ? { applied: this.#applied, ops } : { ops }, newAppendTarget());
    this.#logBytes = Math.min(text.length, limits.frameLogBytes / 2);
    const identities = Array.from(this.#generator.sent.values(), ({ id, identity }): [number, string] => [id, identity]);
    this.#host.send({ text, snapshot: true, echo: true, identities });
  }
}
