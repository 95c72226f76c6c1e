import type { ErrorCode } from "../../core/errors.js";
import { MillraceError } from "../../core/errors.js";

/** A place in a source text, counted from 1 as editors do. */
export interface Position {
  line: number;
  column: number;
}

/** The lines around a place, for showing an error where it happened. */
export interface CodeFrame extends Position {
  /** Relative to the app's folder. */
  file: string;
  lines: { number: number; text: string }[];
}

/** An error that belongs to a known place in the person's own source. */
export class SourceError extends MillraceError {
  readonly frame: CodeFrame;

  constructor(code: ErrorCode, message: string, hint: string | undefined, frame: CodeFrame) {
    super(code, message, hint);
    this.frame = frame;
  }
}

/** Turns an offset of the text into line and column. */
export function positionAt(source: string, offset: number): Position {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let at = before.indexOf("\n"); at !== -1; at = before.indexOf("\n", at + 1)) line++;
  return { line, column: offset - lineStart + 1 };
}

/** Cuts three lines before and two after the place; a place behind the end is moved to the last line. */
export function codeFrame(file: string, source: string, position: Position): CodeFrame {
  const all = source.split(/\r?\n/);
  const line = Math.min(Math.max(position.line, 1), all.length);
  const first = Math.max(line - 3, 1);
  const lines = all.slice(first - 1, line + 2).map((text, index) => ({ number: first + index, text }));
  return { file, line, column: Math.max(position.column, 1), lines };
}
