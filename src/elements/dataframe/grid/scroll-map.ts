/**
 * Scrolling further than a browser can.
 *
 * Browsers cap the height of an element at about 16 to 33 million pixels. Ten million rows are 350 million. So the
 * canvas that is scrolled is at most {@link mostCanvas} high, and its positions stand for positions in the full height:
 * one to one near both ends (so that the first and last rows can always be reached by small steps), proportionally in
 * between. While a person scrolls by small steps the grid moves pixel by pixel and follows the map only when they pause.
 */

/** Highest canvas that every browser can scroll. */
export const mostCanvas = 12_000_000;
/** Pixels at either end that are mapped one to one. */
const edge = 20_000;

/** Height of the canvas for a full height. */
export function canvasHeight(full: number): number {
  return Math.min(full, mostCanvas);
}

/** Where in the full height a scroll position is. `viewport` is the height of the window onto the rows. */
export function toFull(scroll: number, full: number, viewport: number): number {
  const canvas = canvasHeight(full);
  if (full <= canvas || scroll <= edge) return scroll;
  const fullEnd = full - viewport;
  const canvasEnd = canvas - viewport;
  if (scroll >= canvasEnd - edge) return fullEnd - (canvasEnd - scroll);
  return edge + ((scroll - edge) * (fullEnd - 2 * edge)) / (canvasEnd - 2 * edge);
}

/** The scroll position that shows a place of the full height: the inverse of {@link toFull}. */
export function toScroll(place: number, full: number, viewport: number): number {
  const canvas = canvasHeight(full);
  if (full <= canvas || place <= edge) return place;
  const fullEnd = full - viewport;
  const canvasEnd = canvas - viewport;
  if (place >= fullEnd - edge) return canvasEnd - (fullEnd - place);
  return edge + ((place - edge) * (canvasEnd - 2 * edge)) / (fullEnd - 2 * edge);
}
