/**
 * The tree of elements as the browser, the tests and a stored session see it: plain cells by node number.
 *
 * A cell is never changed in place. Whoever holds an old cell can compare it with the new one by reference, which is
 * how the front end redraws only what changed.
 */
import type { ElementProps, ElementType } from "../element/element-props.js";

export interface TreeNode<T extends ElementType = ElementType> {
  readonly id: number;
  readonly type: T | "root";
  readonly parent: number;
  readonly props: T extends ElementType ? ElementProps[T] : Readonly<Record<string, unknown>>;
  /** Node numbers in order; empty for elements that hold nothing. */
  readonly children: readonly number[];
}

/** A cell whose element type is not known at compile time. */
export interface AnyNode {
  readonly id: number;
  readonly type: string;
  readonly parent: number;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly number[];
}

/** The four fixed places that a page consists of. Their numbers never change. */
export const roots = { main: 1, sidebar: 2, bottom: 3, event: 4 } as const;
export type RootName = keyof typeof roots;

/** The first number a node other than a root may have. */
export const firstNodeNumber = 5;

export type Tree = Map<number, AnyNode>;

/** A page with nothing on it. */
export function emptyTree(): Tree {
  const tree: Tree = new Map();
  for (const id of Object.values(roots)) tree.set(id, { id, type: "root", parent: 0, props: {}, children: [] });
  return tree;
}

/**
 * A number that two equal trees share: node numbers, types, order and every prop go in. Used to notice that browser
 * and server have drifted apart, not for security. (FNV-1a, 32 bit.)
 */
export function treeChecksum(tree: ReadonlyMap<number, AnyNode>): number {
  let hash = 0x811c9dc5;
  const add = (text: string): void => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  };
  const visit = (id: number): void => {
    const node = tree.get(id);
    if (!node) return;
    add(`${id}:${node.type}`);
    for (const name of Object.keys(node.props).sort()) add(`${name}=${JSON.stringify(node.props[name])}`);
    for (const child of node.children) visit(child);
    add(";");
  };
  for (const id of Object.values(roots)) visit(id);
  return hash >>> 0;
}
