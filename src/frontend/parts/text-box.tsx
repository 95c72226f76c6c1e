import type { ReactNode } from "react";
import { classes } from "./classes.js";
import { Icon } from "./icon.js";
import inputStyles from "./input.module.css";
import styles from "./text-box.module.css";

export interface TextBoxProps {
  icon?: string;
  invalid?: boolean;
  disabled?: boolean;
  /** Quiet text in the gap below the box; it takes no room. */
  hint?: ReactNode;
  testId?: string;
  iconTestId?: string;
  /** The native field with class `textBoxField`. */
  children: ReactNode;
  /** Small buttons at the end. */
  end?: ReactNode;
}

/** Class of the native field inside a box: it has no border of its own. */
export const textBoxField = classes(inputStyles.inner, styles.field);

/** A box around a native field with an icon before it and small buttons behind it. */
export function TextBox({ icon, invalid, disabled, hint, testId, iconTestId, children, end }: TextBoxProps) {
  return (
    <div className={styles.place}>
      <div
        className={classes(inputStyles.input, styles.box, invalid && inputStyles.invalid, disabled && inputStyles.disabled)}
        data-testid={testId}
      >
        {icon ? (
          <span className={styles.icon} data-testid={iconTestId}>
            <Icon name={icon} />
          </span>
        ) : null}
        {children}
        {end}
      </div>
      {hint ? <InputHint>{hint}</InputHint> : null}
    </div>
  );
}

/** Quiet text in the gap below a field, at its end. The place around it must be positioned. */
export function InputHint({ children }: { children: ReactNode }) {
  return (
    <span className={styles.hint} data-testid="InputInstructions">
      {children}
    </span>
  );
}

export interface BoxButtonProps {
  icon: string;
  label: string;
  onClick: () => void;
  disabled?: boolean;
  pressed?: boolean;
  testId?: string;
}

/** A small button inside a box. Pressing it with the pointer leaves the focus in the field. */
export function BoxButton({ icon, label, onClick, disabled, pressed, testId }: BoxButtonProps) {
  return (
    <button
      type="button"
      className={classes(inputStyles.tool, styles.tool)}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      disabled={disabled}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onClick}
      data-testid={testId}
    >
      <Icon name={icon} size={16} />
    </button>
  );
}
