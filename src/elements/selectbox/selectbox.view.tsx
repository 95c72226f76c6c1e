/**
 * A text field with a list under it. Typing filters, the arrows choose, Enter takes, Escape puts back what was there.
 */
import { type KeyboardEvent, type MouseEvent, useId, useLayoutEffect, useMemo, useRef } from "react";
import type { Choice } from "../../core/widgets/choice.js";
import { classes } from "../../frontend/parts/classes.js";
import { MarkedText } from "../../frontend/parts/combobox/marked-text.js";
import { type FilterMode, filterOptions, fold } from "../../frontend/parts/combobox/option-filter.js";
import { OptionList, type OptionRow, rowId } from "../../frontend/parts/combobox/option-list.js";
import { comboboxKey, useCombobox } from "../../frontend/parts/combobox/use-combobox.js";
import { Field } from "../../frontend/parts/field.js";
import { Icon } from "../../frontend/parts/icon.js";
import inputStyles from "../../frontend/parts/input.module.css";
import { plainText } from "../../frontend/parts/plain-text.js";
import { Popover } from "../../frontend/parts/popover.js";
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
  const listId = useId();
  const anchor = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const typeahead = useRef({ text: "", at: 0 });

  const selected = useMemo(() => (typeof value === "string" ? ids.indexOf(value) : -1), [ids, value]);
  const shownText = value === null ? "" : typeof value === "string" ? (options[selected] ?? "") : value.new;
  const folded = useMemo(() => options.map(fold), [options]);
  const longest = useMemo(() => options.reduce((most, text) => Math.max(most, text.length), 0), [options]);
  const mode: FilterMode | undefined = filter === "none" ? undefined : (filter ?? "fuzzy");
  const query = box.query?.trim() ?? "";
  const rows = useMemo(() => {
    const found = query === "" || !mode ? options.map((_, index) => index) : filterOptions(folded, query, mode);
    return acceptsNew && query !== "" && !options.includes(query) ? [...found, addRow] : found;
  }, [options, folded, query, mode, acceptsNew]);
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
  const pressed = (event: MouseEvent): void => {
    if (unusable) return;
    if (event.target !== input.current) {
      event.preventDefault();
      input.current?.focus();
    }
    if (box.open && event.target !== input.current) box.close();
    else show();
  };

  return (
    <Field props={props} testId="stSelectbox">
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the whole box is a larger target for the field in it
        <div
          ref={anchor}
          className={classes(inputStyles.input, styles.box, unusable && styles.disabled, control["aria-invalid"] && inputStyles.invalid)}
          onMouseDown={pressed}
        >
          {icon ? (
            <span data-testid="stSelectboxIcon" className={styles.icon}>
              <Icon name={icon} size={18} />
            </span>
          ) : null}
          <input
            ref={input}
            id={control.id}
            className={styles.field}
            role="combobox"
            aria-expanded={box.open}
            aria-controls={box.open ? listId : undefined}
            aria-autocomplete={mode ? "list" : "none"}
            aria-activedescendant={box.open && active < rows.length ? rowId(listId, active) : undefined}
            aria-invalid={control["aria-invalid"]}
            aria-describedby={control["aria-describedby"]}
            required={control.required}
            disabled={unusable}
            readOnly={!mode}
            inputMode={!mode || (options.length <= fewOptions && !acceptsNew && isCoarse()) ? "none" : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={shownText || placeholder}
            title={shownText || undefined}
            value={box.query ?? shownText}
            onChange={(event) => box.type(event.target.value)}
            onKeyDown={keyed}
            onClick={selectText}
            onBlur={box.close}
          />
          {clearable && value !== null && !disabled ? (
            <button
              type="button"
              className={styles.button}
              aria-label={`Clear ${plainText(label)}`}
              onMouseDown={(event) => event.stopPropagation()}
              onClick={() => {
                setValue(null);
                box.close();
                input.current?.focus();
              }}
            >
              <Icon name="close" size={16} />
            </button>
          ) : null}
          <Icon name="chevron-down" size={16} className={classes(styles.chevron, box.open && styles.up)} />
          <span className="visually-hidden" role="status">
            {box.open && query !== "" ? `${rows.length} ${rows.length === 1 ? "option" : "options"}` : ""}
          </span>
          <Popover open={box.open} onClose={box.close} anchor={anchor} matchWidth role="presentation">
            <OptionList
              id={listId}
              label={plainText(label)}
              count={rows.length}
              row={row}
              active={active}
              onActive={box.setActive}
              onPick={pick}
              longest={longest}
              empty="No option matches"
              testId="stSelectboxVirtualDropdown"
            />
          </Popover>
        </div>
      )}
    </Field>
  );
}

function isCoarse(): boolean {
  return window.matchMedia?.("(pointer: coarse)").matches ?? false;
}
