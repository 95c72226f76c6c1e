/**
 * The small markup of labels: what there is of it, and how it is read. Labels are painted with the first frame, so they
 * don't wait for the parser of documents; directives and addresses are read by the same tables as there.
 */
import { safeAddress } from "../markdown/address.js";
import { type Directive, directiveOf } from "../markdown/directives.js";

export type InlineToken =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "emoji"; text: string }
  | { kind: "break" }
  | { kind: "icon"; name: string }
  | { kind: "strong" | "emphasis" | "strike"; children: readonly string[] }
  | { kind: "directive"; directive: Directive; children: readonly string[] }
  | { kind: "link"; href: string; children: readonly string[] };

const markup = /[\\`*_~[\]:\n]/;

interface Rule {
  pattern: RegExp;
  make: (match: RegExpExecArray) => InlineToken | undefined;
}

const inner = String.raw`((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)`;

const rules: readonly Rule[] = [
  { pattern: /\\([!-/:-@[-`{-~])/y, make: ([, text = ""]) => ({ kind: "text", text }) },
  { pattern: /(`+)(.+?)\1/y, make: ([, , text = ""]) => ({ kind: "code", text: text.trim() }) },
  { pattern: /\n/y, make: () => ({ kind: "break" }) },
  { pattern: /\*\*(?=\S)(.+?)(?<=\S)\*\*/y, make: ([, text = ""]) => ({ kind: "strong", children: [text] }) },
  { pattern: /(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)/y, make: ([, text = ""]) => ({ kind: "strong", children: [text] }) },
  { pattern: /~~(?=\S)(.+?)(?<=\S)~~/y, make: ([, text = ""]) => ({ kind: "strike", children: [text] }) },
  { pattern: /\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?!\*)/y, make: ([, text = ""]) => ({ kind: "emphasis", children: [text] }) },
  { pattern: /(?<!\w)_(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)/y, make: ([, text = ""]) => ({ kind: "emphasis", children: [text] }) },
  { pattern: /:material\/([a-z\d_]+):/y, make: ([, name = ""]) => ({ kind: "icon", name: `:material/${name}:` }) },
  { pattern: /:(?!\d+:)[a-z\d_+-]{1,48}:/iy, make: ([text]) => ({ kind: "emoji", text }) },
  {
    pattern: new RegExp(String.raw`:([a-z]+(?:-[a-z]+)?)\[${inner}\]`, "y"),
    make: ([, name = "", text = ""]) => {
      const directive = directiveOf(name);
      return directive && { kind: "directive", directive, children: [text] };
    },
  },
  {
    pattern: new RegExp(String.raw`\[${inner}\]\(([^\s)]+)\)`, "y"),
    make: ([, text = "", address = ""]) => {
      const href = safeAddress(address);
      return href === undefined ? { kind: "text", text } : { kind: "link", href, children: [text] };
    },
  },
];

/** Reads one label. Text without a markup character comes back as it is, at once. */
export function parseInline(text: string): readonly InlineToken[] {
  if (!markup.test(text)) return [{ kind: "text", text }];
  const tokens: InlineToken[] = [];
  let plain = "";
  let at = 0;
  const flush = (): void => {
    if (plain) tokens.push({ kind: "text", text: plain });
    plain = "";
  };
  scan: while (at < text.length) {
    if (markup.test(text[at] ?? "")) {
      for (const { pattern, make } of rules) {
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        const token = match ? make(match) : undefined;
        if (!match || !token) continue;
        if (token.kind === "text") plain += token.text;
        else {
          flush();
          tokens.push(token);
        }
        at += match[0].length;
        continue scan;
      }
    }
    plain += text[at];
    at++;
  }
  flush();
  return tokens;
}
