/**
 * Call sites: where in the source a command is called.
 *
 * Every member call whose name is a command gets its receiver wrapped: `a.metric("x")` becomes
 * `__mr_at(17, a).metric("x")`. At run time the host's `at` hands back anything that is not a container as it
 * came, so foreign objects with methods of the same name, `this`, optional chaining and nested calls keep their
 * meaning. Text is only inserted inside lines: no line moves, and {@link CallSites.original} undoes the columns.
 *
 * The id of a site is file + path of the enclosing functions + command + "n-th of this name in that function".
 * Edits elsewhere do not change it. What does: renaming or moving the enclosing function, and inserting an earlier
 * call of the *same* command name in the same function, which shifts the later ones of that name only. Widgets
 * that must survive that have a key.
 *
 * Left alone: `super.x()`, computed members, `(a.metric)()`, `a?.b.metric()` (wrapping the receiver would end the
 * short circuit too early) and decorators. There the identity falls back to type, label and occurrence.
 */
import { createHash } from "node:crypto";
import { parseSync } from "oxc-parser";
import { type Position, positionAt } from "./code-frame.js";
import { childNodes, type SyntaxNode, syntaxLanguage } from "./syntax-tree.js";

/** One place in the source where a command is called. */
export interface CallSite {
  /** Stable under edits elsewhere in the file. */
  id: string;
  /** Relative to the app's folder. */
  file: string;
  /** Of the command's name, counted from 1. */
  line: number;
  column: number;
  command: string;
  /** Stands in a loop or function, so it may run more than once in a run. */
  multi: boolean;
}

export interface CallSites {
  code: string;
  sites: CallSite[];
  /** What stands before the dot, for error texts; by index of the site. */
  receivers: string[];
  /** Where a place of `code` stood before the insertion. */
  original(position: Position): Position;
}

/** The name under which the compiled code calls the host's `at`. */
export const atName = "__mr_at";

/**
 * Commands that run the function they are given at most once per call, so that what stands in it is no more
 * "multi" than the call itself. Of a command that is missing here the body merely counts as multi, which is safe.
 */
const bodyCommands = new Set([
  ..."bottom chatMessage column columns container dialog echo empty expander form grid".split(" "),
  ..."main popover sidebar spinner status tab tabs".split(" "),
]);

interface FunctionScope {
  path: string;
  commands: Map<string, number>;
  children: Map<string, number>;
}

interface Context {
  scope: FunctionScope;
  multi: boolean;
}

/** What a parent knows about the function that may follow: its name, and whether it runs once. */
interface FunctionHint {
  name: string;
  runsOnce?: boolean;
}

interface Insertion {
  offset: number;
  text: string;
}

/**
 * Wraps the receivers of all command calls.
 *
 * @param file name shown to people and part of the ids: relative to the app's folder
 * @param commands the names that count
 * @param program syntax tree of `source` where the caller has one already
 */
export function insertCallSites(file: string, source: string, commands: ReadonlySet<string>, program?: object): CallSites {
  const root = (program ?? parseSync(file, source, { lang: syntaxLanguage(file), sourceType: "module" }).program) as SyntaxNode;
  const finder = new CallSiteFinder(file, source, commands);
  finder.visit(root, { scope: newScope(""), multi: false }, undefined);
  // An outer receiver may start where an inner one does and is met after it: its opening must stand first.
  const insertions = [...finder.openings.reverse(), ...finder.closings].sort((a, b) => a.offset - b.offset);
  return {
    code: insertAll(source, insertions),
    sites: finder.sites,
    receivers: finder.receivers,
    original: (position) => withoutInsertions(source, insertions, position),
  };
}

class CallSiteFinder {
  readonly sites: CallSite[] = [];
  readonly receivers: string[] = [];
  readonly openings: Insertion[] = [];
  readonly closings: Insertion[] = [];
  readonly #file: string;
  readonly #source: string;
  readonly #commands: ReadonlySet<string>;
  #lastPosition = { offset: 0, line: 1, lineStart: 0 };

  constructor(file: string, source: string, commands: ReadonlySet<string>) {
    this.#file = file;
    this.#source = source;
    this.#commands = commands;
  }

