import { useRef, useState } from "react";
import { ElementToolbar, Tool } from "../../../frontend/parts/element-toolbar.js";
import { Popover } from "../../../frontend/parts/popover.js";
import type { DataframeColumn } from "../column-config.js";
import styles from "../dataframe.module.css";

export interface ToolbarProps {
  columns: readonly DataframeColumn[];
  hidden: ReadonlySet<string>;
  onToggleColumn: (name: string) => void;
  searching: boolean;
  onFind: () => void;
  onDownload: () => void;
  /** Rows written so far while a download is made; undefined: none is. */
  downloading: number | undefined;
  onCopy: () => void;
  copied: boolean;
  fullscreen: boolean;
  onFullscreen: () => void;
}

/** Tools above the table's corner. */
export function GridToolbar(props: ToolbarProps) {
  const { columns, hidden, onToggleColumn, searching, onFind, onDownload, downloading, onCopy, copied, fullscreen, onFullscreen } = props;
  const [choosing, setChoosing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <ElementToolbar
      label="Table tools"
      open={choosing || downloading !== undefined}
      className={fullscreen ? styles.fullscreenTools : undefined}
    >
      <Tool label="Show or hide columns" icon="eye" onPress={() => setChoosing(!choosing)} expanded={choosing} button={button} />
      <Tool
        label={downloading === undefined ? "Download as CSV" : `Preparing the download: ${downloading.toLocaleString()} rows`}
        icon="download"
        onPress={onDownload}
        busy={downloading !== undefined}
      />
      <Tool label={copied ? "Copied" : "Copy to clipboard"} icon={copied ? "check" : "copy"} onPress={onCopy} />
      <Tool label="Search" icon="search" onPress={onFind} pressed={searching} />
      <Tool
        label={fullscreen ? "Close fullscreen" : "Fullscreen"}
        icon={fullscreen ? "fullscreen-exit" : "fullscreen"}
        onPress={onFullscreen}
      />
      <Popover
        open={choosing}
        onClose={() => setChoosing(false)}
        anchor={button}
        label="Columns"
        side="bottom"
        align="end"
        testId="stDataFrameColumnVisibilityMenu"
      >
        <div className={styles.columnList}>
          {columns.map((column) => (
            <label key={column.name} className={styles.columnChoice}>
              <input type="checkbox" checked={!hidden.has(column.name)} onChange={() => onToggleColumn(column.name)} />
              <span>{column.label ?? column.name}</span>
            </label>
          ))}
        </div>
      </Popover>
    </ElementToolbar>
  );
}
