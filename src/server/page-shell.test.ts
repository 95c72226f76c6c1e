import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ask, startServer } from "./http.fixture.js";

test("[S-196][S-197][S-201][B-194] the page carries exactly this policy", async () => {
  const { port } = await startServer();
  const { headers, text } = await ask(port, "/");
  const nonce = /<meta property="csp-nonce" nonce="([\w-]{24})">/.exec(text)?.[1];
  expect(headers["content-security-policy"]).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; ` +
      "connect-src 'self'; media-src 'self' blob:; frame-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; " +
      "frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types millrace default",
  );
  expect(headers).toMatchObject({
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "cache-control": "private, no-cache",
    "content-type": "text/html; charset=utf-8",
  });
  expect(headers["permissions-policy"]).toContain("geolocation=()");
  expect(text).toContain(`<style nonce="${nonce}">`);
});

test("each response has its own nonce", async () => {
  const { port } = await startServer();
  const nonces = new Set<string | undefined>();
  for (let i = 0; i < 5; i++) nonces.add(/nonce="([^"]+)"/.exec((await ask(port, "/")).text)?.[1]);
  expect(nonces.size).toBe(5);
});

test("[B-193] the page is compressed for who accepts it, and HEAD has no body", async () => {
  const { port } = await startServer();
  const { headers, body } = await ask(port, "/", { headers: { "accept-encoding": "br, gzip" } });
  expect(headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(body).toString()).toContain("csp-nonce");
  const head = await ask(port, "/", { method: "HEAD" });
  expect([head.status, head.body.length]).toEqual([200, 0]);
});

test("[S-199][S-200][S-209] a page may have a policy of its own", async () => {
  const { port } = await startServer({
    isPage: () => true,
    security: {
      connectSrc: ["https://api.example.com"],
      pages: {
        "/embed": { frameAncestors: ["https://*.portal.example"], openerPolicy: "same-origin-allow-popups" },
        "/closed": { frameAncestors: "none", permissions: { geolocation: "(self)" }, trustedTypes: ["maps"] },
      },
    },
  });
  const home = (await ask(port, "/")).headers;
  expect(home["content-security-policy"]).toContain("connect-src 'self' https://api.example.com;");
  const embed = (await ask(port, "/embed")).headers;
  expect(embed["content-security-policy"]).toContain("frame-ancestors 'self' https://*.portal.example;");
  expect(embed["x-frame-options"]).toBeUndefined();
  expect(embed["cross-origin-opener-policy"]).toBe("same-origin-allow-popups");
  const closed = (await ask(port, "/closed")).headers;
  expect(closed["content-security-policy"]).toMatch(/frame-ancestors 'none'.*trusted-types millrace default maps$/);
  expect(closed["x-frame-options"]).toBe("DENY");
  expect(closed["permissions-policy"]).toContain("geolocation=(self)");
});

test("[S-084] the cookie is Lax everywhere but inside a listed foreign frame, where it is partitioned", async () => {
  const settings = { trustedProxies: ["loopback"], allowedHosts: ["app.example.com"] };
  const framed = { host: "app.example.com", "x-forwarded-proto": "https", "sec-fetch-dest": "iframe", "sec-fetch-site": "cross-site" };
  const closed = await startServer(settings);
  expect((await ask(closed.port, "/", { headers: framed })).headers["set-cookie"]![0]).toMatch(/; Secure; SameSite=Lax$/);
  const open = await startServer({ ...settings, security: { frameAncestors: ["https://portal.example"] } });
  expect((await ask(open.port, "/", { headers: framed })).headers["set-cookie"]![0]).toMatch(/; Secure; SameSite=None; Partitioned$/);
  expect((await ask(open.port, "/", { headers: { ...framed, "x-forwarded-proto": "http" } })).headers["set-cookie"]![0]).toMatch(
    /HttpOnly; SameSite=Lax$/,
  );
});
