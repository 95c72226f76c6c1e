import { expect, test } from "vitest";
import { linkTarget, safeAddress, safeImageAddress } from "./address.js";

test.each(["https://a.example/x?y#z", "http://a.example", "mailto:me@a.example", "#part", "page", "/page", "./page", "?a=1", "a/b:c"])(
  "[B-112] a text may link to %s",
  (address) => expect(safeAddress(address)).toBe(address),
);

test.each([
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "\u0001javascript:alert(1)",
  "java\nscript:alert(1)",
  "java\tscript:alert(1)",
  "\u0000java\rscript:alert(1)",
  "vbscript:x",
  "data:text/html,<script>alert(1)</script>",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "blob:https://a.example/1",
  "file:///etc/passwd",
  "filesystem:https://a/b",
  "view-source:https://a",
  "ms-word:x",
  "//evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
])("[S-090] but not to %j", (address) => expect(safeAddress(address)).toBeUndefined());

test("[S-090] images come from the web or from image data", () => {
  expect(safeImageAddress("data:image/png;base64,AAAA")).toBeDefined();
  expect(safeImageAddress("data:text/html,x")).toBeUndefined();
  expect(safeImageAddress("java\nscript:alert(1)")).toBeUndefined();
  expect(safeImageAddress("x.png")).toBe("x.png");
});

test("[B-112] links to a place on the page stay in their tab", () => {
  expect(linkTarget("#a")).toEqual({ href: "#a" });
  expect(linkTarget("/a")).toEqual({ href: "/a", target: "_blank", rel: "noopener noreferrer" });
});
