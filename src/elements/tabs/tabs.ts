/**
 * Several containers in one place, of which one is shown.
 *
 * `st.tabs(["A", "B"])` gives handles: all tabs are filled in every run, which one is open is a matter of the browser.
 * `st.tabs({ A: () => …, B: () => … })` and `st.tabs(labels, (label) => …)` fill only the open one: choosing a tab
 * starts a run, and the tabs that were open before keep what they have shown until they are chosen again.
 *
 * The value is the label of the open tab, so it stays when tabs are added, removed or reordered.
 */
import { fillBody, readBody } from "../../core/element/container-body.js";
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

/** What fills a tab; plain `st.…` calls in it write into the tab. */
export type TabBody<R = unknown> = (inner: TabContainer) => R;

/**
 * Shows tabs.
 *
 * @param labels Their labels (inline markdown), all different.
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
export function tabs<const L extends string>(
  this: ElementHost,
  labels: readonly L[],
  body: (label: L, inner: TabContainer) => Promise<unknown>,
): L | Promise<L>;
export function tabs<const L extends string>(
  this: ElementHost,
  labels: readonly L[],
  options: TabsOptions<L>,
  body: (label: L, inner: TabContainer) => Promise<unknown>,
): L | Promise<L>;
export function tabs<const L extends string>(this: ElementHost, labels: readonly L[], body: (label: L, inner: TabContainer) => unknown): L;
export function tabs<const L extends string>(
  this: ElementHost,
  labels: readonly L[],
  options: TabsOptions<L>,
  body: (label: L, inner: TabContainer) => unknown,
): L;
export function tabs<B extends Readonly<Record<string, TabBody>>>(
  this: ElementHost,
  bodies: B,
  options?: TabsOptions<keyof B & string>,
): AsyncBodies<B> extends true ? (keyof B & string) | Promise<keyof B & string> : keyof B & string;
export function tabs(
  this: ElementHost,
  what: readonly string[] | Readonly<Record<string, TabBody>>,
  first?: TabsOptions | ((label: string, inner: TabContainer) => unknown),
  second?: (label: string, inner: TabContainer) => unknown,
): TabContainer[] | string | Promise<string> {
  if (isList(what)) {
    const { options, body } = readBody(first as TabsOptions | undefined, second as never) as ListCall;
    return showTabs(this, what, options, body);
  }
  return showTabs(this, Object.keys(what), (first ?? {}) as TabsOptions, (label, inner) => what[label]?.(inner));
}
