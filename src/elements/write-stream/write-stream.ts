import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import { describeValue, optionError } from "../../core/errors.js";
import type { RunContext } from "../../core/runner/run-context.js";
import type { Container } from "../../st.js";
import { modelText } from "./model-chunks.js";
import { type ChunkSource, openSource, type StreamLike } from "./stream-source.js";

export type { StreamLike };

export interface WriteStreamOptions {
  /** What stands behind the text while more is coming. Default: a soft bar. */
  cursor?: string | null;
}

/**
 * Shows what a stream gives while it comes: texts grow one markdown text, other values are shown between as `st.write`
 * shows them.
 *
 * Takes async iterables, generators, a `ReadableStream`, a `Response` (text, server-sent events, JSON lines), the streams
 * of OpenAI, Anthropic, LangChain, Gemini, Ollama and the AI SDK, and functions that return one of these. Unfinished
 * markdown is completed for display. When the run is interrupted, the stream is cancelled.
 *
 * @returns All of the text; a list of the parts when not all of them were text; `""` when nothing came.
 * @throws MillraceError `MR_STREAM_INVALID` for a text, a table or anything that is no stream. An error of the stream
 * itself is passed on; what came before it stays on the page.
 * @example
 * async function* words() {
 *   for (const word of ["Hello", " ", "**world**"]) yield word;
 * }
 * const text = await st.writeStream(words());
 */
export async function writeStream(this: ElementHost, stream: StreamLike, options: WriteStreamOptions = {}): Promise<string | unknown[]> {
  const { cursor } = options;
  if (cursor !== undefined && cursor !== null && typeof cursor !== "string") {
    throw optionError("writeStream", undefined, `cursor is ${describeValue(cursor)}.`, "Give a text, or leave it out.");
  }
  const { context } = this;
  if (!context.check()) return "";
  // The place is taken now: what the script shows while this goes on stands below it.
  const place = (this as Container).container();
  const work = pull(context, place, stream, cursor ?? undefined);
  // Tracked by itself, so that an error nobody awaits is still one that nobody awaits.
  context.track(work);
  return await work;
}

async function pull(context: RunContext, place: Container, stream: StreamLike, cursor: string | undefined): Promise<string | unknown[]> {
  const writer = new StreamWriter(place, cursor);
  const source = await openSource(stream);
  const interrupted = interruptOf(context, source);
  try {
    for (;;) {
      const { done, value } = await interrupted.orNext();
      if (done) break;
      // A late call: the run is over.
      if (!context.check()) {
        source.cancel();
        break;
      }
      writer.add(value);
    }
    writer.end();
  } catch (error) {
    source.cancel();
    if (!context.closed && context.signal === undefined) writer.end();
    throw error;
  }
  return writer.result();
}

/** Waits for the next chunk, or for the run to be abandoned, whichever comes first; then the source is given up. */
function interruptOf(context: RunContext, source: ChunkSource): { orNext(): Promise<IteratorResult<unknown>> } {
  let stop: ((reason: unknown) => void) | undefined;
  let stopped: { reason: unknown } | undefined;
  // One listener for the whole stream: a race for each chunk would leave one behind each time.
  context.abandoned.catch((reason: unknown) => {
    stopped = { reason };
    source.cancel();
    stop?.(reason);
  });
  return {
    orNext: () =>
      new Promise((resolve, reject) => {
        if (stopped) {
          reject(stopped.reason);
          return;
        }
        stop = reject;
        source.next().then(resolve, reject);
      }),
  };
}

/** Turns chunks into elements: text into one growing markdown, anything else by `write`. */
class StreamWriter {
  readonly #place: Container;
  readonly #cursor: string | undefined;
  readonly #parts: unknown[] = [];
  readonly #decoder = new TextDecoder();
  #growing: ElementHandle<"markdown"> | undefined;

  constructor(place: Container, cursor: string | undefined) {
    this.#place = place;
    this.#cursor = cursor;
  }

  add(chunk: unknown): void {
    if (chunk === undefined || chunk === null) return;
    const text =
      typeof chunk === "string" ? chunk : chunk instanceof Uint8Array ? this.#decoder.decode(chunk, { stream: true }) : modelText(chunk);
    if (text === undefined) this.#other(chunk);
    else if (text !== "") this.#text(text);
  }

  #text(text: string): void {
    if (this.#growing) {
      this.#parts.push(`${this.#parts.pop()}${text}`);
      this.#growing.append(text);
      return;
    }
    this.#parts.push(text);
    this.#growing = this.#place.emit("markdown", { body: text, streaming: true, cursor: this.#cursor });
  }

  #other(chunk: unknown): void {
    this.#endText();
    this.#parts.push(chunk);
    this.#place.write(chunk);
  }

  #endText(): void {
    this.#growing?.update({ streaming: undefined, cursor: undefined });
    this.#growing = undefined;
  }

  end(): void {
    const rest = this.#decoder.decode();
    if (rest !== "") this.#text(rest);
    this.#endText();
  }

  result(): string | unknown[] {
    const [only] = this.#parts;
    if (this.#parts.length === 0) return "";
    return this.#parts.length === 1 && typeof only === "string" ? only : this.#parts;
  }
}
