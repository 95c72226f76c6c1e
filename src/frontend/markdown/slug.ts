const spelled: Readonly<Record<string, string>> = {
  "&": " and ",
  ß: "ss",
  ä: "ae",
  æ: "ae",
  ö: "oe",
  ø: "oe",
  œ: "oe",
  ü: "ue",
  đ: "d",
  ł: "l",
};

/** The name of a heading in an address: «Üni-code & Stuff» → `ueni-code-and-stuff`. Letters of other scripts stay. */
export function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[&ßäæöøœüđł]/g, (sign) => spelled[sign] ?? sign)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/[\s_-]+/g, "-")
    .replace(/^-|-$/g, "");
  return slug === "" ? "section" : slug;
}
