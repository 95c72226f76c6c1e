/**
 * A button that saves a file.
 *
 * The data is never copied when the button is shown: it is held by the script's own closure and handed to the server's
 * media store when somebody clicks. A page with a 50 MB download that nobody wants costs nothing, run after run
 * (Streamlit copies it in each). So a plain value and a function work alike; a function also saves the making.
 */
import type { ElementHost } from "../../core/element/element-host.js";
import type { WidgetProps } from "../../core/element/element-props.js";
import { describeValue, optionError } from "../../core/errors.js";
import { type ButtonLook, type ButtonLookOptions, buttonProps, parseClick } from "../../core/widgets/button-options.js";
import type { OnChange } from "../../core/widgets/widget-manager.js";
import { widgetSpec } from "../../core/widgets/widget-options.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    downloadButton: DownloadButtonProps;
  }
}

export interface DownloadButtonProps extends WidgetProps<boolean>, ButtonLook {}

/** A file in the making: a Blob, or an uploaded file. */
export interface BytesHolder {
  arrayBuffer?(): Promise<ArrayBuffer>;
  bytes?(): Promise<Uint8Array>;
  readonly type?: string;
  readonly name?: string;
}

export type DownloadContent = string | Uint8Array | ArrayBuffer | BytesHolder;
/** The content, or a function that makes it when the button is clicked. */
export type DownloadSource = DownloadContent | (() => DownloadContent | Promise<DownloadContent>);

export interface DownloadButtonOptions extends ButtonLookOptions {
  /** Name of the saved file. Default: the data's own name, else `download`. */
  fileName?: string;
  /** Media type. Default: the data's own type, else text or bytes. */
  mime?: string;
  /** `"rerun"` (default): the script runs after the click; `"ignore"`: it does not; a function is called before that run. */
  onClick?: OnChange;
}

/** What the view is told after a click. */
export interface Download {
  readonly url: string;
  readonly fileName: string;
}

/**
 * Shows a button that saves a file to the person's computer.
 *
 * @param data The content, or a function (may be async) that makes it when the button is clicked. If it throws, the
 * person sees that under the button and the app goes on.
 * @returns True in the one run that its click caused.
 * @throws MillraceError `MR_FORM_FORBIDDEN_ELEMENT` inside a form, `MR_OPTION_INVALID` for data that is none of these.
 * @example
 * st.downloadButton("Report", () => "a,b\n1,2\n", { fileName: "report.csv", mime: "text/csv", onClick: "ignore" });
 */
export function downloadButton(this: ElementHost, label: string, data: DownloadSource, options: DownloadButtonOptions = {}): boolean {
  const { key, onClick, disabled } = options;
  if (!isContent(data) && typeof data !== "function") throw wrongData(label, data);
  const { context } = this;
  return this.widget({
    type: "downloadButton",
    label,
    ...widgetSpec("downloadButton", label, { key, onChange: onClick }),
    seed: false,
    trigger: true,
    parse: parseClick,
    onRequest: disabled ? undefined : () => publish(label, data, options, context.session.host.media),
    props: buttonProps("downloadButton", label, options),
  }).value;
}

type Media = ElementHost["context"]["session"]["host"]["media"];

async function publish(label: string, data: DownloadSource, options: DownloadButtonOptions, media: Media): Promise<Download> {
  const content = typeof data === "function" ? await data() : data;
  if (!isContent(content)) throw wrongData(label, content);
  const { bytes, mime, name } = await read(content);
  const fileName = options.fileName ?? name;
  return { url: await media.publish(bytes, { mime: options.mime ?? mime, fileName, download: true }), fileName };
}

function isContent(data: unknown): data is DownloadContent {
  if (typeof data === "string" || data instanceof Uint8Array || data instanceof ArrayBuffer) return true;
  const { arrayBuffer, bytes } = (data ?? {}) as BytesHolder;
  return typeof data === "object" && (typeof arrayBuffer === "function" || typeof bytes === "function");
}

async function read(content: DownloadContent): Promise<{ bytes: Uint8Array; mime: string; name: string }> {
  if (typeof content === "string")
    return { bytes: new TextEncoder().encode(content), mime: "text/plain; charset=utf-8", name: "download.txt" };
  const unknown = { mime: "application/octet-stream", name: "download" };
  if (content instanceof Uint8Array) return { bytes: content, ...unknown };
  if (content instanceof ArrayBuffer) return { bytes: new Uint8Array(content), ...unknown };
  const bytes = content.bytes ? await content.bytes() : new Uint8Array((await content.arrayBuffer?.()) ?? new ArrayBuffer(0));
  return { bytes, mime: content.type || unknown.mime, name: content.name || unknown.name };
}

function wrongData(label: string, data: unknown): Error {
  return optionError(
    "downloadButton",
    label,
    `the data is ${describeValue(data)}.`,
    "Give text, bytes (Uint8Array), a Blob, or a function that returns one of these.",
  );
}
