/**
 * Compares what a run says with what the browser has, and produces the fewest operations that make them equal.
 *
 * The run calls `claim` for each element, in order. A claim finds the node of the last run by its identity (key, else
 * call site); equal props cost one comparison and nothing else. Repeated elements without a key (a text in a loop)
 * share one identity: these are matched by equal content first and by occurrence only at the flush, so that an
 * insertion before a thousand of them is one insertion.
 *
 * Nothing is sent while claiming. `flush` turns the gathered changes into operations: child lists are reconciled with
 * a longest increasing subsequence, props are compared field by field, text that grew sends its suffix. Only the final
 * flush of a completed run removes what was not claimed; an interrupted run never replaces the previous page.
 *
 * It never looks at what an element means, and it never sends: the session runtime takes the operations from here.
 */
import type { Json } from "../element/element-props.js";
import { op, type TreeOp } from "../protocol/forward-message.js";
import { diffProps, longestIncreasing, type Props, sameProps } from "./diff.js";
import { LiveNode } from "./live-node.js";
import { type AnyNode, firstNodeNumber, type RootName, roots, treeChecksum } from "./tree.js";

/** How far ahead an equal sibling is looked for before a repeated element waits for the flush. */
const lookAhead = 4;

export interface Claim {
  type: string;
  identity: string;
  props: Props;
  /** The identity is shared by several siblings (loop, function, uncompiled script). */
  repeated: boolean;
  /** Other nodes can stand in it. */
  holds: boolean;
}

export class DeltaGenerator {
  readonly main = root("main");
  readonly sidebar = root("sidebar");
  readonly bottom = root("bottom");
  readonly event = root("event");
  /** Nodes that the browser has, by number. */
  readonly sent = new Map<number, LiveNode>();
  #run = 0;
  #nextNumber: number = firstNodeNumber;
  #opened: LiveNode[] = [];
  #touched: LiveNode[] = [];
  #dirty: LiveNode[] = [];
  /** Number and identity of nodes inserted since the last call of `takeIdentities`. */
  #identities: [number, string][] = [];

  /** Something waits for a flush. */
  get hasChanges(): boolean {
    return this.#touched.length > 0 || this.#dirty.length > 0;
  }

  /** Begins a run: from now on claims are matched against the page as it stands. */
  begin(): void {
    this.#run++;
    this.#opened = [];
    for (const block of [this.main, this.sidebar, this.bottom, this.event]) this.#open(block);
  }

