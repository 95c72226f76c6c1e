/**
 * Several containers in one place, of which one is shown.
 *
 * `st.tabs(["A", "B"])` gives handles: all tabs are filled in every run, which one is open is a matter of the browser.
 * `st.tabs({ A: () => …, B: () => … })` and `st.tabs(labels, (label) => …)` fill only the open one: choosing a tab
 * starts a run, and the tabs that were open before keep what they have shown until they are chosen again.
 *
 * The value is the label of the open tab, so it stays when tabs are added, removed or reordered.
 */
import { type FilledWhenShown, fillBody } from "../../core/element/container-body.js";
import type { ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Height, WidgetProps, Width } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";
import { describeValue, optionError } from "../../core/errors.js";
import type { OnChange, PersistState } from "../../core/widgets/widget-manager.js";
import { widgetSpec } from "../../core/widgets/widget-options.js";
import type { Container } from "../../st.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    tabs: TabsProps;
    tab: TabProps;
  }
}

/** The value is the label of the open tab. */
export interface TabsProps extends WidgetProps<string> {
  /** All labels; the children are their panels, in the same order. */
  tabs: readonly string[];
  /** The open tab is filled by a run after it was chosen. */
  lazy?: true;
}

export interface TabProps extends CommonProps {
  label: string;
}

export interface TabsOptions<L extends string = string> {
  /** The tab that is open at first. Default: the first one. */
  default?: L;
  /** Name of the tabs: identity, and `st.sessionState` entry with the label of the open tab. */
  key?: string;
  /** Default `"stretch"`. */
  width?: "stretch" | number;
  /** Of each panel; pixels make it scroll inside itself. Default `"content"`. */
  height?: Height;
  /** What choosing a tab does. Default: nothing for handles, `"rerun"` with callbacks. */
  onChange?: OnChange;
  /** How long the choice is kept while the tabs are not shown. Default `"session"`. */
  persistState?: PersistState;
}

export interface TabContainer extends Container {
  /** Whether it was the open one at the last event. */
  readonly open: boolean;
}

/** What fills the tabs of an object; its names are the labels. */
export type TabBodies = Readonly<Record<string, (inner: TabContainer) => unknown>>;

/**
 * Shows tabs, of which the person opens one at a time.
 *
 * @param labels Their labels (inline markdown), all different. As an object: label → callback; note that JavaScript puts
 * names that are whole numbers first, so give years as an array with one callback: `st.tabs(years, (year) => …)`.
 * @returns A container per tab, as a tuple; with a callback the label of the open tab. If the callback that ran is
 * async, a promise of it: await it.
 * @throws MillraceError `MR_OPTION_INVALID` for no, equal or empty labels, or a default that is none of them.
 * @example
 * const [cats, dogs] = st.tabs(["Cats", "Dogs"]);
 * cats.text("Purr");
 * dogs.text("Woof");
 * @example
 * st.tabs({
 *   Summary: () => st.text("Short"),
 *   Everything: () => st.text("Made only when this tab is open"),
 * });
 */
export function tabs<const L extends readonly string[]>(
  this: ElementHost,
  labels: L,
  options?: TabsOptions<L[number]>,
): { -readonly [I in keyof L]: TabContainer };
export function tabs<const L extends string, R>(
  this: ElementHost,
  labels: readonly L[],
  body: (label: L, inner: TabContainer) => R,
): FilledWhenShown<R, L>;
export function tabs<const L extends string, R>(
  this: ElementHost,
  labels: readonly L[],
  options: TabsOptions<L>,
  body: (label: L, inner: TabContainer) => R,
): FilledWhenShown<R, L>;
export function tabs<B extends TabBodies>(
  this: ElementHost,
  bodies: B,
  options?: TabsOptions<keyof B & string>,
): FilledWhenShown<ReturnType<B[keyof B]>, keyof B & string>;
export function tabs(
  this: ElementHost,
  what: readonly string[] | TabBodies,
  first?: TabsOptions | FillTab,
  second?: FillTab,
): TabContainer[] | string | Promise<string> {
  const options = typeof first === "object" ? first : {};
  const fill = isList(what) ? (typeof first === "function" ? first : second) : (label: string, inner: TabContainer) => what[label]?.(inner);
  const labels = isList(what) ? what : Object.keys(what);
  const { strip, panels, chosen } = showTabs(this, labels, options, fill !== undefined);
  if (!fill) return panels;
  let result: string | Promise<string> = chosen;
  for (const [at, panel] of panels.entries()) {
    if (!panel.open) {
      strip.keep(panel);
      continue;
    }
    const filled = fillBody(strip, panel, () => fill(labels[at] as string, panel));
    if (filled instanceof Promise) result = filled.then(() => chosen);
  }
  return result;
}

function isList(what: readonly string[] | TabBodies): what is readonly string[] {
  return Array.isArray(what);
}

type FillTab = (label: string, inner: TabContainer) => unknown;

function showTabs(
  host: ElementHost,
  labels: readonly string[],
  options: TabsOptions,
  lazy: boolean,
): { strip: ElementHost; panels: TabContainer[]; chosen: string } {
  const { default: start = labels[0], width, height } = options;
  const onChange = options.onChange ?? (lazy ? "rerun" : "ignore");
  checkLabels(labels, start);
  if (lazy && onChange === "ignore") {
    throw optionError(
      "tabs",
      undefined,
      'onChange is "ignore" beside callbacks.',
      "Leave it out: choosing a tab must start a run that fills it.",
    );
  }
  const { inner: strip, value: chosen } = host.widgetBlock({
    type: "tabs",
    label: "",
    ...widgetSpec("tabs", "", { ...options, onChange }),
    // The strip has no label of its own: its tabs have.
    nameless: undefined,
    seed: start as string,
    parse(raw) {
      if (typeof raw === "string" && labels.includes(raw)) return raw;
      throw new Error(`${describeValue(raw)} is not the label of a tab`);
    },
    props: {
      tabs: labels,
      width: sizeOption<Width>("tabs", undefined, "width", width),
      lazy: lazy ? true : undefined,
    },
  });
  const panelHeight = sizeOption("tabs", undefined, "height", height);
  const panels = labels.map((label) => {
    const panel = strip.block("tab", { label, height: panelHeight }, { name: label }) as Container;
    return Object.assign(panel, { open: label === chosen });
  });
  return { strip, panels, chosen };
}

function checkLabels(labels: readonly string[], start: string | undefined): void {
  if (labels.length === 0) throw optionError("tabs", undefined, "there are no labels.", 'Give at least one: st.tabs(["One"]).');
  const wrong = labels.find((label: unknown) => typeof label !== "string" || label.trim() === "");
  if (wrong !== undefined) {
    throw optionError("tabs", undefined, `a label is ${describeValue(wrong)}.`, 'Give a text; for an icon alone ":material/name:".');
  }
  const twice = labels.find((label, at) => labels.indexOf(label) !== at);
  if (twice !== undefined) {
    throw optionError("tabs", undefined, `the label ${describeValue(twice)} stands twice.`, "Give each tab its own label.");
  }
  if (!labels.includes(start as string)) {
    throw optionError("tabs", undefined, `default is ${describeValue(start)}.`, `Use one of ${labels.map(describeValue).join(", ")}.`);
  }
}
