/**
 * The files of one uploader: those the server holds (the widget's value) and those on their way or refused.
 *
 * The value changes once when a batch has arrived, so that the script runs once. A file that was taken away is deleted
 * on the server only when the server's own value no longer has it: in a form that is after the submit.
 */
import { useEffect, useRef, useState } from "react";
import { uploadAccepted } from "../../core/state/upload-accept.js";
import { useWidgetValue } from "../../frontend/widget-store.js";
import type { ChosenFile } from "./dropped-files.js";
import { fileSize } from "./file-size.js";
import type { FileUploaderProps } from "./file-uploader.js";
import { deleteUpload, type Upload, uploadFile } from "./upload-file.js";

/** One line of the list. */
export interface FileLine {
  /** Upload id, or a name of ours while it has none. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** Share that has left; undefined: it has arrived, or cannot. */
  readonly progress?: number;
  readonly error?: string;
}

export interface Uploads {
  readonly lines: readonly FileLine[];
  add(files: readonly ChosenFile[]): void;
  remove(key: string): void;
}

/** Uploads at one time; browsers allow six connections to a server. */
const mostAtOnce = 3;

let lastLine = 0;

export function useUploads(props: FileUploaderProps): Uploads {
  const { id: widget, accept, maxBytes, multiple, files = [] } = props;
  const [value, setValue] = useWidgetValue<readonly string[]>(props);
  const [lines, setLines] = useState<readonly FileLine[]>([]);
  /** What has arrived in this page: the server tells its own list only after the next run. */
  const known = useRef(new Map<string, { name: string; size: number }>());
  const running = useRef(new Map<string, Upload>());
  const queue = useRef<{ key: string; line: number; chosen: ChosenFile }[]>([]);
  /** Of this batch, with the number of its line: the script gets files in the order they were chosen. */
  const arrived = useRef<{ id: string; line: number }[]>([]);
  const latest = useRef({ value, setValue });
  latest.current = { value, setValue };

  const removed = useRef(new Set<string>());
  const confirmed = props.value;
  useEffect(() => {
    for (const id of removed.current) {
      if (confirmed.includes(id)) continue;
      removed.current.delete(id);
      deleteUpload(id);
    }
  }, [confirmed]);
  useEffect(
    () => () => {
      for (const upload of running.current.values()) upload.cancel();
    },
    [],
  );

  const patch = (key: string, change: Partial<FileLine> | undefined): void =>
    setLines((before) => before.flatMap((line) => (line.key !== key ? [line] : change ? [{ ...line, ...change }] : [])));

  /** Everything of this batch is through: the script may see it. */
  const finish = (): void => {
    if (running.current.size > 0 || queue.current.length > 0) return;
    const ids = arrived.current.sort((a, b) => a.line - b.line).map((one) => one.id);
    arrived.current = [];
    if (ids.length === 0) return;
    const { value: before, setValue: set } = latest.current;
    const given = multiple ? ids : ids.slice(-1);
    for (const id of ids) if (!given.includes(id)) deleteUpload(id);
    if (!multiple) for (const id of before) removed.current.add(id);
    setLines((all) => all.filter((line) => !ids.includes(line.key)));
    set(multiple ? [...before, ...given] : given);
  };

  const start = (): void => {
    while (running.current.size < mostAtOnce) {
      const next = queue.current.shift();
      if (!next) return;
      const { key, line, chosen } = next;
      const upload = uploadFile(widget, chosen.file, chosen.name, (progress) => patch(key, { progress }));
      running.current.set(key, upload);
      upload.done
        .then(
          ({ id, name, size }) => {
            known.current.set(id, { name, size });
            arrived.current.push({ id, line });
            patch(key, { key: id, name, progress: undefined });
          },
          (error: Error) => patch(key, { progress: undefined, error: error.message }),
        )
        .finally(() => {
          running.current.delete(key);
          start();
          finish();
        });
    }
  };

  const shown = value.map((id): FileLine => {
    const file = files.find((one) => one.id === id) ?? known.current.get(id);
    return { key: id, name: file?.name ?? "…", size: file?.size ?? 0 };
  });
  return {
    lines: [...shown, ...lines.filter((line) => !value.includes(line.key))],
    add(chosen) {
      const taken = multiple ? chosen : chosen.slice(0, 1);
      if (!multiple) {
        queue.current = [];
        for (const upload of running.current.values()) upload.cancel();
      }
      const fresh = taken.map((one): FileLine => {
        const line = ++lastLine;
        const key = `line-${line}`;
        const shown = { key, name: one.name, size: one.file.size };
        const error = refusal(one, accept, maxBytes);
        if (error !== undefined) return { ...shown, error };
        queue.current.push({ key, line, chosen: one });
        return { ...shown, progress: 0 };
      });
      setLines((before) => [...(multiple ? before.filter((line) => line.error === undefined) : []), ...fresh]);
      start();
    },
    remove(key) {
      queue.current = queue.current.filter((one) => one.key !== key);
      running.current.get(key)?.cancel();
      patch(key, undefined);
      if (arrived.current.some((one) => one.id === key)) {
        arrived.current = arrived.current.filter((one) => one.id !== key);
        deleteUpload(key);
      }
      if (!value.includes(key)) return;
      removed.current.add(key);
      setValue(value.filter((id) => id !== key));
    },
  };
}

function refusal({ file, name }: ChosenFile, accept: FileUploaderProps["accept"], maxBytes: number | undefined): string | undefined {
  if (!uploadAccepted(accept, name, file.type)) return `This kind of file is not accepted here; it takes ${accept?.join(", ")}.`;
  if (maxBytes !== undefined && file.size > maxBytes) return `The file is larger than ${fileSize(maxBytes)}.`;
  return undefined;
}
