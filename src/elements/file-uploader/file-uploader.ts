/**
 * A place to put files. The bytes go over HTTP straight to the server's disk (`server/upload-route.ts`); the widget's
 * value is only the list of their ids, which this file turns into `UploadedFile`s after checking that each is a file of
 * this very session and of an accepted kind.
 */
import type { ElementHost } from "../../core/element/element-host.js";
import type { Json, WidgetProps } from "../../core/element/element-props.js";
import { describeValue, optionError } from "../../core/errors.js";
import type { UploadInfo } from "../../core/runner/runner-port.js";
import { acceptOption, uploadAccepted } from "../../core/state/upload-accept.js";
import { UploadedFile } from "../../core/state/uploaded-file.js";
import { checkChoice, type WidgetOptions, widgetProps, widgetSpec } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    fileUploader: FileUploaderProps;
  }
}

/** What the view shows of a file that has arrived. */
export type UploadedFileProps = Pick<UploadInfo, "id" | "name" | "size">;

export interface FileUploaderProps extends WidgetProps<readonly string[]> {
  /** Endings and media types; absent: everything. */
  accept?: readonly string[];
  multiple?: true | "directory";
  /** Most bytes of one file. */
  maxBytes?: number;
  /** The files of the value. */
  files?: readonly { readonly id: string; readonly name: string; readonly size: number }[];
}

export interface FileUploaderOptions extends WidgetOptions {
  /** Endings (`"csv"`, `["png", "jpg"]`) or media types (`"image/*"`). Default: every file. */
  type?: string | readonly string[];
  /** True: several files; `"directory"`: a whole folder with the paths in it. Default false. */
  acceptMultipleFiles?: boolean | "directory";
  /** Most megabytes of one file. Default, and upper bound: the server's own limit. */
  maxUploadSize?: number;
  /** Something must be uploaded: marked with a star, holds its form back. */
  required?: boolean;
}

/** Files that one uploader may hold. */
const mostFiles = 1_000;

/**
 * Shows a place where files can be dropped or chosen, with the progress of each.
 *
 * @param label Inline markdown.
 * @returns The file, or null while there is none; with `acceptMultipleFiles` an array.
 * @throws MillraceError `MR_OPTION_INVALID` for a type or size that cannot be.
 * @example
 * const file = st.fileUploader("Data", { type: ["csv", "tsv"], maxUploadSize: 50 });
 * if (file) st.code((await file.text()).slice(0, 200));
 */
export function fileUploader(
  this: ElementHost,
  label: string,
  options?: FileUploaderOptions & { acceptMultipleFiles?: false },
): UploadedFile | null;
export function fileUploader(
  this: ElementHost,
  label: string,
  options: FileUploaderOptions & { acceptMultipleFiles: true | "directory" },
): UploadedFile[];
export function fileUploader(this: ElementHost, label: string, options: FileUploaderOptions): UploadedFile | UploadedFile[] | null;
export function fileUploader(this: ElementHost, label: string, options: FileUploaderOptions = {}): UploadedFile | UploadedFile[] | null {
  const { acceptMultipleFiles: multiple = false, type } = options;
  if (typeof multiple !== "boolean") checkChoice("fileUploader", label, "acceptMultipleFiles", multiple, ["directory"]);
  const { session } = this.context;
  const rule = { accept: acceptOption("fileUploader", label, type), maxBytes: maxBytes(label, options.maxUploadSize) };
  const most = multiple ? mostFiles : 1;
  const { value: infos, record } = this.widget({
    type: "fileUploader",
    label,
    ...widgetSpec("fileUploader", label, options),
    seed: [],
    parse: (raw: Json) => parseFiles(raw, session.uploads, most, rule),
    serialize: refuseWrite,
    props: { ...widgetProps("fileUploader", label, options), ...rule, multiple: multiple === false ? undefined : multiple },
  });
  const { node } = record;
  if (node && infos.length > 0) session.change(node, { ...node.props, files: infos.map(({ id, name, size }) => ({ id, name, size })) });
  const files = infos.map((info) => new UploadedFile(info, session.host.uploads));
  return multiple ? files : (files[0] ?? null);
}

interface Rule {
  accept: readonly string[] | undefined;
  maxBytes: number | undefined;
}

function parseFiles(raw: Json, uploads: ReadonlyMap<string, UploadInfo>, most: number, rule: Rule): UploadInfo[] {
  if (!Array.isArray(raw)) throw new Error("the value is a list of upload ids");
  if (raw.length > most) throw new Error(most === 1 ? "only one file can be uploaded here" : `at most ${most} files can be uploaded here`);
  if (new Set(raw).size !== raw.length) throw new Error("a file stands twice in the list");
  return raw.map((id: unknown) => {
    const info = typeof id === "string" ? uploads.get(id) : undefined;
    if (!info) throw new Error("this session has no such upload");
    if (!uploadAccepted(rule.accept, info.name, info.type)) throw new Error(`${describeValue(info.name)} is not of an accepted type`);
    if (rule.maxBytes !== undefined && info.size > rule.maxBytes) throw new Error(`${describeValue(info.name)} is too large`);
    return info;
  });
}

/** Only a person can upload. */
function refuseWrite(value: unknown): Json {
  if (value === null || (Array.isArray(value) && value.length === 0)) return [];
  throw new Error("files can only be taken away (null), not set");
}

function maxBytes(label: string, megabytes: number | undefined): number | undefined {
  if (megabytes === undefined) return undefined;
  if (typeof megabytes === "number" && megabytes > 0 && Number.isFinite(megabytes)) return Math.floor(megabytes * 1024 * 1024);
  throw optionError("fileUploader", label, `maxUploadSize is ${describeValue(megabytes)}.`, "Give a number of megabytes above 0.");
}
