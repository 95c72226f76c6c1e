import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { AddressList } from "./addresses.js";
import { type OutwardRequest, outwardRequest, type ProxyTrust } from "./forwarded.js";

const direct: OutwardRequest = { address: "10.0.0.1", scheme: "http", host: "inner:8501" };
const trust = (hops: number, header: ProxyTrust["header"] = "x-forwarded", proxies = ["10.0.0.0/8"]): ProxyTrust => ({
  proxies: new AddressList(proxies, "server.trustedProxies"),
  hops,
  header,
});

test("[S-206] nothing is believed without trust, or from an address that is not listed", () => {
  const headers = {
    "x-forwarded-for": "1.2.3.4",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "app.example",
    forwarded: "for=1.2.3.4;proto=https",
  };
  expect(outwardRequest(direct, headers)).toEqual(direct);
  expect(outwardRequest({ ...direct, address: "203.0.113.9" }, headers, trust(3))).toEqual({ ...direct, address: "203.0.113.9" });
});

test("[S-206] reports are read from the nearest proxy backwards, as many as there are listed proxies and hops", () => {
  const table: [headers: IncomingHttpHeaders, hops: number, outward: Partial<OutwardRequest>][] = [
    [{ "x-forwarded-for": "1.2.3.4" }, 1, { address: "1.2.3.4" }],
    // What a visitor wrote stands left of what the proxy saw.
    [{ "x-forwarded-for": "6.6.6.6, 1.2.3.4" }, 1, { address: "1.2.3.4" }],
    [{ "x-forwarded-for": "6.6.6.6, 1.2.3.4" }, 5, { address: "1.2.3.4" }],
    [{ "x-forwarded-for": "1.2.3.4, 10.0.0.2" }, 2, { address: "1.2.3.4" }],
    [{ "x-forwarded-for": "1.2.3.4, 10.0.0.2" }, 1, { address: "10.0.0.2" }],
    [{ "x-forwarded-for": "garbage, 10.0.0.2" }, 2, { address: "10.0.0.2" }],
    [{ "x-forwarded-for": "1.2.3.4:5678" }, 1, { address: "1.2.3.4" }],
    [{ "x-forwarded-for": "[2001:db8::1]:5678" }, 1, { address: "2001:db8::1" }],
    [{ "x-forwarded-for": "" }, 1, {}],
    [{ "x-forwarded-proto": "https", "x-forwarded-host": "app.example" }, 1, { scheme: "https", host: "app.example" }],
    [{ "x-forwarded-for": "6.6.6.6, 1.2.3.4", "x-forwarded-proto": "http, https" }, 1, { address: "1.2.3.4", scheme: "https" }],
    [{ "x-forwarded-proto": "gopher" }, 1, {}],
    // The other header family is the visitor's own word.
    [{ forwarded: "for=6.6.6.6;proto=https;host=evil.example" }, 1, {}],
  ];
  for (const [headers, hops, outward] of table) {
    expect([headers, outwardRequest(direct, headers, trust(hops))]).toEqual([headers, { ...direct, ...outward }]);
  }
});

test("[S-206] the standard Forwarded header, where it is the one that the proxy writes", () => {
  const table: [forwarded: string, hops: number, outward: Partial<OutwardRequest>][] = [
    ["for=1.2.3.4;proto=https;host=app.example", 1, { address: "1.2.3.4", scheme: "https", host: "app.example" }],
    ['For="[2001:db8::1]:4711";Proto=HTTPS', 1, { address: "2001:db8::1", scheme: "https" }],
    ["for=6.6.6.6, for=1.2.3.4", 1, { address: "1.2.3.4" }],
    ["for=1.2.3.4;host=app.example, for=10.0.0.9;host=middle", 2, { address: "1.2.3.4", host: "app.example" }],
    ['for=6.6.6.6;host="a,b", for=1.2.3.4', 1, { address: "1.2.3.4" }],
    ["for=unknown;proto=https, for=10.0.0.9", 2, { address: "10.0.0.9", scheme: "https" }],
    ["for=_hidden;proto=https", 1, { scheme: "https" }],
    ["nonsense", 1, {}],
  ];
  for (const [forwarded, hops, outward] of table) {
    expect([forwarded, outwardRequest(direct, { forwarded, "x-forwarded-for": "6.6.6.6" }, trust(hops, "forwarded"))]).toEqual([
      forwarded,
      { ...direct, ...outward },
    ]);
  }
});
