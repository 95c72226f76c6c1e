/**
 * A field to type a day into, or two for a range, with a calendar under it. What is typed counts as soon as it is a whole
 * day inside the bounds; what is none is told below the field and never sent.
 */
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { classes } from "../../frontend/parts/classes.js";
import { Field } from "../../frontend/parts/field.js";
import { Icon } from "../../frontend/parts/icon.js";
import inputStyles from "../../frontend/parts/input.module.css";
import { plainText } from "../../frontend/parts/plain-text.js";
import { Popover } from "../../frontend/parts/popover.js";
import type { ViewProps } from "../../frontend/view.js";
import { useWidgetValue } from "../../frontend/widget-store.js";
import { Calendar } from "./calendar.js";
import { DateField } from "./date-field.js";
import type { DateInputValue } from "./date-input.js";
import styles from "./date-input.module.css";
import { type DatePattern, datePattern, writeDate } from "./date-pattern.js";
import { QuickRanges, type Range } from "./quick-ranges.js";

const ends = ["start", "end"] as const;

export function DateInputView({ props }: ViewProps<"dateInput">) {
  const { label, min, max, format, clearable = false, required = false, disabled = false } = props;
  const [value, setValue] = useWidgetValue<DateInputValue>(props);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  /** First day of a range that must have both before it is sent. */
  const [begun, setBegun] = useState<string>();
  const anchor = useRef<HTMLDivElement>(null);
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  const grid = useRef<HTMLButtonElement>(null);
  const pattern = datePattern(format) as DatePattern;
  const isRange = Array.isArray(value);
  const days: readonly string[] =
    begun !== undefined ? [begun] : isRange ? (value as readonly string[]) : value === null ? [] : [value as string];
  const name = plainText(label);

  const close = (): void => {
    if (anchor.current?.querySelector("[popover]")?.contains(document.activeElement)) fields.current[0]?.focus();
    setOpen(false);
    setBegun(undefined);
  };
  const send = (next: readonly string[]): void => {
    setProblem(undefined);
    if (!isRange) {
      setValue(next[0] ?? null);
    } else if (required && next.length === 1) {
      setBegun(next[0]);
    } else {
      setBegun(undefined);
      setValue(next);
    }
  };
  /** A day of the calendar: the first click of a range begins it, the second ends it. */
  const pick = (day: string): void => {
    const [first] = days;
    if (!isRange) {
      send([day]);
      close();
    } else if (days.length === 1 && first !== undefined) {
      send(day < first ? [day, first] : [first, day]);
      close();
    } else {
      send([day]);
    }
  };
  /** A day that was typed into one of the fields. */
  const typed = (index: number, day: string | undefined): void => {
    if (day === undefined) {
      const left = days.filter((_, i) => i !== index);
      if (left.length > 0 ? isRange && !required : clearable) send(left);
      else if (days.length > 0) setProblem(isRange ? "Both days are needed." : "A day is needed.");
      return;
    }
    const next = isRange ? (index === 0 ? [day, ...days.slice(1)] : [days[0] ?? day, day]) : [day];
    if (next.length === 2 && (next[0] as string) > (next[1] as string)) {
      setProblem(`The end is before the start, ${writeDate(next[0] as string, pattern)}.`);
    } else {
      send(next);
    }
  };
  const refuse = (kind: "" | "outside" | "unreadable"): void => {
    const low = min && `from ${writeDate(min, pattern)}`;
    const high = max && `to ${writeDate(max, pattern)}`;
    const outside = `Choose a day ${[low, high].filter(Boolean).join(" ")}.`;
    setProblem(kind === "" ? undefined : kind === "outside" ? outside : `Write a day as ${format}.`);
  };

  const pressed = (event: MouseEvent): void => {
    if (disabled || (event.target as Element).closest("button, [popover]")) return;
    if (!(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      fields.current[0]?.focus();
    }
    setOpen(true);
  };
  const left = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !anchor.current?.contains(event.relatedTarget)) close();
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" || !event.altKey || disabled) return;
    event.preventDefault();
    if (open) grid.current?.focus();
    else openWithFocus();
  };
  const openWithFocus = (): void => {
    setOpen(true);
    requestAnimationFrame(() => grid.current?.focus());
  };

  return (
    <Field props={props} testId="stDateInput" error={problem} group={isRange}>
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the whole box is a larger target for the fields in it
        <div
          ref={anchor}
          className={classes(inputStyles.input, styles.box, disabled && inputStyles.disabled, problem !== undefined && inputStyles.invalid)}
          {...(isRange ? { role: "group", "aria-labelledby": control["aria-labelledby"] } : undefined)}
          onMouseDown={pressed}
          onBlur={left}
          onKeyDown={keyed}
        >
          <div className={styles.fields} data-testid="stDateInputFieldsScroller">
            {(isRange ? ends : [undefined]).map((end, index) => (
              <span key={end ?? "day"} className={styles.part}>
                {index === 1 ? (
                  <span className={styles.dash} aria-hidden="true">
                    –
                  </span>
                ) : null}
                <DateField
                  ref={(input) => {
                    fields.current[index] = input;
                  }}
                  day={days[index]}
                  min={min}
                  max={max}
                  pattern={pattern}
                  placeholder={format}
                  invalid={problem !== undefined}
                  onDay={(day) => typed(index, day)}
                  onProblem={refuse}
                  id={end === undefined ? control.id : undefined}
                  aria-label={end === undefined ? undefined : `${name}, ${end}`}
                  aria-describedby={control["aria-describedby"]}
                  required={required}
                  disabled={disabled}
                />
              </span>
            ))}
          </div>
          {clearable && days.length > 0 && !disabled ? (
            <button
              type="button"
              className={inputStyles.tool}
              aria-label={`Clear ${name}`}
              data-testid="stDateInputClearButton"
              onClick={() => {
                send([]);
                fields.current[0]?.focus();
              }}
            >
              <Icon name="close" size={16} />
            </button>
          ) : null}
          <button
            type="button"
            className={inputStyles.tool}
            aria-label={`Calendar for ${name}`}
            aria-expanded={open}
            aria-haspopup="dialog"
            disabled={disabled}
            data-testid="stDateInputCalendarButton"
            onClick={() => (open ? close() : openWithFocus())}
          >
            <Icon name="calendar" size={18} />
          </button>
          <Popover open={open} onClose={close} anchor={anchor} label={`Calendar for ${name}`}>
            <div className={styles.panel} data-testid="stDateInputCalendar">
              {problem ? (
                // The same words stand below the field, where the calendar covers them.
                <p className={styles.problem} aria-hidden="true">
                  {problem}
                </p>
              ) : null}
              <Calendar ref={grid} days={days} isRange={isRange} min={min} max={max} onPick={pick} />
              <QuickRanges
                isRange={isRange}
                min={min}
                max={max}
                days={days}
                onPick={(range: Range) => {
                  send(isRange ? range : [range[1]]);
                  close();
                }}
              />
            </div>
          </Popover>
        </div>
      )}
    </Field>
  );
}
