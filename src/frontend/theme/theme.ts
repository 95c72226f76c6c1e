/** Light, dark or as the system has it: chosen by the person, kept by the browser, set before the first paint. */
import { createCell, useCell } from "../cell.js";

export type ThemeChoice = "system" | "light" | "dark";
export type ResolvedTheme = "light" | "dark";

const name = "millrace-theme";
const choice = createCell<ThemeChoice>("system");
const resolved = createCell<ResolvedTheme>("light");

function systemTheme(): ResolvedTheme {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function show(): void {
  const chosen = choice.get();
  showTheme(chosen === "system" ? systemTheme() : chosen);
}

function showTheme(theme: ResolvedTheme): void {
  document.documentElement.dataset.theme = theme;
  resolved.set(theme);
}

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(name);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

/** Sets the theme the person chose earlier and follows the system from then on. Call before rendering. */
export function startTheme(): void {
  choice.set(readChoice());
  show();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  // Paper is white, and browsers leave the dark ground out.
  window.addEventListener("beforeprint", () => showTheme("light"));
  window.addEventListener("afterprint", show);
}

export function chooseTheme(next: ThemeChoice): void {
  choice.set(next);
  try {
    if (next === "system") localStorage.removeItem(name);
    else localStorage.setItem(name, next);
  } catch {
    // Without a storage the choice lasts until the page is closed.
  }
  show();
}

export function resolvedTheme(): ResolvedTheme {
  return resolved.get();
}

/** What the person has chosen. */
export function useThemeChoice(): ThemeChoice {
  return useCell(choice);
}

/** What is shown; charts draw again when it changes. */
export function useTheme(): ResolvedTheme {
  return useCell(resolved);
}
