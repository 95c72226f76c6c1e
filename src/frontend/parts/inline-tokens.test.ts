import { expect, test } from "vitest";
import { parseInline } from "./inline-tokens.js";
import { plainText } from "./plain-text.js";

test("text without markup comes back as one token", () => {
  expect(parseInline("Just a label, 3 < 4 & so on")).toEqual([{ kind: "text", text: "Just a label, 3 < 4 & so on" }]);
});

test.each([
  [
    "**bold** text",
    [
      { kind: "strong", children: ["bold"] },
      { kind: "text", text: " text" },
    ],
  ],
  [
    "an *italic* word",
    [
      { kind: "text", text: "an " },
      { kind: "emphasis", children: ["italic"] },
      { kind: "text", text: " word" },
    ],
  ],
  ["snake_case_name", [{ kind: "text", text: "snake_case_name" }]],
  ["2 * 3 * 4", [{ kind: "text", text: "2 * 3 * 4" }]],
  ["`a*b*`", [{ kind: "code", text: "a*b*" }]],
  ["\\*not bold\\*", [{ kind: "text", text: "*not bold*" }]],
  [":red[hot **x**]", [{ kind: "directive", directive: { kind: "colour", colour: "red" }, children: ["hot **x**"] }]],
  [":blue-background[x]", [{ kind: "directive", directive: { kind: "background", colour: "blue" }, children: ["x"] }]],
  [":green-badge[ok]", [{ kind: "directive", directive: { kind: "badge", colour: "green" }, children: ["ok"] }]],
  [":nocolour[x]", [{ kind: "text", text: ":nocolour[x]" }]],
  [
    ":material/home: Home",
    [
      { kind: "icon", name: ":material/home:" },
      { kind: "text", text: " Home" },
    ],
  ],
  ["[docs](https://example.org/a)", [{ kind: "link", href: "https://example.org/a", children: ["docs"] }]],
  ["[x](javascript:alert(1))", [{ kind: "text", text: "x)" }]],
  [
    ":tada: Done",
    [
      { kind: "emoji", text: ":tada:" },
      { kind: "text", text: " Done" },
    ],
  ],
  ["at 10:30:15", [{ kind: "text", text: "at 10:30:15" }]],
] as const)("%s", (text, tokens) => {
  expect(parseInline(text)).toEqual(tokens);
});

test.each(["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "//evil.example", "\u0001javascript:x"])(
  "%j is no link",
  (address) => expect(parseInline(`[x](${address.replace(/[()]/g, "")})`)).toEqual([{ kind: "text", text: "x" }]),
);

test("names for screen readers and titles are the words alone", () => {
  expect(plainText(":material/home: **Home** of :red[fire] `x`")).toBe("Home of fire x");
});
