/**
 * A month of days, after the grid pattern of the ARIA authoring practices: one day takes the focus, the arrows move it by
 * a day or a week, PageUp and PageDown by a month, with Shift by a year. Always six weeks, so that nothing jumps.
 */
import { type CalendarDate, getLocalTimeZone, parseDate, startOfMonth, startOfWeek, today } from "@internationalized/date";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { classes } from "../../frontend/parts/classes.js";
import styles from "./calendar.module.css";
import { CalendarHeader } from "./calendar-header.js";

export interface CalendarProps {
  /** The day, or the one or two days of a range. */
  days: readonly string[];
  isRange: boolean;
  min?: string;
  max?: string;
  onPick: (day: string) => void;
  /** The day that takes the focus. */
  ref?: Ref<HTMLButtonElement>;
}

const weeks = [0, 1, 2, 3, 4, 5];
const weekdays = [0, 1, 2, 3, 4, 5, 6];

export function Calendar({ days, isRange, min, max, onPick, ref }: CalendarProps) {
  const locale = navigator.language;
  const now = today(getLocalTimeZone());
  const [from, to] = days;
  const within = (day: CalendarDate): CalendarDate => {
    if (min !== undefined && day.toString() < min) return parseDate(min);
    return max !== undefined && day.toString() > max ? parseDate(max) : day;
  };
  const [focused, setFocused] = useState(() => within(from === undefined ? now : parseDate(from)));
  const [hovered, setHovered] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const byKey = useRef(false);
  useImperativeHandle(ref, () => ({ focus: () => button.current?.focus() }) as HTMLButtonElement, []);

  // A day that was typed or chosen elsewhere brings its month.
  const latest = days.at(-1);
  useEffect(() => {
    if (latest !== undefined) setFocused(parseDate(latest));
  }, [latest]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the day that the keys have moved to
  useEffect(() => {
    if (byKey.current) button.current?.focus();
    byKey.current = false;
  }, [focused]);

  const first = startOfWeek(startOfMonth(focused), locale);
  const isOutside = (day: string): boolean => (min !== undefined && day < min) || (max !== undefined && day > max) || day > "9999-12-31";
  /** The other end while the second day of a range is being chosen. */
  const end = isRange && from !== undefined && to === undefined ? hovered : to;
  const [low, high] = from !== undefined && end !== undefined && end < from ? [end, from] : [from, end];

  const keyed = (event: KeyboardEvent): void => {
    const next = afterKey(event, focused, locale);
    if (!next) return;
    event.preventDefault();
    byKey.current = true;
    const target = within(next);
    setFocused(target);
    setHovered(target.toString());
  };

  const weekdayName = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const weekdayFullName = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const dayName = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" });
  const monthName = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });

  return (
    <div className={styles.calendar}>
      <CalendarHeader month={focused} min={min} max={max} onMonth={(month) => setFocused(within(month))} />
      <table
        className={styles.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of dates is a table that takes keys
        role="grid"
        aria-label={monthName.format(focused.toDate("UTC"))}
        onKeyDown={keyed}
        onPointerLeave={() => setHovered(undefined)}
      >
        <thead>
          <tr>
            {weekdays.map((day) => {
              const date = first.add({ days: day }).toDate("UTC");
              return (
                <th key={day} scope="col" abbr={weekdayFullName.format(date)}>
                  {weekdayName.format(date)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week}>
              {weekdays.map((weekday) => {
                const date = first.add({ days: week * 7 + weekday });
                const day = date.toString();
                const isFocused = date.compare(focused) === 0;
                const isEnd = day === from || day === to;
                const isBetween = low !== undefined && high !== undefined && isRange && day >= low && day <= high && low !== high;
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: the button in the cell takes the focus
                  <td
                    key={weekday}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid
                    role="gridcell"
                    aria-selected={isEnd || (isBetween && to !== undefined)}
                    aria-disabled={isOutside(day) || undefined}
                    className={classes(
                      styles.cell,
                      isBetween && styles.between,
                      isBetween && day === low && styles.low,
                      isBetween && day === high && styles.high,
                    )}
                  >
                    <button
                      ref={isFocused ? button : undefined}
                      type="button"
                      tabIndex={isFocused ? 0 : -1}
                      className={classes(styles.day, isEnd && styles.selected, date.month !== focused.month && styles.other)}
                      aria-label={dayName.format(date.toDate("UTC"))}
                      aria-current={date.compare(now) === 0 ? "date" : undefined}
                      aria-disabled={isOutside(day) || undefined}
                      onClick={() => isOutside(day) || onPick(day)}
                      onPointerEnter={() => setHovered(day)}
                    >
                      {date.day}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function afterKey(event: KeyboardEvent, day: CalendarDate, locale: string): CalendarDate | undefined {
  const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
  const step = event.shiftKey ? { years: 1 } : { months: 1 };
  switch (event.key) {
    case "ArrowRight":
      return day.add({ days: forward });
    case "ArrowLeft":
      return day.subtract({ days: forward });
    case "ArrowDown":
      return day.add({ weeks: 1 });
    case "ArrowUp":
      return day.subtract({ weeks: 1 });
    case "Home":
      return startOfWeek(day, locale);
    case "End":
      return startOfWeek(day, locale).add({ days: 6 });
    case "PageDown":
      return day.add(step);
    case "PageUp":
      return day.subtract(step);
    default:
      return undefined;
  }
}
