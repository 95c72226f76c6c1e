import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "../parts/button.js";
import styles from "./dialog.module.css";

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the end; without them there is only the cross. */
  actions?: ReactNode;
  testId?: string;
}

/** A window over the page, in the browser's own modal layer: focus stays in it and returns afterwards, Escape closes. */
export function Dialog({ title, onClose, children, actions, testId = "stDialog" }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for what a press on the backdrop does
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      data-testid={testId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles.panel}>
        <div className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <Button kind="tertiary" compact icon="close" aria-label="Close" onClick={onClose} />
        </div>
        <div className={styles.body}>{children}</div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </dialog>
  );
}
