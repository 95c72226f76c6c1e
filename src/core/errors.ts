/**
 * Every error a person can meet, in one table: code → what it means. The texts are made where the facts are known
 * and always say what came, what was expected and what to do; the code makes a report searchable.
 */

export const errorCodes = {
  MR_OPTION_INVALID: "A command was called with an option it cannot work with.",
  MR_WIDGET_DUPLICATE_KEY: "Two elements of one run carry the same key.",
  MR_WIDGET_DUPLICATE_TRIGGER: "A button or other trigger stands twice with the same call site and label and has no key.",
  MR_WIDGET_VALUE_REFUSED: "The browser sent a value that this widget cannot have.",
  MR_WIDGET_UNKNOWN: "The browser sent a value for a widget that does not exist.",
  MR_FORM_NESTED: "A form was opened inside another form.",
  MR_FORM_FORBIDDEN_ELEMENT: "An element was used inside a form that cannot stand there.",
  MR_FORM_SUBMIT_OUTSIDE: "A submit button was used outside a form.",
  MR_PROPS_NOT_SERIALISABLE: "An element was given data that cannot be sent to the browser.",
  MR_STATE_READ_ONLY: "A session state entry that belongs to a trigger was written.",
  MR_STATE_NOT_SERIALISABLE: "A session state value cannot be kept outside the worker.",
  MR_RERUN_LOOP: "The script asked for another run too many times in a row.",
  MR_SCRIPT_NOT_FOUND: "The script file does not exist.",
  MR_SCRIPT_SYNTAX: "The script cannot be compiled.",
  MR_SCRIPT_TOO_LONG: "The script ran longer than runner.maxRunTime.",
  MR_SCRIPT_EXIT: "The script tried to end the process.",
  MR_SCRIPT_OUT_OF_MEMORY: "The script used more memory than its worker may have.",
  MR_WORKER_LOST: "The worker that ran the script ended unexpectedly.",
  MR_MODULE_NOT_FOUND: "An imported module could not be found.",
  MR_EXPORT_NOT_FOUND: "An imported name is not exported by its module.",
  MR_NO_SESSION: "A command was called where no session is running.",
  MR_SESSION_TAKEN: "The session is shown in another tab.",
  MR_CACHE_KEY: "A cached function was called with an argument that cannot be part of a cache key.",
  MR_CACHE_VALUE: "A cached function returned a value that cannot be stored.",
  MR_STREAM_INVALID: "Something that is not a stream was given to st.writeStream.",
  MR_DATA_INVALID: "A table or chart was given data it cannot read.",
  MR_UPLOAD_TOO_LARGE: "An uploaded file is larger than allowed.",
  MR_UPLOAD_TYPE: "An uploaded file has a type that is not accepted.",
  MR_UPLOAD_REFUSED: "An upload was refused.",
  MR_UPLOAD_GONE: "An uploaded file is no longer there.",
  MR_PROTOCOL_VERSION: "Browser and server speak different protocol versions.",
  MR_PROTOCOL_MALFORMED: "A message could not be understood.",
  MR_PROTOCOL_TOO_LARGE: "A message is larger than allowed.",
  MR_REQUEST_STALE: "The element that was asked is not there any more.",
  MR_REQUEST_FAILED: "The element that was asked could not answer.",
  MR_PORT_TAKEN: "The port is in use.",
  MR_CONFIG_INVALID: "A setting is not valid.",
  MR_RATE_LIMITED: "Too many messages in too short a time.",
  MR_ORIGIN_REFUSED: "The request came from another origin.",
} as const;

export type ErrorCode = keyof typeof errorCodes;

/**
 * An error with a searchable code and a text for the person who wrote the script.
 *
 * @example
 * throw new MillraceError("MR_OPTION_INVALID", 'st.slider("Age"): value 120 is outside min 0 … max 100.', "Give a value inside, or raise max.");
 */
export class MillraceError extends Error {
  readonly code: ErrorCode;
  /** What to do, as a sentence. */
  readonly hint?: string;

  constructor(code: ErrorCode, message: string, hint?: string) {
    super(message);
    this.name = "MillraceError";
    this.code = code;
    if (hint !== undefined) this.hint = hint;
  }
}

/** How a value looks in an error text: short, with its type visible. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return value.length > 60 ? `"${value.slice(0, 57)}…"` : `"${value}"`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return `a function${value.name ? ` (${value.name})` : ""}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value instanceof Date) return `Date ${Number.isNaN(value.getTime()) ? "(invalid)" : value.toISOString()}`;
  if (typeof value === "object" && value !== null) {
    const name = Object.getPrototypeOf(value)?.constructor?.name;
    return name && name !== "Object" ? `a ${name}` : "an object";
  }
  return String(value);
}

/** The error every command throws for an option it cannot work with. */
export function optionError(command: string, label: string | undefined, problem: string, fix: string): MillraceError {
  const call = label === undefined ? `st.${command}()` : `st.${command}(${describeValue(label)})`;
  return new MillraceError("MR_OPTION_INVALID", `${call}: ${problem}`, fix);
}