  /** The node for an element of this run: the one of the last run where there is one, else a new one. */
  claim(block: LiveNode, claim: Claim): LiveNode {
    if (block.opened !== this.#run) this.#open(block);
    if (block.slot) this.clear(block);
    const { type, identity, props, holds } = claim;
    const run = this.#run;
    const deferrable = claim.repeated && !holds;
    const expected = block.children[block.cursor];
    let node: LiveNode | undefined;
    if (
      expected !== undefined &&
      expected.run !== run &&
      expected.identity === identity &&
      expected.type === type &&
      (!deferrable || sameProps(expected.props, props))
    ) {
      node = expected;
      block.cursor++;
    } else {
      node = deferrable ? this.#findAhead(block, claim) : this.#findByIdentity(block, identity, type);
      if (node) block.cursor = block.children.indexOf(node) + 1;
      this.#touch(block);
    }
    if (node) {
      this.update(node, props);
    } else {
      node = new LiveNode(type, identity, block, props, holds);
      node.deferred = deferrable;
    }
    node.run = run;
    node.dropped = false;
    block.next.push(node);
    if (holds && node.opened !== run) this.#open(node);
    return node;
  }

  /** Says that a node has these props from now on. */
  update(node: LiveNode, props: Props): void {
    if (sameProps(node.props, props)) return;
    if (node.id > 0 && !node.dirty) {
      node.dirty = true;
      node.base = node.props;
      this.#dirty.push(node);
    }
    node.props = props;
  }

  /** The browser has changed a widget's value itself. With `accepted` false it will be told the server's value. */
  echo(node: LiveNode, value: Json, accepted: boolean): void {
    if (accepted) {
      node.props = { ...node.props, value };
      return;
    }
    if (!node.dirty) {
      node.dirty = true;
      node.base = { ...node.props, value };
      this.#dirty.push(node);
    }
  }

  /** Takes an element out of its place. */
  drop(node: LiveNode): void {
    const block = node.parent;
    if (!block || node.dropped) return;
    const at = block.next.indexOf(node);
    if (at >= 0) block.next.splice(at, 1);
    node.dropped = true;
    node.run = 0;
    this.#touch(block);
  }

  /** Takes everything out of a block that this run has put there. */
  clear(block: LiveNode): void {
    if (block.opened !== this.#run) this.#open(block);
    if (block.next.length > 0) {
      for (const node of block.next) {
        unclaim(node);
        node.dropped = true;
      }
      block.next = [];
      this.#touch(block);
    }
    block.cursor = 0;
  }

  /** Says of everything in a block that it stays as the last run left it. Returns what stays, at all depths. */
  keep(block: LiveNode): LiveNode[] {
    const kept: LiveNode[] = [];
    const visit = (holder: LiveNode): void => {
      if (holder.opened !== this.#run) this.#open(holder);
      holder.next = holder.children.slice();
      holder.cursor = holder.children.length;
      for (const node of holder.children) {
        node.run = this.#run;
        node.dropped = false;
        kept.push(node);
        visit(node);
      }
    };
    visit(block);
    return kept;
  }

  /** The operations for all that was gathered. `final`: the run is over, what it did not say goes. */
  flush(final: boolean): TreeOp[] {
    const ops: TreeOp[] = [];
    if (final) {
      for (const block of this.#opened) {
        if (!block.touched && block.next.length !== block.children.length) this.#touch(block);
      }
    }
    const touched = this.#touched;
    this.#touched = [];
    for (const block of touched) {
      if (!block.touched) continue;
      block.touched = false;
      if (this.#isAttached(block)) this.#reconcile(block, final || block.slot, ops);
    }
    const dirty = this.#dirty;
    this.#dirty = [];
    for (const node of dirty) {
      node.dirty = false;
      if (this.sent.get(node.id) === node) diffProps(node.id, node.base, node.props, ops);
      node.base = node.props;
    }
    return ops;
  }

  /** Number and identity of what was inserted since the last call: kept beside the tree so that it can be restored. */
  takeIdentities(): [number, string][] {
    const taken = this.#identities;
    this.#identities = [];
    return taken;
  }

  /** Operations that build the whole page from nothing, as the browser has it now. */
  snapshot(): TreeOp[] {
    const ops: TreeOp[] = [[op.reset]];
    const visit = (block: LiveNode): void => {
      for (const node of block.children) {
        ops.push([op.insert, node.id, block.id, 0, node.type, (node.dirty ? node.base : node.props) as Readonly<Record<string, Json>>]);
        visit(node);
      }
    };
    for (const block of [this.main, this.sidebar, this.bottom, this.event]) visit(block);
    return ops;
  }

  /** The checksum of the page as the browser must have it after the last flush. */
  checksum(): number {
    const tree = new Map<number, AnyNode>();
    const visit = (node: LiveNode, parent: number): void => {
      tree.set(node.id, { id: node.id, type: node.type, parent, props: node.props, children: node.children.map((child) => child.id) });
      for (const child of node.children) visit(child, node.id);
    };
    for (const block of [this.main, this.sidebar, this.bottom, this.event]) visit(block, 0);
    return treeChecksum(tree);
  }

  /** Takes over a page that another worker left: from now on runs are compared with it. */
  restore(tree: ReadonlyMap<number, AnyNode>, identities: ReadonlyMap<number, string>): void {
    const visit = (block: LiveNode): void => {
      const cell = tree.get(block.id);
      if (!cell) return;
      for (const id of cell.children) {
        const child = tree.get(id);
        if (!child) continue;
        const node = new LiveNode(child.type, identities.get(id) ?? `restored:${id}`, block, child.props, true);
        node.id = id;
        this.sent.set(id, node);
        this.#nextNumber = Math.max(this.#nextNumber, id + 1);
        block.children.push(node);
        visit(node);
      }
    };
    for (const block of [this.main, this.sidebar, this.bottom, this.event]) visit(block);
    // What was restored belongs to the run before this one.
    this.#run++;
  }

  #isAttached(block: LiveNode): boolean {
    for (let at: LiveNode | undefined = block; at; at = at.parent) {
      if (at.dropped || at.id === 0) return false;
      if (at.parent && this.sent.get(at.id) !== at) return false;
    }
    return true;
  }

  #open(block: LiveNode): void {
    block.opened = this.#run;
    block.next = [];
    block.cursor = 0;
    block.index = undefined;
    this.#opened.push(block);
  }

  #touch(block: LiveNode): void {
    if (block.touched) return;
    block.touched = true;
    this.#touched.push(block);
  }

  #findByIdentity(block: LiveNode, identity: string, type: string): LiveNode | undefined {
    let index = block.index;
    if (!index) {
      index = new Map();
      for (const child of block.children) if (!index.has(child.identity)) index.set(child.identity, child);
      block.index = index;
    }
    const node = index.get(identity);
    return node && node.type === type && node.run !== this.#run ? node : undefined;
  }

  #findAhead(block: LiveNode, { type, identity, props }: Claim): LiveNode | undefined {
    const end = Math.min(block.cursor + lookAhead, block.children.length);
    for (let i = block.cursor; i < end; i++) {
      const child = block.children[i]!;
      if (child.run !== this.#run && child.identity === identity && child.type === type && sameProps(child.props, props)) return child;
    }
    return undefined;
  }

