import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../core/protocol/limits.js";
import { FrameLog } from "./frame-log.js";

function logOf(...texts: string[]): FrameLog {
  const log = new FrameLog();
  for (const text of texts) log.add({ text });
  return log;
}

describe("[S-047] frames that a connection has missed", () => {
  test("are those after the last one it has seen, and no others", () => {
    const log = logOf("a", "b", "c");
    expect(log.seq).toBe(3);
    expect([0, 1, 2, 3].map((seq) => log.after(seq))).toEqual([["a", "b", "c"], ["b", "c"], ["c"], []]);
  });

  test("are not kept once they are acknowledged", () => {
    const log = logOf("a", "b", "c");
    log.acknowledge(2);
    expect(log.after(1)).toBeUndefined();
    expect(log.after(2)).toEqual(["c"]);
    log.acknowledge(1);
    expect(log.after(2)).toEqual(["c"]);
    log.acknowledge(3);
    expect([log.after(2), log.after(3)]).toEqual([undefined, []]);
    log.add({ text: "d" });
    expect(log.after(3)).toEqual(["d"]);
  });

  test("a number that was never sent gets nothing, an acknowledgement of it does no harm", () => {
    const log = logOf("a", "b");
    expect(log.after(3)).toBeUndefined();
    log.acknowledge(Number.MAX_SAFE_INTEGER);
    expect([log.seq, log.after(2), log.after(1)]).toEqual([2, [], undefined]);
    expect(log.all()).toEqual(["a", "b"]);
  });

  test("at most some megabytes wait for a slow reader; after that the page is sent anew", () => {
    const piece = "x".repeat(limits.unsentBytes / 4);
    const log = logOf(piece, piece, piece, piece);
    expect(log.after(0)).toHaveLength(4);
    log.add({ text: "y" });
    expect(log.after(0)).toBeUndefined();
    expect(log.after(1)).toHaveLength(4);
    log.add({ text: "z".repeat(limits.unsentBytes + 1) });
    expect(log.after(5)).toBeUndefined();
    expect(log.after(6)).toEqual([]);
    log.add({ text: "after" });
    expect(log.after(6)).toEqual(["after"]);
  });

  test("whatever is sent and acknowledged: each answer is all that came after, or none", () => {
    const action = fc.oneof(fc.constant("send" as const), fc.record({ acknowledge: fc.nat(30) }));
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const log = new FrameLog();
        const sent: string[] = [];
        let acknowledged = 0;
        for (const one of actions) {
          if (one === "send") {
            sent.push(`frame ${sent.length + 1}`);
            expect(log.add({ text: sent.at(-1) as string })).toBe(true);
          } else {
            log.acknowledge(one.acknowledge);
            acknowledged = Math.max(acknowledged, Math.min(one.acknowledge, sent.length));
          }
          expect(log.seq).toBe(sent.length);
          for (let seq = 0; seq <= sent.length + 1; seq++) {
            const kept = seq >= acknowledged && seq <= sent.length;
            expect(log.after(seq)).toEqual(kept ? sent.slice(seq) : undefined);
          }
        }
      }),
    );
  });
});

describe("frames that build the page from nothing", () => {
  test("are the last snapshot and all after it; a snapshot is for the copy only", () => {
    const log = logOf("a", "b");
    expect(log.all()).toEqual(["a", "b"]);
    expect(log.add({ text: "page", snapshot: true, echo: true })).toBe(false);
    log.add({ text: "c" });
    expect(log.all()).toEqual(["page", "c"]);
    expect(log.seq).toBe(3);
    expect(log.after(1)).toEqual(["b", "c"]);
  });

  test("hold what the browser has changed itself, which is not sent to it", () => {
    const log = logOf("a");
    expect(log.add({ text: "value", echo: true })).toBe(false);
    expect(log.all()).toEqual(["a", "value"]);
    expect([log.seq, log.after(0)]).toEqual([1, ["a"]]);
  });

  test("do not hold what happens once", () => {
    const log = logOf("a");
    expect(log.add({ text: "toast", once: true })).toBe(true);
    expect(log.all()).toEqual(["a"]);
    expect(log.after(1)).toEqual(["toast"]);
  });
});

test("identities: of all nodes that were inserted; a snapshot tells anew which there are", () => {
  const log = new FrameLog();
  log.add({
    text: "a",
    identities: [
      [5, "site:a"],
      [6, "site:b"],
    ],
  });
  log.add({ text: "b", identities: [[7, "site:c"]] });
  expect(log.identities()).toEqual([
    [5, "site:a"],
    [6, "site:b"],
    [7, "site:c"],
  ]);
  log.add({ text: "page", snapshot: true, echo: true, identities: [[7, "site:c"]] });
  expect(log.identities()).toEqual([[7, "site:c"]]);
});
