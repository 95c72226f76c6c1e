// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";

let systemIsDark = false;
let systemChanged = (): void => {};

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
  systemIsDark = false;
  vi.stubGlobal("matchMedia", () => ({
    matches: systemIsDark,
    addEventListener: (_name: string, listener: () => void) => {
      systemChanged = listener;
    },
  }));
});

const shown = (): string | undefined => document.documentElement.dataset.theme;

test("the system's theme is followed until the person chooses one", async () => {
  const { startTheme, chooseTheme } = await import("./theme.js");
  systemIsDark = true;
  startTheme();
  expect(shown()).toBe("dark");
  systemIsDark = false;
  systemChanged();
  expect(shown()).toBe("light");
  chooseTheme("dark");
  systemChanged();
  expect(shown()).toBe("dark");
  chooseTheme("system");
  expect(shown()).toBe("light");
});

test("the choice is kept for the next visit, and nonsense in the storage is the system's theme", async () => {
  localStorage.setItem("millrace-theme", "dark");
  (await import("./theme.js")).startTheme();
  expect(shown()).toBe("dark");
  vi.resetModules();
  localStorage.setItem("millrace-theme", "purple");
  (await import("./theme.js")).startTheme();
  expect(shown()).toBe("light");
});

test("printing is always light, and the theme comes back afterwards", async () => {
  const { startTheme, chooseTheme } = await import("./theme.js");
  startTheme();
  chooseTheme("dark");
  window.dispatchEvent(new Event("beforeprint"));
  expect(shown()).toBe("light");
  window.dispatchEvent(new Event("afterprint"));
  expect(shown()).toBe("dark");
});
