/** How an error travels to the page: made by the host from an Error and its source-mapped stack. */
export interface StackFrame {
  file: string;
  line: number;
  column: number;
  function?: string;
  /** Of the app itself, not of a package. */
  user: boolean;
}

export interface CodeFrame {
  file: string;
  line: number;
  column: number;
  lines: { number: number; text: string }[];
}

/** An error as it is shown: the person's own lines first. */
export interface ErrorDescription {
  name: string;
  message: string;
  code?: string;
  hint?: string;
  frames: StackFrame[];
  codeFrame?: CodeFrame;
  cause?: ErrorDescription;
}

/** The description of an error where no source maps are at hand: name and message, no stack. */
export function describePlainError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), frames: [] };
  const described: ErrorDescription = { name: error.name, message: error.message, frames: [] };
  const { code, hint, cause } = error as { code?: unknown; hint?: unknown; cause?: unknown };
  if (typeof code === "string") described.code = code;
  if (typeof hint === "string") described.hint = hint;
  if (cause instanceof Error && cause !== error) described.cause = describePlainError(cause);
  return described;
}
