/**
 * The behaviour of a text field with a list, after the combobox pattern of the ARIA authoring practices: focus stays in
 * the field, the active row is told by `aria-activedescendant`. What the rows are is the caller's business.
 */
import { type KeyboardEvent, useCallback, useMemo, useState } from "react";

export interface Combobox {
  open: boolean;
  /** What was typed since the list opened; undefined: nothing, the list is whole. */
  query: string | undefined;
  /** Index of the active row; -1: nobody has moved yet, the list begins at its first option. */
  active: number;
  setActive(row: number): void;
  show(active: number): void;
  /** Types into the field: opens the list and begins at its first row. */
  type(query: string): void;
  /** Closes the list and forgets what was typed. */
  close(): void;
  clearQuery(): void;
}

interface State {
  open: boolean;
  query: string | undefined;
  active: number;
}

const closed: State = { open: false, query: undefined, active: -1 };

export function useCombobox(): Combobox {
  const [state, setState] = useState(closed);
  const setActive = useCallback((active: number) => setState((was) => (was.active === active ? was : { ...was, active })), []);
  const show = useCallback((active: number) => setState((was) => (was.open ? was : { open: true, query: undefined, active })), []);
  const type = useCallback((query: string) => setState({ open: true, query, active: -1 }), []);
  const close = useCallback(() => setState(closed), []);
  const clearQuery = useCallback(() => setState((was) => ({ ...was, query: undefined })), []);
  return useMemo(() => ({ ...state, setActive, show, type, close, clearQuery }), [state, setActive, show, type, close, clearQuery]);
}

/** Rows that one press of PageUp or PageDown goes. */
const page = 10;

export interface ComboboxKeys {
  rows: number;
  /** The row that is active now. */
  active: number;
  /** The row of the present value, where the list begins when it opens. */
  selectedRow: () => number;
  pick: (row: number) => void;
  /** Closes without a choice. */
  cancel: () => void;
}

/** Handles a key of the field. True: it is dealt with. */
export function comboboxKey(event: KeyboardEvent, box: Combobox, { rows, active, selectedRow, pick, cancel }: ComboboxKeys): boolean {
  if (event.nativeEvent.isComposing) return false;
  const { key, altKey } = event;
  if (!box.open) {
    if (key !== "ArrowDown" && key !== "ArrowUp") return false;
    box.show(selectedRow());
    return true;
  }
  const to = (row: number): true => {
    if (rows > 0) box.setActive(row);
    return true;
  };
  const last = rows - 1;
  switch (key) {
    case "ArrowDown":
      return altKey || to(active >= last ? 0 : active + 1);
    case "ArrowUp":
      if (altKey) return choose(active, rows, pick, cancel);
      return to(active <= 0 ? last : active - 1);
    case "PageDown":
      return to(Math.min(last, active + page));
    case "PageUp":
      return to(Math.max(0, active - page));
    // While a text is being typed these two move in the text.
    case "Home":
      return box.query ? false : to(0);
    case "End":
      return box.query ? false : to(last);
    case "Enter":
      return choose(active, rows, pick, cancel);
    case "Escape":
      cancel();
      return true;
    default:
      return false;
  }
}

function choose(active: number, rows: number, pick: (row: number) => void, cancel: () => void): true {
  if (active >= 0 && active < rows) pick(active);
  else cancel();
  return true;
}
