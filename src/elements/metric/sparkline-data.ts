import { describeValue, optionError } from "../../core/errors.js";

/** More points than this cannot be told apart in so small a chart. */
const mostPoints = 400;

/**
 * The numbers of a small chart. Of a long series the lowest and highest of each stretch are kept, so that no peak is lost.
 *
 * @throws MillraceError `MR_OPTION_INVALID` for anything that is not a finite number.
 */
export function sparkline(label: string, data: Iterable<unknown>): number[] {
  if (typeof data !== "object" || data === null || !(Symbol.iterator in data)) {
    throw optionError("metric", label, `chartData is ${describeValue(data)}.`, "Give an array of numbers.");
  }
  const numbers: number[] = [];
  for (const value of data) {
    const number = typeof value === "bigint" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) {
      throw optionError(
        "metric",
        label,
        `chartData has ${describeValue(value)} at position ${numbers.length}.`,
        "Give finite numbers only.",
      );
    }
    numbers.push(number);
  }
  if (numbers.length <= mostPoints) return numbers;
  const stretch = Math.ceil((numbers.length * 2) / mostPoints);
  const kept: number[] = [];
  for (let at = 0; at < numbers.length; at += stretch) {
    const part = numbers.slice(at, at + stretch);
    const low = part.indexOf(Math.min(...part));
    const high = part.indexOf(Math.max(...part));
    kept.push(part[Math.min(low, high)] as number, part[Math.max(low, high)] as number);
  }
  return kept;
}
