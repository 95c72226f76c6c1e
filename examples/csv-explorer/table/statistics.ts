/** Figures of many numbers. NaN is «no value» and is passed over. */

export interface Figures {
  count: number;
  sum: number;
  mean: number;
  min: number;
  max: number;
  deviation: number;
}

/** A running summary; the deviation by Welford's method, which does not lose digits. */
export class Summary implements Figures {
  count = 0;
  sum = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.count++;
    this.sum += value;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    const distance = value - this.#mean;
    this.#mean += distance / this.count;
    this.#squares += distance * (value - this.#mean);
  }

  get mean(): number {
    return this.count === 0 ? Number.NaN : this.#mean;
  }

  get deviation(): number {
    return this.count < 2 ? Number.NaN : Math.sqrt(this.#squares / (this.count - 1));
  }
}

/** The value in the middle, without sorting them all. The order of the values is changed. */
export function median(values: Float64Array): number {
  const { length } = values;
  if (length === 0) return Number.NaN;
  const upper = select(values, Math.floor(length / 2));
  if (length % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < length / 2; at++) lower = Math.max(lower, values[at] as number);
  return (lower + upper) / 2;
}

/** Brings the n-th smallest value to its place, smaller ones before it (Hoare's selection). */
function select(values: Float64Array, n: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] as number;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] as number) < pivot) left++;
      while ((values[right] as number) > pivot) right--;
      if (left > right) break;
      const other = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = other;
    }
    if (n <= right) high = right;
    else if (n >= left) low = left;
    else break;
  }
  return values[n] as number;
}
