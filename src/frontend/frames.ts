/**
 * Hands each part of a frame to the store it is for: values of applied events and tree operations to the tree, the
 * rest to the page. Notices when browser and server have drifted apart (an operation that does not fit, a checksum
 * that differs); from then on it leaves the tree alone until the whole tree comes.
 */
import { type Frame, op, type TreeOp } from "../core/protocol/forward-message.js";
import type { Outbox } from "./outbox.js";
import type { PageStore } from "./page-store.js";
import type { TreeStore, WidgetValues } from "./tree-store.js";
import type { WidgetStore } from "./widget-store.js";

export interface FrameReceiver {
  /** Carries out one frame. False when the whole tree must be asked for. */
  receive(frame: Frame): boolean;
  /** The next frame with operations stands for the whole tree. */
  expectWholeTree(): void;
}

export interface FrameStores {
  tree: TreeStore;
  widgets: WidgetStore;
  outbox: Outbox;
  page: PageStore;
  /** Puts a query string into the address bar. */
  showQuery(query: string): void;
}

/** A run that is over without having shown anything leaves an empty page. */
function endsRun(frame: Frame): boolean {
  return frame.ops.some((one) => one[0] === op.status && one[1] !== "running");
}

export function createFrameReceiver(stores: FrameStores): FrameReceiver {
  const { tree, widgets, outbox, page } = stores;
  let drifted = false;
  let replace = false;

  /** The operations for the tree, the others carried out. `checksum` is what the server's tree has after them. */
  function sort(frame: Frame): { ops: TreeOp[]; checksum: number | undefined } {
    const ops: TreeOp[] = [];
    let checksum: number | undefined;
    for (const one of frame.ops) {
      switch (one[0]) {
        case op.status:
          if (one[1] === "running") page.reached.set(undefined);
          page.status.set(one[1]);
          break;
        case op.page:
          page.config.set(one[1]);
          break;
        case op.query:
          stores.showQuery(one[1]);
          break;
        case op.toast:
          page.toasts.set([...page.toasts.get().filter((toast) => toast.id !== one[1].id), one[1]]);
          break;
        case op.checksum:
          checksum = one[1];
          break;
        default:
          ops.push(one);
      }
    }
    return { ops, checksum };
  }

  function settle({ applied }: Frame): { values?: WidgetValues; whenShown?: () => void } {
    if (applied === undefined) return {};
    return { values: outbox.settle(applied), whenShown: () => widgets.settle(applied) };
  }

  function noteReached(ops: readonly TreeOp[]): void {
    const last = ops.at(-1);
    if (!last || last[0] === op.reset || last[0] === op.remove || page.status.get() !== "running") return;
    page.reached.set(last[1]);
  }

  return {
    receive(frame) {
      const { ops, checksum } = sort(frame);
      const { values, whenShown } = settle(frame);
      const whole = ops.some((one) => one[0] === op.reset);
      if (whole) drifted = false;
      else if (replace && (ops.length > 0 || endsRun(frame))) ops.unshift([op.reset]);
      if (ops.length > 0) replace = false;
      try {
        tree.apply(drifted ? [] : ops, values, whenShown);
      } catch {
        drifted = true;
        return false;
      }
      page.loaded.set(true);
      noteReached(ops);
      if (!drifted && checksum !== undefined && checksum !== tree.checksum()) {
        drifted = true;
        return false;
      }
      return true;
    },
    expectWholeTree() {
      drifted = false;
      replace = true;
    },
  };
}
