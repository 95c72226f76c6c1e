/**
 * What the person has entered and the server may not know yet.
 *
 * The view of a widget shows the person's own value from the keystroke until the server has applied the event that
 * carries it, whatever the server says in between; then the server's word counts again. Values wait here while the
 * person is still typing (debounce), while they are quiet (they ride along with the next event) and while they belong
 * to a form that was not submitted. Each event carries everything that waits outside forms, so a button never runs
 * ahead of the text that was typed before it was pressed.
 *
 * It never talks to the socket: events go to `outbox.ts`, which numbers and keeps them.
 */
import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from "react";
import type { Json, WidgetProps } from "../core/element/element-props.js";
import { limits } from "../core/protocol/limits.js";
import { type Outbox, outbox } from "./outbox.js";
import { pageStore } from "./page-store.js";
import { sameJson } from "./same-json.js";
import { type TreeStore, treeStore } from "./tree-store.js";

export interface SetValueOptions {
  /** Milliseconds without another change before the value is sent. */
  debounce?: number;
  /** Keep the value until the next event instead of starting a run. */
  quiet?: boolean;
}

/** A value in the browser that the server has not applied. */
export interface Draft {
  readonly value: Json;
  /** The event under way that carries an earlier or this very value. */
  readonly sent?: { readonly n: number; readonly value: Json };
  /** Why the value has not been sent. */
  readonly held?: HeldReason;
}

/** Still typing, waiting for the next event, too long to be sent, or the number of the form node it belongs to. */
export type HeldReason = "typing" | "quiet" | "too-long" | number;

/** An unsent value, as it is kept across a page reload. */
export type HeldValue = readonly [widget: number, value: Json, held: HeldReason];

export interface WidgetStore {
  draft(widget: number): Draft | undefined;
  /** The number of the last fired and not yet applied event of a trigger. */
  fired(widget: number): number | undefined;
  subscribe(widget: number, listener: () => void): () => void;
  setValue(widget: number, value: Json, options?: SetValueOptions & { form?: number }): void;
  /** Sends a trigger with all that waits outside forms, or with the values of one form. */
  fire(widget: number, value: Json, form?: number): void;
  /** Sends what is still being typed, at once. */
  flushTyping(): void;
  /** Forgets the drafts whose events are applied. Call in the moment the tree with their values is drawn. */
  settle(applied: number): void;
  /** All values that were never sent. A password that was not sent is kept nowhere. */
  held(): HeldValue[];
  /** Takes up what an earlier load of this page had not sent, and shows what it had sent and the server has not applied. */
  restore(values: readonly HeldValue[]): void;
  clear(): void;
}

/** Characters that an event needs beside its one long value. */
const roomForTheRest = 10_000;

function isTooLong(value: Json): boolean {
  return JSON.stringify(value).length > limits.message - roomForTheRest;
}

/** `refuse` hears of widgets whose value is longer than the server accepts; it stays on the page and is not sent. */
export function createWidgetStore(out: Outbox, tree: TreeStore, refuse: (widget: number) => void = () => {}): WidgetStore {
  const drafts = new Map<number, Draft>();
  const triggers = new Map<number, number>();
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  const listeners = new Map<number, Set<() => void>>();

  function notify(widget: number): void {
    const own = listeners.get(widget);
    if (own) for (const listener of [...own]) listener();
  }

  function put(widget: number, draft: Draft | undefined): void {
    if (draft) drafts.set(widget, draft);
    else drafts.delete(widget);
    notify(widget);
  }

  function stopTimer(widget: number): void {
    clearTimeout(timers.get(widget));
    timers.delete(widget);
  }

  /** One event with these widgets' drafts and, where given, a trigger. */
  function send(widgets: readonly number[], trigger?: { widget: number; value: Json }): void {
    const values: Record<number, Json> = {};
    for (const widget of widgets) {
      const draft = drafts.get(widget);
      if (!draft) continue;
      if (isTooLong(draft.value)) {
        stopTimer(widget);
        put(widget, { ...draft, held: "too-long" });
        refuse(widget);
      } else values[widget] = draft.value;
    }
    if (trigger && isTooLong(trigger.value)) refuse(trigger.widget);
    else if (trigger) values[trigger.widget] = trigger.value;
    if (Object.keys(values).length === 0) return;
    const n = out.add(values, trigger?.widget);
    for (const widget of widgets) {
      const draft = drafts.get(widget);
      if (!draft || !(widget in values)) continue;
      stopTimer(widget);
      put(widget, { value: draft.value, sent: { n, value: draft.value } });
    }
    if (trigger && trigger.widget in values) {
      triggers.set(trigger.widget, n);
      notify(trigger.widget);
    }
  }

  /** Widgets whose values wait outside forms. */
  function waiting(): number[] {
    return [...drafts].filter(([, draft]) => draft.held === "typing" || draft.held === "quiet").map(([widget]) => widget);
  }

  return {
    draft: (widget) => drafts.get(widget),
    fired: (widget) => triggers.get(widget),
    subscribe(widget, listener) {
      const own = listeners.get(widget) ?? new Set();
      listeners.set(widget, own);
      own.add(listener);
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(widget) === own) listeners.delete(widget);
      };
    },
    setValue(widget, value, { debounce = 0, quiet = false, form } = {}) {
      const before = drafts.get(widget);
      const sent = before?.sent;
      const known = sent ? sent.value : tree.widgetNode(widget)?.props.value;
      stopTimer(widget);
      if (known !== undefined && sameJson(known as Json, value)) {
        if (before) put(widget, sent ? { value, sent } : undefined);
        return;
      }
      const held = form ?? (quiet ? "quiet" : "typing");
      put(widget, { value, sent, held });
      if (held !== "typing") return;
      if (debounce > 0) {
        timers.set(
          widget,
          setTimeout(() => send(waiting()), debounce),
        );
      } else {
        send(waiting());
      }
    },
    fire(widget, value, form) {
      const widgets = form === undefined ? waiting() : [...drafts].filter(([, draft]) => draft.held === form).map(([id]) => id);
      send(widgets, { widget, value });
    },
    flushTyping() {
      if ([...drafts.values()].some((draft) => draft.held === "typing")) send(waiting());
    },
    settle(applied) {
      for (const [widget, draft] of [...drafts]) {
        if (!draft.sent || draft.sent.n > applied) continue;
        put(widget, draft.held === undefined ? undefined : { value: draft.value, held: draft.held });
      }
      for (const [widget, n] of [...triggers]) {
        if (n > applied) continue;
        triggers.delete(widget);
        notify(widget);
      }
    },
    held() {
      const values: HeldValue[] = [];
      for (const [widget, { value, held }] of drafts)
        if (held !== undefined && tree.widgetNode(widget)?.props.kind !== "password") values.push([widget, value, held]);
      return values;
    },
    restore(values) {
      for (const event of out.after(0)) {
        for (const [id, value] of Object.entries(event.values)) {
          if (Number(id) !== event.trigger) put(Number(id), { value, sent: { n: event.n, value } });
        }
      }
      for (const [widget, value, held] of values) put(widget, { value, sent: drafts.get(widget)?.sent, held });
    },
    clear() {
      for (const widget of [...timers.keys()]) stopTimer(widget);
      const widgets = [...drafts.keys(), ...triggers.keys()];
      drafts.clear();
      triggers.clear();
      for (const widget of widgets) notify(widget);
    },
  };
}

