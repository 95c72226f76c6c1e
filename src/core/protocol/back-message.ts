/**
 * Browser to server: a trust boundary. Everything here is checked by {@link parseBackMessage} before anybody acts on
 * it; what a widget value means is checked once more by the widget itself.
 */
import type { Json } from "../element/element-props.js";
import { MillraceError } from "../errors.js";
import { limits } from "./limits.js";

/** First message of the browser on every connection. */
export interface HelloRequest {
  type: "hello";
  version: number;
  /** Session and token of an earlier connection of this tab, and what it has already seen. */
  resume?: { session: string; token: string; seq: number };
  page: { path: string; query: string };
  client: { timezone: string; locale: string; theme: "light" | "dark"; embedded: boolean };
}

/** Widget values that changed together. `n` counts the events of a tab from 1 without gaps. */
export interface EventMessage {
  type: "event";
  n: number;
  /** Frames the browser has applied. */
  seen: number;
  values: Readonly<Record<number, Json>>;
}

/** A question to one element (rows of a table, a deferred download), answered by a reply with the same id. */
export interface RequestMessage {
  type: "request";
  id: number;
  node: number;
  payload: Json;
}

export interface AckMessage {
  type: "ack";
  seen: number;
}

/** Run again without a change (menu, key R) / stop the run / forget the session's state / whole tree please. */
export interface CommandMessage {
  type: "rerun" | "stop" | "reset" | "resync" | "clear-cache";
}

/** The address changed by the person (back, forward). */
export interface LocationMessage {
  type: "location";
  query: string;
}

export type BackMessage = HelloRequest | EventMessage | RequestMessage | AckMessage | CommandMessage | LocationMessage;

/** How messages look on the wire: events and acknowledgements, the frequent ones, are arrays. */
export function encodeBackMessage(message: BackMessage): string {
  if (message.type === "event") return JSON.stringify([message.n, message.seen, message.values]);
  if (message.type === "ack") return JSON.stringify([message.seen]);
  return JSON.stringify(message);
}

function malformed(problem: string): MillraceError {
  return new MillraceError("MR_PROTOCOL_MALFORMED", `Message refused: ${problem}.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function counter(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw malformed(`${what} is not a counter`);
  return value;
}

function shortText(value: unknown, what: string, max: number = limits.shortText): string {
  if (typeof value !== "string") throw malformed(`${what} is not text`);
  if (value.length > max) throw malformed(`${what} is longer than ${max} characters`);
  return value;
}

/** Checks depth, count and key names of a value that comes from outside; returns it typed. */
export function checkJson(value: unknown, what: string, depth = 0, budget = { left: limits.jsonNodes }): Json {
  if (--budget.left < 0) throw malformed(`${what} has more than ${limits.jsonNodes} parts`);
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw malformed(`${what} is not a finite number`);
    return value;
  }
  if (depth >= limits.jsonDepth) throw malformed(`${what} is nested deeper than ${limits.jsonDepth}`);
  if (Array.isArray(value)) {
    for (const item of value) checkJson(item, what, depth + 1, budget);
    return value as Json;
  }
  if (isRecord(value)) {
    for (const name of Object.keys(value)) {
      if (name === "__proto__" || name === "constructor" || name === "prototype") throw malformed(`${what} has a forbidden name`);
      checkJson(value[name], what, depth + 1, budget);
    }
    return value as Json;
  }
  throw malformed(`${what} is not JSON`);
}

function parseEvent(parts: readonly unknown[]): EventMessage {
  const [n, seen, values] = parts;
  if (!isRecord(values)) throw malformed("event without values");
  const names = Object.keys(values);
  if (names.length === 0) throw malformed("event without values");
  if (names.length > limits.valuesPerEvent) throw malformed(`event with more than ${limits.valuesPerEvent} values`);
  const checked: Record<number, Json> = {};
  for (const name of names) {
    if (!/^[1-9]\d{0,8}$/.test(name)) throw malformed("widget number expected");
    checked[Number(name)] = checkJson(values[name], "widget value");
  }
  const count = counter(n, "event number");
  if (count === 0) throw malformed("event numbers begin at 1");
  return { type: "event", n: count, seen: counter(seen, "seen"), values: checked };
}

function parseHello(value: Record<string, unknown>): HelloRequest {
  const { page, client, resume } = value;
  if (!isRecord(page) || !isRecord(client)) throw malformed("hello without page or client");
  const hello: HelloRequest = {
    type: "hello",
    version: counter(value.version, "version"),
    page: { path: shortText(page.path, "path", limits.address), query: shortText(page.query, "query", limits.address) },
    client: {
      timezone: shortText(client.timezone, "timezone"),
      locale: shortText(client.locale, "locale"),
      theme: client.theme === "dark" ? "dark" : "light",
      embedded: client.embedded === true,
    },
  };
  if (resume !== undefined) {
    if (!isRecord(resume)) throw malformed("resume is not an object");
    hello.resume = {
      session: shortText(resume.session, "session"),
      token: shortText(resume.token, "token"),
      seq: counter(resume.seq, "seq"),
    };
  }
  return hello;
}

/**
 * Reads one text frame of the browser.
 *
 * @throws MillraceError `MR_PROTOCOL_MALFORMED` when it is not a message of this protocol, `MR_PROTOCOL_TOO_LARGE`
 * when it is longer than {@link limits}.message.
 */
export function parseBackMessage(text: string): BackMessage {
  if (text.length > limits.message) {
    throw new MillraceError(
      "MR_PROTOCOL_TOO_LARGE",
      `Message of ${text.length} characters refused; at most ${limits.message} are accepted.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed("it is not JSON");
  }
  if (Array.isArray(value)) {
    if (value.length === 1) return { type: "ack", seen: counter(value[0], "seen") };
    if (value.length === 3) return parseEvent(value);
    throw malformed("array of unknown length");
  }
  if (!isRecord(value)) throw malformed("neither array nor object");
  switch (value.type) {
    case "hello":
      return parseHello(value);
    case "request":
      return {
        type: "request",
        id: counter(value.id, "id"),
        node: counter(value.node, "node"),
        payload: checkJson(value.payload ?? null, "payload"),
      };
    case "rerun":
    case "stop":
    case "reset":
    case "resync":
    case "clear-cache":
      return { type: value.type };
    case "location":
      return { type: "location", query: shortText(value.query, "query", limits.address) };
    default:
      throw malformed("unknown type");
  }
}
