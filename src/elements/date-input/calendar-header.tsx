import type { CalendarDate } from "@internationalized/date";
import { Icon } from "../../frontend/parts/icon.js";
import styles from "./calendar.module.css";

export interface CalendarHeaderProps {
  month: CalendarDate;
  min?: string;
  max?: string;
  onMonth: (month: CalendarDate) => void;
}

/** Years to both sides where no bound says how far it goes. */
const reach = 100;

/** Month and year: by one with the arrows, at once with the lists. */
export function CalendarHeader({ month, min, max, onMonth }: CalendarHeaderProps) {
  const firstYear = min === undefined ? Math.max(1, month.year - reach) : Number(min.slice(0, 4));
  const lastYear = max === undefined ? Math.min(9999, month.year + reach) : Number(max.slice(0, 4));
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
  const monthName = new Intl.DateTimeFormat(navigator.language, { month: "long", timeZone: "UTC" });
  const yearMonth = month.toString().slice(0, 7);
  const isFirst = min !== undefined ? yearMonth <= min.slice(0, 7) : yearMonth <= "0001-01";
  const isLast = max !== undefined ? yearMonth >= max.slice(0, 7) : yearMonth >= "9999-12";
  const isOutside = (number: number): boolean => {
    const text = `${yearMonth.slice(0, 4)}-${String(number).padStart(2, "0")}`;
    return (min !== undefined && text < min.slice(0, 7)) || (max !== undefined && text > max.slice(0, 7));
  };
  return (
    <div className={styles.header}>
      <button
        type="button"
        className={styles.arrow}
        aria-label="Previous month"
        disabled={isFirst}
        onClick={() => onMonth(month.subtract({ months: 1 }))}
      >
        <Icon name="chevron-left" size={18} />
      </button>
      <div className={styles.names}>
        <label className={styles.choice}>
          <select aria-label="Month" value={month.month} onChange={(event) => onMonth(month.set({ month: Number(event.target.value) }))}>
            {Array.from({ length: 12 }, (_, i) => i + 1).map((number) => (
              <option key={number} value={number} disabled={isOutside(number)}>
                {monthName.format(new Date(Date.UTC(2026, number - 1, 1)))}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" size={14} />
        </label>
        <label className={styles.choice}>
          <select aria-label="Year" value={month.year} onChange={(event) => onMonth(month.set({ year: Number(event.target.value) }))}>
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" size={14} />
        </label>
      </div>
      <button
        type="button"
        className={styles.arrow}
        aria-label="Next month"
        disabled={isLast}
        onClick={() => onMonth(month.add({ months: 1 }))}
      >
        <Icon name="chevron-right" size={18} />
      </button>
    </div>
  );
}
