import { useEffect } from "react";
import { useCell } from "../cell.js";
import { pageStore } from "../page-store.js";
import { plainText } from "../parts/plain-text.js";

function emojiIcon(emoji: string): string {
  const text = emoji.replace(/[<&"']/g, "");
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><text y=".9em" font-size="90">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}

function isAddress(icon: string): boolean {
  return /^(?:https?:|data:image\/|\/)/.test(icon);
}

/** Title and icon of the browser tab follow the page's settings. */
export function usePageHead(): void {
  const { title, icon } = useCell(pageStore.config);
  useEffect(() => {
    if (title) document.title = plainText(title);
  }, [title]);
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!link || !icon || icon.startsWith(":")) return;
    link.href = isAddress(icon) ? icon : emojiIcon(icon);
  }, [icon]);
}
