/**
 * A text field with a list under it. Typing filters, the arrows choose, Enter takes, Escape puts back what was there.
 */
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from "react";
import type { Choice } from "../../core/widgets/choice.js";
import { ComboboxBox } from "../../frontend/parts/combobox/combobox-box.js";
import { MarkedText } from "../../frontend/parts/combobox/marked-text.js";
import { fold } from "../../frontend/parts/combobox/option-filter.js";
import type { OptionRow } from "../../frontend/parts/combobox/option-list.js";
import { comboboxKey, useCombobox } from "../../frontend/parts/combobox/use-combobox.js";
import { useOptionSearch } from "../../frontend/parts/combobox/use-option-search.js";
import { Field } from "../../frontend/parts/field.js";
import { Icon } from "../../frontend/parts/icon.js";
import { plainText } from "../../frontend/parts/plain-text.js";
import type { ViewProps } from "../../frontend/view.js";
import { useWidgetValue } from "../../frontend/widget-store.js";
import styles from "./selectbox.module.css";

/** Row that adds what was typed. */
const addRow = -1;
/** With so few options a phone need not show its keyboard. */
const fewOptions = 10;

export function SelectboxView({ props }: ViewProps<"selectbox">) {
  const { options, ids = options, label, icon, filter, acceptsNew = false, clearable = false, disabled = false } = props;
  const [value, setValue] = useWidgetValue<Choice | null>(props);
  const box = useCombobox();
  const input = useRef<HTMLInputElement>(null);
  const typeahead = useRef({ text: "", at: 0 });

  const selected = useMemo(() => (typeof value === "string" ? ids.indexOf(value) : -1), [ids, value]);
  const shownText = value === null ? "" : typeof value === "string" ? (options[selected] ?? "") : value.new;
  const { mode, query, folded, found, longest } = useOptionSearch(options, filter, box.query);
  const rows = useMemo(
    () => (acceptsNew && query !== "" && !options.includes(query) ? [...found, addRow] : found),
    [options, query, found, acceptsNew],
  );
  const active = Math.max(0, box.active);
  const unusable = disabled || (options.length === 0 && !acceptsNew);

  const pick = (row: number): void => {
    const option = rows[row];
    if (option === undefined) return;
    setValue(option === addRow ? { new: query } : (ids[option] as string));
    box.close();
  };
  const selectedRow = (): number => Math.max(0, selected);
  const show = (): void => {
    if (unusable || box.open) return;
    box.show(selectedRow());
  };
  /** What is shown is selected as a whole, so that typing replaces it. */
  const selectText = (): void => {
    if (mode && box.query === undefined && document.activeElement === input.current) input.current?.select();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the text that is shown or the list has changed
  useLayoutEffect(selectText, [shownText, box.open]);

  const keyed = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (unusable) return;
    const handled = comboboxKey(event, box, { rows: rows.length, active, selectedRow, pick, cancel: box.close }) || (!mode && jump(event));
    if (handled) event.preventDefault();
  };
  /** Without a filter letters go to the next option that begins with them. */
  const jump = (event: KeyboardEvent): boolean => {
    if (event.key === " " && typeahead.current.text === "") {
      if (box.open) pick(active);
      else show();
      return true;
    }
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
    const fresh = event.timeStamp - typeahead.current.at > 700;
    const text = (fresh ? "" : typeahead.current.text) + fold(event.key);
    typeahead.current = { text, at: event.timeStamp };
    const from = box.open ? active : selected;
    const start = text.length === 1 ? from + 1 : Math.max(0, from);
    const found = options.findIndex((_, i) => folded[(start + i) % options.length]?.startsWith(text));
    if (found < 0) return true;
    const at = (start + found) % options.length;
    if (box.open) box.setActive(at);
    else setValue(ids[at] as string, { debounce: 300 });
    return true;
  };

  const row = (index: number): OptionRow => {
    const option = rows[index] as number;
    if (option === addRow) return { content: `Add «${query}»`, action: true };
    const text = options[option] as string;
    return { content: mode ? <MarkedText text={text} query={query} mode={mode} /> : text, title: text, selected: option === selected };
  };
  const placeholder =
    props.placeholder ?? (options.length > 0 ? "Choose an option" : acceptsNew ? "Add an option" : "No options to choose from");

  return (
    <Field props={props} testId="stSelectbox">
      {(control) => (
        <ComboboxBox
          box={box}
          control={control}
          input={input}
          unusable={unusable}
          className={styles.box}
          label={plainText(label)}
          onShow={show}
          onClear={
            clearable && value !== null && !disabled
              ? () => {
                  setValue(null);
                  box.close();
                }
              : undefined
          }
          status={query !== "" ? `${rows.length} ${rows.length === 1 ? "option" : "options"}` : ""}
          list={{
            count: rows.length,
            row,
            active,
            onPick: pick,
            longest,
            empty: "No option matches",
            testId: "stSelectboxVirtualDropdown",
          }}
          field={{
            className: styles.field,
            "aria-autocomplete": mode ? "list" : "none",
            readOnly: !mode,
            inputMode: !mode || (options.length <= fewOptions && !acceptsNew && isCoarse()) ? "none" : undefined,
            placeholder: shownText || placeholder,
            title: shownText || undefined,
            value: box.query ?? shownText,
            onKeyDown: keyed,
            onClick: selectText,
          }}
        >
          {(field) => (
            <>
              {icon ? (
                <span data-testid="stSelectboxIcon" className={styles.icon}>
                  <Icon name={icon} size={18} />
                </span>
              ) : null}
              {field}
            </>
          )}
        </ComboboxBox>
      )}
    </Field>
  );
}

function isCoarse(): boolean {
  return window.matchMedia?.("(pointer: coarse)").matches ?? false;
}
