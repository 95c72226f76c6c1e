import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MillraceError } from "../errors.js";
import { type BackMessage, encodeBackMessage, parseBackMessage } from "./back-message.js";
import { limits } from "./limits.js";

const forbidden = new Set(["__proto__", "constructor", "prototype"]);
const counter = fc.maxSafeNat();
const shortText = fc.string({ unit: "binary", maxLength: 40 });
const json = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }).filter((value) => !namesIn(value).some((name) => forbidden.has(name)));

const message: fc.Arbitrary<BackMessage> = fc.oneof(
  fc.record({
    type: fc.constant("event" as const),
    n: fc.integer({ min: 1 }),
    seen: counter,
    values: fc.dictionary(fc.integer({ min: 1, max: 999_999_999 }).map(String), json as fc.Arbitrary<never>, { minKeys: 1 }),
  }),
  fc.record({ type: fc.constant("request" as const), id: counter, node: counter, payload: json as fc.Arbitrary<never> }),
  fc.record({ type: fc.constant("ack" as const), seen: counter }),
  fc.record({ type: fc.constantFrom("rerun" as const, "stop" as const, "reset" as const, "resync" as const, "clear-cache" as const) }),
  fc.record({ type: fc.constant("location" as const), query: shortText }),
  fc.record(
    {
      type: fc.constant("hello" as const),
      version: counter,
      page: fc.record({ path: shortText, query: shortText }),
      client: fc.record({
        timezone: shortText,
        locale: shortText,
        theme: fc.constantFrom("light" as const, "dark" as const),
        embedded: fc.boolean(),
      }),
      resume: fc.record({ session: shortText, token: shortText, seq: counter }),
    },
    { requiredKeys: ["type", "version", "page", "client"] },
  ),
);

function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(namesIn)];
}

/** Parses; anything but a message or a MillraceError of this boundary fails the test. */
function parsed(text: string): BackMessage | undefined {
  try {
    return parseBackMessage(text);
  } catch (error) {
    expect(error).toBeInstanceOf(MillraceError);
    expect(["MR_PROTOCOL_MALFORMED", "MR_PROTOCOL_TOO_LARGE"]).toContain((error as MillraceError).code);
    return undefined;
  }
}

function refusal(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  try {
    parseBackMessage(text);
  } catch (error) {
    if (error instanceof MillraceError) return `${error.code} ${error.message}`;
    throw error;
  }
  return "accepted";
}

describe("[S-077] whatever comes", () => {
  test("each message arrives as it was sent", () => {
    fc.assert(
      fc.property(message, (one) => {
        // JSON has no −0.
        expect(parseBackMessage(encodeBackMessage(one))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
      { numRuns: 1000 },
    );
  });

  test("text that is no message is refused, never fatal", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.json({ maxDepth: 30 })), (text) => void parsed(text)),
      { numRuns: 1000 },
    );
  });

  test("messages with one part replaced are refused, or hold nothing but checked parts", () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(-1, 1.5, 1e300, "", null, [], {}, [[]], { __proto__: null }, "x".repeat(300), Number.MAX_SAFE_INTEGER + 1),
    );
    fc.assert(
      fc.property(message, fc.nat(), odd, (one, which, replacement) => {
        const value = JSON.parse(encodeBackMessage(one)) as Record<string, unknown>;
        const names = Object.keys(value);
        const name = names[which % names.length] as string;
        const inner = value[name];
        if (typeof inner === "object" && inner !== null && which % 2 === 0) {
          const parts = Object.keys(inner);
          if (parts.length > 0) (inner as Record<string, unknown>)[parts[which % parts.length] as string] = replacement;
        } else value[name] = replacement;
        const result = parsed(JSON.stringify(value));
        if (!result) return;
        expect(namesIn(result).filter((other) => forbidden.has(other))).toEqual([]);
        if (result.type === "event") for (const wid of Object.keys(result.values)) expect(wid).toMatch(/^[1-9]\d{0,8}$/);
        if ("seen" in result) expect(Number.isSafeInteger(result.seen) && result.seen >= 0).toBe(true);
        if (result.type === "hello") expect(Object.keys(result.client).sort()).toEqual(["embedded", "locale", "theme", "timezone"]);
      }),
      { numRuns: 2000 },
    );
  });

  test("only known fields are taken over", () => {
    expect(parseBackMessage('{"type":"stop","admin":true}')).toEqual({ type: "stop" });
    expect(parseBackMessage('{"type":"request","id":1,"node":2,"extra":3}')).toEqual({ type: "request", id: 1, node: 2, payload: null });
    const hello = {
      type: "hello",
      version: 1,
      page: { path: "/", query: "", x: 1 },
      client: { timezone: "UTC", locale: "en", x: 1 },
      x: 1,
    };
    expect(parseBackMessage(JSON.stringify(hello))).toEqual({
      type: "hello",
      version: 1,
      page: { path: "/", query: "" },
      client: { timezone: "UTC", locale: "en", theme: "light", embedded: false },
    });
  });
});

