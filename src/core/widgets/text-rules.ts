/**
 * When a typed text can be taken. The browser checks while the person types and says what is wrong in the field's own
 * place; the server checks again what arrives, with the same function, and refuses the rest.
 */

export type TextKind = "default" | "password" | "email" | "url" | "phone" | "search";

/** The rules of one field, as they travel to the browser. */
export interface TextRules {
  /** Most characters. */
  maxChars?: number;
  /** Source and flags of a regular expression that must be found in the text. */
  pattern?: readonly [source: string, flags: string];
  /** Said when the pattern is not found. */
  message?: string;
  required?: true;
  /** Its own check: an email address must look like one. */
  kind?: Exclude<TextKind, "default">;
}

const shapes: Readonly<Partial<Record<TextKind, readonly [shape: RegExp, message: string]>>> = {
  email: [/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, "Enter an email address, like name@example.com."],
  url: [/^[a-z][a-z\d+.-]*:\S+$/i, "Enter a full address, like https://example.com."],
  phone: [/^\+?(?=(?:\D*\d){3})[\d\s()./-]+$/, "Enter a phone number, like +49 30 1234567."],
};

/** What is wrong with a text, as a sentence for the person; undefined when it can be taken. Empty is fine unless required. */
export function textProblem(text: string, rules: TextRules): string | undefined {
  const { maxChars, pattern, message, required, kind = "default" } = rules;
  if (text === "") return required ? "Fill in this field." : undefined;
  if (maxChars !== undefined && text.length > maxChars) return `At most ${maxChars} characters; these are ${text.length}.`;
  const shape = shapes[kind];
  if (shape && !shape[0].test(text)) return shape[1];
  if (pattern && !new RegExp(pattern[0], pattern[1]).test(text)) return message ?? "This does not have the expected form.";
  return undefined;
}
