import { useRef, useState } from "react";
import { ElementToolbar, Tool } from "../element-toolbar.js";
import { Popover } from "../popover.js";
import styles from "./chart.module.css";

export type SaveForm = "png" | "svg" | "csv";

export interface ChartToolsProps {
  zoomed: boolean;
  onReset: () => void;
  table: boolean;
  onTable: () => void;
  onSave: (form: SaveForm) => void;
  fullscreen: boolean;
  onFullscreen: () => void;
  /** There is something to show and save. */
  filled: boolean;
}

const forms: readonly (readonly [form: SaveForm, label: string, detail: string])[] = [
  ["png", "Image", "PNG"],
  ["svg", "Drawing", "SVG"],
  ["csv", "Data", "CSV"],
];

export function ChartTools(props: ChartToolsProps) {
  const { zoomed, onReset, table, onTable, onSave, fullscreen, onFullscreen, filled } = props;
  const [saving, setSaving] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <ElementToolbar label="Chart tools" open={saving} className={fullscreen ? styles.fullscreenTools : undefined}>
      {zoomed && <Tool label="Show everything again" icon="reset" onPress={onReset} />}
      {filled && <Tool label={table ? "Show the chart" : "Show the data"} icon="table" onPress={onTable} pressed={table} />}
      {filled && <Tool label="Download" icon="download" onPress={() => setSaving(!saving)} expanded={saving} button={button} />}
      <Tool
        label={fullscreen ? "Close fullscreen" : "Fullscreen"}
        icon={fullscreen ? "fullscreen-exit" : "fullscreen"}
        onPress={onFullscreen}
      />
      <Popover open={saving} onClose={() => setSaving(false)} anchor={button} label="Download as" side="bottom" align="end">
        <div className={styles.forms}>
          {forms
            .filter(([form]) => form === "csv" || !table)
            .map(([form, label, detail]) => (
              <button
                key={form}
                type="button"
                className={styles.form}
                onClick={() => {
                  setSaving(false);
                  onSave(form);
                }}
              >
                <span>{label}</span>
                <span className={styles.formDetail}>{detail}</span>
              </button>
            ))}
        </div>
      </Popover>
    </ElementToolbar>
  );
}
