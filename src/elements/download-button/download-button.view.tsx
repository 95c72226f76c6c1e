import { useEffect, useId, useRef, useState } from "react";
import { ActionButton } from "../../frontend/parts/action-button.js";
import { Icon } from "../../frontend/parts/icon.js";
import { useRequest } from "../../frontend/request.js";
import type { ViewProps } from "../../frontend/view.js";
import { fireTrigger } from "../../frontend/widget-store.js";
import type { Download } from "./download-button.js";
import styles from "./download-button.module.css";

/** A file that is there sooner shows no sign of waiting. */
const busyAfter = 200;

export function DownloadButtonView({ node, props }: ViewProps<"downloadButton">) {
  const ask = useRequest(node);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);
  const errorId = useId();
  useEffect(
    () => () => {
      asked.current = -1;
    },
    [],
  );

  const click = async (): Promise<void> => {
    const mine = ++asked.current;
    const timer = setTimeout(() => setBusy(true), busyAfter);
    setError(undefined);
    // Asked before the click is told: the file is made of what the person sees now, not of the run that follows.
    const answer = ask(null);
    if (!props.quiet) fireTrigger(props);
    try {
      save((await answer) as unknown as Download);
    } catch (problem) {
      if (asked.current === mine) setError(problem instanceof Error ? problem.message : String(problem));
    } finally {
      clearTimeout(timer);
      if (asked.current === mine) setBusy(false);
    }
  };
  return (
    <div data-testid="stDownloadButton">
      <ActionButton props={props} busy={busy} onClick={() => void click()} describedBy={error === undefined ? undefined : errorId} />
      {error === undefined ? null : (
        <p id={errorId} role="alert" className={styles.error} data-testid="stDownloadButtonError">
          <Icon name="error" size={16} />
          <span>The file could not be made: {error}</span>
        </p>
      )}
    </div>
  );
}

/** Saves as a link does: the browser asks where to, or puts it where the person's downloads go. */
function save({ url, fileName }: Download): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
}
