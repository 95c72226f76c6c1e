import { useEffect, useRef, useState } from "react";
import { classes } from "./classes.js";
import styles from "./copy-button.module.css";
import { Icon } from "./icon.js";

export interface CopyButtonProps {
  /** What is copied; asked for when the button is pressed. */
  text: () => string;
  /** What it is, for its name: «Copy code». */
  what: string;
  className?: string;
}

/** Puts a text on the clipboard and says so for two seconds. */
export function CopyButton({ text, what, className }: CopyButtonProps) {
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const press = async (): Promise<void> => {
    const done = await copyText(text());
    setState(done ? "copied" : "failed");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("ready"), 2000);
  };
  const said = state === "copied" ? "Copied" : state === "failed" ? "Could not copy" : `Copy ${what}`;
  return (
    <button
      type="button"
      className={classes(styles.button, className)}
      aria-label={`Copy ${what}`}
      title={said}
      data-state={state}
      data-testid="stCodeCopyButton"
      onClick={() => void press()}
    >
      <Icon name={state === "copied" ? "check" : state === "failed" ? "error" : "copy"} size={16} />
      <span role="status" className="visually-hidden">
        {state === "ready" ? "" : said}
      </span>
    </button>
  );
}

/** Copies where the page may use the clipboard; on plain http it goes by way of a selection. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  const focused = document.activeElement;
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  const done = document.execCommand?.("copy") ?? false;
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
