import type { CodeFrame, ErrorDescription, StackFrame } from "../../core/element/error-description.js";

/** The whole error as text, for a report or a search. */
export function errorText(error: ErrorDescription): string {
  const { name, message, code, hint, codeFrame, frames, cause } = error;
  const parts = [`${name}${code ? ` [${code}]` : ""}: ${message}`];
  if (hint) parts.push(hint);
  if (codeFrame) parts.push(frameText(codeFrame));
  if (frames.length > 0) parts.push(frames.map(stackLine).join("\n"));
  if (cause) parts.push(`Caused by ${errorText(cause)}`);
  return parts.join("\n\n");
}

function frameText({ file, line, column, lines }: CodeFrame): string {
  const width = String(lines.at(-1)?.number ?? line).length;
  const code = lines.map(({ number, text }) => `${number === line ? ">" : " "} ${String(number).padStart(width)} | ${text}`);
  return `${file}:${line}:${column}\n${code.join("\n")}`;
}

function stackLine({ file, line, column, function: name }: StackFrame): string {
  return `    at ${name ? `${name} (${file}:${line}:${column})` : `${file}:${line}:${column}`}`;
}
