const shortest = 300;
const longest = 10_000;

/** Milliseconds before the n-th attempt (from 0): doubling from 0.3 s to 10 s, spread over the upper half by `random` (0 to 1). */
export function backOff(attempt: number, random: number): number {
  const whole = Math.min(longest, shortest * 2 ** Math.min(attempt, 10));
  return Math.round(whole * (0.5 + random / 2));
}
