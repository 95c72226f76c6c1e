/** Keyboard shortcuts of buttons: pressed anywhere on the page, they click the button they stand on. */
import { type RefObject, useEffect } from "react";
import type { Shortcut } from "../../core/widgets/shortcut.js";
import { isApple } from "../platform.js";

const appleCaps: Readonly<Record<string, string>> = { enter: "↵", backspace: "⌫", delete: "⌦", escape: "esc", tab: "⇥" };
const caps: Readonly<Record<string, string>> = {
  " ": "Space",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  escape: "Esc",
  delete: "Del",
  pageup: "PgUp",
  pagedown: "PgDn",
};

function keyCap(key: string): string {
  return (isApple ? appleCaps[key] : undefined) ?? caps[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
}

/** How a shortcut is shown: `Ctrl+K`, on Apple keyboards `⌘K`. */
export function shortcutCaps({ command, alt, shift, key }: Shortcut): string {
  if (isApple) return `${alt ? "⌥" : ""}${shift ? "⇧" : ""}${command ? "⌘" : ""}${keyCap(key)}`;
  return [command && "Ctrl", alt && "Alt", shift && "Shift", keyCap(key)].filter(Boolean).join("+");
}

/** The value of `aria-keyshortcuts`. */
export function ariaShortcut({ command, alt, shift, key }: Shortcut): string {
  const name = key === " " ? "Space" : key === "+" ? "Plus" : keyCapForReaders(key);
  return [command && (isApple ? "Meta" : "Control"), alt && "Alt", shift && "Shift", name].filter(Boolean).join("+");
}

function keyCapForReaders(key: string): string {
  if (key.startsWith("arrow")) return `Arrow${key.charAt(5).toUpperCase()}${key.slice(6)}`;
  if (key.startsWith("page")) return `Page${key.charAt(4).toUpperCase()}${key.slice(5)}`;
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input,textarea,select,[role=combobox],[role=grid]"));
}

function matches(event: KeyboardEvent, { command, alt, shift, key }: Shortcut): boolean {
  const pressed = isApple ? event.metaKey : event.ctrlKey;
  if (pressed !== command || event.altKey !== alt) return false;
  // Signs that need Shift on some keyboards («?», «+») are compared as signs.
  if (event.shiftKey !== shift && /^[a-z\d]$|^.{2,}$|^ $/.test(key)) return false;
  // With Alt or another alphabet the key gives another sign: then the place on the keyboard counts.
  return event.key.toLowerCase() === key || (/^[a-z]$/.test(key) && (alt || command) && event.code === `Key${key.toUpperCase()}`);
}

/** Clicks the button when its shortcut is pressed: not while it is out of sight or behind a dialog. */
export function useShortcut(shortcut: Shortcut | undefined, button: RefObject<HTMLButtonElement | null>): void {
  const text = shortcut && JSON.stringify(shortcut);
  useEffect(() => {
    if (text === undefined) return;
    const wanted = JSON.parse(text) as Shortcut;
    const bare = !wanted.command && !wanted.alt && !/^(?:f\d+|escape)$/.test(wanted.key);
    const pressed = (event: KeyboardEvent): void => {
      const target = button.current;
      if (!target || event.defaultPrevented || event.repeat || event.isComposing || !matches(event, wanted)) return;
      if (bare && isTyping(event.target)) return;
      // In a form Enter belongs to that form.
      const form = event.target instanceof Element ? event.target.closest("form") : null;
      if (wanted.key === "enter" && form && !form.contains(target)) return;
      if (target.checkVisibility?.() === false || target.closest("[inert]")) return;
      const dialog = document.querySelector("dialog:modal");
      if (dialog && !dialog.contains(target)) return;
      event.preventDefault();
      target.click();
    };
    // Before the page's own single letters, which leave alone what was already handled.
    document.addEventListener("keydown", pressed, true);
    return () => document.removeEventListener("keydown", pressed, true);
  }, [text, button]);
}
