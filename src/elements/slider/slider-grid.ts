/** The places a thumb can stand: `min`, `min + step`, … and `max`, also where the step does not reach it. */
export interface Grid {
  min: number;
  max: number;
  step: number;
}

/** Decimals that a number is written with. */
export function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (digits.split(".")[1]?.length ?? 0) - Number(exponent));
}

/** Decimals that every place of the grid can be written with. */
export function gridDecimals({ min, max, step }: Grid): number {
  return Math.min(20, Math.max(decimalsOf(min), decimalsOf(max), decimalsOf(step)));
}

/** Whether a value is one of the places, apart from the rounding of binary fractions. */
export function onGrid(value: number, { min, max, step }: Grid): boolean {
  const steps = (value - min) / step;
  return value === max || Math.abs(steps - Math.round(steps)) <= 1e-6 + Math.abs(steps) * 1e-12;
}

/** The place nearest to a value. */
export function snap(value: number, grid: Grid): number {
  const { min, max, step } = grid;
  if (value <= min) return min;
  if (value >= max) return max;
  const below = place(Math.floor((value - min) / step + 1e-9), grid);
  const above = Math.min(place(Math.floor((value - min) / step + 1e-9) + 1, grid), max);
  return value - below < above - value ? below : above;
}

/** The place `count` steps away; from a value between two places the first step goes to the next one. */
export function move(value: number, count: number, grid: Grid): number {
  const steps = (value - grid.min) / grid.step;
  const from = count > 0 ? Math.floor(steps + 1e-6) : Math.ceil(steps - 1e-6);
  return Math.min(grid.max, Math.max(grid.min, place(from + count, grid)));
}

function place(index: number, grid: Grid): number {
  return Number((grid.min + index * grid.step).toFixed(gridDecimals(grid)));
}
