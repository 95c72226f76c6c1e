/** The part of the positions that is in view: made narrower, moved and taken back. Pure. */
import type { Domain } from "./number-axis.js";

/** The window can't become narrower than this part of all positions. */
const narrowest = 1 / 2_000;

function within([low, high]: Domain, full: Domain): Domain | undefined {
  const least = (full[1] - full[0]) * narrowest;
  const width = Math.max(least, high - low);
  if (width >= full[1] - full[0]) return undefined;
  const from = Math.max(full[0], Math.min(low, full[1] - width));
  return [from, from + width];
}

/** A window of another width around a fixed value; undefined: everything is in view again. */
export function zoomWindow(current: Domain, full: Domain, around: number, factor: number): Domain | undefined {
  return within([around - (around - current[0]) * factor, around + (current[1] - around) * factor], full);
}

/** The window moved by a part of its width. */
export function panWindow(current: Domain, full: Domain, part: number): Domain | undefined {
  const by = (current[1] - current[0]) * part;
  return within([current[0] + by, current[1] + by], full);
}

/** The window between two values that were chosen. */
export function chosenWindow(one: number, other: number, full: Domain): Domain | undefined {
  return within([Math.min(one, other), Math.max(one, other)], full);
}
