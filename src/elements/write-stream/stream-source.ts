/**
 * Everything that gives its parts one after another, as one kind of source: async iterables, iterables, streams,
 * responses, the results of language model packages, and functions that return one of these.
 */
import { describeValue, MillraceError } from "../../core/errors.js";
import { readEvents, readLines } from "./server-sent-events.js";

/** A source of chunks that can be given up at any moment. */
export interface ChunkSource {
  next(): Promise<IteratorResult<unknown>>;
  /** Tells the origin that nobody listens any more. Never throws, never waits. */
  cancel(): void;
}

/** Anything `st.writeStream` takes. */
export type StreamLike =
  | AsyncIterable<unknown>
  | Iterable<unknown>
  | ReadableStream<unknown>
  | Response
  | { readonly textStream: AsyncIterable<unknown> }
  | (() => StreamLike | Promise<StreamLike>);

function invalid(value: unknown, why: string): MillraceError {
  return new MillraceError(
    "MR_STREAM_INVALID",
    `st.writeStream(): ${describeValue(value)} ${why}.`,
    "Give an async iterable, a generator, a ReadableStream, a Response, or a function that returns one. For whole values use st.write.",
  );
}

type Method<R> = (...values: unknown[]) => R;

function has<K extends string>(value: object, name: K): value is object & Record<K, Method<unknown>> {
  return typeof (value as Record<string, unknown>)[name] === "function";
}

export function isReadableStream(value: unknown): value is ReadableStream<unknown> {
  return typeof value === "object" && value !== null && has(value, "getReader") && "locked" in value;
}

export function isResponse(value: unknown): value is Response {
  return (
    typeof value === "object" &&
    value !== null &&
    "body" in value &&
    typeof (value as Response).ok === "boolean" &&
    typeof (value as Response).status === "number"
  );
}

/** A table is a whole, although it can be gone through row by row. */
function isTableLike(value: object): boolean {
  return ArrayBuffer.isView(value) || has(value, "numRows") || has(value, "columnNames") || ("numRows" in value && "schema" in value);
}

/**
 * Opens a source.
 *
 * @throws MillraceError `MR_STREAM_INVALID` for a text, a table, and what cannot be gone through.
 */
export async function openSource(value: unknown): Promise<ChunkSource> {
  if (typeof value === "function") return openSource(await (value as () => unknown)());
  if (typeof value === "string") throw invalid(value, "is a text, not a stream");
  if (typeof value !== "object" || value === null) throw invalid(value, "is not a stream");
  if (value instanceof Promise) return openSource(await value);
  if (isResponse(value)) return openResponse(value);
  if (isReadableStream(value)) return openReader(value);
  if (isTableLike(value)) throw invalid(value, "is a table, not a stream");
  if (Symbol.asyncIterator in value) return openIterator((value as AsyncIterable<unknown>)[Symbol.asyncIterator]());
  const { fullStream, textStream } = value as { fullStream?: unknown; textStream?: unknown };
  const inner = fullStream ?? textStream;
  if (typeof inner === "object" && inner !== null) return openSource(inner);
  if (value instanceof Map || value instanceof Set) throw invalid(value, "is a whole value, not a stream");
  if (Symbol.iterator in value) return openIterator((value as Iterable<unknown>)[Symbol.iterator]());
  throw invalid(value, "cannot be gone through");
}

function openIterator(iterator: AsyncIterator<unknown> | Iterator<unknown>): ChunkSource {
  return {
    next: async () => iterator.next(),
    cancel: () => {
      // A generator that waits for something hears of it when that something has come.
      void (async () => iterator.return?.())().catch(() => {});
    },
  };
}

function openReader(stream: ReadableStream<unknown>): ChunkSource {
  if (stream.locked) throw invalid(stream, "is being read by somebody else");
  const reader = stream.getReader() as { read(): Promise<{ done: boolean; value?: unknown }>; cancel(): Promise<void> };
  return {
    next: async () => {
      const { done, value } = await reader.read();
      return done ? { done: true, value: undefined } : { done: false, value };
    },
    cancel: () => void reader.cancel().catch(() => {}),
  };
}

function openResponse(response: Response): ChunkSource {
  if (!response.ok) throw invalid(response, `has the status ${response.status}`);
  if (!response.body) throw invalid(response, "has no body");
  const { headers } = response as Response & { headers?: { get(name: string): string | null } };
  const type = headers?.get("content-type") ?? "";
  const bytes = openReader(response.body);
  if (type.includes("text/event-stream")) return readEvents(bytes);
  if (/ndjson|jsonl|json-lines|jsonlines/.test(type)) return readLines(bytes);
  return bytes;
}
