import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Width } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    divider: CommonProps;
  }
}

export interface DividerOptions {
  /** Default `"stretch"`. */
  width?: "stretch" | number;
  key?: string;
}

/**
 * Shows a thin line across the page, between parts that have less to do with each other.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for a width that does not exist.
 * @example
 * st.divider();
 */
export function divider(this: ElementHost, options: DividerOptions = {}): ElementHandle<"divider"> {
  return this.emit("divider", { width: sizeOption<Width>("divider", undefined, "width", options.width) }, { key: options.key });
}
