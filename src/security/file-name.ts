/** File names that came from outside: made harmless for disks, terminals and headers, and still recognisable. */

const maxLength = 200;
/** Parts of a path that are kept, counted from its end. */
const mostFolders = 16;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const forbidden = /[\u0000-\u001f\u007f-\u009f<>:"|?*/\\\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function withoutLoneSurrogates(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, "");
}

/**
 * A safe form of a file name: the last part of a path, without control and direction characters, not hidden, not a
 * device, at most 200 characters with its ending kept. `"../../etc/passwd"` becomes `"passwd"`.
 */
export function safeFileName(name: string): string {
  const last = withoutLoneSurrogates(name.normalize("NFC")).split(/[/\\]/).filter(Boolean).at(-1) ?? "";
  let safe = last
    .replace(forbidden, "")
    .replace(/%(?=2e|2f|5c|00|25)/gi, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  if (reserved.test(safe)) safe = `_${safe}`;
  if (safe.length > maxLength) {
    const ending = /\.[^.]{1,16}$/.exec(safe)?.[0] ?? "";
    safe = withoutLoneSurrogates(safe.slice(0, maxLength - ending.length)) + ending;
  }
  return safe || "file";
}

/** A file's path within a folder, each part made safe: `"2024/../march.csv"` becomes `"2024/march.csv"`. */
export function safeFilePath(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.slice(-mostFolders).map(safeFileName).join("/") || "file";
}

/** A Content-Disposition header: plain ASCII for old readers, the real name in UTF-8 beside it (RFC 6266, RFC 8187). */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const safe = safeFileName(name);
  const ascii = safe.replace(/[^\x20-\x7e]|[%;]/g, "_");
  if (ascii === safe) return `${kind}; filename="${ascii}"`;
  const encoded = encodeURIComponent(safe).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A media type that can stand in a header, else the type of unknown bytes. */
export function safeMediaType(type: string | undefined): string {
  const text = type?.trim().toLowerCase() ?? "";
  const valid =
    /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}(?:\s*;\s*[a-z0-9-]+=(?:[a-z0-9_.+-]+|"[a-z0-9_.+ -]*"))*$/;
  return valid.test(text) ? text : "application/octet-stream";
}
