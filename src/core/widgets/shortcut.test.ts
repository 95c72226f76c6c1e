import { expect, test } from "vitest";
import { parseShortcut } from "./shortcut.js";

test.each([
  ["k", { command: false, alt: false, shift: false, key: "k" }],
  ["Ctrl+Enter", { command: true, alt: false, shift: false, key: "enter" }],
  ["Cmd + Shift + P", { command: true, alt: false, shift: true, key: "p" }],
  ["Mod+Up", { command: true, alt: false, shift: false, key: "arrowup" }],
  ["Option+Space", { command: false, alt: true, shift: false, key: " " }],
  ["?", { command: false, alt: false, shift: false, key: "?" }],
  ["F5", { command: false, alt: false, shift: false, key: "f5" }],
])("%s is a shortcut", (text, shortcut) => {
  expect(parseShortcut(text)).toEqual(shortcut);
});

test.each(["", "Ctrl", "Ctrl+", "Hyper+K", "kk", "constructor+k", "F13"])("%j is none", (text) => {
  expect(parseShortcut(text)).toBeUndefined();
});
