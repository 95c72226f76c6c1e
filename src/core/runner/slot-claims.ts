/**
 * What the elements in a slot (`st.empty()`) have taken for their identity: keys, and turns at their call sites.
 *
 * A slot that is written again gives all of it back before the new element takes its own, so the same code may fill it
 * any number of times in one run: with the same keys, and into the same widgets.
 */
import type { LiveNode } from "../delta/live-node.js";

/** Asked for each element before anything is made for `hold`. */
export function standsInSlot(block: LiveNode): boolean {
  for (let at: LiveNode | undefined = block; at; at = at.parent) if (at.slot) return true;
  return false;
}

export class SlotClaims {
  readonly #taken = new Map<LiveNode, (() => void)[]>();

  /** `giveBack` is called, once, when one of the slots around `block` is written again. */
  hold(block: LiveNode, giveBack: () => void): void {
    let open = true;
    const once = (): void => {
      if (open) giveBack();
      open = false;
    };
    for (let at: LiveNode | undefined = block; at; at = at.parent) {
      if (!at.slot) continue;
      const taken = this.#taken.get(at);
      if (taken) taken.push(once);
      else this.#taken.set(at, [once]);
    }
  }

  /** The slot is about to be empty. */
  release(slot: LiveNode): void {
    const taken = this.#taken.get(slot);
    if (!taken) return;
    this.#taken.delete(slot);
    // Turns go back last first, so that the next taker begins with the lowest.
    for (const giveBack of taken.reverse()) giveBack();
  }
}
