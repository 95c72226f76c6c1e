import { useEffect, useRef } from "react";
import { Icon } from "../../../frontend/parts/icon.js";
import styles from "../dataframe.module.css";

export interface SearchPanelProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
  /** Rows found; undefined while they are looked for. */
  found: number | undefined;
}

/** The field in which a person looks for rows. Escape closes it and shows all rows again. */
export function SearchPanel({ text, onText, onClose, found }: SearchPanelProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every supported browser knows the search element
    <div role="search" className={styles.search}>
      <Icon name="search" size={16} className={styles.searchIcon} />
      <input
        ref={field}
        type="search"
        className={styles.searchField}
        value={text}
        placeholder="Search all columns"
        aria-label="Search in the table"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onClose();
        }}
      />
      <output className={styles.found}>
        {text.trim() === "" ? "" : found === undefined ? "…" : found === 1 ? "1 row" : `${found.toLocaleString()} rows`}
      </output>
      <button type="button" className={styles.toolButton} aria-label="Close search" title="Close search" onClick={onClose}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
