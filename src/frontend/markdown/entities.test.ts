import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { decodeHTMLStrict } from "./entities.js";

const names =
  "nbsp eacute Eacute yuml Alpha Omega omega sigmaf mdash hellip rarr hArr infin le ge ne euro trade copy amp lt gt quot apos zwj thinsp lang rang hearts check szlig times divide frac12 colon Tab NewLine lpar bsol rbrack".split(
    " ",
  );

test("the names of HTML 4 stand for what the full table says", () => {
  // The parser's own table, which the build leaves out.
  const full = createRequire(createRequire(import.meta.url).resolve("markdown-it"))("entities") as {
    decodeHTMLStrict(text: string): string;
  };
  for (const name of names) expect(decodeHTMLStrict(`&${name};`), name).toBe(full.decodeHTMLStrict(`&${name};`));
});

test("what is not known stays as it was written", () => {
  expect(decodeHTMLStrict("&nosuch; &amp &; &constructor; a & b")).toBe("&nosuch; &amp &; &constructor; a & b");
});
