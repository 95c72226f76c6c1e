/** Text of others (names of files and columns) for places that take markdown: nothing in it is read as such. */
export function plainText(text: string): string {
  // An underscore inside a word is one already.
  return text.replaceAll(/[\\[\]*`~:$<|#]|(?<!\w)_|_(?!\w)/g, "\\$&");
}
