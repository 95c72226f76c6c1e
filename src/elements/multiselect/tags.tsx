import { type KeyboardEvent, useRef } from "react";
import { Icon } from "../../frontend/parts/icon.js";
import styles from "./multiselect.module.css";

export interface Tag {
  key: string;
  text: string;
}

export interface TagsProps {
  tags: readonly Tag[];
  disabled: boolean;
  onRemove: (key: string) => void;
  /** The focus goes back to the field. */
  onLeave: () => void;
}

/** The chosen options. Reached from the field by the arrow keys, so that Tab does not walk through all of them. */
export function Tags({ tags, disabled, onRemove, onLeave }: TagsProps) {
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const focus = (index: number): void => {
    const tag = tags[index];
    if (tag) buttons.current.get(tag.key)?.focus();
    else onLeave();
  };
  const keyed = (event: KeyboardEvent, index: number, key: string): void => {
    const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
        if (event.key === forward) focus(index + 1);
        else if (index > 0) focus(index - 1);
        break;
      case "Home":
        focus(0);
        break;
      case "End":
      case "Escape":
        onLeave();
        break;
      case "Backspace":
      case "Delete":
        focus(event.key === "Delete" || index === 0 ? index + 1 : index - 1);
        onRemove(key);
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return tags.map(({ key, text }, index) => (
    <span key={key} className={styles.tag} data-tag="" title={text}>
      <span className={styles.text}>{text}</span>
      {disabled ? null : (
        <button
          ref={(button) => {
            if (button) buttons.current.set(key, button);
            else buttons.current.delete(key);
          }}
          type="button"
          tabIndex={-1}
          className={styles.remove}
          aria-label={`Remove ${text}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            onRemove(key);
            onLeave();
          }}
          onKeyDown={(event) => keyed(event, index, key)}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  ));
}
