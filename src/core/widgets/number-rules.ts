/** When a number can be taken: the same check in the browser, which says what is wrong, and on the server, which refuses. */

export interface NumberRules {
  min?: number;
  max?: number;
  /** Whole numbers only. */
  whole?: true;
}

/** What is wrong with a number, as a sentence for the person; undefined when it can be taken. */
export function numberProblem(value: number, { min, max, whole }: NumberRules): string | undefined {
  if (!Number.isFinite(value)) return "Enter a number.";
  if (whole && !Number.isInteger(value)) return "Enter a whole number.";
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return "This number is too large.";
  if (min !== undefined && max !== undefined && (value < min || value > max)) return `Enter a number from ${min} to ${max}.`;
  if (min !== undefined && value < min) return `Enter ${min} or more.`;
  if (max !== undefined && value > max) return `Enter ${max} or less.`;
  return undefined;
}
