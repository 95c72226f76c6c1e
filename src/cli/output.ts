/** How the command line speaks: few lines, the important one first, colour only where a terminal shows it. */
import { MillraceError } from "../core/errors.js";

export interface Output {
  line(text?: string): void;
  error(text: string): void;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
}

export function terminalOutput(stream: { isTTY?: boolean } = process.stdout, environment: NodeJS.ProcessEnv = process.env): Output {
  const colour = stream.isTTY === true && environment.NO_COLOR === undefined;
  const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    line: (text = "") => process.stdout.write(`${text}\n`),
    error: (text) => process.stderr.write(`${text}\n`),
    bold: paint(1),
    dim: paint(2),
    red: paint(31),
    yellow: paint(33),
    green: paint(32),
  };
}

/** An error for the person at the terminal: what, then what to do, then the code to search for. */
export function explain(output: Output, error: unknown): void {
  if (error instanceof MillraceError) {
    output.error(`${output.red("✖")} ${error.message}`);
    if (error.hint) output.error(`  ${error.hint}`);
    output.error(output.dim(`  ${error.code}`));
    return;
  }
  output.error(`${output.red("✖")} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
