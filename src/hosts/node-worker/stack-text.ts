import { fileURLToPath } from "node:url";

/** `(0 , __vite_ssr_import_0__.load)` → `load`. */
export function readableNames(text: string): string {
  return text
    .replace(/\(0 ?, ?(__vite_ssr_import_\d+__\.[\w$]+)\)/g, "$1")
    .replace(/__vite_ssr_import_\d+__\.([\w$]+)/g, "$1")
    .replace(/__vite_ssr_import_\d+__/g, "import")
    .replace(/__vite_ssr_export_default__/g, "default");
}

export interface StackFrame {
  /** Absolute, or `node:…`. */
  file: string;
  line: number;
  column: number;
  function?: string;
}

/** Reads the frames out of a stack text; what names no place (`native`, `Promise.all`) is left out. */
export function parseStack(stack: string): StackFrame[] {
  return stack.split("\n").flatMap((text) => {
    const match = /^\s+at (?:async )?(?:(.+?) \((.+):(\d+):(\d+)\)|(.+):(\d+):(\d+))$/.exec(text);
    if (match === null) return [];
    const [, name, inBrackets, innerLine, innerColumn, bare, bareLine, bareColumn] = match;
    const place = inBrackets ?? bare ?? "";
    if (place.startsWith("eval at ")) return [];
    const [line, column] = [innerLine ?? bareLine, innerColumn ?? bareColumn];
    const file = place.startsWith("file:") ? fileURLToPath(place) : place;
    const frame = { file, line: Number(line), column: Number(column) };
    return [name === undefined || name === "<anonymous>" ? frame : { ...frame, function: name }];
  });
}
