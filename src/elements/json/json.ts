import type { ElementHandle, ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Width } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";
import { describeValue, optionError } from "../../core/errors.js";
import { toPlainForm } from "./plain-form.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    json: JsonProps;
  }
}

export interface JsonProps extends CommonProps {
  /** JSON text; see `plain-form.ts` for what JSON itself cannot say. */
  body: string;
  /** Open at first: none (false) or this many levels. Absent: all. */
  expanded?: false | number;
}

export interface JsonOptions {
  /** Open at first: everything (true, the default), nothing (false), or this many levels. */
  expanded?: boolean | number;
  /** Default `"stretch"`. */
  width?: "stretch" | number;
  key?: string;
}

/**
 * Shows a value as a tree that opens and closes, with a button that copies it.
 *
 * Objects, arrays, Map, Set, dates, bigint, NaN, typed arrays, class instances and cycles are shown as what they are.
 *
 * @param body Any value. A text is read as JSON.
 * @throws MillraceError `MR_OPTION_INVALID` for a text that is not JSON, or a depth that is not a whole number.
 * @example
 * st.json({ name: "Ada", born: new Date("1815-12-10"), tags: new Set(["maths", "poetry"]) }, { expanded: 1 });
 */
export function json(this: ElementHost, body: unknown, options: JsonOptions = {}): ElementHandle<"json"> {
  const { expanded = true, width, key } = options;
  if (typeof expanded !== "boolean" && !(Number.isInteger(expanded) && expanded >= 0)) {
    throw optionError("json", undefined, `expanded is ${describeValue(expanded)}.`, "Use true, false or a number of levels.");
  }
  return this.emit(
    "json",
    {
      body: toPlainForm(typeof body === "string" ? read(body) : body),
      expanded: expanded === true ? undefined : expanded,
      width: sizeOption<Width>("json", undefined, "width", width),
    },
    { key },
  );
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw optionError(
      "json",
      undefined,
      `the text ${describeValue(text)} is not JSON: ${reason}`,
      "Give the value itself, or JSON text. For other text use st.code.",
    );
  }
}
