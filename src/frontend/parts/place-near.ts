/** Where a floating panel goes beside its anchor: below or above, kept on screen. */
export interface Placement {
  side?: "top" | "bottom";
  align?: "start" | "center" | "end";
}

const edge = 8;

/** Moves `panel` (position: fixed) next to `anchor`, on the wished side where there is room. */
export function placeNear(panel: HTMLElement, anchor: Element, { side = "bottom", align = "start" }: Placement = {}, gap = 6): void {
  const a = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = window.innerHeight - a.bottom - gap - edge;
  const above = a.top - gap - edge;
  const down = side === "bottom" ? height <= below || below >= above : height > above && below > above;
  const wishedLeft = align === "start" ? a.left : align === "end" ? a.right - width : a.left + (a.width - width) / 2;
  const left = Math.max(edge, Math.min(wishedLeft, window.innerWidth - width - edge));
  const top = down ? a.bottom + gap : Math.max(edge, a.top - gap - height);
  panel.style.left = `${Math.round(left)}px`;
  panel.style.top = `${Math.round(top)}px`;
  panel.style.setProperty("--room", `${Math.round(Math.max(down ? below : above, 120))}px`);
  panel.dataset.side = down ? "bottom" : "top";
}
