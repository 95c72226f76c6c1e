/**
 * The key of a call: its arguments' full content, with types kept apart (1, "1" and true are three keys). Plain data,
 * dates, maps, sets, bytes and Temporal values count by content; the fields of an object in any order, the entries of a
 * map or set in theirs. An object of a class counts by its `cacheKey`, its `toJSON()`, or its fields.
 */
import { describeValue, MillraceError } from "../errors.js";

/** @throws MillraceError `MR_CACHE_KEY` for an argument that has no content to compare (a function, a socket). */
export function cacheKey(name: string, args: readonly unknown[]): string {
  return args
    .map((argument, i) => {
      const writer = new KeyWriter(name, `argument ${i + 1}`);
      return writer.write(argument);
    })
    .join("|");
}

/** Field names in the order they are written in, as JSON. */
interface Shape {
  readonly names: readonly string[];
  readonly sorted: readonly string[];
  readonly labels: readonly string[];
}

function shapeOf(names: readonly string[]): Shape {
  const sorted = names.toSorted();
  return { names, sorted, labels: sorted.map((field) => `${JSON.stringify(field)}:`) };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((field, i) => field === b[i]);
}

class KeyWriter {
  readonly #name: string;
  readonly #argument: string;
  /** Where in the argument the writer is: fields and positions, from the outside in. */
  readonly #trail: (string | number)[] = [];
  /** Objects that are being written now, from the outside in: meeting one again means a cycle. */
  readonly #open: object[] = [];
  /** Rows of a table have one shape: it is worked out once. */
  #shape = shapeOf([]);

  constructor(name: string, argument: string) {
    this.#name = name;
    this.#argument = argument;
  }

  write(value: unknown): string {
    switch (typeof value) {
      case "string":
        return JSON.stringify(value);
      case "number":
        return Object.is(value, -0) ? "-0" : String(value);
      case "bigint":
        return `${value}n`;
      case "boolean":
      case "undefined":
        return String(value);
      case "object":
        return value === null ? "null" : this.#object(value);
      default:
        throw this.#refused(value);
    }
  }

  #within(place: string | number, value: unknown): string {
    if (typeof value === "string" || typeof value === "number") return this.write(value);
    this.#trail.push(place);
    const text = this.write(value);
    this.#trail.pop();
    return text;
  }

  #object(value: object): string {
    const outside = this.#open.lastIndexOf(value);
    if (outside >= 0) return `^${this.#open.length - outside}`;
    this.#open.push(value);
    const text = this.#content(value);
    this.#open.pop();
    return text;
  }

  #content(value: object): string {
    if (Array.isArray(value)) return `[${Array.from(value, (item, i) => this.#within(i, item)).join()}]`;
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return this.#fields(value);
    if (value instanceof Date) return `D${value.getTime()}`;
    if (value instanceof RegExp) return `R${JSON.stringify(String(value))}`;
    if (value instanceof Map)
      return `M[${[...value].map(([key, item]) => `${this.#within(" key", key)}:${this.#within(" value", item)}`).join()}]`;
    if (value instanceof Set) return `S[${[...value].map((item) => this.#within(" item", item)).join()}]`;
    if (value instanceof Error) return `E${JSON.stringify([value.name, value.message])}${this.#fields(value)}`;
    if (ArrayBuffer.isView(value))
      return `${value.constructor.name}${bytesKey(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))}`;
    if (value instanceof ArrayBuffer) return `B${bytesKey(new Uint8Array(value))}`;
    return this.#instance(value);
  }

  #instance(value: object): string {
    const { cacheKey: own, toJSON, [Symbol.toStringTag]: tag } = value as Record<string | symbol, unknown>;
    const kind: string = value.constructor?.name ?? "";
    if (typeof tag === "string" && tag.startsWith("Temporal.")) return `${tag}(${String(value)})`;
    if (typeof own === "string") return `K${JSON.stringify(own)}`;
    if (typeof toJSON === "function") return `J${kind}(${this.write(toJSON.call(value))})`;
    // Without a field to see, all objects of the class would be the same argument.
    if (Object.keys(value).length === 0) throw this.#refused(value);
    return kind + this.#fields(value);
  }

  #fields(value: object): string {
    const record = value as Record<string, unknown>;
    const names = Object.keys(record);
    if (!sameNames(names, this.#shape.names)) this.#shape = shapeOf(names);
    const { sorted, labels } = this.#shape;
    let text = "{";
    for (let i = 0; i < sorted.length; i++) {
      const field = sorted[i] as string;
      text += `${i > 0 ? "," : ""}${labels[i]}${this.#within(field, record[field])}`;
    }
    return `${text}}`;
  }

  #refused(value: unknown): MillraceError {
    const trail = this.#trail.map((place) => (typeof place === "number" ? `[${place}]` : place.startsWith(" ") ? place : `.${place}`));
    return new MillraceError(
      "MR_CACHE_KEY",
      `${this.#name}: ${this.#argument}${trail.join("")} is ${describeValue(value)}, which has no content that could be compared.`,
      "Leave it out of the arguments (use it from the surrounding code), or pass something that stands for it.",
    );
  }
}

/** Two 32-bit sums over the bytes (FNV-1a with two seeds) and their count. */
function bytesKey(bytes: Uint8Array): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x5bd1e995) ^ (b >>> 13);
  }
  return `(${bytes.length},${a >>> 0},${b >>> 0})`;
}
