/**
 * Makes errors speak of the person's source.
 *
 * `installStackMapping` turns the lines and columns of compiled code into those of the script and its imported files;
 * nothing is looked up until a stack is read. `describeError` turns whatever was thrown into plain data for the exception
 * view and the log: the person's own frames first, the lines around the place, the hint, the causes. It never throws
 * itself, whatever it is given.
 */
import { readFileSync } from "node:fs";
import { isAbsolute, sep } from "node:path";
import { describeValue } from "../../core/errors.js";
import { type CodeFrame, codeFrame, SourceError } from "./code-frame.js";
import { type CompiledModule, shownName } from "./compile-script.js";
import { isOwnCode } from "./resolve-specifier.js";
import { parseStack, readableNames, type StackFrame } from "./stack-text.js";

export interface DescribedFrame {
  /** Relative to the app's folder where it lies inside. */
  file: string;
  line: number;
  column: number;
  function?: string;
  /** In the app's own files: not a package, not Millrace, not Node. */
  user: boolean;
}

export interface DescribedError {
  name: string;
  message: string;
  code?: string;
  hint?: string;
  /** The person's own first, each group from the innermost call outwards. */
  frames: DescribedFrame[];
  codeFrame?: CodeFrame;
  cause?: DescribedError;
  /** The errors of an AggregateError, at most ten. */
  errors?: DescribedError[];
}

/** What is needed of a module graph. */
export interface AppFiles {
  /** The app's folder. */
  root: string;
  compiled(file: string): CompiledModule | undefined;
}

const graphs = new Set<AppFiles>();
let previous: typeof Error.prepareStackTrace;
/** Deep calls inside a package must not push the person's own frames out. */
const stackDepth = 50;

/**
 * Maps the stacks of all errors of this thread from now on.
 *
 * @returns undoes it
 */
export function installStackMapping(graph: AppFiles): () => void {
  if (graphs.size === 0) {
    previous = Error.prepareStackTrace;
    Error.prepareStackTrace = mappedStack;
    Error.stackTraceLimit = Math.max(Error.stackTraceLimit ?? 0, stackDepth);
  }
  graphs.add(graph);
  return () => {
    if (graphs.delete(graph) && graphs.size === 0 && Error.prepareStackTrace === mappedStack) Error.prepareStackTrace = previous;
  };
}

function mappedStack(error: Error, callSites: NodeJS.CallSite[]): string {
  return [errorHead(error), ...callSites.map((callSite) => `    at ${readableNames(mappedFrame(callSite))}`)].join("\n");
}

function errorHead(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}

function mappedFrame(callSite: NodeJS.CallSite): string {
  const text = callSite.toString();
  const file = callSite.getFileName();
  const line = callSite.getLineNumber();
  const column = callSite.getColumnNumber();
  if (!file || line === null || column === null) return text;
  const module = findCompiled(file);
  const place = module?.map.original({ line, column });
  return place === undefined ? text : text.replace(`${file}:${line}:${column}`, () => `${file}:${place.line}:${place.column}`);
}

function findCompiled(file: string): CompiledModule | undefined {
  for (const graph of graphs) {
    const module = graph.compiled(file);
    if (module !== undefined) return module;
  }
  return undefined;
}

const maxDepth = 8;
const maxErrors = 10;
const maxFrames = 30;

/** @param error anything that can be thrown; its stack must have been read under `installStackMapping` to show the right lines */
export function describeError(error: unknown, graph: AppFiles): DescribedError {
  return describe(error, graph, new Set(), 0);
}

