import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./button.module.css";
import { classes } from "./classes.js";
import { Icon } from "./icon.js";
import { Spinner } from "./spinner.js";

export type ButtonKind = "primary" | "secondary" | "tertiary";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  kind?: ButtonKind;
  /** Emoji, `:material/name:` or the name of one of our own icons. */
  icon?: string;
  iconPosition?: "left" | "right";
  /** Shows a ring in the icon's place; the button can still be pressed, so that no click is lost. */
  busy?: boolean;
  /** Fills the width of its place. */
  stretch?: boolean;
  /** Small, for toolbars and notices. */
  compact?: boolean;
  children?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** The button of the whole page. Without children give `aria-label`: it is then square, with the icon alone. */
export function Button(props: ButtonProps) {
  const {
    kind = "secondary",
    icon,
    iconPosition = "left",
    busy = false,
    stretch = false,
    compact = false,
    children,
    className,
    ...rest
  } = props;
  const mark = busy ? <Spinner size={16} /> : icon ? <Icon name={icon} size={compact ? 16 : 18} /> : null;
  const alone = children === undefined || children === null || children === "";
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      data-stretch={stretch || undefined}
      className={classes(
        styles.button,
        styles[kind],
        stretch && styles.stretch,
        compact && styles.compact,
        alone && styles.alone,
        className,
      )}
    >
      {iconPosition === "left" && mark}
      {alone ? null : <span className={styles.label}>{children}</span>}
      {iconPosition === "right" && mark}
    </button>
  );
}
