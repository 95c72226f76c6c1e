import type { FileUploaderProps } from "./file-uploader.js";

/** Room for the uploader while its code loads: label, drop zone, one line for each file. */
export function fileUploaderHeight({ labelVisibility, files }: FileUploaderProps): number {
  return (labelVisibility === "collapsed" ? 0 : 26) + 76 + (files?.length ?? 0) * 44;
}
