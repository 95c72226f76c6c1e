import type { ElementHost } from "../../core/element/element-host.js";
import type { CommonProps } from "../../core/element/element-props.js";
import type { Container } from "../../st.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    empty: EmptyProps;
  }
}

export interface EmptyProps extends CommonProps {}

/** A place for one element: each write replaces the one before; `empty()` clears it. */
export type Slot = Container;

/**
 * Keeps a place for one element that comes later or changes.
 *
 * Each write replaces what stood there. For several elements write a container into it:
 * `slot.container((group) => { … })`. On the place itself `slot.empty()` clears it.
 *
 * @returns The place, with all commands on it.
 * @example
 * const slot = st.empty();
 * slot.text("Loading …");
 * slot.text("Done");
 */
export function empty(this: ElementHost): Slot {
  const { block } = this.binding;
  if (!block?.slot) return this.block("empty", {}, { slot: true }) as Slot;
  const { context } = this;
  if (context.check()) context.session.clearBlock(context, block);
  return this as ElementHost as Slot;
}
