/**
 * The one Trusted Types policy of the page. HTML passes only as the output of the sanitiser, script addresses only as
 * files of this build; everything else that a library tries to inject is refused by the browser.
 */

interface TypedPolicy {
  createHTML(markup: string): string;
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: TypedPolicy): TypedPolicy;
}

function acceptBuiltFile(address: string): string {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin || !url.pathname.startsWith(import.meta.env.BASE_URL)) {
    throw new TypeError(`Not a script of this page: ${address}`);
  }
  return address;
}

const rules: TypedPolicy = { createHTML: (markup) => markup, createScriptURL: acceptBuiltFile };

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;

/** Policy `millrace`. Call `createHTML` with DOMPurify's output only, `createScriptURL` with worker addresses of the build only. */
export const trustedTypesPolicy: TypedPolicy = factory ? factory.createPolicy("millrace", rules) : rules;
