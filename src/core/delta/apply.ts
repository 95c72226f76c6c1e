/**
 * Carries out operations on a tree: the inverse of the delta generator. The browser, AppTest and the property tests
 * use this one function, so what is tested is what people see.
 */
import { op, type TreeOp } from "../protocol/forward-message.js";
import { type AnyNode, emptyTree, type Tree } from "./tree.js";

interface Batch {
  tree: Tree;
  /** Numbers of the nodes whose cell is new, or that are gone. */
  changed: Set<number>;
  /** Cells made in this batch: these may still be written to. */
  fresh: Map<number, WritableNode>;
}

interface WritableNode {
  id: number;
  type: string;
  parent: number;
  props: Record<string, unknown>;
  children: number[];
}

function writable(batch: Batch, id: number): WritableNode {
  const known = batch.fresh.get(id);
  if (known) return known;
  const node = batch.tree.get(id);
  if (!node) throw new Error(`node ${id} is not in the tree`);
  const copy: WritableNode = { id, type: node.type, parent: node.parent, props: { ...node.props }, children: node.children.slice() };
  batch.fresh.set(id, copy);
  batch.tree.set(id, copy);
  batch.changed.add(id);
  return copy;
}

function place(children: number[], id: number, before: number): void {
  if (before === 0) {
    children.push(id);
    return;
  }
  const at = children.indexOf(before);
  if (at < 0) throw new Error(`sibling ${before} is not there`);
  children.splice(at, 0, id);
}

function take(children: number[], id: number): void {
  const at = children.indexOf(id);
  if (at < 0) throw new Error(`child ${id} is not there`);
  children.splice(at, 1);
}

function forget(batch: Batch, node: AnyNode): void {
  for (const child of node.children) {
    const inner = batch.tree.get(child);
    if (inner) forget(batch, inner);
  }
  batch.tree.delete(node.id);
  batch.fresh.delete(node.id);
  batch.changed.add(node.id);
}

function applyOne(batch: Batch, one: TreeOp): void {
  switch (one[0]) {
    case op.insert: {
      const [, id, parent, before, type, props] = one;
      place(writable(batch, parent).children, id, before);
      const node: WritableNode = { id, type, parent, props: { ...props }, children: [] };
      batch.fresh.set(id, node);
      batch.tree.set(id, node);
      batch.changed.add(id);
      return;
    }
    case op.remove: {
      const node = batch.tree.get(one[1]);
      if (!node) throw new Error(`node ${one[1]} is not in the tree`);
      take(writable(batch, node.parent).children, node.id);
      forget(batch, node);
      return;
    }
    case op.move: {
      const node = batch.tree.get(one[1]);
      if (!node) throw new Error(`node ${one[1]} is not in the tree`);
      const { children } = writable(batch, node.parent);
      take(children, node.id);
      place(children, node.id, one[2]);
      return;
    }
    case op.set: {
      const { props } = writable(batch, one[1]);
      for (let i = 2; i + 1 < one.length; i += 2) props[one[i] as string] = one[i + 1];
      return;
    }
    case op.append: {
      const { props } = writable(batch, one[1]);
      props[one[2]] = `${props[one[2]] ?? ""}${one[3]}`;
      return;
    }
    case op.unset: {
      const { props } = writable(batch, one[1]);
      for (let i = 2; i < one.length; i++) delete props[one[i] as string];
      return;
    }
    case op.reset: {
      for (const id of batch.tree.keys()) batch.changed.add(id);
      batch.tree.clear();
      batch.fresh.clear();
      for (const [id, node] of emptyTree()) batch.tree.set(id, node);
    }
  }
}

/**
 * Applies operations in order and returns the numbers of all nodes whose cell changed, appeared or went.
 *
 * @throws Error when an operation names a node or sibling that is not there: the two sides have drifted apart and the
 * whole tree must be asked for.
 */
export function applyOps(tree: Tree, ops: readonly TreeOp[]): Set<number> {
  const batch: Batch = { tree, changed: new Set(), fresh: new Map() };
  for (const one of ops) applyOne(batch, one);
  return batch.changed;
}
