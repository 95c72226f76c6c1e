/** Digits kept of the smallest difference that the picture or a tooltip could show. */
const digits = 6;

/**
 * Numbers for the wire: at least six significant digits each, and as many more as it takes to tell values apart that
 * lie close together far from zero. Whole numbers stay what they are; NaN and infinite ones are gaps.
 */
export function roundValues(values: ArrayLike<number>): (number | null)[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const span = high - low;
  return Array.from(values, (value) => roundValue(value, span));
}

function roundValue(value: number, span: number): number | null {
  if (!Number.isFinite(value)) return null;
  if (Number.isSafeInteger(value)) return value;
  const extra = span > 0 ? Math.max(0, Math.ceil(Math.log10(Math.abs(value) / span))) : digits;
  return Number(value.toPrecision(Math.min(17, digits + extra)));
}
