/**
 * Character references (`&eacute;`, `&#8594;`) for the markdown parser. The build puts this in the place of the package
 * `entities`, whose table of all 2,231 names of HTML 5 would be a third of the parser's chunk. Here are the 253 names of
 * HTML 4, which are those that people write, and those of signs that have a meaning in addresses; a name that is not
 * known stays as it was written.
 */

/** Names of U+00A0 to U+00FF, in order. */
const latin =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest " +
  "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " +
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/** Names of U+0391 to U+03A9 and U+03B1 to U+03C9, in order; U+03A2 is free. */
const greekCapitals =
  "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega";
const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

/** The rest: names and the characters they stand for. */
const others =
  "quot \" amp & apos ' lt < gt > OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ thetasym ϑ upsih ϒ piv ϖ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ " +
  "ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ real ℜ trade ™ alefsym ℵ " +
  "larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ " +
  "radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ " +
  "lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ check ✓ cross ✗ star ☆ colon : lpar ( rpar ) sol / bsol \\ lbrack [ rbrack ]";

/** Blanks and marks that cannot be seen. */
const unseen: Readonly<Record<string, number>> = {
  Tab: 9,
  NewLine: 10,
  ensp: 0x2002,
  emsp: 0x2003,
  thinsp: 0x2009,
  zwnj: 0x200c,
  zwj: 0x200d,
  lrm: 0x200e,
  rlm: 0x200f,
};

function makeTable(): Map<string, string> {
  const table = new Map<string, string>();
  const row = (names: string, first: number): void => {
    names.split(" ").forEach((name, at) => {
      table.set(name, String.fromCodePoint(first + at));
    });
  };
  row(latin, 0xa0);
  row(greekCapitals, 0x391);
  row(greek, 0x3b1);
  const pairs = others.split(" ");
  for (let at = 0; at < pairs.length; at += 2) table.set(pairs[at] as string, pairs[at + 1] as string);
  for (const [name, code] of Object.entries(unseen)) table.set(name, String.fromCodePoint(code));
  return table;
}

let table: Map<string, string> | undefined;

/** Text with its named references, each closed by a semicolon, as the characters they stand for. */
export function decodeHTMLStrict(text: string): string {
  table ??= makeTable();
  return text.replace(/&([a-z][a-z\d]{1,9});/gi, (whole, name: string) => table?.get(name) ?? whole);
}
