/** Where the texts above the thumbs stand: over their thumb, inside the slider's width, and never over each other. */
export function labelStarts(centres: readonly number[], widths: readonly number[], room: number, gap = 8): number[] {
  const starts = centres.map((centre, i) => clamp(centre - (widths[i] ?? 0) / 2, 0, room - (widths[i] ?? 0)));
  const [first, second] = starts;
  const [firstWidth = 0, secondWidth = 0] = widths;
  if (first === undefined || second === undefined) return starts;
  const overlap = first + firstWidth + gap - second;
  if (overlap <= 0) return starts;
  const together = firstWidth + gap + secondWidth;
  const start = clamp(first - overlap / 2, 0, Math.max(0, room - together));
  return [start, start + firstWidth + gap];
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