/** The page's widget values. */
export const widgetStore: WidgetStore = createWidgetStore(outbox, treeStore, (widget) => {
  const label = treeStore.widgetNode(widget)?.props.label;
  pageStore.notice.set({
    title: `«${typeof label === "string" ? label : "This value"}» is too long to be sent.`,
    text: `Shorten it to less than ${(limits.message - roomForTheRest).toLocaleString()} characters.`,
  });
});

/** The form around a widget, as its block view provides it: `<FormContext value={node}>`. Undefined outside forms. */
export const FormContext = createContext<number | undefined>(undefined);

export interface WidgetState {
  /** The value is on its way: sent, and not yet applied by the server. */
  pending: boolean;
}

export type SetValue<Raw extends Json> = (value: Raw, options?: SetValueOptions) => void;

/**
 * The value a widget shows, and how it changes.
 *
 * Inside a form the value waits for the submit button. With `quiet` (or `props.quiet`) it waits for the next event.
 * Setting the value the server already has sends nothing. With `field: false` it is no field of the form around it (what
 * is open of an expander).
 *
 * @example
 * const [value, setValue] = useWidgetValue<string>(props);
 * <input value={value} onChange={(e) => setValue(e.target.value, { debounce: 300 })} onBlur={(e) => setValue(e.target.value)} />
 */
export function useWidgetValue<Raw extends Json>(
  props: WidgetProps<Raw>,
  { field = true } = {},
): [value: Raw, setValue: SetValue<Raw>, state: WidgetState] {
  const { id, quiet } = props;
  const around = useContext(FormContext);
  const form = field ? around : undefined;
  const draft = useSyncExternalStore(
    useCallback((listener) => widgetStore.subscribe(id, listener), [id]),
    useCallback(() => widgetStore.draft(id), [id]),
  );
  const setValue = useCallback<SetValue<Raw>>(
    (value, options) => widgetStore.setValue(id, value, { debounce: options?.debounce, quiet: options?.quiet ?? quiet, form }),
    [id, quiet, form],
  );
  return [draft ? (draft.value as Raw) : props.value, setValue, { pending: draft?.sent !== undefined }];
}

/** What a trigger (button, menu item, chat input) needs to be fired: the number of its widget. */
export type TriggerProps = Pick<WidgetProps, "id">;

/** Sends a trigger together with everything entered before it. Each call is one event; two clicks are two events. */
export function fireTrigger(props: TriggerProps, value: Json = true): void {
  widgetStore.fire(props.id, value);
}

/** True from the moment a trigger was fired until the server has applied it. */
export function useTriggerPending(props: TriggerProps): boolean {
  const { id } = props;
  return (
    useSyncExternalStore(
      useCallback((listener) => widgetStore.subscribe(id, listener), [id]),
      useCallback(() => widgetStore.fired(id), [id]),
    ) !== undefined
  );
}

export interface FormHandle {
  /** Sends the form's changed values and the trigger of the submit button as one event. */
  submit(submitWidget: number): void;
}

/** The form around the caller, or undefined outside forms. */
export function useForm(): FormHandle | undefined {
  const form = useContext(FormContext);
  return useMemo(
    () => (form === undefined ? undefined : { submit: (submitWidget: number) => widgetStore.fire(submitWidget, true, form) }),
    [form],
  );
}
