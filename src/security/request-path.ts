/**
 * The path of a request, decoded exactly once and free of anything that could mean another file: no dot segments, no
 * encoded slashes, no NUL or control characters, no doubled slash, nothing that a second decoding would turn into one
 * of these. Who asks for such a path is not mistaken; the answer is 400 and no route sees it.
 */
export interface RequestPath {
  /** Decoded, begins with one slash. */
  path: string;
  query: URLSearchParams;
  /** Path and query as they came. */
  raw: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u001f\u007f]/;

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Reads the target of a request line. Null when it must be refused. */
export function parseRequestPath(target: string, maxLength: number): RequestPath | null {
  if (target.length > maxLength || !target.startsWith("/")) return null;
  const mark = target.indexOf("?");
  const rawPath = mark === -1 ? target : target.slice(0, mark);
  if (rawPath.includes("//") || /[\\#\s]/.test(target) || controls.test(target)) return null;
  const segments: string[] = [];
  for (const raw of rawPath.slice(1).split("/")) {
    const segment = decode(raw);
    if (segment === null || segment === "." || segment === "..") return null;
    if (/[/\\]/.test(segment) || controls.test(segment) || /%(?:2e|2f|5c|00|25)/i.test(segment)) return null;
    segments.push(segment);
  }
  return { path: `/${segments.join("/")}`, query: new URLSearchParams(mark === -1 ? "" : target.slice(mark + 1)), raw: target };
}
