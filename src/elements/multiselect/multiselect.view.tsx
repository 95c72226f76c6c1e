/**
 * Tags in a field, and a list under it that stays open while one chooses. Backspace in the empty field takes the last
 * tag away, the arrow keys walk over the tags.
 */
import { type KeyboardEvent, useMemo, useRef } from "react";
import { type Choice, choiceKey } from "../../core/widgets/choice.js";
import { classes } from "../../frontend/parts/classes.js";
import { ComboboxBox } from "../../frontend/parts/combobox/combobox-box.js";
import { MarkedText } from "../../frontend/parts/combobox/marked-text.js";
import type { OptionRow } from "../../frontend/parts/combobox/option-list.js";
import { comboboxKey, useCombobox } from "../../frontend/parts/combobox/use-combobox.js";
import { useOptionSearch } from "../../frontend/parts/combobox/use-option-search.js";
import { Field } from "../../frontend/parts/field.js";
import { plainText } from "../../frontend/parts/plain-text.js";
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
  const tags = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);

  const places = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids]);
  const chosen = useMemo(() => new Set(value.map(choiceKey)), [value]);
  const { mode, query, found, longest } = useOptionSearch(options, filter, box.query);
  const isFull = maxSelections !== undefined && value.length >= maxSelections;
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
      tags.current?.querySelector<HTMLElement>("[data-tag]:last-of-type button")?.focus();
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
  const limit = `At most ${maxSelections} can be chosen.${isFull ? " Remove one to choose another." : ""}`;

  return (
    <Field
      props={props}
      testId="stMultiSelect"
      hint={maxSelections !== undefined && value.length > 0 ? `${value.length}/${maxSelections}` : undefined}
    >
      {(control) => (
        <ComboboxBox
          box={box}
          control={control}
          input={input}
          unusable={unusable}
          className={styles.box}
          label={plainText(label)}
          onShow={show}
          onClear={value.length > 0 && !disabled ? () => setValue([]) : undefined}
          status={isFull ? limit : query !== "" ? `${found.length} ${found.length === 1 ? "option" : "options"}` : ""}
          list={{
            count: rows.length,
            row,
            active,
            onPick: pick,
            multiple: true,
            longest,
            notice: isFull ? limit : undefined,
            empty: options.length === 0 && acceptsNew ? "Type to add an option" : "No option matches",
            testId: "stMultiSelectDropdown",
          }}
          field={{
            className: classes(styles.field, value.length > 0 && !box.query && styles.idle),
            "aria-autocomplete": mode ? "list" : "none",
            required: control.required && value.length === 0,
            readOnly: !mode && !acceptsNew,
            placeholder: value.length === 0 ? placeholder : undefined,
            value: box.query ?? "",
            onKeyDown: keyed,
          }}
        >
          {(field) => (
            <div ref={tags} className={classes(styles.tags, nowrap && styles.line)} data-testid="stMultiSelectTagsContainer">
              <Tags
                tags={value.map((choice) => ({ key: choiceKey(choice), text: textOf(choice) }))}
                disabled={disabled}
                onRemove={remove}
                onLeave={() => input.current?.focus()}
              />
              {field}
            </div>
          )}
        </ComboboxBox>
      )}
    </Field>
  );
}

function allText(found: number, missing: number, filtered: boolean): string {
  const what = filtered ? `all ${found} that match` : `all ${found}`;
  return missing === 0 ? `Remove ${what}` : `Select ${what}`;
}
