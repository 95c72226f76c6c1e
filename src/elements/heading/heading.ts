/** The three headings of a page: one element, three commands that differ in size and rank. */
import { type Displayable, displayText } from "../../core/element/displayable.js";
import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps } from "../../core/element/element-props.js";
import { iconOption } from "../../core/element/icon-option.js";
import { type TextOptions, type TextProps, textProps } from "../../core/element/text-options.js";
import { describeValue, optionError } from "../../core/errors.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    heading: HeadingProps;
  }
}

export const dividerColours = ["red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "rainbow"] as const;
export type DividerColour = (typeof dividerColours)[number];

export interface HeadingProps extends TextProps, CommonProps {
  level: 1 | 2 | 3;
  /** Inline markdown. */
  body: string;
  /** Its name in the address; absent: made from the words; false: it cannot be linked to. */
  anchor?: string | false;
  icon?: string;
  /** A coloured line below. */
  divider?: DividerColour;
}

export interface TitleOptions extends TextOptions {
  /** Its name in the address (`#name`). Default: made from the words. False: no link. Equal names get a number. */
  anchor?: string | false;
  /** One emoji or `:material/name:`, before the words. */
  icon?: string;
}

export interface HeadingOptions extends TitleOptions {
  /** A line below: a colour, or true for the next colour in turn. Default false. */
  divider?: boolean | DividerColour;
}

/**
 * Shows the title of the page: the largest heading, best used once.
 *
 * @param body Inline markdown; line breaks become blanks.
 * @throws MillraceError `MR_OPTION_INVALID` for an icon, anchor, alignment or width that does not exist.
 * @example
 * st.title("Flights of 2024", { icon: "✈️" });
 */
export function title(this: ElementHost, body: Displayable, options: TitleOptions = {}): ElementHandle<"heading"> {
  return heading(this, "title", 1, body, options);
}

/**
 * Shows a heading of a large part of the page.
 *
 * @param body Inline markdown; line breaks become blanks.
 * @throws MillraceError `MR_OPTION_INVALID` for an icon, anchor, divider, alignment or width that does not exist.
 * @example
 * st.header("Delays", { divider: "blue" });
 */
export function header(this: ElementHost, body: Displayable, options: HeadingOptions = {}): ElementHandle<"heading"> {
  return heading(this, "header", 2, body, options);
}

/**
 * Shows a heading of a part of a part.
 *
 * @param body Inline markdown; line breaks become blanks.
 * @throws MillraceError `MR_OPTION_INVALID` for an icon, anchor, divider, alignment or width that does not exist.
 * @example
 * st.subheader("By airport", { help: "Departures only." });
 */
export function subheader(this: ElementHost, body: Displayable, options: HeadingOptions = {}): ElementHandle<"heading"> {
  return heading(this, "subheader", 3, body, options);
}

function heading(
  host: ElementHost,
  command: "title" | "header" | "subheader",
  level: 1 | 2 | 3,
  body: Displayable,
  options: HeadingOptions,
): ElementHandle<"heading"> {
  const { anchor, icon, divider, key } = options;
  const words = displayText(body).replace(/\s+/g, " ").trim();
  if (anchor !== undefined && anchor !== false && (typeof anchor !== "string" || !/^[^\s#]{1,100}$/.test(anchor))) {
    throw optionError(command, words, `anchor is ${describeValue(anchor)}.`, "Give a name without blanks and #, or false for no link.");
  }
  return host.emit(
    "heading",
    {
      level,
      body: words,
      anchor,
      icon: iconOption(command, words, icon),
      divider: dividerColour(host, command, words, divider),
      ...textProps(command, options),
    },
    { key },
  );
}

/** The colours that `divider: true` goes through. */
const turns: readonly DividerColour[] = ["blue", "green", "orange", "red", "violet", "yellow", "gray"];

function dividerColour(
  host: ElementHost,
  command: string,
  words: string,
  divider: boolean | DividerColour | undefined,
): DividerColour | undefined {
  if (divider === undefined || divider === false) return undefined;
  if (divider !== true) {
    if (dividerColours.includes(divider)) return divider;
    throw optionError(command, words, `divider is ${describeValue(divider)}.`, `Use true, false or one of ${dividerColours.join(", ")}.`);
  }
  const { siteCounts } = host.context;
  const turn = siteCounts.get("heading divider") ?? 0;
  siteCounts.set("heading divider", turn + 1);
  return turns[turn % turns.length];
}
