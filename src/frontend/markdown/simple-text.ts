/**
 * Text that needs no markdown parser: words, paragraphs, and the plainest of markup (`code`, **strong**, *emphasis*
 * around simple words). Most texts of most pages are of this kind, and they are painted with the first frame.
 *
 * It is deliberately narrow. What it accepts must come out exactly as the full parser would draw it (a test compares the
 * two); of everything else it says «not mine».
 */
import { typography } from "./typography.js";

export type SimplePiece = { kind: "text" | "code" | "strong" | "emphasis"; text: string };
export type SimpleParagraph = readonly SimplePiece[];

/** Anything that could mean something in markdown, once the plain forms below are taken out. */
const markup = new RegExp(
  [
    String.raw`[\\\x60\[\]*~]`,
    "<(?![-=\\s]|$)", // tags and addresses in angle brackets
    String.raw`(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])`, // an underscore inside a word is only that
    String.raw`:[\w+/-]+:`, // emoji and icons
    String.raw`&[a-z#]`,
    String.raw`\$[^$]*\$`,
    String.raw`https?:|www\.|mailto:|ftp:|\S@\S`,
    "\0",
    " {2}$",
    String.raw`^ *(?:#|>|[-+=|:]|\d{1,9}[.)](?:\s|$))`,
  ].join("|"),
  "imu",
);

/** A piece of plain markup between blanks, brackets or punctuation. */
const pieces =
  /(?<![^\s("'])(?:`([^`\n]+)`|\*\*([\p{L}\p{N}]+(?:(?:, |[ ,.'’-])[\p{L}\p{N}]+)*)\*\*|\*([\p{L}\p{N}]+(?:(?:, |[ ,.'’-])[\p{L}\p{N}]+)*)\*)(?![^\s).,;:!?"'])/gu;

function readParagraph(text: string): SimpleParagraph | undefined {
  const found: SimplePiece[] = [];
  const plain = (words: string, first: boolean): boolean => {
    if (words === "") return true;
    // In the middle of a line nothing of a line's start can be meant.
    if (markup.test(first ? words : `)${words}`)) return false;
    found.push({ kind: "text", text: words });
    return true;
  };
  let at = 0;
  for (const match of text.matchAll(pieces)) {
    if (!plain(text.slice(at, match.index), at === 0)) return undefined;
    const [whole, code, strong, emphasis] = match;
    if (code !== undefined) found.push({ kind: "code", text: code.length > 2 && /^ .*\S.* $/.test(code) ? code.slice(1, -1) : code });
    else if (strong !== undefined) found.push({ kind: "strong", text: strong });
    else if (emphasis !== undefined) found.push({ kind: "emphasis", text: emphasis });
    at = match.index + whole.length;
  }
  if (!plain(text.slice(at), at === 0)) return undefined;
  return found.map((piece) => (piece.kind === "text" ? { kind: "text", text: typography(piece.text) } : piece));
}

/** The paragraphs of a simple text; undefined when it takes the parser to read it. */
export function readSimpleText(body: string): readonly SimpleParagraph[] | undefined {
  const paragraphs: SimpleParagraph[] = [];
  for (const part of body.split(/\n[^\S\n]*\n/)) {
    if (/^ {4}|\t/m.test(part)) return undefined;
    const text = part.replace(/^\n+|\s+$/g, "").replace(/^ +/gm, "");
    if (text === "") continue;
    const paragraph = readParagraph(text);
    if (!paragraph) return undefined;
    paragraphs.push(paragraph);
  }
  return paragraphs;
}
