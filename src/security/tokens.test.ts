import { expect, test } from "vitest";
import { cookieName, issueCookie, readCookie, setCookie } from "./cookies.js";
import { mediaTokenValid, mediaUrl } from "./signed-url.js";
import { deriveKey, newToken, proof, sameToken } from "./tokens.js";

const key = deriveKey(new Uint8Array(32).fill(1), "test");

test("[S-083] tokens carry more than 128 random bits and do not repeat", () => {
  const tokens = Array.from({ length: 1_000 }, newToken);
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{24}$/);
});

test("comparison takes texts of any length", () => {
  expect([sameToken("a", "a"), sameToken("a", "b"), sameToken("", "a"), sameToken("a".repeat(9_999), "a")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("proofs depend on the key, on each part and on where a part ends", () => {
  expect(proof(key, "ab", "c")).toBe(proof(key, "ab", "c"));
  expect(proof(key, "ab", "c")).not.toBe(proof(key, "a", "bc"));
  expect(proof(key, "a")).not.toBe(proof(deriveKey(new Uint8Array(32).fill(1), "other"), "a"));
});

test("[S-086] only cookies made with the server's key are read, among whatever else the browser sends", () => {
  const { browser, value } = issueCookie(key);
  expect(readCookie(key, `a=b; m=${value}; c`, "m")).toBe(browser);
  // A planted cookie of the same name before ours does not hide ours.
  expect(readCookie(key, `m=${"x".repeat(48)}; m=${value}`, "m")).toBe(browser);
  for (const header of [undefined, "", "m", `m=${value}x`, `n=${value}`, `m="${value}"`, `m=${value.slice(0, 24)}${"A".repeat(24)}`]) {
    expect([header, readCookie(key, header, "m")]).toEqual([header, null]);
  }
  expect(readCookie(deriveKey(new Uint8Array(32).fill(2), "test"), `m=${value}`, "m")).toBeNull();
});

test("[S-084] the cookie's name carries the port, because cookies do not separate ports", () => {
  const name = (scheme: "http" | "https", host: string) => cookieName({ address: "", scheme, host });
  expect([
    name("http", "localhost:8501"),
    name("http", "localhost:8502"),
    name("http", "a.example"),
    name("https", "a.example"),
    name("https", "[::1]:9"),
  ]).toEqual(["millrace-8501", "millrace-8502", "millrace-80", "__Host-millrace-443", "__Host-millrace-9"]);
});

test("[S-084] over http the cookie never asks for what only https can have", () => {
  expect(setCookie({ address: "", scheme: "http", host: "a" }, "v", true)).toBe("millrace-80=v; Path=/; HttpOnly; SameSite=Lax");
});

test("[B-160] a media token is good for one browser, session, content and name", () => {
  const owner = { browser: "b", session: "s" };
  const token = new URL(mediaUrl(key, owner, "h", "n"), "http://x").searchParams.get("t")!;
  expect(mediaTokenValid(key, owner, "h", "n", token)).toBe(true);
  for (const [other, hash, name] of [
    [{ ...owner, browser: "c" }, "h", "n"],
    [{ ...owner, session: "t" }, "h", "n"],
    [owner, "i", "n"],
    [owner, "h", "m"],
  ] as const) {
    expect(mediaTokenValid(key, other, hash, name, token)).toBe(false);
  }
});
