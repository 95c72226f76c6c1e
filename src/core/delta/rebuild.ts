/** A tree from the frames that built it: for a session that moves, and for whoever has to look at a stored page. */
import { decodeFrame, newAppendTarget } from "../protocol/codec.js";
import { type Op, op, type TreeOp } from "../protocol/forward-message.js";
import { applyOps } from "./apply.js";
import { emptyTree, type Tree } from "./tree.js";

/** Whether an operation changes the tree (and not the header, the address, …). */
export function isTreeOp(one: Op): one is TreeOp {
  return one[0] < op.status || one[0] === op.reset;
}

export function rebuildTree(frames: readonly string[]): Tree {
  const tree = emptyTree();
  const target = newAppendTarget();
  for (const text of frames) applyOps(tree, decodeFrame(text, target).ops.filter(isTreeOp));
  return tree;
}
