import { type RefObject, useEffect, useState } from "react";
import { cellText } from "../../../core/data/cell-text.js";
import type { WireCell } from "../../../core/data/table-source.js";
import { Popover } from "../../../frontend/parts/popover.js";
import styles from "../dataframe.module.css";
import type { Ask } from "./row-loader.js";

export interface CellDetailProps {
  ask: Ask;
  /** Position in the data. */
  row: number;
  column: string;
  label: string;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** JSON with its structure visible; other text as it is. */
function readable(cell: WireCell): string {
  if (cell === null) return "";
  const text = cellText(cell);
  if (!Array.isArray(cell) && !/^[[{]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The whole value of a cell, which the table may show cut. */
export function CellDetail({ ask, row, column, label, anchor, onClose }: CellDetailProps) {
  const [text, setText] = useState<string>();
  useEffect(() => {
    let current = true;
    ask({ kind: "cell", row, column }).then(
      (cell) => current && setText(readable(cell as WireCell)),
      (error: unknown) => current && setText(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      current = false;
    };
  }, [ask, row, column]);
  return (
    <Popover open onClose={onClose} anchor={anchor} label={label} side="bottom" align="start">
      <div className={styles.detail}>
        <div className={styles.detailName}>{label}</div>
        <div className={styles.detailText}>{text ?? "…"}</div>
      </div>
    </Popover>
  );
}
