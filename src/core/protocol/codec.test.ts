import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeFrame, encodeFrame, newAppendTarget } from "./codec.js";
import { type Frame, type Op, op } from "./forward-message.js";

const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 6 });
const id = fc.integer({ min: 5, max: 8 });
const field = fc.constantFrom("body", "text");

const append: fc.Arbitrary<Op> = fc.tuple(fc.constant(op.append), id, field, anyText);
const anyOp: fc.Arbitrary<Op> = fc.oneof(
  { weight: 6, arbitrary: append },
  fc.tuple(fc.constant(op.insert), id, id, fc.constant(0), fc.constant("text"), fc.dictionary(field, anyText)),
  fc.tuple(fc.constant(op.remove), id),
  fc.tuple(fc.constant(op.set), id, field, anyText),
  fc.tuple(fc.constant(op.unset), id, field),
  fc.tuple(fc.constant(op.status), fc.constantFrom("running" as const, "idle" as const)),
  fc.tuple(fc.constant(op.reset)),
);
const frame: fc.Arbitrary<Frame> = fc.oneof(
  { weight: 3, arbitrary: append.map((one) => ({ ops: [one] })) },
  fc.record({ applied: fc.nat(), ops: fc.array(anyOp, { maxLength: 4 }) }, { requiredKeys: ["ops"] }),
);

/** What a socket makes of text: UTF-8, in which half a surrogate pair cannot stand. */
function overTheWire(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

test("any sequence of frames arrives as it was sent, with and without the short form", () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 30 }), (frames) => {
      const [sender, receiver] = [newAppendTarget(), newAppendTarget()];
      for (const one of frames) {
        const text = overTheWire(encodeFrame(one, sender));
        expect(decodeFrame(text, receiver)).toEqual(JSON.parse(JSON.stringify(one)));
        expect(receiver).toEqual(sender);
      }
    }),
    { numRuns: 1000 },
  );
});

describe("[S-058] a stream of text", () => {
  const target = newAppendTarget();
  const send = (...ops: Op[]): string => encodeFrame({ ops }, target);

  test("costs its text and one byte a frame once its place is named", () => {
    expect(send([op.append, 5, "body", "Hel"])).toBe('[[4,5,"body","Hel"]]');
    expect(send([op.append, 5, "body", "lo"])).toBe("+lo");
    expect(send([op.append, 5, "body", '+"\n'])).toBe('++"\n');
  });

  test("names its place again where it moves on, and where more is told with it", () => {
    expect(send([op.append, 6, "body", "x"])).toBe('[[4,6,"body","x"]]');
    expect(send([op.append, 6, "text", "x"])).toBe('[[4,6,"text","x"]]');
    expect(send([op.append, 6, "text", "x"], [op.status, "idle"])).toBe('[[4,6,"text","x"],[6,"idle"]]');
    expect(encodeFrame({ applied: 3, ops: [[op.append, 6, "text", "x"]] }, target)).toBe('[3,[4,6,"text","x"]]');
    expect(send([op.append, 6, "text", "y"])).toBe("+y");
    expect(send([op.reset])).toBe("[[11]]");
    expect(send([op.append, 6, "text", "z"])).toBe('[[4,6,"text","z"]]');
  });

  test("cut through a character stays whole", () => {
    const [first, second] = ["\ud83d", "\ude00"] as const;
    const [sender, receiver] = [newAppendTarget(), newAppendTarget()];
    const texts = ["a", first, second, "b"].map((part) => encodeFrame({ ops: [[op.append, 5, "body", part]] }, sender));
    const arrived = texts.map((text) => decodeFrame(overTheWire(text), receiver).ops[0]?.[3]);
    expect(arrived.join("")).toBe("a😀b");
    expect(texts.at(-1)).toBe("+b");
  });
});
