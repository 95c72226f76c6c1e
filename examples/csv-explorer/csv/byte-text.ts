/**
 * Bytes of a file to text, part by part.
 *
 * A byte order mark says which Unicode it is. Without one the bytes are read as UTF-8 as long as they are valid; the first
 * part that is not decides: if everything before was plain ASCII the file is in the Western code page (nothing has to
 * be read again, since the two agree on ASCII), otherwise it is UTF-8 with some damage.
 */
import { isAscii, isUtf8 } from "node:buffer";

/** What a person can choose, by the name that `TextDecoder` knows. */
export const encodings: Readonly<Record<string, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 (little endian)",
  "utf-16be": "UTF-16 (big endian)",
  "windows-1252": "Western (Windows-1252)",
  "windows-1250": "Central European (Windows-1250)",
  "windows-1251": "Cyrillic (Windows-1251)",
  shift_jis: "Japanese (Shift JIS)",
  gb18030: "Chinese (GB 18030)",
};

const marks: readonly (readonly [name: string, mark: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

export class ByteText {
  /** The encoding in use; may still change while only ASCII has been seen. */
  encoding: string;
  /** Bytes that mean nothing in this encoding were replaced by �. */
  damaged = false;
  #guessing: boolean;
  #begun = false;
  #decoder: TextDecoder;
  #onlyAscii = true;
  #carried: Uint8Array = new Uint8Array(0);

  /** @param encoding A name that `TextDecoder` knows; undefined: find out. */
  constructor(encoding?: string) {
    this.encoding = encoding ?? "utf-8";
    this.#guessing = encoding === undefined;
    this.#decoder = new TextDecoder(this.encoding);
  }

  /** The text of the next bytes. An unfinished character at the end waits for the next call. */
  push(bytes: Uint8Array): string {
    if (!this.#begun && bytes.length > 0) this.#begin(bytes);
    return this.#guessing ? this.#guess(bytes) : this.#decode(bytes, true);
  }

  /** What is still waiting. */
  end(): string {
    return this.#decode(this.#carried, false);
  }

  #begin(bytes: Uint8Array): void {
    this.#begun = true;
    if (!this.#guessing) return;
    const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
    const name = marked?.[0] ?? utf16WithoutMark(bytes);
    if (name) this.#settle(name);
  }

  #settle(encoding: string): void {
    this.encoding = encoding;
    this.#guessing = false;
    this.#decoder = new TextDecoder(encoding);
  }

  #guess(bytes: Uint8Array): string {
    const all = this.#carried.length === 0 ? bytes : Buffer.concat([this.#carried, bytes]);
    const whole = all.subarray(0, completeLength(all));
    if (isUtf8(whole)) {
      this.#carried = all.subarray(whole.length);
      this.#onlyAscii &&= isAscii(whole);
      return this.#decode(whole, true);
    }
    this.#carried = new Uint8Array(0);
    this.#settle(this.#onlyAscii ? "windows-1252" : "utf-8");
    return this.#decode(all, true);
  }

  #decode(bytes: Uint8Array, more: boolean): string {
    const text = this.#decoder.decode(bytes, { stream: more });
    this.damaged ||= text.includes("\ufffd");
    return text;
  }
}

/** Every second byte is zero in the UTF-16 of most texts. */
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 1000);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 4 && even === 0) return "utf-16le";
  return even > sample.length / 4 && odd === 0 ? "utf-16be" : undefined;
}

/** How many of the bytes form whole UTF-8 characters: an unfinished one at the end is left out. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
