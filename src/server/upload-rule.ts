/** What an uploader on the page accepts, read from the kept frames (only when something is uploaded). */
import { rebuildTree } from "../core/delta/rebuild.js";
import type { UploadRule } from "./http-options.js";

export function uploadRuleOf(frames: readonly string[], widget: number): UploadRule | null {
  for (const { type, props } of rebuildTree(frames).values()) {
    if (type !== "fileUploader" || props.id !== widget || props.disabled === true) continue;
    const rule: UploadRule = {};
    if (typeof props.maxBytes === "number") rule.maxBytes = props.maxBytes;
    if (Array.isArray(props.accept)) rule.accept = props.accept.filter((one) => typeof one === "string");
    if (props.multiple === "directory") rule.folder = true;
    return rule;
  }
  return null;
}
