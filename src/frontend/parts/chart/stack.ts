/** Where each value of a stack begins and ends. */

export type StackMode = "zero" | "normalize" | "center";

/** Begin and end of a value; null where the series has none. */
export type Span = readonly [from: number, to: number] | null;

type Values = readonly (number | null)[];

/** What stands on zero: above it for positive values, below it for negative ones. */
function stackPlace(values: Values): Span[] {
  let above = 0;
  let below = 0;
  return values.map((value) => {
    if (value === null) return null;
    if (value < 0) {
      const from = below;
      below += value;
      return [from, below];
    }
    const from = above;
    above += value;
    return [from, above];
  });
}

function scaled(values: Values): Values {
  let total = 0;
  for (const value of values) total += Math.abs(value ?? 0);
  return total === 0 ? values : values.map((value) => (value === null ? null : value / total));
}

function centred(values: Values): Span[] {
  const sizes = values.map((value) => (value === null ? null : Math.abs(value)));
  let total = 0;
  for (const size of sizes) total += size ?? 0;
  return stackPlace(sizes).map((span) => span && [span[0] - total / 2, span[1] - total / 2]);
}

/**
 * Stacks series over the same positions; the first lies at the bottom.
 *
 * @returns For each series its spans.
 */
export function stackSeries(series: readonly Values[], mode: StackMode): Span[][] {
  const count = series[0]?.length ?? 0;
  const spans = series.map(() => new Array<Span>(count));
  for (let place = 0; place < count; place++) {
    const values = series.map((one) => one[place] ?? null);
    const stacked = mode === "center" ? centred(values) : stackPlace(mode === "normalize" ? scaled(values) : values);
    for (const [at, span] of stacked.entries()) (spans[at] as Span[])[place] = span;
  }
  return spans;
}
