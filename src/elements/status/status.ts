import { type Body, type Filled, readBody } from "../../core/element/container-body.js";
import type { ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Width } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";
import { RunSignal } from "../../core/runner/run-context.js";
import { checkChoice } from "../../core/widgets/widget-options.js";
import type { Container } from "../../st.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    status: StatusProps;
  }
}

export type StatusState = "running" | "complete" | "error";

export interface StatusProps extends CommonProps {
  label: string;
  state: StatusState;
  /** What the script says; the person's own choice holds until the script says something else. */
  open?: true;
  /** Absent: a card. */
  look?: "compact" | "step";
}

export interface StatusOptions {
  /** Open at first. Default false. */
  expanded?: boolean;
  /** Default `"running"`. */
  state?: StatusState;
  /** A card, a bare line of text, or one of several steps joined by a line. Default `"default"`. */
  type?: "default" | "compact" | "step";
  /** Default `"stretch"`. */
  width?: "stretch" | number;
  key?: string;
}

export interface StatusContainer extends Container {
  /** Changes what is given; `expanded` only when given, so that the reader's own choice stays. */
  update(changes: { label?: string; state?: StatusState; expanded?: boolean }): void;
}

/**
 * Shows what a longer work is doing: a line with a spinner that opens to its details.
 *
 * @param label Inline markdown.
 * @param body The work; plain `st.…` calls in it write into the status. When it is through, the state becomes
 * `"complete"`, when it throws `"error"` (and the error goes on), unless it has set another state itself.
 * @returns The status as a container, with `update`; a promise of it when `body` is async.
 * @throws MillraceError `MR_OPTION_INVALID` for a state, type or width that does not exist.
 * @example
 * st.status("Reading", (status) => {
 *   st.text("First file");
 *   status.update({ label: "All read" });
 * });
 */
export function status(this: ElementHost, label: string, options?: StatusOptions): StatusContainer;
export function status<R>(this: ElementHost, label: string, body: Body<StatusContainer, R>): Filled<R, StatusContainer>;
export function status<R>(
  this: ElementHost,
  label: string,
  options: StatusOptions,
  body: Body<StatusContainer, R>,
): Filled<R, StatusContainer>;
export function status(
  this: ElementHost,
  label: string,
  first?: StatusOptions | Body<StatusContainer>,
  second?: Body<StatusContainer>,
): StatusContainer | Promise<StatusContainer> {
  const { options, body } = readBody<StatusContainer, StatusOptions>(first, second);
  const { expanded = false, state = "running", type = "default", width, key } = options;
  checkState(label, state);
  checkChoice("status", label, "type", type, ["default", "compact", "step"]);
  const props: StatusProps = {
    label,
    state,
    open: expanded ? true : undefined,
    look: type === "default" ? undefined : type,
    width: sizeOption<Width>("status", label, "width", width),
  };
  const inner = this.block("status", props, { key }) as Container;
  const update = (changes: Parameters<StatusContainer["update"]>[0]): void => change(inner, label, changes);
  const handle = Object.assign(inner, { update });
  return body ? work(this, handle, body) : handle;
}

function checkState(label: string, state: unknown): void {
  checkChoice("status", label, "state", state, ["running", "complete", "error"]);
}

function change(inner: ElementHost, name: string, changes: { label?: string; state?: StatusState; expanded?: boolean }): void {
  const { block, context } = inner.binding;
  if (!block || !context || context.closed) return;
  const { label, state, expanded } = changes;
  const props: Record<string, unknown> = { ...block.props };
  if (label !== undefined) props.label = label;
  if (state !== undefined) {
    checkState(name, state);
    props.state = state;
  }
  if (expanded === true) props.open = true;
  if (expanded === false) delete props.open;
  context.session.change(block, props);
}

function work(host: ElementHost, handle: StatusContainer, body: Body<StatusContainer>): StatusContainer | Promise<StatusContainer> {
  const finish = (): StatusContainer => {
    if (handle.binding.block?.props.state === "running") handle.update({ state: "complete" });
    return handle;
  };
  const fail = (error: unknown): never => {
    // A run that gives way to a newer one is no failure: that one will show how it stands.
    const goesOn = error instanceof RunSignal && error.kind !== "stop";
    if (!goesOn && handle.binding.block?.props.state === "running") handle.update({ state: "error" });
    throw error;
  };
  let result: unknown;
  try {
    result = host.fill(handle, () => body(handle));
  } catch (error) {
    return fail(error);
  }
  return result instanceof Promise ? result.then(finish, fail) : finish();
}
