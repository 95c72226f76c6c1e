/**
 * The only place where HTML text of an app becomes elements. DOMPurify reads it in an inert document and hands back
 * nodes: no scripts, no event handlers, no frames, no forms, no addresses but the allowed ones.
 *
 * The page's policy forbids style attributes, so each is carried over as a data attribute and set through the style
 * object, which accepts declarations and nothing else. `<style>` elements become a style sheet of their own.
 */
import createPurifier, { type Config } from "dompurify";
import { trustedTypesPolicy } from "../trusted-types.js";
import { linkTarget, safeAddress } from "./address.js";

export interface Sanitised {
  fragment: DocumentFragment;
  /** The text of all `<style>` elements. */
  rules: string;
}

const styleCopy = "data-style-copy";

const config = {
  USE_PROFILES: { html: true, svg: true, svgFilters: true },
  FORBID_TAGS: [
    "form",
    "input",
    "button",
    "select",
    "option",
    "textarea",
    "fieldset",
    "dialog",
    "base",
    "link",
    "meta",
    "use",
    "foreignObject",
    "animate",
    "set",
  ],
  FORBID_ATTR: ["srcset", "ping", "formaction", "action", "popover", "popovertarget"],
  ADD_ATTR: ["target"],
  FORCE_BODY: true,
  RETURN_DOM_FRAGMENT: true,
  SANITIZE_DOM: true,
  TRUSTED_TYPES_POLICY: trustedTypesPolicy as unknown as Config["TRUSTED_TYPES_POLICY"],
} as const;

type Purifier = ReturnType<typeof createPurifier>;

let purifier: Purifier | undefined;

function getPurifier(): Purifier {
  if (purifier) return purifier;
  purifier = createPurifier(window);
  purifier.addHook("uponSanitizeAttribute", (node, attribute) => {
    if (attribute.attrName !== "style") return;
    node.setAttribute(styleCopy, attribute.attrValue);
    attribute.keepAttr = false;
  });
  return purifier;
}

/**
 * What the browser would report while it reads the text, although nothing comes of it, is taken out before: the rules of
 * `<style>` elements, and style attributes (which go on under their other name). No matter how well this hits its mark:
 * the sanitiser comes after it.
 */
function takeStyles(html: string, rules: string[]): string {
  return html
    .replace(/<style\b[^<>]*>([\s\S]*?)<\/style\s*>/gi, (_, text: string) => {
      rules.push(text);
      return "";
    })
    .replace(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, `$1${styleCopy}`);
}

/** HTML text as harmless nodes. */
export function sanitise(html: string): Sanitised {
  const rules: string[] = [];
  const fragment = getPurifier().sanitize(takeStyles(html, rules), config as unknown as Config) as unknown as DocumentFragment;
  for (const sheet of fragment.querySelectorAll("style")) sheet.remove();
  for (const element of fragment.querySelectorAll<HTMLElement>(`[${styleCopy}]`)) {
    element.style.cssText = element.getAttribute(styleCopy) ?? "";
    element.removeAttribute(styleCopy);
  }
  for (const link of fragment.querySelectorAll("a[href], area[href]")) checkLink(link);
  return { fragment, rules: rules.join("\n") };
}

function checkLink(link: Element): void {
  const address = safeAddress(link.getAttribute("href") ?? "");
  if (address === undefined) {
    link.removeAttribute("href");
    return;
  }
  const { target, rel } = linkTarget(address);
  link.removeAttribute("target");
  if (target) link.setAttribute("target", target);
  if (rel) link.setAttribute("rel", rel);
}
