/**
 * Tags in a field, and a list under it that stays open while one chooses. Backspace in the empty field takes the last
 * tag away, the arrow keys walk over the tags.
 */
import { type KeyboardEvent, type MouseEvent, useId, useMemo, useRef } from "react";
import { type Choice, choiceKey } from "../../core/widgets/choice.js";
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
import styles from "./multiselect.module.css";
import { Tags } from "./tags.js";

/** Rows that are no options. */
const addRow = -1;
const allRow = -2;

export function MultiselectView({ props }: ViewProps<"multiselect">) {
  const { options, ids = options, label, filter, acceptsNew = false, maxSelections, selectAll = 0, nowrap, disabled = false } = props;
  const [value, setValue] = useWidgetValue<readonly Choice[]>(props);
  const box = useCombobox();
  const listId = useId();
  const anchor = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);

  const places = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids]);
  const chosen = useMemo(() => new Set(value.map(choiceKey)), [value]);
  const folded = useMemo(() => options.map(fold), [options]);
  const longest = useMemo(() => options.reduce((most, text) => Math.max(most, text.length), 0), [options]);
  const mode: FilterMode | undefined = filter === "none" ? undefined : (filter ?? "fuzzy");
  const query = box.query?.trim() ?? "";
  const isFull = maxSelections !== undefined && value.length >= maxSelections;
  const found = useMemo(
    () => (query === "" || !mode ? options.map((_, index) => index) : filterOptions(folded, query, mode)),
    [options, folded, query, mode],
  );
  const missing = found.filter((option) => !chosen.has(choiceKey(ids[option] as string)));
  const canTakeAll = found.length > 1 && options.length <= selectAll && value.length + missing.length <= (maxSelections ?? Infinity);
  const canAdd = acceptsNew && query !== "" && !options.includes(query) && !chosen.has(choiceKey({ new: query }));
  // Enter right after typing takes the first option, never all of them.
  const active = box.active < 0 ? (canTakeAll ? 1 : 0) : Math.min(box.active, found.length + 1);
  const rows = [...(canTakeAll ? [allRow] : []), ...found, ...(canAdd ? [addRow] : [])];
  const unusable = disabled || (options.length === 0 && !acceptsNew && value.length === 0);

  const remove = (key: string): void => setValue(value.filter((choice) => choiceKey(choice) !== key));
  const pick = (row: number): void => {
    const option = rows[row];
    if (option === undefined) return;
    if (option === allRow) {
      const found = new Set(rows);
      const kept = value.filter((choice) => typeof choice !== "string" || !found.has(places.get(choice) ?? addRow));
      setValue(missing.length === 0 ? kept : [...value, ...missing.map((index) => ids[index] as string)]);
      return;
    }
    const choice: Choice = option === addRow ? { new: query } : (ids[option] as string);
    const key = choiceKey(choice);
    if (chosen.has(key)) remove(key);
    else if (!isFull) setValue([...value, choice]);
    if (!query) return;
    box.clearQuery();
    box.setActive(-1);
  };
  const show = (): void => {
    if (!unusable && !box.open) box.show(-1);
  };

  const keyed = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (unusable) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const last = value.at(-1);
    if (event.key === "Backspace" && atStart && last !== undefined && !event.repeat) {
      event.preventDefault();
      remove(choiceKey(last));
    } else if (event.key === "ArrowLeft" && atStart && value.length > 0) {
      event.preventDefault();
      anchor.current?.querySelector<HTMLElement>("[data-tag]:last-of-type button")?.focus();
    } else if (comboboxKey(event, box, { rows: rows.length, active, selectedRow: () => -1, pick, cancel: box.close })) {
      event.preventDefault();
    }
  };

  const row = (index: number): OptionRow => {
    const option = rows[index] as number;
    if (option === addRow) return { content: `Add «${query}»`, action: true, disabled: isFull };
    if (option === allRow) return { content: allText(found.length, missing.length, query !== ""), action: true };
    const text = options[option] as string;
    const selected = chosen.has(choiceKey(ids[option] as string));
    return {
      content: mode ? <MarkedText text={text} query={query} mode={mode} /> : text,
      title: text,
      selected,
      disabled: isFull && !selected,
    };
  };
  const textOf = (choice: Choice): string => (typeof choice === "string" ? (options[places.get(choice) ?? -1] ?? choice) : choice.new);
  const placeholder =
    props.placeholder ??
    (options.length > 0
      ? acceptsNew
        ? "Choose or add options"
        : "Choose options"
      : acceptsNew
        ? "Add options"
        : "No options to choose from");
  const pressed = (event: MouseEvent): void => {
    if (unusable || (event.target as Element).closest("button")) return;
    if (event.target !== input.current) {
      event.preventDefault();
      input.current?.focus();
    }
    if (box.open && event.target !== input.current) box.close();
    else show();
  };
  const limit = `At most ${maxSelections} can be chosen.${isFull ? " Remove one to choose another." : ""}`;

  return (
    <Field
      props={props}
      testId="stMultiSelect"
      hint={maxSelections !== undefined && value.length > 0 ? `${value.length}/${maxSelections}` : undefined}
    >
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the whole box is a larger target for the field in it
        <div
          ref={anchor}
          className={classes(inputStyles.input, styles.box, unusable && styles.disabled, control["aria-invalid"] && inputStyles.invalid)}
          onMouseDown={pressed}
        >
          <div className={classes(styles.tags, nowrap && styles.line)} data-testid="stMultiSelectTagsContainer">
            <Tags
              tags={value.map((choice) => ({ key: choiceKey(choice), text: textOf(choice) }))}
              disabled={disabled}
              onRemove={remove}
              onLeave={() => input.current?.focus()}
            />
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
              required={control.required && value.length === 0}
              disabled={unusable}
              readOnly={!mode && !acceptsNew}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder={value.length === 0 ? placeholder : undefined}
              value={box.query ?? ""}
              onChange={(event) => box.type(event.target.value)}
              onKeyDown={keyed}
              onBlur={box.close}
            />
          </div>
          {value.length > 0 && !disabled ? (
            <button
              type="button"
              className={styles.button}
              aria-label={`Clear ${plainText(label)}`}
              onClick={() => {
                setValue([]);
                input.current?.focus();
              }}
            >
              <Icon name="close" size={16} />
            </button>
          ) : null}
          <Icon name="chevron-down" size={16} className={classes(styles.chevron, box.open && styles.up)} />
          <span className="visually-hidden" role="status">
            {box.open ? (isFull ? limit : query !== "" ? `${found.length} ${found.length === 1 ? "option" : "options"}` : "") : ""}
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
              multiple
              longest={longest}
              notice={isFull ? limit : undefined}
              empty={options.length === 0 && acceptsNew ? "Type to add an option" : "No option matches"}
              testId="stMultiSelectDropdown"
            />
          </Popover>
        </div>
      )}
    </Field>
  );
}

function allText(found: number, missing: number, filtered: boolean): string {
  const what = filtered ? `all ${found} that match` : `all ${found}`;
  return missing === 0 ? `Remove ${what}` : `Select ${what}`;
}
