import { type DragEvent, type InputHTMLAttributes, useRef, useState } from "react";
import { classes } from "../../frontend/parts/classes.js";
import { Field } from "../../frontend/parts/field.js";
import { Icon } from "../../frontend/parts/icon.js";
import { Spinner } from "../../frontend/parts/spinner.js";
import type { ViewProps } from "../../frontend/view.js";
import { type ChosenFile, chosenFiles, droppedFiles, FolderDropped } from "./dropped-files.js";
import { fileSize } from "./file-size.js";
import styles from "./file-uploader.module.css";
import { type FileLine, useUploads } from "./use-uploads.js";

/** A folder can be chosen only by an attribute that React does not know. */
const folderChoice = { webkitdirectory: "" } as InputHTMLAttributes<HTMLInputElement>;

/** A place for files: the native field lies over the whole of it, so that click, keyboard and drop are the browser's own. */
export function FileUploaderView({ props }: ViewProps<"fileUploader">) {
  const { accept, multiple, disabled, required } = props;
  const { lines, add, remove } = useUploads(props);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const folder = multiple === "directory";
  const empty = lines.every((line) => line.error !== undefined);

  const take = (files: readonly ChosenFile[]): void => {
    setProblem(files.length > 1 && !multiple ? "One file can be uploaded here; the first was taken." : undefined);
    if (files.length > 0) add(files);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (disabled) return;
    droppedFiles(event.dataTransfer, folder).then(take, (error: unknown) =>
      setProblem(error instanceof FolderDropped ? `${error.message} Drop the files in it instead.` : "What was dropped cannot be read."),
    );
  };
  const drag = (event: DragEvent): void => {
    event.preventDefault();
    if (!disabled) setOver(true);
  };
  const leave = (event: DragEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };

  return (
    <Field props={props} testId="stFileUploader" error={problem}>
      {(control) => (
        <>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the first */}
          <div
            className={classes(styles.zone, over && styles.over, disabled && styles.disabled)}
            onDragEnter={drag}
            onDragOver={drag}
            onDragLeave={leave}
            onDrop={drop}
            data-testid="stFileUploaderDropzone"
          >
            <span className={styles.mark}>
              <Icon name="upload" size={20} />
            </span>
            <span className={styles.words} data-testid="stFileUploaderDropzoneInstructions" aria-hidden="true">
              <span className={styles.invitation}>
                <b>{folder ? "Choose a folder" : multiple ? "Choose files" : "Choose a file"}</b>
                <span className={styles.byPointer}> or drop {folder ? "it" : multiple ? "them" : "it"} here</span>
              </span>
              <span className={styles.limits}>{limitsText(props)}</span>
            </span>
            <input
              {...control}
              ref={field}
              type="file"
              className={styles.field}
              accept={accept?.join(",")}
              multiple={multiple !== undefined}
              required={required && empty}
              {...(folder ? folderChoice : undefined)}
              onChange={(event) => {
                take(chosenFiles(event.target.files));
                // The same file can be chosen again.
                event.target.value = "";
              }}
              onInvalid={() => setProblem("Upload a file.")}
              data-testid="stFileUploaderDropzoneInput"
            />
          </div>
          {lines.length > 0 ? (
            <ul className={styles.lines} data-testid="stFileChips">
              {lines.map((line) => (
                <FileChip key={line.key} line={line} disabled={disabled === true} onRemove={() => remove(line.key)} />
              ))}
            </ul>
          ) : null}
        </>
      )}
    </Field>
  );
}

function limitsText({ accept, maxBytes, multiple }: ViewProps<"fileUploader">["props"]): string {
  const kinds = accept?.map((rule) => (rule.startsWith(".") ? rule.slice(1).toUpperCase() : kindName(rule))).join(", ");
  return [maxBytes !== undefined && `Up to ${fileSize(maxBytes)}${multiple ? " each" : ""}`, kinds].filter(Boolean).join(" · ");
}

/** `image/*` → `Images`, `text/csv` → `text/csv`. */
function kindName(mediaType: string): string {
  const kind = /^([a-z])([a-z]+)\/\*$/.exec(mediaType);
  return kind ? `${kind[1]?.toUpperCase()}${kind[2]}s` : mediaType;
}

function FileChip({ line, disabled, onRemove }: { line: FileLine; disabled: boolean; onRemove: () => void }) {
  const { name, size, progress, error } = line;
  const waiting = progress !== undefined;
  const percent = waiting ? Math.round(progress * 100) : 0;
  return (
    <li className={classes(styles.line, error !== undefined && styles.failed)} data-testid="stFileChip">
      {error !== undefined ? (
        <Icon name="error" className={styles.lineMark} label="Failed" />
      ) : waiting ? (
        <Spinner size={16} label={`Uploading ${name}`} className={styles.lineMark} />
      ) : (
        <Icon name="file" className={styles.lineMark} />
      )}
      <span className={styles.lineWords}>
        <span className={styles.name} title={name} dir="auto" data-testid="stFileChipName">
          {name}
        </span>
        <span className={styles.detail} dir="auto" role={error === undefined ? undefined : "alert"}>
          {error ?? (waiting && percent > 0 ? `${percent}% of ${fileSize(size)}` : fileSize(size))}
        </span>
      </span>
      <button
        type="button"
        className={styles.remove}
        aria-label={waiting ? `Cancel ${name}` : `Remove ${name}`}
        disabled={disabled}
        onClick={onRemove}
        data-testid="stFileChipDeleteBtn"
      >
        <Icon name="close" size={16} />
      </button>
      {waiting ? (
        <span
          className={styles.bar}
          role="progressbar"
          aria-label={name}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          style={{ "--share": progress }}
        />
      ) : null}
    </li>
  );
}
