/** Entity tags: when the browser's copy is still the right one. */

/** Whether an If-None-Match header names this tag (or any). Weak and strong forms count as equal, as the standard wants. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((part) => {
    const candidate = part.trim().replace(/^W\//, "");
    return candidate === "*" || candidate === tag;
  });
}
