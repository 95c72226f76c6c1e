/**
 * Makes the end of an unfinished text presentable: open emphasis, code, formulas, links and directives are closed, signs
 * that may become markup with the next letter wait. For display only; what the script sent is not changed.
 */

interface Open {
  /** What closes it. */
  close: string;
  /** Where it began. */
  at: number;
}

const fenceLine = /^ {0,3}(`{3,}|~{3,}|\$\$(?=[ \t]*$))[^\n]*$/;

/** The fence that the text ends inside of, and where the last block outside of one begins (or that fence). */
function lastBlock(text: string): { fence: string | undefined; from: number } {
  let fence: string | undefined;
  let from = 0;
  let at = 0;
  for (const line of text.split("\n")) {
    const mark = fenceLine.exec(line)?.[1];
    if (fence === undefined && mark) {
      fence = mark;
      from = at;
    } else if (fence !== undefined && mark?.startsWith(fence) && line.trim() === mark) {
      fence = undefined;
      from = at + line.length + 1;
    } else if (fence === undefined && line.trim() === "") from = at + line.length + 1;
    at += line.length + 1;
  }
  return { fence, from: Math.min(from, text.length) };
}

/** A sign at the start of the last line that means something only with what follows it. */
const waitingLine = /(?:^|\n)[ \t]*(?:[-*+=_#>|:]+|\d{1,9}[.)]|[-*+][ \t]+\[[ xX]?)[ \t]*$/;
const waitingFence = /(?:^|\n) {0,3}(?:`{1,2}|~{1,2})$/;

/** @returns The text with its end completed. */
export function completeMarkdown(text: string): string {
  const { fence, from } = lastBlock(text);
  if (fence === "$$") return text.slice(0, from);
  if (fence !== undefined) return text.replace(/\n {0,3}(?:`{1,}|~{1,})$/, "\n");
  const block = completeTable(text.slice(from));
  const end = block.replace(waitingFence, "").replace(waitingLine, "");
  return text.slice(0, from) + completeInline(end);
}

/** A table whose second line is still being written is shown as a table. */
function completeTable(block: string): string {
  const end = block.lastIndexOf("\n");
  const last = block.slice(end + 1);
  if (end < 0 || !last.includes("-") || !/^[ \t:|-]*$/.test(last)) return block;
  const head = block.slice(block.lastIndexOf("\n", end - 1) + 1, end);
  if (!head.includes("|")) return block;
  const cells = head
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|").length;
  return `${block.slice(0, end)}\n|${" --- |".repeat(cells)}`;
}

function completeInline(text: string): string {
  const open: Open[] = [];
  let at = 0;
  const closeTo = (mark: string): boolean => {
    const index = open.map(({ close }) => close).lastIndexOf(mark);
    if (index >= 0) open.length = index;
    return index >= 0;
  };
  while (at < text.length) {
    const char = text[at] as string;
    if (char === "\\") {
      at += 2;
    } else if (char === "`") {
      const run = /^`+/.exec(text.slice(at))?.[0] ?? "`";
      const end = text.indexOf(run, at + run.length);
      if (end < 0) return at + run.length === text.length ? finish(text.slice(0, at), open) : finish(text + run, open);
      at = end + run.length;
    } else if (char === "$") {
      const run = text[at + 1] === "$" ? "$$" : "$";
      const end = text.indexOf(run, at + run.length);
      // What looks like the beginning of a formula waits; a price does not.
      if (end < 0 && (run === "$$" || (/^\$[^\s$][^$\n]{0,200}$/.test(text.slice(at)) && /[\\^_{]/.test(text.slice(at)))))
        return finish(text.slice(0, at), open);
      at = end < 0 ? at + 1 : end + run.length;
    } else if (char === "*" || char === "_" || char === "~") {
      const run = new RegExp(`^\\${char}+`).exec(text.slice(at))?.[0] ?? char;
      at = emphasis(text, at, run, open, closeTo);
    } else if (char === "[") {
      open.push({ close: "]", at });
      at++;
    } else if (char === "]") {
      const bracket = open.findLast(({ close }) => close === "]");
      closeTo("]");
      const rest = text.slice(at + 1);
      if (bracket && /^\([^()\s]*(?:\s[^()]*)?$/.test(rest)) return finish(withoutAddress(text, bracket.at, at), open);
      const address = /^\([^()\n]*\)/.exec(rest)?.[0].length ?? 0;
      at += 1 + address;
    } else at++;
  }
  return finish(text.replace(/:[a-z]*(?:-[a-z]*)?$|:material(?:\/[a-z\d_]*)?$|!$/, ""), open);
}

/** Opens or closes emphasis by the characters around the run, roughly as CommonMark does. */
function emphasis(text: string, at: number, run: string, open: Open[], closeTo: (mark: string) => boolean): number {
  const before = text[at - 1] ?? " ";
  const after = text[at + run.length];
  const mark = run[0] === "~" ? "~~" : run.length > 2 ? run.slice(0, 3) : run;
  if (run[0] === "~" && run.length < 2) return at + 1;
  if (/\S/.test(before) && closeTo(mark)) return at + run.length;
  const insideWord = run[0] === "_" && /\w/.test(before);
  if (after !== undefined && /\s/.test(after)) return at + run.length;
  if (!insideWord) open.push({ close: mark, at });
  return at + run.length;
}

/** A link whose address is still being written shows its words; an image waits. */
function withoutAddress(text: string, bracket: number, end: number): string {
  if (text[bracket - 1] === "!") return text.slice(0, bracket - 1);
  return `${text.slice(0, bracket)}${text.slice(bracket + 1, end)}`;
}

/** Closes what is open, innermost first. Openers with nothing behind them are taken away instead. */
function finish(text: string, open: readonly Open[]): string {
  let result = text;
  for (const { close, at } of [...open].reverse()) {
    if (close === "]") {
      const directive = /:[a-z]+(?:-[a-z]+)?$/.exec(result.slice(0, at));
      const image = result[at - 1] === "!";
      if (directive) {
        result = result.length === at + 1 ? result.slice(0, directive.index) : `${result}]`;
      } else result = image ? result.slice(0, at - 1) : `${result.slice(0, at)}${result.slice(at + 1)}`;
    } else if (result.length <= at + close.length) result = result.slice(0, at);
    else result = `${result.trimEnd()}${close}`;
  }
  return result;
}