  /** Repeated elements with new content: equal content somewhere else first, then the old node of the same turn. */
  #settleDeferred(block: LiveNode, final: boolean): void {
    const waiting = block.next.filter((node) => node.deferred);
    if (waiting.length === 0) return;
    const free = new Map<string, LiveNode[]>();
    block.children.forEach((child, position) => {
      if (child.run === this.#run || (!final && position >= block.cursor)) return;
      const group = free.get(child.identity);
      if (group) group.push(child);
      else free.set(child.identity, [child]);
    });
    if (free.size > 0) {
      const open = this.#adoptEqual(block, waiting, free);
      for (const node of open) {
        const old = free.get(node.identity)?.find((child) => child.type === node.type && child.run !== this.#run);
        if (old) this.#adopt(block, node, old);
      }
    }
    for (const node of waiting) node.deferred = false;
  }

  #adoptEqual(block: LiveNode, waiting: readonly LiveNode[], free: ReadonlyMap<string, LiveNode[]>): LiveNode[] {
    const byContent = new Map<string, LiveNode[]>();
    for (const group of free.values()) {
      for (const child of group) {
        const content = `${child.identity}\n${JSON.stringify(child.props)}`;
        const equal = byContent.get(content);
        if (equal) equal.push(child);
        else byContent.set(content, [child]);
      }
    }
    return waiting.filter((node) => {
      const old = byContent
        .get(`${node.identity}\n${JSON.stringify(node.props)}`)
        ?.find((child) => child.type === node.type && child.run !== this.#run);
      if (old) this.#adopt(block, node, old);
      return old === undefined;
    });
  }

  /** `node` takes the number and place in the browser of `old`. */
  #adopt(block: LiveNode, node: LiveNode, old: LiveNode): void {
    node.id = old.id;
    this.sent.set(node.id, node);
    const { props } = node;
    node.props = old.dirty ? old.base : old.props;
    this.update(node, props);
    old.run = this.#run;
    block.children[block.children.indexOf(old)] = node;
  }

  #reconcile(block: LiveNode, final: boolean, ops: TreeOp[]): void {
    this.#settleDeferred(block, final);
    const target = final ? block.next.slice() : this.#keepUnclaimed(block);
    const wanted = new Set(target);
    const remaining: LiveNode[] = [];
    for (const child of block.children) {
      if (wanted.has(child)) remaining.push(child);
      else this.#remove(child, ops);
    }
    const position = new Map<LiveNode, number>();
    remaining.forEach((child, i) => {
      position.set(child, i);
    });
    const places = target.map((node) => position.get(node) ?? -1);
    let inOrder = true;
    let highest = -1;
    for (const at of places) {
      if (at < 0) continue;
      if (at < highest) inOrder = false;
      highest = at;
    }
    const stay = inOrder ? undefined : longestIncreasing(places);
    const stays = (i: number): boolean => places[i]! >= 0 && (stay === undefined || stay.has(i));
    // The next sibling that does not move, for each place: what «before» refers to.
    const anchors: number[] = new Array(target.length);
    let anchor = 0;
    for (let i = target.length - 1; i >= 0; i--) {
      anchors[i] = anchor;
      if (stays(i)) anchor = target[i]!.id;
    }
    target.forEach((node, i) => {
      if (stays(i)) return;
      if (places[i]! >= 0) ops.push([op.move, node.id, anchors[i]!]);
      else this.#insert(block, node, anchors[i]!, ops);
    });
    block.children = target;
    block.index = undefined;
    const last = block.next[block.next.length - 1];
    block.cursor = last ? target.indexOf(last) + 1 : 0;
  }

  /** The order to show in the middle of a run: what was said so far, and the rest of the last run around it. */
  #keepUnclaimed(block: LiveNode): LiveNode[] {
    const run = this.#run;
    const leading: LiveNode[] = [];
    const after = new Map<LiveNode, LiveNode[]>();
    let trailing: LiveNode[] = [];
    let previous: LiveNode | undefined;
    for (const child of block.children) {
      if (child.run === run) {
        if (previous) after.set(previous, trailing);
        else leading.push(...trailing);
        trailing = [];
        previous = child;
      } else if (!child.dropped) trailing.push(child);
    }
    const target = leading;
    for (const node of block.next) {
      target.push(node);
      const followers = after.get(node);
      if (followers) target.push(...followers);
    }
    target.push(...trailing);
    return target;
  }

  #insert(block: LiveNode, node: LiveNode, before: number, ops: TreeOp[]): void {
    node.id = this.#nextNumber++;
    node.base = node.props;
    this.sent.set(node.id, node);
    this.#identities.push([node.id, node.identity]);
    ops.push([op.insert, node.id, block.id, before, node.type, node.props as Readonly<Record<string, Json>>]);
    // What this run wrote into it before it had a number waits in `next`.
    if (node.next.length > 0) {
      node.touched = false;
      this.#reconcile(node, true, ops);
    }
  }

  #remove(node: LiveNode, ops: TreeOp[]): void {
    ops.push([op.remove, node.id]);
    const forget = (gone: LiveNode): void => {
      if (this.sent.get(gone.id) === gone) this.sent.delete(gone.id);
      gone.onRequest = undefined;
      for (const child of gone.children) forget(child);
    };
    forget(node);
  }
}

function root(name: RootName): LiveNode {
  const node = new LiveNode("root", name, undefined, {}, true);
  node.id = roots[name];
  return node;
}

/** Takes back what this run has said of a node and all in it: it can be claimed once more. */
function unclaim(node: LiveNode): void {
  node.run = 0;
  node.opened = 0;
  for (const child of node.next) unclaim(child);
}
