import { parseDate } from "@internationalized/date";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { classes } from "../../frontend/parts/classes.js";
import inputStyles from "../../frontend/parts/input.module.css";
import styles from "./date-input.module.css";
import { type DatePattern, maskTyped, partAt, readTyped, writeDate } from "./date-pattern.js";

export interface DateFieldProps {
  day: string | undefined;
  min?: string;
  max?: string;
  pattern: DatePattern;
  placeholder: string;
  invalid: boolean;
  /** A whole day inside the bounds; undefined: the field was emptied. */
  onDay: (day: string | undefined) => void;
  /** What was typed cannot be taken; empty: it is being corrected. */
  onProblem: (problem: "" | "outside" | "unreadable") => void;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  required: boolean;
  disabled: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** One typed day. The arrows up and down change the part that the caret stands in; Escape puts back what was there. */
export function DateField({ day, min, max, pattern, invalid, onDay, onProblem, ref, ...rest }: DateFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => input.current as HTMLInputElement, []);
  const known = day === undefined ? "" : writeDate(day, pattern);
  const [typed, setTyped] = useState<string>();
  const selection = useRef<[number, number]>(undefined);
  const isInside = (iso: string): boolean => !(min !== undefined && iso < min) && !(max !== undefined && iso > max);

  // A day that came from elsewhere (calendar, script) replaces what was being typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the day has changed
  useEffect(() => setTyped(undefined), [day]);
  useLayoutEffect(() => {
    if (selection.current) input.current?.setSelectionRange(...selection.current);
    selection.current = undefined;
  });

  const changed = (text: string): void => {
    const next = maskTyped(text, typed ?? known, pattern);
    setTyped(next);
    onProblem("");
    const iso = next.length === 10 ? readTyped(next, pattern) : undefined;
    if (iso !== undefined && isInside(iso) && iso !== day) onDay(iso);
  };
  const finish = (): void => {
    if (typed === undefined || typed === known) {
      setTyped(undefined);
      return;
    }
    const iso = readTyped(typed, pattern);
    if (typed.trim() === "") {
      setTyped(undefined);
      onDay(undefined);
    } else if (iso === undefined) {
      onProblem("unreadable");
    } else if (!isInside(iso)) {
      onProblem("outside");
    } else {
      setTyped(undefined);
      if (iso !== day) onDay(iso);
    }
  };
  const turn = (by: number): void => {
    const { part, start, end } = partAt(input.current?.selectionStart ?? 0, pattern);
    const from = readTyped(typed ?? known, pattern) ?? day;
    if (from === undefined) return;
    const next = parseDate(from)
      .add({ [`${part}s`]: by })
      .toString();
    selection.current = [start, end];
    if (isInside(next)) onDay(next);
    else setTyped(undefined);
  };
  const keyed = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      turn(event.key === "ArrowUp" ? 1 : -1);
    } else if (event.key === "Enter") {
      finish();
    } else if (event.key === "Escape" && typed !== undefined) {
      setTyped(undefined);
      onProblem("");
    }
  };

  return (
    <input
      ref={input}
      {...rest}
      className={classes(inputStyles.inner, styles.field)}
      data-testid="stDateInputField"
      type="text"
      inputMode={isCoarse() ? "none" : "numeric"}
      autoComplete="off"
      spellCheck={false}
      size={10}
      aria-invalid={invalid || undefined}
      value={typed ?? known}
      onChange={(event) => changed(event.target.value)}
      onKeyDown={keyed}
      onBlur={finish}
    />
  );
}

/** On a touch screen the calendar opens by itself: the keyboard would cover it. */
function isCoarse(): boolean {
  return window.matchMedia?.("(pointer: coarse)").matches ?? false;
}
