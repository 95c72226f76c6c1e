/**
 * Which addresses a text may link to or show an image from. An allow-list: what is not known to be harmless is refused.
 * The address is read as a browser reads it (control characters and blanks around it are dropped, tabs and line breaks
 * inside it too), so that nothing hides a scheme from us that the browser would see.
 */

const linkSchemes: ReadonlySet<string> = new Set(["http", "https", "mailto"]);

/** The address as the browser would read it, and its scheme in small letters. `//host` has none: it is refused. */
function read(address: string): { address: string; scheme: string | undefined } {
  const clean = address.replace(/[\t\n\r]/g, "").replace(/^[\0-\x20]+|[\0-\x20]+$/g, "");
  return { address: clean, scheme: /^[\\/]{2}/.test(clean) ? "" : /^([a-z][a-z\d+.-]*):/i.exec(clean)?.[1]?.toLowerCase() };
}

/** What an `href` may be: http, https, mailto, `#…` and relative addresses. Undefined: show the words without a link. */
export function safeAddress(address: string): string | undefined {
  const { address: clean, scheme } = read(address);
  return scheme === undefined || linkSchemes.has(scheme) ? clean : undefined;
}

/** What an image's `src` may be: http, https, relative addresses and image data. */
export function safeImageAddress(address: string): string | undefined {
  const { address: clean, scheme } = read(address);
  if (scheme === undefined || scheme === "http" || scheme === "https" || scheme === "blob") return clean;
  return scheme === "data" && /^data:image\/[a-z\d.+-]+[;,]/i.test(clean) ? clean : undefined;
}

/** Links leave the page in a new tab; those to a place on the page stay. */
export function linkTarget(address: string): { href: string; target?: "_blank"; rel?: string } {
  return address.startsWith("#") ? { href: address } : { href: address, target: "_blank", rel: "noopener noreferrer" };
}
