import { expect, test } from "vitest";
import { fileDirectives, pageCsp, pageDirectives, workerDirectives } from "./csp.js";
import { checkSecuritySettings, frameAncestors, policyForPage, type SecuritySettings } from "./page-policy.js";

test("[S-200] origins and sub-domain wildcards are accepted, anything that could become another directive is not", () => {
  const good = [
    "https://portal.example",
    "http://localhost:3000",
    "https://*.apps.example.com",
    "https://a-b.example:8443",
    "http://[::1]:80",
  ];
  for (const parent of good) expect(() => checkSecuritySettings({ frameAncestors: [parent] })).not.toThrow();
  const bad = [
    "*",
    "https://*",
    "https:",
    "portal.example",
    "https://portal.example/path",
    "https://a.example https://b.example",
    "https://a.example; script-src *",
    "https://a.example\nX: y",
    "https://a.example,b",
    "https://*.*.example",
    "https://a*.example",
    "https://a.example:99999999",
    "'unsafe-inline'",
    "data:",
    "javascript:alert(1)",
    "",
    7,
    null,
  ];
  for (const parent of bad) {
    expect(() => checkSecuritySettings({ frameAncestors: [parent] as string[] }), String(parent)).toThrow(/security\.frameAncestors/);
    expect(() => checkSecuritySettings({ scriptSrc: [parent] as string[] }), String(parent)).toThrow(/security\.scriptSrc/);
  }
  expect(() => checkSecuritySettings({ connectSrc: "https://a.example" as unknown as string[] })).toThrow(/security\.connectSrc/);
});

test("[S-194] no setting lets inline or evaluated script in", () => {
  for (const name of ["scriptSrc", "styleSrc", "imgSrc", "fontSrc", "connectSrc", "mediaSrc", "frameSrc"] as const) {
    for (const source of ["'unsafe-inline'", "'unsafe-eval'", "blob:", "http:"]) {
      expect(() => checkSecuritySettings({ [name]: [source] }), `${name} ${source}`).toThrow(`security.${name}`);
    }
  }
  expect(() => checkSecuritySettings({ imgSrc: ["https:"] })).not.toThrow();
  expect(() => checkSecuritySettings({ scriptSrc: ["https:"] })).toThrow();
});

test("other entries of a policy are checked as well, and the page is named", () => {
  const bad: [SecuritySettings, RegExp][] = [
    [{ openerPolicy: "none" as "unsafe-none" }, /security\.openerPolicy/],
    [{ permissions: { geolocation: "self" } }, /security\.permissions\.geolocation/],
    [{ permissions: { "a=b": "()" } }, /security\.permissions/],
    [{ permissions: { camera: '(self "https://a.example"), usb=*' } }, /camera/],
    [{ trustedTypes: ["a b"] }, /security\.trustedTypes/],
    [{ trustedTypes: ["'allow-duplicates'"] }, /security\.trustedTypes/],
    [{ pages: { login: {} } }, /security\.pages: "login"/],
    [{ pages: { "/login": { frameAncestors: ["*"] } } }, /security\.pages\["\/login"\]\.frameAncestors/],
  ];
  for (const [settings, text] of bad) expect(() => checkSecuritySettings(settings)).toThrow(text);
  expect(() => checkSecuritySettings({ permissions: { camera: '(self "https://a.example")', usb: "*" } })).not.toThrow();
});

test("[S-198] the app may frame itself unless nobody may; a page's own policy wins by field", () => {
  expect(frameAncestors({})).toEqual(["'self'"]);
  expect(frameAncestors({ frameAncestors: ["self", "https://a.example"] })).toEqual(["'self'", "https://a.example"]);
  expect(frameAncestors({ frameAncestors: "none" })).toEqual(["'none'"]);
  const settings: SecuritySettings = { connectSrc: ["https://a.example"], frameAncestors: "none", pages: { "/x": { frameAncestors: [] } } };
  expect(policyForPage(settings, "/x")).toEqual({ connectSrc: ["https://a.example"], frameAncestors: [] });
  expect(policyForPage(settings, "/constructor")).toEqual({ connectSrc: ["https://a.example"], frameAncestors: "none" });
});

test("each directive of the tables says why it is there, and scripts are never opened", () => {
  for (const directive of [...pageDirectives, ...workerDirectives, ...fileDirectives]) expect(directive.why).toMatch(/^[A-Z].*\.$/);
  expect(pageCsp({ nonce: "n", frameAncestors: ["'self'"] })).not.toMatch(/unsafe|\*/);
});
