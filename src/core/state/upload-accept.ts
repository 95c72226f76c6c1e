/**
 * Which files an uploader accepts: endings (`".csv"`) and media types (`"image/*"`, `"text/csv"`), as in HTML's `accept`.
 * Asked in the browser before the upload, by the server while it receives, and again when the script reads the value.
 */
import { describeValue, optionError } from "../errors.js";

/** Endings that mean one and the same. */
const twins: readonly (readonly [string, string])[] = [
  [".jpg", ".jpeg"],
  [".htm", ".html"],
  [".tif", ".tiff"],
  [".mpg", ".mpeg"],
  [".mp4", ".mpeg4"],
  [".yml", ".yaml"],
];

/** Whether a file with this name and media type may come. Without rules every file may. */
export function uploadAccepted(accept: readonly string[] | undefined, name: string, type: string): boolean {
  if (!accept || accept.length === 0) return true;
  const lowerName = name.toLowerCase();
  const essence = type.replace(/;.*$/s, "").trim().toLowerCase();
  return accept.some((entry) => {
    const rule = entry.toLowerCase();
    if (rule.endsWith("/*")) return essence.startsWith(rule.slice(0, -1));
    if (rule.includes("/")) return essence === rule;
    return lowerName.endsWith(rule.startsWith(".") ? rule : `.${rule}`);
  });
}

/**
 * The rules of an uploader from what the author wrote: `"csv"`, `[".png", "jpg"]`, `"image/*"`.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for a text that is neither an ending nor a media type.
 */
export function acceptOption(command: string, label: string, type: string | readonly string[] | undefined): string[] | undefined {
  if (type === undefined) return undefined;
  const rules = new Set<string>();
  for (const one of typeof type === "string" ? [type] : type) {
    const rule = ruleOf(one);
    if (rule === undefined) {
      throw optionError(
        command,
        label,
        `type ${describeValue(one)} is no kind of file.`,
        'Give endings like "csv", or media types like "image/*".',
      );
    }
    rules.add(rule);
    for (const [a, b] of twins) {
      if (rule === a) rules.add(b);
      if (rule === b) rules.add(a);
    }
  }
  return rules.size === 0 ? undefined : [...rules];
}

function ruleOf(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  const lower = text.trim().toLowerCase();
  if (/^[\w.+-]+\/(?:\*|[\w.+-]+)$/.test(lower)) return lower;
  const ending = lower.startsWith(".") ? lower : `.${lower}`;
  return /^(?:\.[\w+-]+)+$/.test(ending) ? ending : undefined;
}
