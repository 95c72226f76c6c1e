import type { ReactNode, RefObject } from "react";
import { classes } from "./classes.js";
import styles from "./element-toolbar.module.css";
import { Icon } from "./icon.js";

export interface ToolProps {
  label: string;
  icon: string;
  onPress: () => void;
  pressed?: boolean;
  expanded?: boolean;
  busy?: boolean;
  button?: RefObject<HTMLButtonElement | null>;
}

/** One button of an element's toolbar. */
export function Tool({ label, icon, onPress, pressed, expanded, busy, button }: ToolProps) {
  return (
    <span className={styles.tool} data-testid="stElementToolbarButton">
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={label}
        title={label}
        aria-pressed={pressed}
        aria-expanded={expanded}
        aria-busy={busy || undefined}
        onClick={onPress}
        data-testid="stBaseButton-elementToolbar"
      >
        <span className={styles.icon} data-testid="stElementToolbarButtonIcon">
          <Icon name={icon} size={16} />
        </span>
      </button>
    </span>
  );
}

export interface ElementToolbarProps {
  label: string;
  /** Something of it is open: it stays. */
  open?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * Tools at an element's upper corner. They show while the pointer is over the element or the focus is in it: put
 * `data-toolbar-host` on the element around it.
 */
export function ElementToolbar({ label, open = false, className, children }: ElementToolbarProps) {
  return (
    <div
      className={classes(styles.toolbar, className)}
      role="toolbar"
      aria-label={label}
      data-testid="stElementToolbar"
      data-open={open || undefined}
    >
      {children}
    </div>
  );
}
