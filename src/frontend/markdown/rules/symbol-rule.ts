import type { MarkdownIt, StateInline } from "markdown-it";

const icon = /:material\/([a-z\d_]+):/y;
const emoji = /:([a-z\d_+-]{1,48}):/iy;

/** `:material/name:` becomes an `icon` token, `:name:` an `emoji` token; what is no emoji is shown as it was written. */
export function symbolRule(md: MarkdownIt): void {
  md.inline.ruler.after("directive", "symbol", (state: StateInline, silent: boolean): boolean => {
    if (state.src.charCodeAt(state.pos) !== 0x3a) return false;
    icon.lastIndex = emoji.lastIndex = state.pos;
    const match = icon.exec(state.src) ?? emoji.exec(state.src);
    if (!match) return false;
    if (!silent) {
      const token = state.push(match[0].startsWith(":material/") ? "icon" : "emoji", "", 0);
      token.content = match[0];
    }
    state.pos += match[0].length;
    return true;
  });
}