describe("[S-077] names that reach into prototypes", () => {
  test.each(["__proto__", "constructor", "prototype"])("%s is refused at any depth", (name) => {
    for (const value of [`{"${name}":1}`, `[{"a":[{"${name}":{}}]}]`]) {
      expect(refusal(`[1,0,{"1":${value}}]`)).toContain("forbidden name");
      expect(refusal(`{"type":"request","id":1,"node":1,"payload":${value}}`)).toContain("forbidden name");
    }
  });

  test("as widget numbers and as types", () => {
    expect(refusal('[1,0,{"__proto__":1}]')).toContain("widget number expected");
    for (const type of ["__proto__", "constructor", "toString"]) expect(refusal({ type })).toContain("unknown type");
    expect(refusal('{"__proto__":{"type":"stop"}}')).toContain("unknown type");
  });
});

describe("limits: the last that is accepted, the first that is not", () => {
  const event = (value: unknown): unknown => [1, 0, { 1: value }];
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  const fill = (length: number): string => "x".repeat(length);
  const hello = (change: Record<string, unknown>): unknown => ({
    type: "hello",
    version: 1,
    page: { path: "/", query: "" },
    client: { timezone: "UTC", locale: "en" },
    ...change,
  });

  test("length of a message", () => {
    const around = JSON.stringify(event("")).length;
    expect(refusal(event(fill(limits.message - around)))).toBe("accepted");
    expect(refusal(event(fill(limits.message - around + 1)))).toContain("MR_PROTOCOL_TOO_LARGE");
  });

  test.each([
    ["depth", event(nested(limits.jsonDepth)), event(nested(limits.jsonDepth + 1)), "nested deeper"],
    ["parts", event(new Array(limits.jsonNodes - 1).fill(0)), event(new Array(limits.jsonNodes).fill(0)), "more than 100000 parts"],
    [
      "widgets of one event",
      [1, 0, Object.fromEntries(Array.from({ length: limits.valuesPerEvent }, (_, i) => [i + 1, 0]))],
      [1, 0, Object.fromEntries(Array.from({ length: limits.valuesPerEvent + 1 }, (_, i) => [i + 1, 0]))],
      "more than 1000 values",
    ],
    ["widget numbers", [1, 0, { 999999999: 1 }], [1, 0, { 1000000000: 1 }], "widget number"],
    ["the first event", [1, 0, { 1: 1 }], [0, 0, { 1: 1 }], "begin at 1"],
    ["counters", [Number.MAX_SAFE_INTEGER, 0, { 1: 1 }], [Number.MAX_SAFE_INTEGER + 1, 0, { 1: 1 }], "not a counter"],
    ["seen", [1, 0, { 1: 1 }], [1, -1, { 1: 1 }], "seen is not a counter"],
    [
      "a query",
      { type: "location", query: fill(limits.address) },
      { type: "location", query: fill(limits.address + 1) },
      "longer than 8192",
    ],
    [
      "a time zone",
      hello({ client: { timezone: fill(limits.shortText), locale: "" } }),
      hello({ client: { timezone: fill(limits.shortText + 1), locale: "" } }),
      "longer than 256",
    ],
    [
      "a token",
      hello({ resume: { session: "s", token: fill(limits.shortText), seq: 0 } }),
      hello({ resume: { session: "s", token: fill(limits.shortText + 1), seq: 0 } }),
      "longer than 256",
    ],
  ])("%s", (_, last, first, problem) => {
    expect(refusal(last)).toBe("accepted");
    expect(refusal(first)).toContain(problem);
  });

  test("numbers that JSON can write but not hold", () => {
    expect(refusal('[1,0,{"1":1e999}]')).toContain("not a finite number");
    expect(refusal('[1,0,{"1":[-1e999]}]')).toContain("not a finite number");
    expect(refusal("[1e999]")).toContain("not a counter");
  });

  test("nested as deep as a message can be long", () => {
    expect(refusal("[".repeat(500_000) + "]".repeat(500_000))).toContain("MR_PROTOCOL_MALFORMED");
    expect(refusal(`[1,0,{"1":${"[".repeat(400_000)}${"]".repeat(400_000)}}]`)).toContain("nested deeper");
  });
});

test.each([
  ["not JSON", "{", "not JSON"],
  ["empty", "", "not JSON"],
  ["a number", "7", "neither array nor object"],
  ["null", "null", "neither array nor object"],
  ["an empty array", "[]", "unknown length"],
  ["two parts", "[1,2]", "unknown length"],
  ["an event without values", "[1,0,{}]", "without values"],
  ["values as a list", "[1,0,[1]]", "without values"],
  ["a widget number with a zero before it", '[1,0,{"01":1}]', "widget number"],
  ["an ack of text", '["1"]', "not a counter"],
  ["no type", "{}", "unknown type"],
  ["a hello without page", '{"type":"hello","version":1,"client":{}}', "without page or client"],
  [
    "a resume that is none",
    '{"type":"hello","version":1,"page":{"path":"/","query":""},"client":{"timezone":"","locale":""},"resume":1}',
    "resume",
  ],
  ["a location without query", '{"type":"location"}', "query is not text"],
])("%s is refused with a reason", (_, text, reason) => {
  expect(refusal(text)).toMatch(/^MR_PROTOCOL_MALFORMED Message refused: /);
  expect(refusal(text)).toContain(reason);
});
