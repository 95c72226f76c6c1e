/** The four coloured boxes: one element, four commands. */
import { type Displayable, dedent, displayText } from "../../core/element/displayable.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Width } from "../../core/element/element-props.js";
import { iconOption } from "../../core/element/icon-option.js";
import { sizeOption } from "../../core/element/size-option.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    alert: AlertProps;
  }
}

export type AlertKind = "success" | "info" | "warning" | "error";

export interface AlertProps extends CommonProps {
  kind: AlertKind;
  /** Markdown. */
  body: string;
  /** Inline markdown. */
  title?: string;
  icon?: string;
}

export interface AlertOptions {
  /** A line in bold above the body; inline markdown. */
  title?: Displayable;
  /** One emoji or `:material/name:`. Default: none. */
  icon?: string;
  /** Default `"stretch"`. */
  width?: "stretch" | number;
  key?: string;
}

/**
 * Shows a green box: something has worked.
 *
 * @param body Markdown.
 * @throws MillraceError `MR_OPTION_INVALID` for an icon that is neither one emoji nor `:material/name:`.
 * @example
 * st.success("All **12** rows saved.", { icon: "✅" });
 */
export function success(this: ElementHost, body: Displayable, options: AlertOptions = {}): ElementHandle<"alert"> {
  return alert(this, "success", body, options);
}

/**
 * Shows a blue box: something worth knowing.
 *
 * @param body Markdown.
 * @throws MillraceError `MR_OPTION_INVALID` for an icon that is neither one emoji nor `:material/name:`.
 * @example
 * st.info("The figures are of last night.", { title: "Before you read on" });
 */
export function info(this: ElementHost, body: Displayable, options: AlertOptions = {}): ElementHandle<"alert"> {
  return alert(this, "info", body, options);
}

/**
 * Shows an amber box: something to look out for.
 *
 * @param body Markdown.
 * @throws MillraceError `MR_OPTION_INVALID` for an icon that is neither one emoji nor `:material/name:`.
 * @example
 * st.warning("3 rows have no date and were left out.");
 */
export function warning(this: ElementHost, body: Displayable, options: AlertOptions = {}): ElementHandle<"alert"> {
  return alert(this, "warning", body, options);
}

/**
 * Shows a red box: something has not worked. Screen readers say it at once.
 *
 * @param body Markdown.
 * @throws MillraceError `MR_OPTION_INVALID` for an icon that is neither one emoji nor `:material/name:`.
 * @example
 * st.error("This file has no column `date`.", { icon: ":material/error:" });
 */
export function error(this: ElementHost, body: Displayable, options: AlertOptions = {}): ElementHandle<"alert"> {
  return alert(this, "error", body, options);
}

function alert(host: ElementHost, kind: AlertKind, body: Displayable, options: AlertOptions): ElementHandle<"alert"> {
  const { title, icon, width, key } = options;
  const props: AlertProps = {
    kind,
    body: dedent(displayText(body)),
    title: title === undefined || title === null ? undefined : displayText(title),
    icon: iconOption(kind, undefined, icon),
    width: sizeOption<Width>(kind, undefined, "width", width),
  };
  return host.emit("alert", props, { key });
}
