/** Between text frames and {@link Frame}s. Shapes are described in `forward-message.ts`. */
import { type Frame, type Op, op } from "./forward-message.js";

/** Remembers where the last append went, so that a stream of them shrinks to its text. One per direction and session. */
export interface AppendTarget {
  id: number;
  field: string;
}

export function newAppendTarget(): AppendTarget {
  return { id: 0, field: "" };
}

/** Half a surrogate pair at an end of a streamed text: JSON can escape it, plain UTF-8 cannot hold it. */
const brokenPair = /\p{Surrogate}/u;

/** Encodes one flush. `target` is updated. */
export function encodeFrame(frame: Frame, target: AppendTarget): string {
  const { ops, applied } = frame;
  const first = ops[0];
  if (applied === undefined && ops.length === 1 && first && first[0] === op.append && first[1] === target.id && first[2] === target.field) {
    if (!brokenPair.test(first[3])) return `+${first[3]}`;
  }
  for (const one of ops) {
    if (one[0] === op.append) {
      target.id = one[1];
      target.field = one[2];
    } else if (one[0] === op.reset) {
      target.id = 0;
    }
  }
  return JSON.stringify(applied === undefined ? ops : [applied, ...ops]);
}

/** Decodes one text frame that is not a control message. The server is trusted: shapes are not checked again. */
export function decodeFrame(text: string, target: AppendTarget): Frame {
  if (text.startsWith("+")) return { ops: [[op.append, target.id, target.field, text.slice(1)]] };
  const parts = JSON.parse(text) as (number | Op)[];
  const frame: Frame = { ops: [] };
  for (const part of parts) {
    if (typeof part === "number") {
      frame.applied = part;
      continue;
    }
    if (part[0] === op.append) {
      target.id = part[1];
      target.field = part[2];
    } else if (part[0] === op.reset) {
      target.id = 0;
    }
    frame.ops.push(part);
  }
  return frame;
}
