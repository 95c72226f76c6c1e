type AnyFunction = (...values: never[]) => unknown;

/** Where the bracket that opens at `from` is closed; strings and comments are stepped over. */
function closing(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const char = source[at] as string;
    if (char === '"' || char === "'" || char === "`") {
      for (at++; at < source.length && source[at] !== char; at++) if (source[at] === "\\") at++;
    } else if (source.startsWith("/*", at)) at = source.indexOf("*/", at) + 1 || source.length;
    else if ("([{".includes(char)) depth++;
    else if (")]}".includes(char) && --depth === 0) return at;
  }
  return source.length - 1;
}

/** How a function or class is called: its head, without the body. */
export function signatureOf(value: AnyFunction): string {
  const source = Function.prototype.toString.call(value);
  const name = value.name || "anonymous";
  if (/^class\b/.test(source)) {
    const parent: unknown = Object.getPrototypeOf(value);
    const base = typeof parent === "function" && parent.name ? ` extends ${parent.name}` : "";
    return `class ${name}${base}`;
  }
  const open = source.indexOf("(");
  const arrow = source.indexOf("=>");
  const bare = arrow >= 0 && (open < 0 || arrow < open);
  const parameters = bare
    ? `(${source
        .slice(0, arrow)
        .replace(/^async\s+/, "")
        .trim()})`
    : open < 0
      ? "()"
      : source.slice(open, closing(source, open) + 1);
  const head = /^async\b/.test(source) ? "async function" : "function";
  const star = /^(?:async\s+)?(?:function\s*)?\*/.test(source) ? "*" : "";
  return `${head}${star} ${name}${parameters.replace(/\s+/g, " ")}`;
}
