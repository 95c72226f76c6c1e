import { useEffect, useRef, useState } from "react";
import type { ToastMessage } from "../../core/protocol/forward-message.js";
import { useCell } from "../cell.js";
import { dismissToast, pageStore } from "../page-store.js";
import { Button } from "../parts/button.js";
import { Icon } from "../parts/icon.js";
import { InlineMarkdown } from "../parts/inline-markdown.js";
import styles from "./toasts.module.css";

/** Short messages in the corner. They wait while the pointer or the focus is on them. */
export function Toasts() {
  const toasts = useCell(pageStore.toasts);
  return (
    <section className={styles.toasts} aria-label="Messages" aria-live="polite" data-testid="stToastContainer">
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function Toast({ toast }: { toast: ToastMessage }) {
  const { id, body, icon, seconds } = toast;
  const [held, setHeld] = useState(false);
  const left = useRef((seconds ?? 0) * 1000);
  useEffect(() => {
    if (held || seconds === undefined) return;
    const since = Date.now();
    const timer = setTimeout(() => dismissToast(id), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - since;
    };
  }, [held, seconds, id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only stops the clock while somebody reads
    <div
      className={styles.toast}
      data-testid="stToast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {icon ? (
        <span className={styles.icon} data-testid="stToastDynamicIcon">
          <Icon name={icon} size={20} />
        </span>
      ) : null}
      <div className={styles.text} data-testid="stToastText">
        <InlineMarkdown text={body} paragraphs />
      </div>
      <Button kind="tertiary" compact icon="close" aria-label="Close message" onClick={() => dismissToast(id)} />
    </div>
  );
}
