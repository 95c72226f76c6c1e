/** Responses that come as lines: server-sent events, and JSON line by line. */
import type { ChunkSource } from "./stream-source.js";

/** JSON where it is JSON, else the text itself. */
function readData(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A source of whole lines out of a source of bytes. */
function lines(bytes: ChunkSource): ChunkSource {
  const decoder = new TextDecoder();
  let waiting: string[] = [];
  let rest = "";
  let ended = false;
  return {
    cancel: () => bytes.cancel(),
    async next() {
      while (waiting.length === 0) {
        if (ended) return { done: true, value: undefined };
        const { done, value } = await bytes.next();
        ended = done === true;
        rest += ended ? decoder.decode() : decoder.decode(value as Uint8Array, { stream: true });
        const parts = rest.split(/\r\n|\n|\r(?!$)/);
        rest = ended ? "" : (parts.pop() ?? "");
        waiting = parts;
      }
      return { done: false, value: waiting.shift() };
    },
  };
}

/** Each line is a chunk: JSON, or text. */
export function readLines(bytes: ChunkSource): ChunkSource {
  const source = lines(bytes);
  return {
    cancel: () => source.cancel(),
    async next() {
      for (;;) {
        const { done, value } = await source.next();
        if (done) return { done: true, value: undefined };
        if (String(value).trim() !== "") return { done: false, value: readData(String(value)) };
      }
    },
  };
}

/** The data of each event is a chunk. `[DONE]` ends the stream; comments and other fields are left out. */
export function readEvents(bytes: ChunkSource): ChunkSource {
  const source = lines(bytes);
  return {
    cancel: () => source.cancel(),
    async next() {
      let data: string[] = [];
      for (;;) {
        const { done, value } = await source.next();
        const line = done ? "" : String(value);
        if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
        if (line !== "") continue;
        const text = data.join("\n");
        data = [];
        if (text === "[DONE]") {
          source.cancel();
          return { done: true, value: undefined };
        }
        if (text !== "") return { done: false, value: readData(text) };
        if (done) return { done: true, value: undefined };
      }
    },
  };
}
