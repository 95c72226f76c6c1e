/** What `button`, `formSubmitButton` and `downloadButton` share on the page: look, tooltip, shortcut. */
import { type MouseEvent, type Ref, useImperativeHandle, useRef } from "react";
import type { WidgetProps } from "../../core/element/element-props.js";
import type { ButtonLook } from "../../core/widgets/button-options.js";
import { parseShortcut } from "../../core/widgets/shortcut.js";
import styles from "./action-button.module.css";
import { Button } from "./button.js";
import { classes } from "./classes.js";
import { InlineMarkdown } from "./inline-markdown.js";
import { ariaShortcut, shortcutCaps, useShortcut } from "./shortcut.js";
import { Tooltip } from "./tooltip.js";

export interface ActionButtonProps {
  props: Omit<WidgetProps, "value"> & ButtonLook;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  type?: "button" | "submit";
  busy?: boolean;
  describedBy?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function ActionButton({ props, onClick, type = "button", busy = false, describedBy, ref }: ActionButtonProps) {
  const { label, help, kind, icon, iconPosition, disabled, width, nowrap } = props;
  const shortcut = props.shortcut === undefined ? undefined : parseShortcut(props.shortcut);
  const button = useRef<HTMLButtonElement>(null);
  useImperativeHandle(ref, () => button.current as HTMLButtonElement);
  useShortcut(disabled ? undefined : shortcut, button);
  const fills = width === "stretch" || typeof width === "number";
  return (
    <span className={classes(styles.place, fills && styles.fills)}>
      <Tooltip text={help}>
        <Button
          ref={button}
          type={type}
          kind={kind}
          icon={icon}
          iconPosition={iconPosition}
          disabled={disabled}
          busy={busy}
          stretch={fills}
          className={classes(nowrap && styles.nowrap)}
          aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
          aria-describedby={describedBy}
          onClick={onClick}
        >
          <InlineMarkdown text={label} links={false} />
          {shortcut ? (
            <span aria-hidden="true">
              <kbd className={styles.caps}>{shortcutCaps(shortcut)}</kbd>
            </span>
          ) : null}
        </Button>
      </Tooltip>
    </span>
  );
}
