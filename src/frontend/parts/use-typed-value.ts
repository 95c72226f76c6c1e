/**
 * A value that is typed: taken at Enter or when the field is left, not at each key.
 *
 * What is typed and can be taken waits in the widget store (it survives reruns and a reload, and rides along with the
 * next event of another widget); what cannot be taken stays here, with the reason. The field shows the person's text as
 * long as it stands for the current value; when the value moves on (a reset, a cleared form), the field follows.
 */
import { type RefObject, useContext, useLayoutEffect, useRef, useState } from "react";
import type { Json, WidgetProps } from "../../core/element/element-props.js";
import { sameJson } from "../same-json.js";
import { FormContext, type SetValueOptions, useWidgetValue } from "../widget-store.js";

export type Reading<Raw extends Json> = { value: Raw } | { problem: string };

export interface TypingRules<Raw extends Json> {
  /** What a text means, or why it cannot be taken. */
  read: (text: string) => Reading<Raw>;
  /** How a value stands in the field. */
  write: (value: Raw) => string;
  /** Milliseconds after the last key when the value is taken by itself. */
  live?: number;
  /** Passwords: nothing is kept outside the field before it is taken. */
  secret?: boolean;
}

export interface TypedValue<Raw extends Json> {
  value: Raw;
  /** What the field shows. */
  text: string;
  /** Something was typed that has not been taken, and that waits for a key. */
  waiting: boolean;
  /** Why the text cannot be taken; only once the person has tried or left the field. */
  problem: string | undefined;
  type: (text: string) => void;
  /** Takes what was typed. False: it cannot be taken, and the field says why. */
  commit: () => boolean;
  /** Back to the last value that was taken. */
  forget: () => void;
  /** Sets the value without typing. */
  set: (value: Raw, options?: SetValueOptions) => void;
  /** The form asks: say what is wrong. */
  complain: () => void;
  /** Of the native field: tells its form whether it can be sent. */
  field: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
}

export function useTypedValue<Raw extends Json>(props: WidgetProps<Raw>, rules: TypingRules<Raw>): TypedValue<Raw> {
  const { read, write, live, secret = false } = rules;
  const [value, setValue, { pending }] = useWidgetValue<Raw>(props);
  const inForm = useContext(FormContext) !== undefined;
  const [typed, setTyped] = useState<{ text: string; base: Raw }>();
  const [tried, setTried] = useState(false);
  const taken = useRef(value);
  const field = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const keptHere = secret && !inForm;

  const reading = typed && read(typed.text);
  const stands =
    reading !== undefined && ("problem" in reading || keptHere ? sameJson(typed?.base as Json, value) : sameJson(reading.value, value));
  const text = stands && typed ? typed.text : write(value);
  const open = stands ? reading : undefined;
  const unsent = open !== undefined && ("problem" in open || (!pending && !sameJson(open.value, props.value)));
  if (!unsent) taken.current = value;

  const missing = props.required && text === "" ? "Fill in this field." : undefined;
  const problem = open && "problem" in open ? open.problem : missing;
  useLayoutEffect(() => field.current?.setCustomValidity(problem ?? ""), [problem]);

  return {
    value,
    text,
    waiting: unsent && !inForm && !live && !props.quiet,
    problem: tried ? problem : undefined,
    type(next) {
      const meant = read(next);
      setTyped({ text: next, base: taken.current });
      if ("value" in meant && next !== "") setTried(false);
      if ("problem" in meant) setValue(taken.current, { quiet: true });
      else if (!keptHere) setValue(meant.value, live ? { debounce: live } : { quiet: true });
    },
    commit() {
      if (open && "problem" in open) {
        setTried(true);
        return false;
      }
      if (missing === undefined) setTried(false);
      setTyped(undefined);
      if (open) setValue(open.value);
      // Typed before the page was loaded anew, and still waiting.
      else if (!pending && !sameJson(value, props.value)) setValue(value);
      return true;
    },
    forget() {
      setTyped(undefined);
      setTried(false);
      if (open) setValue(taken.current, { quiet: true });
    },
    set(next, options) {
      setTyped(undefined);
      setTried(false);
      setValue(next, options);
    },
    complain: () => setTried(true),
    field,
  };
}