function describe(error: unknown, graph: AppFiles, seen: Set<unknown>, depth: number): DescribedError {
  if (!isErrorLike(error)) return describeOther(error);
  seen.add(error);
  const stack = parseStack(text(error, "stack") ?? "").filter((frame) => !frame.file.startsWith("node:internal"));
  const frames = orderedFrames(stack, graph);
  const shown = error instanceof SourceError ? error.frame : frameSource(stack, graph);
  const described: DescribedError = {
    name: text(error, "name") ?? "Error",
    message: readableMessage(text(error, "message") ?? "", stack, graph),
    frames: error instanceof SourceError ? [frameOf(error.frame), ...frames] : frames,
  };
  const code = text(error, "code");
  const hint = text(error, "hint") ?? moduleHint(described.message);
  if (code !== undefined) described.code = code;
  if (hint !== undefined) described.hint = hint;
  if (shown !== undefined) described.codeFrame = shown;
  if (depth >= maxDepth) return described;
  const cause = read(error, "cause");
  if (cause !== undefined && cause !== null && !seen.has(cause)) described.cause = describe(cause, graph, seen, depth + 1);
  const errors = read(error, "errors");
  if (Array.isArray(errors)) {
    described.errors = errors
      .filter((each) => !seen.has(each))
      .slice(0, maxErrors)
      .map((each) => describe(each, graph, seen, depth + 1));
  }
  return described;
}

function describeOther(value: unknown): DescribedError {
  const thrown = attempt(() => describeValue(value)) ?? "a value that cannot be shown";
  const hint = "Throw an Error instead, as in throw new Error(…): then the line is shown.";
  return { name: "Error", message: `The script threw ${thrown}, which is not an Error.`, hint, frames: [] };
}

function orderedFrames(stack: readonly StackFrame[], graph: AppFiles): DescribedFrame[] {
  const frames: DescribedFrame[] = [];
  for (const { file, ...rest } of stack) {
    const last = frames.at(-1);
    const shown = shownFile(file, graph.root);
    // A recursion that ran away says the same for ever.
    if (last?.file === shown && last.line === rest.line && last.column === rest.column) continue;
    frames.push({ file: shown, ...rest, user: isUserFile(file, graph) });
  }
  return [...frames.filter((frame) => frame.user), ...frames.filter((frame) => !frame.user)].slice(0, maxFrames);
}

function frameOf({ file, line, column }: CodeFrame): DescribedFrame {
  return { file, line, column, user: true };
}

function isUserFile(file: string, graph: AppFiles): boolean {
  if (graph.compiled(file) !== undefined) return true;
  return file.startsWith(graph.root + sep) && !file.includes(`${sep}node_modules${sep}`) && !isOwnCode(file);
}

function shownFile(file: string, root: string): string {
  return isAbsolute(file) && file.startsWith(root + sep) ? shownName(root, file) : file;
}

/** The lines around the innermost of the person's own frames. */
function frameSource(stack: readonly StackFrame[], graph: AppFiles): CodeFrame | undefined {
  const frame = stack.find(({ file }) => isUserFile(file, graph));
  if (frame === undefined) return undefined;
  const source = graph.compiled(frame.file)?.source ?? attempt(() => readFileSync(frame.file, "utf8"));
  return source === undefined ? undefined : codeFrame(shownName(graph.root, frame.file), source, frame);
}

/** V8 quotes compiled code: `__mr_at(...).table is not a function` → `rows.table is not a function`. */
function readableMessage(message: string, stack: readonly StackFrame[], graph: AppFiles): string {
  const readable = readableNames(message);
  const quoted = /__mr_at\(\.\.\.\)\.(\w+)/.exec(readable);
  if (quoted === null) return readable;
  const frame = stack.find(({ file }) => graph.compiled(file) !== undefined);
  const module = frame && graph.compiled(frame.file);
  const index = module?.sites.findIndex((site) => site.line === frame?.line && site.command === quoted[1]) ?? -1;
  return readable.replaceAll("__mr_at(...)", module?.receivers[index] ?? "…");
}

function moduleHint(message: string): string | undefined {
  const name = /^(require|module|exports|__dirname|__filename) is not defined$/.exec(message)?.[1];
  if (name === undefined) return undefined;
  if (name.startsWith("__")) return `Scripts are ES modules: write import.meta.${name.slice(2)}.`;
  return "Scripts are ES modules: write import and export.";
}

function isErrorLike(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return attempt(() => value instanceof Error) === true || text(value, "message") !== undefined;
}

function text(value: object, field: string): string | undefined {
  const found = read(value, field);
  return typeof found === "string" ? found : undefined;
}

/** Fields of a thrown object may be getters that throw. */
function read(value: object, field: string): unknown {
  return attempt(() => (value as Record<string, unknown>)[field]);
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
