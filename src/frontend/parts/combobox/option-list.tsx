/**
 * The list under a combobox. Only the rows in sight are in the document, so ten thousand options open as fast as ten;
 * position and size of the whole are told to assistive technology.
 */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { classes } from "../classes.js";
import { Icon } from "../icon.js";
import styles from "./option-list.module.css";

export interface OptionRow {
  content: ReactNode;
  title?: string;
  selected?: boolean;
  disabled?: boolean;
  /** An action among the options (add, select all): set off by its colour. */
  action?: boolean;
}

export interface OptionListProps {
  id: string;
  label: string;
  count: number;
  row: (index: number) => OptionRow;
  active: number;
  onActive: (index: number) => void;
  onPick: (index: number) => void;
  multiple?: boolean;
  /** Number of characters of the longest text: the list may be wider than its field. */
  longest: number;
  /** Said above the rows («at most 3»). */
  notice?: string;
  /** Said instead of rows. */
  empty: string;
  testId: string;
}

const overscan = 6;

export function rowId(list: string, index: number): string {
  return `${list}-${index}`;
}

export function OptionList(props: OptionListProps) {
  const { id, label, count, row, active, onActive, onPick, multiple, longest, notice, empty, testId } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [rowHeight] = useState(() => (window.matchMedia?.("(pointer: coarse)").matches ? 44 : 36));
  // The height is not known before the popover around the list is shown.
  const [scroll, setScroll] = useState({ top: 0, height: 0 });
  // Rows move under a resting pointer when the list scrolls by key: only a moving pointer makes a row active.
  const pointer = useRef({ x: Number.NaN, y: Number.NaN });

  useEffect(() => {
    const element = scroller.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setScroll({ top: element.scrollTop, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || active < 0 || scroll.height === 0) return;
    const top = active * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + scroll.height) element.scrollTop = top + rowHeight - scroll.height;
    setScroll((was) => (was.top === element.scrollTop ? was : { ...was, top: element.scrollTop }));
  }, [active, rowHeight, scroll.height]);

  const start = scroll.height === 0 ? Math.max(0, active) * rowHeight : scroll.top;
  const first = Math.max(0, Math.floor(start / rowHeight) - overscan);
  const last = Math.min(count - 1, Math.ceil((start + (scroll.height || 10 * rowHeight)) / rowHeight) + overscan);
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  if (active >= 0 && active < count && (active < first || active > last)) shown.push(active);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press in the list must neither take the focus from the field nor count as a press on it
    <div
      className={styles.panel}
      style={{ "--longest": `${longest}ch` }}
      role="presentation"
      onMouseDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {notice ? (
        <p className={styles.notice}>
          <Icon name="info" size={16} />
          {notice}
        </p>
      ) : null}
      {count === 0 ? <p className={styles.empty}>{empty}</p> : null}
      <div
        ref={scroller}
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        className={styles.list}
        data-testid={testId}
        hidden={count === 0}
        tabIndex={-1}
        onScroll={(event) => setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
      >
        <div className={styles.whole} style={{ height: count * rowHeight }}>
          {shown.map((index) => {
            const { content, title, selected = false, disabled, action } = row(index);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles all keys
              // biome-ignore lint/a11y/useFocusableInteractive: the active row is told by aria-activedescendant
              <div
                key={index}
                id={rowId(id, index)}
                role="option"
                aria-selected={selected}
                aria-disabled={disabled || undefined}
                aria-setsize={count}
                aria-posinset={index + 1}
                className={classes(styles.row, index === active && styles.active, action && styles.action)}
                style={{ top: index * rowHeight, height: rowHeight }}
                title={title}
                onPointerMove={(event) => {
                  const { clientX: x, clientY: y } = event;
                  if (pointer.current.x === x && pointer.current.y === y) return;
                  pointer.current = { x, y };
                  if (index !== active) onActive(index);
                }}
                onClick={() => disabled || onPick(index)}
              >
                <span className={styles.text}>{content}</span>
                {selected ? <Icon name="check" size={16} className={styles.check} /> : null}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
