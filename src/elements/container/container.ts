/**
 * A place for other elements, and the shape that all containers share: called without a callback it is a handle to
 * write into now or later; with one, plain `st.…` calls inside the callback write into it (`core/element/container-body.ts`).
 */
import { type Body, type Filled, fillBody, readBody } from "../../core/element/container-body.js";
import type { ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Height, Width } from "../../core/element/element-props.js";
import { type Gap, gapOption } from "../../core/element/gap-option.js";
import { sizeOption } from "../../core/element/size-option.js";
import { optionError } from "../../core/errors.js";
import { checkChoice } from "../../core/widgets/widget-options.js";
import type { Container } from "../../st.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    container: ContainerProps;
  }
}

export interface ContainerProps extends CommonProps {
  border?: true;
  horizontal?: true;
  nowrap?: true;
  /** Where children stand from left to right. */
  across?: "center" | "right" | "distribute";
  /** Where children stand from top to bottom. */
  down?: "center" | "bottom" | "distribute";
  gap?: Gap;
  /** Follow new content to the end. */
  autoscroll?: true;
}

export interface ContainerOptions {
  /** A line around it. Default: only with a fixed height. */
  border?: boolean;
  key?: string;
  /** Default `"stretch"`. */
  width?: Width;
  /** Pixels make it scroll inside itself. Default `"content"`. */
  height?: Height;
  /** Children side by side instead of one below the other. */
  horizontal?: boolean;
  /** Only with `horizontal`: what does not fit goes to the next line. Default true. */
  wrap?: boolean;
  /** Default `"left"`. */
  horizontalAlignment?: "left" | "center" | "right" | "distribute";
  /** Default `"top"`. */
  verticalAlignment?: "top" | "center" | "bottom" | "distribute";
  /** Space between children. Default `"small"` (16 pixels). */
  gap?: Gap;
  /** With a fixed height: follow new content to the end, unless the reader has scrolled up. Default false. */
  autoscroll?: boolean;
}

/**
 * Groups elements, now or later: what is written into it stands at its place.
 *
 * @param body Plain `st.…` calls in it write into the container. May be async; then await the result.
 * @returns The container, with all commands on it; a promise of it when `body` is async.
 * @throws MillraceError `MR_OPTION_INVALID` for a size, gap or alignment that does not exist.
 * @example
 * const top = st.container({ border: true });
 * st.text("below");
 * top.text("above, although written later");
 */
export function container(this: ElementHost, options?: ContainerOptions): Container;
export function container<R>(this: ElementHost, body: Body<Container, R>): Filled<R, Container>;
export function container<R>(this: ElementHost, options: ContainerOptions, body: Body<Container, R>): Filled<R, Container>;
export function container(
  this: ElementHost,
  first?: ContainerOptions | Body<Container>,
  second?: Body<Container>,
): Container | Promise<Container> {
  const { options, body } = readBody<Container, ContainerOptions>(first, second);
  const inner = this.block("container", containerProps(options), { key: options.key }) as Container;
  return fillBody(this, inner, body);
}

function containerProps(options: ContainerOptions): ContainerProps {
  const { width, height, horizontal = false, wrap, gap, autoscroll } = options;
  const { horizontalAlignment: across = "left", verticalAlignment: down = "top" } = options;
  checkChoice("container", undefined, "horizontalAlignment", across, ["left", "center", "right", "distribute"]);
  checkChoice("container", undefined, "verticalAlignment", down, ["top", "center", "bottom", "distribute"]);
  if (wrap === false && !horizontal) {
    throw optionError("container", undefined, "wrap is false without horizontal.", "Add horizontal: true, or leave wrap out.");
  }
  const { border = typeof height === "number" } = options;
  return {
    border: border ? true : undefined,
    horizontal: horizontal ? true : undefined,
    nowrap: wrap === false ? true : undefined,
    across: across === "left" ? undefined : across,
    down: down === "top" ? undefined : down,
    gap: gapOption("container", gap),
    width: sizeOption("container", undefined, "width", width),
    height: sizeOption("container", undefined, "height", height),
    autoscroll: autoscroll ? true : undefined,
  };
}
