/**
 * A part of the page that opens and closes.
 *
 * Whether it is open is a widget value. Without a callback it is quiet: opening is a matter of the browser, and the
 * server hears of it with the next event. With a callback opening starts a run, in which the callback fills it. When
 * it is closed again the callback is not called, and what it has shown stays, out of sight, as the last run left it:
 * closing does not tear the content away in front of the reader, and opening again shows it at once and then anew.
 */
import { type Body, type FilledWhenShown, fillBody, readBody } from "../../core/element/container-body.js";
import type { ElementHost } from "../../core/element/element-host.js";
import type { WidgetProps } from "../../core/element/element-props.js";
import { iconOption } from "../../core/element/icon-option.js";
import { sizeOption } from "../../core/element/size-option.js";
import { optionError } from "../../core/errors.js";
import type { OnChange, PersistState } from "../../core/widgets/widget-manager.js";
import { checkChoice, widgetSpec } from "../../core/widgets/widget-options.js";
import type { Container } from "../../st.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    expander: ExpanderProps;
  }
}

export interface ExpanderProps extends WidgetProps<boolean> {
  icon?: string;
  /** Absent: a card. */
  look?: "compact" | "step";
  /** The content comes with a run after it was opened. */
  lazy?: true;
}

export interface ExpanderOptions {
  /** Open at first. When a later run passes another value, that one counts. Default false. */
  expanded?: boolean;
  key?: string;
  /** One emoji or `:material/name:`. */
  icon?: string;
  /** A card, a bare line of text, or one of several steps joined by a line. Default `"default"`. */
  type?: "default" | "compact" | "step";
  /** Default `"stretch"`. */
  width?: "stretch" | number;
  /** What opening and closing does. Default: nothing for a handle, `"rerun"` with a callback. */
  onChange?: OnChange;
  /** How long the state is kept while the expander is not shown. Default `"session"`. */
  persistState?: PersistState;
}

export interface ExpanderContainer extends Container {
  /** Whether it was open at the last event. */
  readonly open: boolean;
}

/**
 * Shows a line that opens to what stands in it.
 *
 * @param label Inline markdown.
 * @param body Called only while it is open; plain `st.…` calls in it write into the expander.
 * @returns The expander as a container, with `open`. With an async `body` that ran, a promise of it: await it.
 * @throws MillraceError `MR_OPTION_INVALID` for an icon, type or width that does not exist.
 * @example
 * st.expander("Details", () => {
 *   st.text("Made only when somebody looks.");
 * });
 */
export function expander(this: ElementHost, label: string, options?: ExpanderOptions): ExpanderContainer;
export function expander<R>(this: ElementHost, label: string, body: Body<ExpanderContainer, R>): FilledWhenShown<R, ExpanderContainer>;
export function expander<R>(
  this: ElementHost,
  label: string,
  options: ExpanderOptions,
  body: Body<ExpanderContainer, R>,
): FilledWhenShown<R, ExpanderContainer>;
export function expander(
  this: ElementHost,
  label: string,
  first?: ExpanderOptions | Body<ExpanderContainer>,
  second?: Body<ExpanderContainer>,
): ExpanderContainer | Promise<ExpanderContainer> {
  const { options, body } = readBody<ExpanderContainer, ExpanderOptions>(first, second);
  const { expanded = false, icon, type = "default", width } = options;
  const onChange = options.onChange ?? (body ? "rerun" : "ignore");
  checkChoice("expander", label, "type", type, ["default", "compact", "step"]);
  if (body && onChange === "ignore") {
    throw optionError(
      "expander",
      label,
      'onChange is "ignore" beside a callback.',
      "Leave it out: opening must start a run that fills it.",
    );
  }
  const { inner, value: open } = this.widgetBlock({
    type: "expander",
    label,
    ...widgetSpec("expander", label, { ...options, onChange }),
    seed: expanded,
    seedWins: true,
    parse: parseOpen,
    props: {
      icon: iconOption("expander", label, icon),
      look: type === "default" ? undefined : type,
      width: sizeOption("expander", label, "width", width),
      lazy: body ? true : undefined,
    },
  });
  const handle = Object.assign(inner as Container, { open });
  if (open || !body) return fillBody(this, handle, body);
  this.keep(inner);
  return handle;
}

function parseOpen(raw: unknown): boolean {
  if (typeof raw !== "boolean") throw new Error("an expander is open (true) or closed (false)");
  return raw;
}
