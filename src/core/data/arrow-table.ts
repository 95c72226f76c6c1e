/**
 * Reads Arrow tables: those of flechette and apache-arrow as they are (by their shape, so that neither library has to
 * be the script's choice), and Arrow IPC bytes through flechette. Types come from the Arrow schema: nothing is scanned.
 */
import { tableFromIPC } from "@uwdata/flechette";
import { describeValue, MillraceError } from "../errors.js";
import { dateText, instantText, quantity } from "./column-inference.js";
import { type CellValue, type Column, type ColumnType, makeTable, type Table } from "./table.js";

interface ArrowType {
  readonly typeId: number;
  readonly bitWidth?: number;
  readonly unit?: number;
  readonly scale?: number;
  readonly timezone?: string | null;
  readonly dictionary?: ArrowType;
}

interface ArrowVector {
  readonly nullCount: number;
  get(row: number): unknown;
}

/** The part of an Arrow table that both libraries share. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: object }[] };
  getChildAt(index: number): ArrowVector | null;
}

/** Type numbers of the Arrow format. */
const arrow = {
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
  list: 12,
  fixedSizeBinary: 15,
  fixedSizeList: 16,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21,
  binaryView: 23,
  utf8View: 24,
  listView: 25,
  largeListView: 26,
} as const;

const strings: ReadonlySet<number> = new Set([arrow.utf8, arrow.largeUtf8, arrow.utf8View]);
const binaries: ReadonlySet<number> = new Set([arrow.binary, arrow.largeBinary, arrow.binaryView, arrow.fixedSizeBinary]);
const lists: ReadonlySet<number> = new Set([arrow.list, arrow.largeList, arrow.listView, arrow.largeListView, arrow.fixedSizeList]);

export function isArrowTable(value: object): value is ArrowTable {
  const table = value as Partial<ArrowTable>;
  return typeof table.getChildAt === "function" && typeof table.numRows === "number" && Array.isArray(table.schema?.fields);
}

/** Whether bytes begin as an Arrow file (`ARROW1`) or an Arrow stream (a continuation mark). */
export function isArrowBytes(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 6));
  return start === "ARROW1" || start.startsWith("\xff\xff\xff\xff");
}

/** Little-endian 32-bit words of a decimal, as apache-arrow gives them. */
function decimalToNumber(words: ArrayLike<number>, scale: number): number {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt((words[i] ?? 0) >>> 0);
  return Number(BigInt.asIntN(words.length * 32, value)) / 10 ** scale;
}

function timeText(value: number | bigint, unit: number): string {
  const ns = BigInt(value) * 10n ** BigInt(9 - 3 * unit);
  const ms = Number(ns / 1_000_000n);
  const text = new Date(ms).toISOString().slice(11, 23);
  return text.endsWith(".000") ? text.slice(0, 8) : text;
}

function epochMs(value: unknown): number {
  return value instanceof Date ? value.getTime() : Number(value);
}

function asObject(value: unknown): CellValue {
  if (value === null || typeof value !== "object") return value as CellValue;
  if (Array.isArray(value)) return value;
  const row = value as { toJSON?: () => object };
  return typeof row.toJSON === "function" ? row.toJSON() : value;
}

interface Reading {
  type: ColumnType;
  read: (value: unknown) => CellValue;
}

function numberReading(type: ArrowType, sample: unknown): Reading {
  if (type.typeId === arrow.decimal) {
    const { scale = 0 } = type;
    return { type: "number", read: (value) => (typeof value === "object" ? decimalToNumber(value as Uint32Array, scale) : Number(value)) };
  }
  if (type.typeId === arrow.float) {
    return { type: "number", read: (value) => (Number.isNaN(value) ? null : (value as number)) };
  }
  return typeof sample === "bigint"
    ? { type: "bigint", read: (value) => value as bigint }
    : { type: "integer", read: (value) => value as number };
}

function dateReading(type: ArrowType): Reading {
  if (type.typeId === arrow.date) return { type: "date", read: (value) => dateText(epochMs(value)) };
  if (type.typeId === arrow.time) {
    return { type: "time", read: (value) => timeText(value as number | bigint, type.unit ?? 1) };
  }
  return type.timezone
    ? { type: "datetime", read: (value) => instantText(epochMs(value)) }
    : { type: "datetime", read: (value) => instantText(epochMs(value)).slice(0, -1) };
}

function readingOf(type: ArrowType, sample: unknown): Reading {
  const { typeId } = type;
  if (type.dictionary) return readingOf(type.dictionary, sample);
  if (strings.has(typeId)) return { type: "string", read: (value) => value as string };
  if (typeId === arrow.bool) return { type: "boolean", read: (value) => value as boolean };
  if (typeId === arrow.null) return { type: "empty", read: () => null };
  if (typeId === arrow.date || typeId === arrow.time || typeId === arrow.timestamp) return dateReading(type);
  if (typeId === arrow.int || typeId === arrow.float || typeId === arrow.decimal || typeId === arrow.duration) {
    return numberReading(type, sample);
  }
  if (lists.has(typeId)) return { type: "list", read: (value) => [...(value as Iterable<unknown>)] };
  if (binaries.has(typeId)) return { type: "string", read: (value) => `${(value as Uint8Array).length} bytes` };
  if (typeId === arrow.interval) return { type: "string", read: String };
  return { type: "object", read: asObject };
}

function firstValue(vector: ArrowVector, rowCount: number): unknown {
  for (let row = 0; row < rowCount; row++) {
    const value = vector.get(row);
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

function arrowColumn(name: string, type: ArrowType, vector: ArrowVector | null, rowCount: number): Column {
  if (vector === null) return { name, type: "empty", nullable: rowCount > 0, get: () => null, number: () => Number.NaN };
  const reading = readingOf(type, firstValue(vector, rowCount));
  const get = (row: number): CellValue => {
    const value = vector.get(row);
    return value === null || value === undefined ? null : reading.read(value);
  };
  const direct = type.typeId === arrow.timestamp || type.typeId === arrow.date;
  const number = (row: number): number => {
    const value = vector.get(row);
    if (value === null || value === undefined) return Number.NaN;
    return direct ? epochMs(value) : quantity(reading.type, reading.read(value));
  };
  const nullable = vector.nullCount > 0;
  return type.timezone
    ? { name, type: reading.type, nullable, timezone: type.timezone, get, number }
    : { name, type: reading.type, nullable, get, number };
}

/** A table over an Arrow table of flechette or apache-arrow. */
export function tableFromArrow(data: ArrowTable): Table {
  const columns = data.schema.fields.map((field, i) => arrowColumn(field.name, field.type as ArrowType, data.getChildAt(i), data.numRows));
  return makeTable(columns, data.numRows);
}

/**
 * A table over Arrow IPC bytes (file or stream form). 64-bit integers stay exact.
 *
 * @throws MillraceError `MR_DATA_INVALID` when the bytes are not Arrow or cannot be read.
 */
export function tableFromArrowBytes(bytes: Uint8Array): Table {
  if (!isArrowBytes(bytes)) {
    throw new MillraceError(
      "MR_DATA_INVALID",
      `${bytes.length} bytes were given as a table, but they are not Arrow IPC data.`,
      "Give Arrow IPC bytes, or Array.from(bytes) to show the bytes as numbers.",
    );
  }
  try {
    return tableFromArrow(tableFromIPC(bytes, { useBigInt: true }));
  } catch (error) {
    throw new MillraceError(
      "MR_DATA_INVALID",
      `The Arrow data cannot be read: ${error instanceof Error ? error.message : describeValue(error)}.`,
      "Write it without compression, or decode it with a library and give the table.",
    );
  }
}
