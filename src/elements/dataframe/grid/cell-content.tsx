/** What stands in a cell, by the kind of its column. */
import { memo } from "react";
import type { WireCell, WireScalar } from "../../../core/data/table-source.js";
import { Icon } from "../../../frontend/parts/icon.js";
import type { DataframeColumn } from "../column-config.js";
import styles from "../dataframe.module.css";
import { cellKind, shownText } from "./shown-text.js";
import { Sparkline } from "./sparkline.js";

const shownItems = 8;

/** Addresses that may be opened: web, mail, and places on this site. */
function safeAddress(text: string): string | undefined {
  return /^(?:https?:\/\/|mailto:|\/(?!\/)|\.\.?\/|#)/i.test(text.trim()) ? text.trim() : undefined;
}

function safeImage(text: string): string | undefined {
  return /^(?:https?:\/\/|\/(?!\/)|data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,])/i.test(text) ? text : undefined;
}

function linkWords(address: string, { displayText, pattern }: DataframeColumn): string {
  if (displayText !== undefined) return displayText;
  const found = pattern === undefined ? undefined : new RegExp(pattern).exec(address);
  if (!found) return address;
  const words = found[1] ?? found[0];
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

function themeColour(colour: string | undefined): string | undefined {
  if (colour === undefined || colour === "primary" || colour === "auto") return undefined;
  return /^(red|orange|amber|yellow|green|blue|violet|gray|grey)$/.test(colour)
    ? `var(--${colour.replace("gray", "grey")}-border)`
    : colour;
}

function Progress({ cell, column }: { cell: WireCell; column: DataframeColumn }) {
  const { min = 0, max = 1, color } = column;
  const value = Number(cell);
  const part = Math.max(0, Math.min(1, (value - min) / (max - min)));
  const words = shownText(cell as WireScalar & {}, column);
  return (
    <span className={styles.progress}>
      <span className={styles.progressTrack}>
        <span className={styles.progressBar} style={{ width: `${part * 100}%`, background: themeColour(color) }} />
      </span>
      <span className={styles.progressText}>{words}</span>
    </span>
  );
}

function Link({ text, column }: { text: string; column: DataframeColumn }) {
  const address = safeAddress(text);
  if (!address) return text;
  const words = linkWords(address, column);
  return (
    <a href={address} target="_blank" rel="noreferrer" tabIndex={-1} className={styles.link}>
      {words.startsWith(":material/") ? <Icon name={words} size={16} label={address} /> : words}
    </a>
  );
}

function Chips({ items }: { items: readonly WireScalar[] }) {
  return (
    <span className={styles.chips}>
      {items.slice(0, shownItems).map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of a list have no other name
        <span key={at} className={styles.chip}>
          {String(item ?? "–")}
        </span>
      ))}
      {items.length > shownItems && <span className={styles.more}>+{items.length - shownItems}</span>}
    </span>
  );
}

function Check({ checked }: { checked: boolean }) {
  return (
    <span className={styles.check} data-checked={checked || undefined} role="img" aria-label={checked ? "yes" : "no"}>
      {checked && <Icon name="check" size={13} />}
    </span>
  );
}

function numbersOf(cell: WireCell): number[] {
  const items: readonly unknown[] = Array.isArray(cell) ? cell : String(cell).split(",");
  return items.map(Number).filter(Number.isFinite);
}

export interface CellContentProps {
  cell: WireCell;
  column: DataframeColumn;
  placeholder: string;
}

export const CellContent = memo(function CellContent({ cell, column, placeholder }: CellContentProps) {
  if (cell === null) return <span className={styles.missing}>{placeholder}</span>;
  const kind = cellKind(column);
  switch (kind) {
    case "checkbox":
      return typeof cell === "boolean" || typeof cell === "number" ? <Check checked={Boolean(cell)} /> : shownText(cell, column);
    case "progress":
      return Number.isFinite(Number(cell)) ? <Progress cell={cell} column={column} /> : shownText(cell, column);
    case "link":
      return <Link text={shownText(cell, column)} column={column} />;
    case "image": {
      const source = safeImage(String(cell));
      return source ? (
        <img className={styles.image} src={source} alt="" loading="lazy" referrerPolicy="no-referrer" />
      ) : (
        shownText(cell, column)
      );
    }
    case "list":
      return Array.isArray(cell) ? <Chips items={cell} /> : shownText(cell, column);
    case "lineChart":
    case "areaChart":
    case "barChart":
      return <Sparkline kind={kind} values={numbersOf(cell)} min={column.min} max={column.max} colour={themeColour(column.color)} />;
    case "json":
      return <code className={styles.json}>{shownText(cell, column)}</code>;
    default:
      return shownText(cell, column);
  }
});
