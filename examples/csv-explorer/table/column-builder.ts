/**
 * Makes a column out of texts that come one after the other.
 *
 * The format is known from a sample. A text that it cannot read becomes a missing value and is counted: the caller
 * decides whether the guess was wrong. Texts begin as categories and are piled up when they hardly repeat. A column that
 * had no values in the sample is read as text, and looked at again when all are there.
 */
import type { Column } from "./columns.js";
import { GrowingArray } from "./growing-array.js";
import { TextPile } from "./text-pile.js";
import { guessFormat, isMissing, type ValueFormat } from "./value-formats.js";

export interface ColumnBuilder {
  /** Texts that the format could not read. */
  readonly misfits: number;
  /** False: the text is none that this column can hold. */
  add(text: string): boolean;
  finish(): Column;
}

/** @param format Undefined: the sample had no values. */
export function columnBuilder(name: string, format: ValueFormat | undefined): ColumnBuilder {
  if (format === undefined) return new TextBuilder(name, true);
  return format.kind === "text" ? new TextBuilder(name, false) : new QuantityBuilder(name, format);
}

const msPerDay = 86_400_000;

class QuantityBuilder implements ColumnBuilder {
  misfits = 0;
  readonly #name: string;
  readonly #format: ValueFormat;
  readonly #values: GrowingArray<Float64Array> | GrowingArray<Float32Array>;
  #missing = 0;
  #whole = true;
  #timed = false;

  constructor(name: string, format: ValueFormat) {
    this.#name = name;
    this.#format = format;
    this.#values = format.kind === "boolean" ? new GrowingArray(Float32Array) : new GrowingArray(Float64Array);
  }

  add(text: string): boolean {
    const empty = isMissing(text);
    const value = empty ? Number.NaN : this.#format.parse(text);
    this.#values.push(value);
    if (Number.isNaN(value)) {
      this.#missing++;
      if (!empty) this.misfits++;
      return empty;
    }
    if (this.#whole && !Number.isInteger(value)) this.#whole = false;
    if (!this.#timed && value % msPerDay !== 0) this.#timed = true;
    return true;
  }

  finish(): Column {
    const base = { name: this.#name, missing: this.#missing };
    const values = this.#values.take();
    if (values instanceof Float32Array) return { ...base, kind: "boolean", values };
    return this.#format.kind === "date"
      ? { ...base, kind: "date", values, timed: this.#timed }
      : { ...base, kind: "number", values, whole: this.#whole };
  }
}

/** Above so many different texts it is asked whether they repeat at all. */
const manyWords = 20_000;

class TextBuilder implements ColumnBuilder {
  readonly misfits = 0;
  readonly #name: string;
  readonly #undecided: boolean;
  readonly #codeOf = new Map<string, number>();
  readonly #codes = new GrowingArray(Uint32Array);
  #words: string[] = [""];
  #pile: TextPile | undefined;
  #missing = 0;

  constructor(name: string, undecided: boolean) {
    this.#name = name;
    this.#undecided = undecided;
  }

  add(text: string): boolean {
    if (text === "") this.#missing++;
    if (this.#pile) {
      this.#pile.push(text === "" ? null : text);
      return true;
    }
    this.#codes.push(text === "" ? 0 : this.#code(text));
    if (this.#words.length > manyWords && this.#words.length > this.#codes.length / 2) this.#pileUp();
    return true;
  }

  #code(text: string): number {
    const known = this.#codeOf.get(text);
    if (known !== undefined) return known;
    // A part of a large string would keep all of it alive.
    const word = text.length < 13 ? text : Buffer.from(text).toString();
    const code = this.#words.push(word) - 1;
    this.#codeOf.set(word, code);
    return code;
  }

  #pileUp(): void {
    this.#pile = new TextPile();
    for (const code of this.#codes.take()) this.#pile.push(code === 0 ? null : (this.#words[code] as string));
    this.#words = [];
    this.#codeOf.clear();
  }

  finish(): Column {
    const base = { name: this.#name, missing: this.#missing };
    if (this.#pile) return { ...base, kind: "text", pile: this.#pile.finish() };
    const codes = this.#codes.take();
    const format = this.#undecided ? guessFormat(this.#words) : undefined;
    if (!format || format.kind === "text") return { ...base, kind: "text", codes, words: this.#words };
    const column = new QuantityBuilder(this.#name, format);
    for (const code of codes) column.add(this.#words[code] as string);
    return column.finish();
  }
}
