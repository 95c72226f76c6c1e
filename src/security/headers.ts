/**
 * The security headers of each kind of response. Every response of the server gets the common ones; pages get their
 * policy, cross-origin isolation of windows, and the list of browser features they may use.
 */
import { fileCsp, pageCsp, workerCsp } from "./csp.js";
import { frameAncestors, framedByOthers, type PagePolicy } from "./page-policy.js";

export type HeaderTable = Readonly<Record<string, string>>;

/** What a page may use of the browser. Features that no element needs are off; a page policy can change a line. */
export const permissions: HeaderTable = {
  accelerometer: "()",
  autoplay: "(self)",
  camera: "(self)",
  "clipboard-read": "()",
  "clipboard-write": "(self)",
  "display-capture": "()",
  "encrypted-media": "()",
  fullscreen: "(self)",
  geolocation: "()",
  gyroscope: "()",
  hid: "()",
  "idle-detection": "()",
  magnetometer: "()",
  microphone: "(self)",
  midi: "()",
  payment: "()",
  "picture-in-picture": "(self)",
  "publickey-credentials-get": "(self)",
  "screen-wake-lock": "()",
  serial: "()",
  usb: "()",
  "xr-spatial-tracking": "()",
};

/** On every response, refusals included. */
export const commonHeaders: HeaderTable = {
  "X-Content-Type-Options": "nosniff",
  // Not "no-referrer": under it browsers send `Origin: null` with uploads of the page itself, which we refuse.
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** X-Frame-Options for browsers that know no frame-ancestors. It cannot name other origins; then it stays away. */
function frameOptions(policy: PagePolicy): HeaderTable {
  if (policy.frameAncestors === "none") return { "X-Frame-Options": "DENY" };
  return framedByOthers(policy) ? {} : { "X-Frame-Options": "SAMEORIGIN" };
}

function permissionsHeader(policy: PagePolicy): string {
  return Object.entries({ ...permissions, ...policy.permissions })
    .map(([feature, allowed]) => `${feature}=${allowed}`)
    .join(", ");
}

/** Headers of an app page. */
export function pageHeaders(policy: PagePolicy, nonce: string): HeaderTable {
  return {
    ...commonHeaders,
    "Content-Security-Policy": pageCsp({
      nonce,
      frameAncestors: frameAncestors(policy),
      extra: policy,
      ...(policy.trustedTypes ? { trustedTypes: policy.trustedTypes } : {}),
    }),
    "Cross-Origin-Opener-Policy": policy.openerPolicy ?? "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": permissionsHeader(policy),
    ...frameOptions(policy),
  };
}

/** Headers of a file of the front end. Scripts get the policy they work under when started as a worker. */
export function assetHeaders(fileName: string): HeaderTable {
  const script = /\.m?js$/.test(fileName);
  const csp = script ? workerCsp({ wasm: /graphviz[^/]*worker/i.test(fileName) }) : fileCsp();
  return { ...commonHeaders, "Content-Security-Policy": csp };
}

/** Headers of media and of every answer that is not a page: whatever the bytes are, nothing in them runs. */
export const fileHeaders: HeaderTable = { ...commonHeaders, "Content-Security-Policy": fileCsp(), "X-Frame-Options": "SAMEORIGIN" };

/** One year, sent where the browser reached us by https. */
export const strictTransport: HeaderTable = { "Strict-Transport-Security": "max-age=31536000" };
