const symbols: Readonly<Record<string, string>> = {
  "->": "→",
  "<-": "←",
  "<->": "↔",
  "--": "—",
  ">=": "≥",
  "<=": "≤",
  "~=": "≈",
};

/** Arrows and comparison signs written with keys (`->`, `>=`, `--` …), where blanks stand around them, as symbols. */
export function typography(text: string): string {
  if (!/[-=]/.test(text)) return text;
  return text.replace(/(?<=^|\s)(?:<->|->|<-|--|>=|<=|~=)(?=\s|$)/g, (signs) => symbols[signs] ?? signs);
}
