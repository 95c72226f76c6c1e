import { type CalendarDate, endOfMonth, getLocalTimeZone, startOfMonth, startOfYear, today } from "@internationalized/date";
import styles from "./calendar.module.css";

export type Range = readonly [start: string, end: string];

export interface QuickRangesProps {
  isRange: boolean;
  min?: string;
  max?: string;
  days: readonly string[];
  onPick: (range: Range) => void;
}

const ranges: readonly { name: string; of: (now: CalendarDate) => [CalendarDate, CalendarDate] }[] = [
  { name: "Last 7 days", of: (now) => [now.subtract({ days: 6 }), now] },
  { name: "Last 30 days", of: (now) => [now.subtract({ days: 29 }), now] },
  { name: "This month", of: (now) => [startOfMonth(now), endOfMonth(now)] },
  { name: "Last month", of: (now) => [startOfMonth(now.subtract({ months: 1 })), endOfMonth(now.subtract({ months: 1 }))] },
  { name: "This year", of: (now) => [startOfYear(now), now] },
  { name: "Last 12 months", of: (now) => [now.subtract({ years: 1 }).add({ days: 1 }), now] },
];

/** Days and ranges that are asked for most, cut to the bounds; what lies outside of them is not offered. */
export function QuickRanges({ isRange, min, max, days, onPick }: QuickRangesProps) {
  const now = today(getLocalTimeZone());
  const offered = (isRange ? ranges : [{ name: "Today", of: () => [now, now] as const }]).flatMap(({ name, of }) => {
    const [start, end] = of(now).map(String) as [string, string];
    const range: Range = [min !== undefined && start < min ? min : start, max !== undefined && end > max ? max : end];
    return range[0] <= range[1] ? [{ name, range }] : [];
  });
  if (offered.length === 0) return null;
  return (
    <div className={styles.quick} data-testid="stDateInputQuickSelect">
      {offered.map(({ name, range }) => (
        <button
          key={name}
          type="button"
          className={styles.shortcut}
          aria-pressed={isRange ? days[0] === range[0] && days[1] === range[1] : days[0] === range[1]}
          onClick={() => onPick(range)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
