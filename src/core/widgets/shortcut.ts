/**
 * Keyboard shortcuts of buttons: `"Ctrl+Enter"`, `"Shift+P"`, `"k"`.
 *
 * `Ctrl`, `Cmd` and `Mod` are one and the same: Command on Apple keyboards, Control elsewhere. A key without them works
 * only while nobody is typing into a field. The server checks the text, the browser compares it with what is pressed.
 */
import { describeValue, optionError } from "../errors.js";

export interface Shortcut {
  /** Command on Apple keyboards, else Control. */
  command: boolean;
  alt: boolean;
  shift: boolean;
  /** In small letters, as in `KeyboardEvent.key`. */
  key: string;
}

const modifiers: Readonly<Record<string, "command" | "alt" | "shift">> = {
  ctrl: "command",
  control: "command",
  cmd: "command",
  command: "command",
  meta: "command",
  mod: "command",
  alt: "alt",
  option: "alt",
  shift: "shift",
};

const keyNames: Readonly<Record<string, string>> = {
  esc: "escape",
  return: "enter",
  del: "delete",
  space: " ",
  up: "arrowup",
  down: "arrowdown",
  left: "arrowleft",
  right: "arrowright",
  plus: "+",
};

const namedKeys = /^(?:escape|enter|delete|backspace|tab|home|end|pageup|pagedown|arrow(?:up|down|left|right)|f(?:[1-9]|1[0-2]))$/;

/** Reads a shortcut; undefined when it is none. */
export function parseShortcut(text: string): Shortcut | undefined {
  const parts = text.split("+").map((part) => part.trim().toLowerCase());
  const last = parts.pop() ?? "";
  const key = keyNames[last] ?? last;
  if ([...key].length !== 1 && !namedKeys.test(key)) return undefined;
  const shortcut: Shortcut = { command: false, alt: false, shift: false, key };
  for (const part of parts) {
    const modifier = Object.hasOwn(modifiers, part) ? modifiers[part] : undefined;
    if (!modifier) return undefined;
    shortcut[modifier] = true;
  }
  return shortcut;
}

/** @throws MillraceError `MR_OPTION_INVALID` for a text that is no shortcut. */
export function checkShortcut(command: string, label: string, shortcut: string | undefined): void {
  if (shortcut === undefined || (typeof shortcut === "string" && parseShortcut(shortcut))) return;
  throw optionError(
    command,
    label,
    `shortcut is ${describeValue(shortcut)}.`,
    'Give a key with or without modifiers, like "Ctrl+Enter", "Shift+P" or "k".',
  );
}