  visit(node: SyntaxNode, context: Context, hint: FunctionHint | undefined): void {
    switch (node.type) {
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        this.#visitFunction(node, context, hint);
        break;
      case "ClassDeclaration":
      case "ClassExpression":
        this.#visitClass(node, context, hint);
        break;
      case "CallExpression":
      case "NewExpression":
        this.#visitCall(node, context);
        break;
      case "Decorator":
        this.#visitDecorator(node.expression as SyntaxNode, context);
        break;
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        this.#visitLoop(node, context);
        break;
      default:
        for (const [key, child] of childNodes(node)) this.visit(child, context, functionHint(node, key, hint));
    }
  }

  #visitFunction(node: SyntaxNode, context: Context, hint: FunctionHint | undefined): void {
    const scope = childScope(context.scope, identifierName(node.id) ?? hint?.name ?? "function");
    const inner = { scope, multi: hint?.runsOnce ? context.multi : true };
    for (const [, child] of childNodes(node)) this.visit(child, inner, undefined);
  }

  #visitClass(node: SyntaxNode, context: Context, hint: FunctionHint | undefined): void {
    const scope = childScope(context.scope, identifierName(node.id) ?? hint?.name ?? "class");
    for (const [key, child] of childNodes(node)) {
      if (key !== "body") this.visit(child, context, undefined);
      else for (const [, member] of childNodes(child)) this.#visitMember(member, { scope, multi: context.multi });
    }
  }

  #visitMember(member: SyntaxNode, context: Context): void {
    for (const [key, child] of childNodes(member)) {
      if (key !== "value") this.visit(child, context, undefined);
      else if (child.type === "FunctionExpression") this.visit(child, context, { name: memberName(member) });
      else {
        const scope = childScope(context.scope, memberName(member));
        this.visit(child, { scope, multi: member.static === true ? context.multi : true }, { name: "value" });
      }
    }
  }

  /** The header of a loop that is evaluated once does not count as inside. */
  #visitLoop(node: SyntaxNode, context: Context): void {
    const once = node.type === "ForStatement" ? "init" : "right";
    for (const [key, child] of childNodes(node)) this.visit(child, key === once ? context : { ...context, multi: true }, undefined);
  }

  #visitCall(node: SyntaxNode, context: Context): void {
    const callee = node.callee as SyntaxNode;
    const command = node.type === "CallExpression" ? this.#commandOf(callee) : undefined;
    this.visit(callee, context, { name: "function" });
    if (command !== undefined) this.#wrap(callee, command, context);
    this.#visitArguments(node, context, command !== undefined && bodyCommands.has(command));
  }

  #visitArguments(node: SyntaxNode, context: Context, runsOnce: boolean): void {
    const name = calleeName(node.callee as SyntaxNode);
    for (const argument of node.arguments as SyntaxNode[]) this.visit(argument, context, { name: `${name}()`, runsOnce });
  }

  /** The chain of calls right after an `@` may only be names, dots and calls: nothing is wrapped there but the arguments. */
  #visitDecorator(expression: SyntaxNode, context: Context): void {
    if (expression.type === "CallExpression") {
      this.#visitDecorator(expression.callee as SyntaxNode, context);
      this.#visitArguments(expression, context, false);
    } else if (expression.type === "MemberExpression") this.#visitDecorator(expression.object as SyntaxNode, context);
    else this.visit(expression, context, undefined);
  }

  #commandOf(callee: SyntaxNode): string | undefined {
    if (callee.type !== "MemberExpression" || callee.computed === true) return undefined;
    const receiver = callee.object as SyntaxNode;
    const name = identifierName(callee.property);
    if (name === undefined || !this.#commands.has(name) || receiver.type === "Super" || continuesOptionalChain(receiver)) return undefined;
    return name;
  }

  #wrap(callee: SyntaxNode, command: string, { scope, multi }: Context): void {
    const receiver = callee.object as SyntaxNode;
    const nth = countUp(scope.commands, command);
    const index = this.sites.length;
    const { line, column } = this.#position((callee.property as SyntaxNode).start);
    this.sites.push({ id: siteId(this.#file, scope.path, command, nth), file: this.#file, line, column, command, multi });
    this.receivers.push(shortText(this.#source.slice(receiver.start, receiver.end)));
    this.openings.push({ offset: receiver.start, text: `${atName}(${index}, ` });
    this.closings.push({ offset: receiver.end, text: ")" });
  }

  /** As {@link positionAt}, but walks on from the last asked offset: a file with many calls stays linear. */
  #position(offset: number): Position {
    if (offset < this.#lastPosition.offset) return positionAt(this.#source, offset);
    let { line, lineStart } = this.#lastPosition;
    for (let at = this.#source.indexOf("\n", lineStart); at !== -1 && at < offset; at = this.#source.indexOf("\n", lineStart)) {
      line++;
      lineStart = at + 1;
    }
    this.#lastPosition = { offset, line, lineStart };
    return { line, column: offset - lineStart + 1 };
  }
}

/** `a?.b` and what follows it in the same chain; parentheses end a chain. */
function continuesOptionalChain(node: SyntaxNode): boolean {
  if (node.type === "TSNonNullExpression") return continuesOptionalChain(node.expression as SyntaxNode);
  if (node.type === "MemberExpression") return node.optional === true || continuesOptionalChain(node.object as SyntaxNode);
  if (node.type === "CallExpression") return node.optional === true || continuesOptionalChain(node.callee as SyntaxNode);
  return false;
}

/** The name a function gets from the place where it stands; wrappers such as parentheses pass their own on. */
function functionHint(parent: SyntaxNode, key: string, inherited: FunctionHint | undefined): FunctionHint | undefined {
  switch (parent.type) {
    case "VariableDeclarator":
      return key === "init" ? named(identifierName(parent.id)) : undefined;
    case "AssignmentExpression":
    case "AssignmentPattern":
      return key === "right" ? named(calleeName(parent.left as SyntaxNode)) : undefined;
    case "Property":
      return key === "value" ? named(memberName(parent)) : undefined;
    case "ExportDefaultDeclaration":
      return named("default");
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
      return inherited;
    default:
      return undefined;
  }
}

function named(name: string | undefined): FunctionHint | undefined {
  return name === undefined ? undefined : { name };
}

function identifierName(node: unknown): string | undefined {
  const identifier = node as SyntaxNode | null | undefined;
  return identifier?.type === "Identifier" ? (identifier.name as string) : undefined;
}

/** Last name of what is called or assigned: `rows.map` → `map`. */
function calleeName(callee: SyntaxNode): string {
  const property = callee.type === "MemberExpression" && callee.computed !== true ? callee.property : callee;
  return identifierName(property) ?? "call";
}

function memberName(member: SyntaxNode): string {
  const key = member.key as SyntaxNode;
  if (member.computed === true) return "computed";
  const name = key.type === "Literal" ? String(key.value) : String(key.name);
  return member.kind === "get" || member.kind === "set" ? `${member.kind} ${name}` : name;
}

function newScope(path: string): FunctionScope {
  return { path, commands: new Map(), children: new Map() };
}

/** Functions of the same name beside each other are told apart by their order. */
function childScope(parent: FunctionScope, name: string): FunctionScope {
  return newScope(`${parent.path}/${name}#${countUp(parent.children, name)}`);
}

function countUp(counts: Map<string, number>, name: string): number {
  const count = counts.get(name) ?? 0;
  counts.set(name, count + 1);
  return count;
}

function shortText(source: string): string {
  const text = source.replace(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 30)}…${text.slice(-25)}` : text;
}

/** Ten base-36 digits of a hash: short in messages, about 51 bits against a clash. */
function siteId(file: string, path: string, command: string, nth: number): string {
  const digest = createHash("sha1").update(`${file}\n${path}\n${command}#${nth}`).digest();
  return (digest.readBigUInt64BE() % 36n ** 10n).toString(36).padStart(10, "0");
}

function insertAll(source: string, insertions: readonly Insertion[]): string {
  let code = "";
  let end = 0;
  for (const { offset, text } of insertions) {
    code += source.slice(end, offset) + text;
    end = offset;
  }
  return code + source.slice(end);
}

function withoutInsertions(source: string, insertions: readonly Insertion[], { line, column }: Position): Position {
  let lineStart = 0;
  for (let at = 1; at < line; at++) lineStart = source.indexOf("\n", lineStart) + 1;
  let left = column;
  for (const { offset, text } of insertions) {
    const insertedAt = offset - lineStart + 1;
    if (insertedAt < 1) continue;
    if (insertedAt >= left) break;
    left = Math.max(left - text.length, insertedAt);
  }
  return { line, column: left };
}
