/** The small markup of labels: what there is of it, and how it is read. */
export type InlineToken =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "break" }
  | { kind: "icon"; name: string }
  | { kind: "strong" | "emphasis" | "strike" | "small"; children: readonly string[] }
  | { kind: "colour"; colour: ColourName; background: boolean; children: readonly string[] }
  | { kind: "badge"; colour: ColourName; children: readonly string[] }
  | { kind: "link"; href: string; children: readonly string[] };

export const colourNames = ["red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary", "rainbow"] as const;
export type ColourName = (typeof colourNames)[number];

const markup = /[\\`*_~[\]:\n]/;

interface Rule {
  pattern: RegExp;
  make: (match: RegExpExecArray) => InlineToken | undefined;
}

const inner = String.raw`((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)`;

function isColour(name: string): name is ColourName {
  return (colourNames as readonly string[]).includes(name);
}

/** Addresses a label may link to. */
export function isSafeAddress(address: string): boolean {
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(address)?.[0].toLowerCase();
  if (scheme !== undefined) return scheme === "https:" || scheme === "http:" || scheme === "mailto:";
  return !/^[\\/]{2}|\p{Cc}/u.test(address);
}

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
  {
    pattern: new RegExp(String.raw`:([a-z]+)(-background|-badge)?\[${inner}\]`, "y"),
    make: ([, name = "", suffix, text = ""]) => {
      if (name === "small") return { kind: "small", children: [text] };
      if (!isColour(name)) return undefined;
      if (suffix === "-badge") return { kind: "badge", colour: name, children: [text] };
      return { kind: "colour", colour: name, background: suffix === "-background", children: [text] };
    },
  },
  {
    pattern: new RegExp(String.raw`\[${inner}\]\(([^\s)]+)\)`, "y"),
    make: ([, text = "", href = ""]) => (isSafeAddress(href) ? { kind: "link", href, children: [text] } : { kind: "text", text }),
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
