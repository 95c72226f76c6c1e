/**
 * The box of a combobox: what the widget shows in it around its field, the button that clears it, the mark at its end
 * and the list under it. The whole box is a target for the field.
 */
import { type ComponentProps, type MouseEvent, type ReactNode, type RefObject, useId, useRef } from "react";
import { classes } from "../classes.js";
import type { ControlProps } from "../field.js";
import { Icon } from "../icon.js";
import inputStyles from "../input.module.css";
import { Popover } from "../popover.js";
import styles from "./combobox-box.module.css";
import { OptionList, type OptionListProps, rowId } from "./option-list.js";
import type { Combobox } from "./use-combobox.js";

export interface ComboboxBoxProps {
  box: Combobox;
  control: ControlProps;
  input: RefObject<HTMLInputElement | null>;
  /** Nothing can be chosen: the list does not open. */
  unusable: boolean;
  className?: string;
  /** The widget's name in words. */
  label: string;
  /** Opens the list. */
  onShow: () => void;
  /** Undefined: there is nothing to clear. */
  onClear?: () => void;
  /** Said to screen readers while the list is open. */
  status: string;
  list: Omit<OptionListProps, "id" | "label" | "onActive">;
  /** Field attributes that this widget adds. */
  field: ComponentProps<"input">;
  /** Puts what else stands in the box around the field. */
  children: (field: ReactNode) => ReactNode;
}

export function ComboboxBox(props: ComboboxBoxProps) {
  const { box, control, input, unusable, className, label, onShow, onClear, status, list, field, children } = props;
  const listId = useId();
  const anchor = useRef<HTMLDivElement>(null);

  const pressed = (event: MouseEvent): void => {
    if (unusable || (event.target as Element).closest("button")) return;
    if (event.target !== input.current) {
      event.preventDefault();
      input.current?.focus();
    }
    if (box.open && event.target !== input.current) box.close();
    else onShow();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the whole box is a larger target for the field in it
    <div
      ref={anchor}
      className={classes(inputStyles.input, className, unusable && inputStyles.disabled, control["aria-invalid"] && inputStyles.invalid)}
      onMouseDown={pressed}
    >
      {children(
        <input
          ref={input}
          id={control.id}
          role="combobox"
          aria-expanded={box.open}
          aria-controls={box.open ? listId : undefined}
          aria-activedescendant={box.open && list.active < list.count ? rowId(listId, list.active) : undefined}
          aria-invalid={control["aria-invalid"]}
          aria-describedby={control["aria-describedby"]}
          required={control.required}
          disabled={unusable}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => box.type(event.target.value)}
          onBlur={box.close}
          {...field}
          className={classes(inputStyles.inner, field.className)}
        />,
      )}
      {onClear ? (
        <button
          type="button"
          className={classes(inputStyles.tool, styles.clear)}
          aria-label={`Clear ${label}`}
          onClick={() => {
            onClear();
            input.current?.focus();
          }}
        >
          <Icon name="close" size={16} />
        </button>
      ) : null}
      <Icon name="chevron-down" size={16} className={classes(styles.chevron, box.open && styles.up)} />
      <span className="visually-hidden" role="status">
        {box.open ? status : ""}
      </span>
      <Popover open={box.open} onClose={box.close} anchor={anchor} matchWidth role="presentation">
        <OptionList id={listId} label={label} onActive={box.setActive} {...list} />
      </Popover>
    </div>
  );
}
